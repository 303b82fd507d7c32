"""Nouns that tell a body, a paper or a crowd. All lower case."""

from models.text.person_words import ROLE
from models.text.words import words

# Nouns of bodies that are surnames too: "Jo House".
ALSO_SURNAMES = words("house court bank church guard post press town temple chamber chase paper guardian power")
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
    conservancy nonprofit practice studio consultancy
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
