"""Words that tell a person: titles, offices, trades, kin and what stands beside a person's name. All lower case, but
for the letters after a name."""

from models.text.words import words

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
# What a lawyer or a guest is doing, before his name: "Prosecuting, Ana Sá said".
DOING = words("prosecuting defending sentencing opening responding speaking writing testifying appearing replying")
# What parts a son's name from his father's.
GENERATIONS = words("jr sr ii iii iv")
# Letters after a person's name, as they are written.
LETTERS_AFTER = words("MP MSP MEP MLA MLC TD AM QC KC SC SAN CBE OBE MBE OAM PhD MD")
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
