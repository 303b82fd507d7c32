"""Given names and the gender that they tell. All lower case."""

from models.text.words import words

MALE_NAMES = words("""
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
    mark donald steven stephen paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey
    jeff ryan jacob gary nicholas eric jonathan larry justin scott brandon benjamin ben samuel sam gregory greg
    frank alexander patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas doug zachary
    peter kyle walter ethan jeremy harold keith christian roger noah gerald carl terry sean austin arthur
    lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan alan juan wayne roy ralph
    randy eugene vincent russell elijah louis bobby philip phil johnny bill bob jim tom tim mike mick dave dan
    don ron rick rob ted tony steve chris charlie chuck fred harry marco mitch jeb barack bernie rand rubio newt
    mitt ed al alex max leo simon neil ian nigel graham colin craig stuart martin oliver luke liam owen hugh
    trevor gordon boris julian adrian dominic gavin geoffrey clive malcolm angus hamish duncan alistair vladimir
    sergei sergey dmitry mikhail alexei aleksandr yevgeny ivan igor oleg nikolai viktor victor volodymyr andrei
    pavel maxim yuri anatoly konstantin mohammed mohammad muhammad mohamed ahmed ahmad ali hassan hussein
    hossein abdul abdullah omar khaled khalid ibrahim mahmoud mustafa yusuf bashar hamid hamad karim rashid
    nasser tariq saddam recep ariel ehud yitzhak shimon moshe avi narendra rahul amit arun rajesh sanjay vijay
    anil sunil ashok imran nawaz asif pervez manohar mukesh ajay carlos luis miguel jorge pedro fernando javier
    rafael antonio manuel francisco alberto ricardo roberto eduardo diego pablo mario hugo raul enrique felipe
    andres alejandro julio cesar pierre jean francois jacques michel emmanuel nicolas philippe bernard henri
    claude laurent olivier marcel lucien hans klaus jurgen wolfgang helmut dieter heinz stefan matthias giuseppe
    giovanni matteo silvio paolo luigi romano lars erik henrik anders sven ole bjorn nils johan karl ivo jan
    piet willem xi wen hu li deng kim shinzo junichiro ash lindsey darrell lamar orrin rudy rex reince corey
    roland jared brent brett clarence antonin elon bashir raman dwight wes glenn dick sheldon tedros kofi ban
    jens janez janos zoltan gyorgy lech andrzej tomasz piotr marek milos vaclav slobodan radovan ratko
    aleksandar nikola kwame nana jomo nelson thabo cyril
    geoff gareth graeme hector horace hubert humphrey ilya isaac ismail jaime jerome jimmy joachim joao joaquin
    joel johann jon jonas josh ken kenny kieran kurt laurence leon leonard leonid leroy lionel lorenzo lucas
    marc marcus marius marvin mathew matt maurice mauricio mehdi melvin mikael milton mohamad nathaniel nick
    oscar paddy pascal paulo pete phillip pyotr quentin ramon raphael reginald rene reuben ricky robbie roderick
    rodney rodrigo ronnie rory ruben rudolf rupert salman samir sandro sebastian sergio seth shane shaun stan
    terence terrence theodore toby tommy travis tristan umar vikram wesley wilfred wilhelm yasser zack akira
    alastair alec alessandro alfred alfredo allan alvin amir andre andreas andy anton arjun armando arnold
    arturo barnaby bartholomew basil benedict benny bernardo bernd bert brad brendan bruno byron callum calvin
    carlo cecil cedric christoph christophe claudio claus clifford conor conrad cory damian damien danny dario
    darren darryl deepak denis derek dermot didier dimitri dirk dmitri dustin dwayne eamon eddie edgar edmund
    edwin elias eliot elliot elliott emanuel emile emilio enrico ernest ernesto erwin esteban evan ewan fabio
    fabrice faisal farid felix ferdinand fidel francesco francis franck franz frederic frederick fritz georges
    gerard gerhard gerry gianni giles giorgio glen guillermo gunter gustavo haroon heinrich herbert herman
    hiroshi
    abubakar adewale alasdair aliyu andriy babatunde bilal bohdan bojan bongani bram cathal chinedu chukwuma ciaran
    colm cormac daisuke dapo declan dejan diarmuid dimitar dinesh donal dragan dylan emeka emrys enda eoghan evgeny
    femi fergal fergus fintan fionn ganesh gbenga georgi gerrit girish gopal goran grzegorz harish harshal haruki
    huw iain ikenna jacek jakub jeroen jesper jignesh joost juma kamau karthik kazuo kenji kenta kipchoge krzysztof
    kunle lekan lorcan luka maarten maciej magnus mahesh malachy mandla manoj marko mateus mikkel mohan mwangi
    mykola naresh niall niels nitin njoroge obinna ochieng odhiambo oisin olaf olav oleksandr olusegun otieno owain
    padraig pawel pieter plamen prakash pramod raghavendra rakesh ramesh rasmus rhys rohan ronan rory ruairi ruslan
    ruud sachin sander seamus segun serhiy shinji sipho siyabonga soren srinivas stefano suresh tadhg takashi
    takeshi taras tarquin tejas themba thiago tobias tomas torben tunde venkatesh vinod vitaly vladan walid wojciech
    yousef yuji zbigniew zoran
""")
FEMALE_NAMES = words("""
    mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret
    ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen sharon
    cynthia kathleen amy shirley angela anna ruth brenda pamela nicole katherine samantha christine catherine
    virginia debra rachel janet emma carolyn maria heather diane julie joyce victoria kelly christina joan
    evelyn lauren judith olivia frances martha cheryl megan andrea hannah jacqueline ann jean alice kathryn
    gloria teresa doris sara janice julia marie madison grace judy theresa beverly denise marilyn amber danielle
    rose brittany diana abigail jane natalie lori tiffany alexis kayla hillary melania ivanka chelsea sonia
    elena nikki condoleezza kamala kirsten dianne claire jill kellyanne carly jeanne patty debbie wendy ana
    marta rosa carmen lucia tara brigitte juanita svenja samira yasmin zahra shirin parisa latifa isabel ines
    sofia paula monica valerie yvonne gwen joanna joanne fiona nicola harriet yvette priti ursula annegret
    marine segolene odette simone francoise nathalie sylvie isabelle ingrid astrid greta mette erna birgit heidi
    petra katrin olga natalia svetlana tatiana irina yulia nadia fatima aisha leila layla mariam zainab benazir
    indira sushma mamata aung tsai keiko yuko mei ling arunima priya anita sunita meera elodie camille beth liz
    kate katie kathy cathy sue peggy betsy maggie molly nina tina gina sally ellen eleanor erin stacey tracy
    tammy wanda vera irene edna edith ethel agnes lois loretta naomi miriam esther sylvia lydia leslie lucy ella
    ava mia chloe zoe ruby kay gail lynn lorraine marian marianne marjorie rhonda roberta sheila stella vivian
    winifred jenn jenny jen becky vicky abby bonnie caroline carla candace
    adele adriana alexandra alicia alison allison amelia amina anastasia angelica angelina anja annabel anne
    annette annie antonia aoife arlene audrey ayesha beatrice beatriz belinda bernadette bernice bethany
    beverley bianca bridget camilla carole carolina carrie catalina cecilia celia charlene chiara christa cindy
    clara clare claudia colleen connie consuelo corinne daniela daphne darlene deirdre delia dolores doreen
    dorothy eileen elaine elisa elisabeth elise eliza elsa elsie emilia erica erika eugenia eva felicia
    francesca freya frida gabriela gabrielle gemma genevieve georgina geraldine gertrude gillian giulia gladys
    glenda gretchen helena helene helga henrietta hilary hilda ida irma isabella isobel jacqui janine jeanette
    jennie jocelyn johanna josephine juliana juliet kaitlyn karin karina karla katharine katrina keira khadija
    kristen kristin kristina lara larissa leah leonor leticia leyla lillian lindsay liza lola lora lorena louisa
    louise lucille lucinda luisa lynne mabel madeleine magdalena mandy manuela marcia margarita margot mariana
    marisa marlene marsha martina maryam matilda maureen maxine melanie melinda meredith michaela mildred millie
    moira mollie mona monique muriel myra myriam nadine natasha nellie noelle nora noreen patsy paulette pauline
    phoebe phyllis polly priscilla ramona renata renee rita rosalind rosemary roxanne sabine sabrina sadie
    selina sian sigrid silvia siobhan sonja sophia sophie stacy susanna susannah susanne suzanne tabitha tamara
    tania tanya tessa thelma therese tracey trudy valentina vanessa veronica veronique viktoria viviane wilma
    xenia yolanda zara
    achieng adaeze agnieszka aisling akiko akinyi alessandra amara angharad anjali annika asha atieno bisi brid
    bronwyn bukola busisiwe camila caoimhe carys catriona cerys chiamaka chioma ciara deepika divya dragana eilidh
    eimear ekaterina elin emiko ewa farzana federica fernanda folake freja funmi galina gayatri geeta grainne
    guadalupe gudrun halima hanan haruka hauwa ifeoma ilaria ilse imogen iryna isabela ivana jana jelena katarzyna
    katja kavita kirsty lakshmi larisa lenka liv luciana ludmila maeve maja malgorzata marguerite meena mehwish
    mhairi michiko milena morag muireann naoko nasreen neelima nerys ngozi niamh nisha njeri nkechi nomsa nomvula
    noriko nuala nusrat nyambura oksana oleksandra olena oonagh orla padma palesa paola philippa pilar pooja
    priyanka rabia radha rania rekha risikat ritu rocio roisin rukayat rukmini saima saraswati savita shabana shauna
    shazia shilpa shreya sidikat sinead sneha snezana solveig sorcha sunetra swati tamsin tasha thandi thandiwe
    tomoko tuva usha vaishali vesna vidya wambui wangari wanjiru ximena yasmeen yetunde yoko zanele zofia zuzana
""")
# Given names that tell no gender: of both, or surnames that stand first.
EITHER = words("""
    chris alex sam charlie jordan kim jean jesse terry robin dylan casey lindsey leslie rory noel ronnie bobby
    frankie angel sasha stacy li hu wen xi deng ling mei
""")
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES | EITHER
MALE_NAMES -= EITHER
FEMALE_NAMES -= EITHER
