"""Closed lists of English words that tell a person from a body, a paper or a crowd. All lower case."""

import re


def words(lines: str) -> frozenset[str]:
    """A set of words written as lines of them.

    >>> sorted(words("a an the"))
    ['a', 'an', 'the']
    """
    return frozenset(lines.split())


ARTICLES = words("""
    the a an
""")
DETERMINERS = ARTICLES | words("""
    this that these those his her its their our my your another each every any both one some
""")
DEFINITE = words("""
    the this that these those his her its their our my your
""")
COURTESY_MALE = words("""
    mr sir lord monsieur herr senor signor datuk ustaz
""")
COURTESY_FEMALE = words("""
    mrs ms miss dame lady mme madam mlle frau senora signora datin
""")
COURTESY = (
    COURTESY_MALE
    | COURTESY_FEMALE
    | words("""
    dr prof sen sens senator rep reps gov govs gen col capt lt sgt rev hon professor judge justice pastor sheriff
    governor general colonel captain congressman congresswoman representative mayor rabbi imam cardinal archbishop
    bishop father sister brother prince princess king queen admiral sergeant lieutenant major president fr adv smt shri
    msgr comrade engr alhaji alhaja
""")
)
# Gold names keep these before a single word ("Pope Francis", "Lord Bingham"): they are part of how the person is named.
PART_OF_NAME = words("""
    pope lord lady king queen prince princess sir dame saint sheikh ayatollah mullah
""")

FIRST_PERSON = words("""
    i we me us my our mine ours myself ourselves i’m i've we’ve we've i’d i'd we’d we'd i’ll we’ll we’re we're
    i'm
""")
MALE_PRONOUNS = words("""
    he him his himself
""")
FEMALE_PRONOUNS = words("""
    she her hers herself
""")
POSSESSIVES = words("his her its their our my your")
NEUTER_PRONOUNS = words("""
    it its itself
""")
PLURAL_PRONOUNS = words("""
    they them their theirs themselves
""")
RELATIVE = words("""
    who whom whose which that where
""")
GENERIC = words("""
    you your yours one nobody anyone everyone everybody someone somebody anybody no-one yourself one's
""")
PERSONAL = FIRST_PERSON | MALE_PRONOUNS | FEMALE_PRONOUNS | NEUTER_PRONOUNS | PLURAL_PRONOUNS
PRONOUNS = PERSONAL | RELATIVE | (GENERIC - {"one"})

# Names that capitals do not tell: they open with an office, a verb or a number, or small words stand in them.
SPELLED = (
    "General Motors",
    "General Electric",
    "General Mills",
    "General Dynamics",
    "General Assembly",
    "General Staff",
    "General Synod",
    "Major League Baseball",
    "Major League Soccer",
    "Star Tribune",
    "Mother Jones",
    "Hacker News",
    "India Today",
    "Russia Today",
    "USA Today",
    "Executive Council",
    "Student Union",
    "Sunday Times",
    "Sunday Telegraph",
    "Sunday Mirror",
    "Sunday Express",
    "Sunday Herald",
    "Sunday Mail",
    "Sunday Post",
    "Sunday People",
    "Sunday Independent",
    "An Garda Síochána",
    "Garda Síochána",
    "Mail on Sunday",
    "Independent on Sunday",
    "Scotland on Sunday",
    "Herald on Sunday",
    "Wales on Sunday",
    "Meet the Press",
    "Face the Nation",
    "60 Minutes",
    "Hope not Hate",
    "Hope Not Hate",
    "Save the Children",
    "Help the Aged",
    "Doctors Without Borders",
    "Reporters Without Borders",
    "Little Sisters of the Poor",
    "Color of Change",
    "Priests for Life",
    "Law Lords",
    "Joint Chiefs of Staff",
    "Freedom of Information Act",
    "Association of Chief Police Officers",
    "Joint Comprehensive Plan of Action",
    "Citizens for Responsibility and Ethics in Washington",
    "District of Columbia",
    "City Hall",
    "McDonald’s",
    "Lloyd’s of London",
    "Sotheby’s",
    "Sainsbury’s",
    "Moody’s",
    "Domino’s",
    "Kellogg’s",
    "Trader Joe’s",
    "Dick’s Sporting Goods",
    "Victoria’s Secret",
    "Immigration and Customs Enforcement",
    "Human Rights Watch",
    "Human Rights Campaign",
    "Committee to Protect Journalists",
)
# What a lawyer or a guest is doing, before his name: "Prosecuting, Ana Sá said".
DOING = words("prosecuting defending sentencing opening responding speaking writing testifying appearing replying")
# What parts a son's name from his father's.
GENERATIONS = words("jr sr ii iii iv")
# Letters after a person's name, as they are written.
LETTERS_AFTER = words("MP MSP MEP MLA MLC TD AM QC KC SC SAN CBE OBE MBE OAM PhD MD")
# What no name ends with, and no source consists of.
LOOSE = words("""
    of in on by for to with at from as while and or but however both than then also
""")
# What no name ends with besides.
TRAILING = LOOSE | words("""
    who which that himself herself itself themselves here there alike instead out until since
""")
PREPOSITIONS = words("""
    of for at in from by with to on about like including over under against among between within without near
    after before during since who whose whom which that where as than via into through per toward towards across
    along around behind inside outside
""")
# Words that end the reach of a role read leftwards from a name, and that never open a name at the head of a sentence.
FUNCTION = (
    PREPOSITIONS
    | DETERMINERS
    | PRONOUNS
    | words("""
    and or but nor so yet if when while because although though unless until whether not no then there here now
    also even still only just what how why is are was were be been being am has have had do does did will would
    can could may might must shall should said says say told tells asked added according meanwhile however
    moreover yesterday today tomorrow last next earlier later many most more fewer less tens much besides
    following such other several few all once despite amid like unlike given instead both either neither yes
    well oh let lets perhaps maybe indeed monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december two three four five six seven
    eight nine ten dozens hundreds thousands first second nearly almost about around some another every each
""")
)
DAYS_AND_MONTHS = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december
""")

ROLE = words("""
    td tds mlc mpp tanaiste
    president vice-president minister secretary chancellor senator sen rep representative congressman
    congresswoman gov governor mayor sheriff judge justice chief chairman chairwoman chair chairperson ceo cfo
    founder co-founder director manager agent leader commander general gen colonel col captain capt major lt sgt
    lieutenant sergeant admiral marshal commissioner superintendent officer attorney lawyer solicitor barrister
    corporal brigadier airman seaman trooper commodore grandmother grandfather granddaughter grandson aunt uncle niece
    foreman forewoman taoiseach
    nephew cousin mum mom dad girlfriend boyfriend fiancee fiance stepmother stepfather stepson stepdaughter ex-wife
    ex-husband ex-girlfriend ex-boyfriend
    prosecutor counsel advocate activist spokesman spokeswoman spokesperson official adviser advisor aide
    analyst economist strategist pollster consultant expert scientist researcher professor prof dr doctor
    historian author writer journalist reporter correspondent editor columnist anchor host commentator
    contributor producer actor actress singer rapper musician artist director-general head deputy premier king
    queen prince princess pope cardinal archbishop bishop reverend rev pastor rabbi imam ayatollah sheikh lord
    lady sir dame mr mrs ms miss adm cmdr brig maj det atty nominee candidate hopeful frontrunner front-runner
    contender billionaire tycoon businessman businesswoman entrepreneur investor banker trader executive coach
    player striker champion star ambassador envoy diplomat delegate negotiator mp mep peer lawmaker legislator
    politician democrat republican governor-general speaker whip treasurer controller auditor inspector
    detective constable policeman sergeant-at-arms teacher principal student pupil farmer fisherman worker
    engineer architect designer developer programmer physicist chemist biologist geologist astronomer
    hydrologist meteorologist ecologist epidemiologist virologist surgeon nurse psychologist psychiatrist
    sociologist owner resident neighbor neighbour witness victim survivor widow widower wife husband son
    daughter father mother brother sister friend colleague partner co-author organizer organiser campaigner
    coordinator co-ordinator fellow scholar operative conservationist environmentalist blogger celebrity model
    astronaut pilot driver registrar baker butcher builder dealer donor rebel fighter soldier general-secretary
    hacker whistleblower neurosurgeon cashier proponent conductor curator librarian clerk secretary-general
    chairman-elect president-elect tsar czar mogul magnate secretary-treasurer vet veteran boss accuser
    plaintiff defendant suspect figure member staffer comptroller ombudsman rector dean provost trustee
    councillor councilman councilwoman alderman selectman supervisor warden ranger magistrate midfielder defender
    goalkeeper winger skipper filmmaker novelist poet physician firefighter paramedic pathologist archaeologist
    garda nun teammate backer convener convenor gentleman seafarer stallholder shopkeeper houseowner homeowner
    choreographer playwright captain-elect quarterback linebacker
    cornerback pitcher shortstop outfielder infielder wideout rookie sprinter swimmer golfer jockey cyclist boxer
    bowler batsman batter footballer cricketer referee umpire gymnast insp supt cllr cr wpc coroner shepherd barman
    barmaid bartender landlord landlady publican chef hairdresser plumber electrician carpenter vicar priest
    headteacher headmaster headmistress lecturer midwife dentist pharmacist presenter comedian screenwriter
    photographer sculptor guitarist drummer pianist violinist composer gardener caretaker trucker mechanic sailor
    lifeguard bodyguard bouncer doorman receptionist accountant actuary statistician mathematician philosopher
    merchant sens reps govs msp mla assemblyman assemblywoman litigant commenter moderator
    administrator customer specialist counselor counsellor surrogate editor-in-chief critic
    theologian anthropologist criminologist botanist zoologist oceanographer volcanologist seismologist
    ag pc climatologist glaciologist oncologist cardiologist paediatrician pediatrician neurologist radiologist
""")
# Offices that are names of people, firms and places too, where they are written large.
ALSO_NAMES = words("""
    boxer shepherd carpenter priest jockey gardener mechanic sailor butcher baker farmer pilot ranger warden provost
    dean major bowler chef garda nun
""")
# Nouns of bodies that are surnames too: "Jo House".
ALSO_SURNAMES = words("house court bank church guard post press town temple chamber chase paper guardian")
# Members of a party, by its name.
PARTISANS = words("conservative tory liberal socialist democrat republican")
KIN = words("""
    wife husband son daughter brother sister niece nephew cousin uncle aunt grandson lady
    granddaughter grandfather grandmother stepson stepdaughter fiancee fiance girlfriend boyfriend
""")
MALE_ROLES = words("""
    spokesman chairman congressman businessman policeman fisherman councilman king prince father brother son
    husband widower actor man boy gentleman pope grandfather grandson stepfather stepson stepbrother uncle nephew dad
    boyfriend fiance ex-husband ex-boyfriend son-in-law father-in-law brother-in-law salesman foreman gunman
""")
FEMALE_ROLES = words("""
    spokeswoman chairwoman congresswoman businesswoman councilwoman queen princess mother sister daughter wife
    widow actress woman girl lady grandmother granddaughter stepmother stepdaughter stepsister aunt niece mum mom
    girlfriend fiancee ex-wife ex-girlfriend daughter-in-law mother-in-law sister-in-law saleswoman waitress
""")
ROLE_MODIFIERS = words("""
    former ex-president acting chief deputy senior junior prime foreign vice assistant associate interim
    incoming outgoing executive managing general veteran top leading lead presidential presumptive gubernatorial
    congressional national regional local state federal legal political defence defense security finance
    economic health interior home campaign policy communications press media news talk show show-host district
    attorney city county company union party board bureau research human rights opposition co-founder longtime
    renowned independent retired fellow rival high top-ranking shadow minority majority house senate white
    supreme appeals court police fire army navy air force special
""")

ORGANIZATION_HEADS = words("""
    ministry department agency committee commission council board bureau office administration government
    cabinet parliament congress senate house court university college school institute institution academy
    foundation fund trust association federation union league alliance coalition society club party campaign
    group company firm corporation bank airline airlines exchange authority service services organisation
    organization center centre centers hospital clinic police army navy force forces guard military pentagon
    embassy consulate mission church mosque temple network channel newspaper magazine paper website times post
    journal herald tribune gazette news press telegraph guardian chronicle globe reuters bbc cnn inc corp ltd
    llc plc co gmbh pac lobby chamber assembly tribunal jury brigade militia regime kremlin treasury reserve
    state city town country kingdom nation states republic secretariat directorate division panel task-force
    inspectorate registry archive archives census united hotspur
    industries holdings partners laboratories lab labs studios records entertainment motors systems technologies
    project initiative program programme movement front caucus conference cooperative consortium retailer
    manufacturer maker broadcaster publisher operator insurer lender brokerage startup giant outlet charity
    watchdog regulator presidency leadership foods athletic rovers energy petroleum pharmaceuticals steel
    port airport diocese archdiocese borough guild confederation library gallery zoo abbey cathedral
    securities railways telecom insurance logistics brewery orchestra museum theatre radio television tv prosecution
    carmaker automaker chipmaker drugmaker aircraft-maker observatory estates properties developments ventures
    conservancy nonprofit
""")
# Bodies of state, whose names seldom go on with what they are for.
STATE_BODIES = words("department ministry government administration senate house congress court police party campaign")
# What the names of bodies of state hold.
STATE_NOUNS = words("""
    department ministry committee senate house court commission agency administration council party government congress
    parliament bureau service services office authority directorate police army navy
""")
# What the names of bodies end on that are seldom called a company: "Harle University".
NO_FIRMS = words("""
    university college school academy hospital clinic church institute museum charity crown commons lords parliament
    congress senate commission police court board tribunal union association federation league society
""")
# What firms are called, of which no name ends so.
FIRM_HEADS = words("""
    brewer chain supplier app platform supermarket streamer housebuilder homebuilder shipbuilder distributor distiller
    planemaker steelmaker toymaker utility
""")
# Nouns that say of a name beside them that it is a body: "the carmaker Veltra", "ratings agency Marlow Quist".
BODY_NOUNS = (
    ORGANIZATION_HEADS | FIRM_HEADS | words("owners promoters developers makers trader band daily weekly")
) - (ROLE | words("house state city town country military press news post times center centre police"))
COMPANY_SUFFIX = words("""
    inc inc. corp corp. ltd ltd. llc plc co co. group company corporation holdings organization organisation
    party gmbh sa ag foundation airlines airways motors bank brothers news university college club pac newspaper
""")
DOCUMENT_HEADS = words("""
    report study survey poll polls letter statement law bill act ad ads advert advertisement tweet tweets
    cable dispatch document documents filing complaint lawsuit suit indictment affidavit memo memorandum article
    editorial piece op-ed column book paper review analysis data figures statistics numbers tally transcript video email
    e-mail message post release order ruling decision opinion brief petition resolution treaty agreement deal
    draft plan proposal manifesto platform speech address account records record results result research
    findings assessment audit update forecast index list table chart map posting announcement headline headlines
    interview story stories note notes text constitution amendment clause contract warrant measure legislation
    rule rules code test tests polling surveys reports studies papers articles emails e-mails letters statements
    contests evidence intelligence investigation inquiry communique
""")
GROUP_HEADS = words("""
    people officials critics experts analysts voters supporters opponents democrats republicans conservatives
    liberals members lawmakers senators residents witnesses sources aides advisers advisors friends relatives
    families parents children students scientists researchers economists prosecutors lawyers attorneys police
    judges diplomats leaders ministers allies rivals activists campaigners protesters workers employees
    journalists reporters pundits commentators strategists observers authorities investigators doctors nurses
    teachers men women others some many most americans britons crowd audience public team staff family couple
    media percent left right population crew four five six seven pair duo trio jury jurors majority minority
""")

STATES = words("""
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
    montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin
    wyoming
""")
COUNTRIES = STATES | words("""
    afghanistan albania algeria argentina armenia australia austria azerbaijan bangladesh belarus belgium
    bolivia bosnia brazil britain bulgaria cambodia cameroon canada chad chile china colombia congo croatia cuba
    cyprus denmark ecuador egypt england estonia ethiopia europe finland france georgia germany ghana greece
    haiti hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya
    kosovo kuwait laos latvia lebanon liberia libya lithuania malaysia mali malta mexico moldova mongolia
    morocco mozambique myanmar nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama
    paraguay peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore
    slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tanzania thailand tunisia turkey
    uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe washington moscow beijing
    london paris berlin brussels tehran kyiv kiev riyadh tokyo delhi islamabad ankara jerusalem baghdad kabul
    u.s us uk u.k eu u.n un usa
""")

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

# Small words that stand inside a name. `of`, `for`, `on`, `and` join only bodies and offices; the others join persons
# too.
PARTICLES = words("""
    de la del van von der den bin ibn al el da dos du di le ter ten zu y
""")
# How the adjectives of countries and peoples end: "Russian" in "a Russian strike".
NATIONALITY = re.compile(
    r"(?:ian|ish|ese|rench|dutch|swiss|greek|eli|aqi|stani|emeni|german|korean|european|saudi|(?:afr|amer|mex|domin)ican)$"
)
# One of a people, where no adjective is the word for it.
DEMONYMS = words("""
    scot czech pole dane swede finn turk serb croat greek swiss briton londoner parisian slovak thai spaniard icelander
    dubliner glaswegian mancunian liverpudlian aucklander sydneysider
""")
# Adjectives of countries and peoples.
NATIONALITIES = words("""
    american british canadian australian french italian spanish russian chinese japanese indian israeli iranian iraqi
    pakistani turkish egyptian brazilian mexican dutch swedish norwegian danish finnish polish ukrainian irish scottish
    welsh english belgian austrian greek syrian lebanese jordanian saudi yemeni libyan tunisian algerian moroccan
    sudanese ethiopian somali kenyan nigerian ghanaian rwandan zimbabwean afghan bangladeshi nepalese thai vietnamese
    cambodian burmese malaysian indonesian filipino korean taiwanese mongolian kazakh uzbek german swiss portuguese
    czech slovak hungarian romanian bulgarian serbian croatian bosnian albanian latvian lithuanian estonian belarusian
    armenian azerbaijani cuban haitian jamaican venezuelan colombian peruvian bolivian chilean argentine palestinian
    kurdish soviet european african asian arab
""")
