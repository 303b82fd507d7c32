"""How well the words of a description fit somebody or something: "the judge", "the former senator", "the company"."""

import re
from collections.abc import Iterable

from models.mentions.mention import MentionReading
from models.naming.offices import OVER
from models.resolution.coreference import BODY_HEADS, same_office, same_thing
from models.resolution.entities import Entity
from models.text.body_words import BODY_NOUNS, FIRM_HEADS, NO_FIRMS, ORGANIZATION_HEADS, STATE_NOUNS
from models.text.function_words import POSSESSIVES
from models.text.person_words import KIN, PARTISANS, ROLE
from models.text.place_words import COUNTRIES, NATIONALITIES
from models.text.words import first_word

LEADERS = frozenset(
    "head leader founder chief boss chairman chairwoman president director ceo commander minister secretary".split()
)
# An article that says whose such an officer is tells of somebody new, unless it has called him so before.
OFFICERS = frozenset(
    "general foreman forewoman headteacher principal treasurer coroner judge prosecutor detective inspector".split()
)
# What offices are over: the health minister is not the one of finance.
FIELDS = OVER | frozenset(
    """
    prime foreign finance transport agriculture environment culture housing planning economy economics tourism sports
    sport science industry interior communities water conservative liberal press
    """.split()
)
PLACE_HEADS = frozenset({"country", "nation", "kingdom", "state", "city"})
UNSAID = frozenset({"us", "u.s", "usa", "american"})
# What anybody may be called beside an office, and what only those who seek or hold a political one.
BESIDE_OFFICE = frozenset(
    """
    billionaire tycoon businessman businesswoman mogul magnate veteran star celebrity native man woman mother father
    """.split()
)
POLITICAL = PARTISANS | frozenset("candidate nominee contender hopeful frontrunner front-runner politician".split())
ELECTED = POLITICAL | frozenset("senator governor representative congressman congresswoman mayor mp lawmaker".split())
POLITICIANS = ELECTED | frozenset("president minister secretary leader chancellor premier".split())
# What somebody used to be stands beside what he is now: the manager is "the former midfielder".
FORMER = frozenset({"former", "ex", "one-time", "retired"})
# These somebody is to another, and "the former staffer" is another than the mayor.
TIES = frozenset(
    """
    staffer colleague wife husband student pupil worker employee aide friend partner neighbor neighbour member adviser
    advisor spokesman spokeswoman spokesperson official agent resident ally girlfriend boyfriend intern teammate deputy
    assistant secretary patient client classmate roommate
    """.split()
)
# These are said of somebody who is not to be named, or of one of many.
UNTOLD = frozenset(
    """
    insider informant pal
    official spokesman spokeswoman spokesperson source aide person witness judge lawyer attorney prosecutor resident
    victim suspect expert analyst reporter journalist neighbor neighbour landlord landlady barman barmaid bartender
    coroner examiner caretaker receptionist bouncer doorman
    """.split()
)
# Nobody with a grown-up's trade or age is called so.
YOUNG = frozenset(
    "boy girl teenager teen child toddler baby infant youth youngster schoolboy schoolgirl schoolchild".split()
)
YOUNG_ROLES = frozenset(
    """
    student pupil player striker champion star singer rapper musician actor actress model swimmer gymnast boxer rookie
    sprinter midfielder defender goalkeeper winger footballer cricketer celebrity friend son daughter brother sister
    figure member fellow activist campaigner survivor victim witness suspect defendant accuser plaintiff worker resident
    """.split()
)
GROWN = 20  # years
RELATIVES = (KIN - {"lady"}) | frozenset({"mother", "father", "parent", "widow", "widower"})
FIRMS = (
    frozenset(
        """
    company firm giant retailer manufacturer maker airline bank developer startup platform network site website
    broadcaster corporation conglomerate carmaker lender insurer drugmaker automaker chipmaker operator publisher
    """.split()
    )
    | FIRM_HEADS
)
AGENCIES = frozenset("agency department bureau ministry regulator watchdog".split())
GROUPS = frozenset("group organization organisation charity institute institution foundation union".split())
UNTOLD_NAME = re.compile(
    r"\bwho (?:(?:is|was|are|were|has|have)(?: been)? not (?:been )?(?:named|identified)"
    r"|(?:spoke|speaks|agreed to speak) (?:[a-z]+ ){0,3}?(?:anonymously|anonymity)"
    r"|(?:declined|(?:asked|wished|wanted|requested|preferred) not|did not (?:want|wish)) to be (?:named|identified)"
    r"|(?:asked|wished|wanted|requested|preferred) to remain anonymous"
    r"|(?:did|would) not give (?:her|his|their|any|a)(?: full| real)? name"
    r"|(?:asked for|requested|insisted on|was granted|were granted) anonymity)"
)
WHOSE = re.compile(r"(?:[’']s|s[’'])[ \u00a0]")
GOVERNING = frozenset("minister president premier chancellor king queen".split())
BRITISH = frozenset("british britain uk u.k english england scottish scotland welsh wales".split())
STEM = 4  # letters that a country and its people have in common: Norway, Norwegian
# Peoples that have fewer in common with their country.
COUNTRY_OF = {
    "danish": "denmark",
    "dane": "denmark",
    "dutch": "netherlands",
    "dutchman": "netherlands",
    "finn": "finland",
    "finnish": "finland",
    "french": "france",
    "frenchman": "france",
    "irish": "ireland",
    "irishman": "ireland",
    "polish": "poland",
    "pole": "poland",
    "spanish": "spain",
    "spaniard": "spain",
    "swiss": "switzerland",
    "welsh": "wales",
    "welshman": "wales",
    "filipino": "philippines",
    "burmese": "myanmar",
    "uk": "britain",
    "u.k": "britain",
}


def is_kept_secret(words: str) -> bool:
    """Whether a description says that the name is not told, so that whoever has one is somebody else.

    >>> is_kept_secret("a miller, who spoke on condition of anonymity"), is_kept_secret("a man who wanted to be named")
    (True, False)
    """
    return UNTOLD_NAME.search(words) is not None


def is_somebody_elses(words: str) -> bool:
    """Whether a description begins with whose it is: "her barrister" is nobody whom "her" may mean.

    >>> is_somebody_elses("Her barrister"), is_somebody_elses("the barrister")
    (True, False)
    """
    return first_word(words) in POSSESSIVES


def is_name_of_state(entity: Entity) -> bool:
    """Whether a body's name says that it is part of a state."""
    return not STATE_NOUNS.isdisjoint(entity.name.casefold().split())


def is_no_firm(entity: Entity) -> bool:
    """Whether a body's name says that it is no company: what it ends on or is of ("University of Tolva")."""
    before, *_ = entity.name.casefold().split(" of ")
    return is_name_of_state(entity) or not NO_FIRMS.isdisjoint(before.split()[-1:])


def is_too_old_for(head: str, entity: Entity) -> bool:
    """Whether a head noun is a child's and the article tells of the entity an age or a trade that no child has."""
    grown = (entity.age is not None and entity.age >= GROWN) or not entity.roles <= YOUNG_ROLES
    return head in YOUNG and grown


def may_be(text: str, reading: MentionReading, first: str, words: frozenset[str], entity: Entity) -> bool:
    """Whether a definite description, with these words, may mean an entity whose name and roles share none of them;
    `first` is its first word: "his mother" is somebody else."""
    if not entity.named or not reading.definite or first in POSSESSIVES or reading.plural or len(words) > 4:
        return False
    if reading.type == "person":
        if not entity.traits.person or reading.head in UNTOLD:
            return False
        if reading.gender and entity.traits.gender not in (None, reading.gender):
            return False
        if reading.head in PARTISANS and entity.party not in (None, reading.head):
            return False
        if reading.head in RELATIVES and WHOSE.search(reading.core.of(text)):
            return False  # "the striker’s mother" is nobody who was named without a word of that
        whose = WHOSE.search(reading.core.of(text))
        if whose and (
            reading.head in OFFICERS - entity.roles or (entity.roles and reading.head in LEADERS - entity.roles)
        ):
            return False  # "the rebels’ leader" is no president
        if is_too_old_for(reading.head, entity) or is_bystander(reading.head, entity):
            return False
        if of_another_field(words, entity) or is_of_other_country(reading.head, words, entity):
            return False
        return (
            not entity.roles
            or reading.head in BESIDE_OFFICE
            or (not FORMER.isdisjoint(words) and reading.head not in TIES)
            or (reading.head in POLITICAL and not POLITICIANS.isdisjoint(entity.roles))
            or any(same_office(reading.head, role) for role in entity.roles)
        )
    if entity.traits.person or entity.traits.plural or entity.traits.type == "document":
        return False
    if WHOSE.search(reading.core.of(text)) or words & POSSESSIVES:
        return False  # "the players’ union", "the union representing its staff" are unions of their own
    key = frozenset(entity.name.casefold().split())
    if key & COUNTRIES or entity.name.casefold().strip(".") in COUNTRIES:
        return False
    if reading.head in AGENCIES:
        # "the union, RMQ" is said to be no department
        acronym = entity.name.isupper() and not entity.body
        return words == {reading.head} and bool(key & STATE_NOUNS or acronym)
    if reading.head in FIRMS:
        return not is_no_firm(entity)
    return reading.head in GROUPS and not is_name_of_state(entity)


def is_bystander(head: str, entity: Entity) -> bool:
    """Whether an office is named and the entity is somebody brought in by an age and no office: "Ana Sá, 34,"."""
    return head in LEADERS | OFFICERS and entity.age is not None and not entity.roles


def of_another_field(words: frozenset[str], entity: Entity) -> bool:
    """Whether a description, by its words, is over something else than the entity’s office: "the health minister"."""
    mine, theirs = words & FIELDS, entity.role_words & FIELDS
    return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)


def is_one_of(reading: MentionReading, entity: Entity) -> bool:
    """Whether a description of one is no name for two: "the government" for "the government and the rebels"."""
    return not reading.plural and entity.traits.plural and not entity.named and " and " in entity.name


def fit_of(reading: MentionReading, modifiers: frozenset[str], indefinite: bool, entity: Entity) -> float:
    """How well the words of a description fit an entity, 0 to 1."""
    if entity.traits.person:
        if reading.head in PARTISANS and entity.party not in (None, reading.head):
            return 0.0
        if (
            reading.type != "person"
            or indefinite
            or (reading.gender and entity.traits.gender not in (None, reading.gender))
        ):
            return 0.0
        if is_too_old_for(reading.head, entity) or _of_untold_country(modifiers, entity):
            return 0.0
        if of_another_field(modifiers, entity) or is_bystander(reading.head, entity):
            return 0.0
        if reading.head in entity.roles or reading.head == entity.head:
            known = entity.role_words | entity.modifiers
            if not (entity.named or FORMER.isdisjoint(entity.modifiers)) and FORMER.isdisjoint(modifiers):
                return 0.1  # "the president" is no former one
            return 1.0 if modifiers <= known else 0.1 if len(modifiers) < 3 else 0.0
        if any(same_office(reading.head, role) for role in entity.roles):
            return 0.8 if reading.definite and not modifiers else 0.0  # "the judge" is Justice Quaye
        if entity.roles and reading.head in ROLE and (FORMER.isdisjoint(modifiers) or reading.head in TIES):
            return 0.0  # somebody whose office is known is not called by another
        if not entity.named and {reading.head, entity.head} <= ROLE and not same_office(reading.head, entity.head):
            return 0.0  # "the pollster" is not the leader who has no name
        if reading.head in RELATIVES and modifiers:
            return 0.0  # "the striker’s mother" is nobody of whom that was not told
        return 0.1 if reading.definite and len(modifiers) < 3 and reading.head not in UNTOLD else 0.0
    if not entity.head or is_one_of(reading, entity):
        return 0.0
    same = reading.head == entity.head or (
        reading.head in entity.modifiers
        and reading.head in BODY_NOUNS | ORGANIZATION_HEADS
        and not entity.traits.plural
        and entity.traits.type != "document"
    )
    if same:
        if reading.plural and not reading.definite and not modifiers and entity.modifiers:
            return 0.0  # "economists" need not be the "Democratic economists" of before
        if modifiers <= entity.modifiers and not indefinite and (reading.definite or reading.plural or modifiers):
            return 1.0
        return 0.0
    if not reading.definite or modifiers:
        return 0.0
    if same_thing(reading.head, entity.head):
        return 0.6
    place = entity.name.casefold().strip(".") in COUNTRIES
    if (
        reading.head in BODY_HEADS
        and entity.named
        and entity.traits.person is False
        and place == (reading.head in PLACE_HEADS)
        and not (reading.head in FIRMS and is_no_firm(entity))
        and not (reading.head in AGENCIES and entity.body)
    ):
        return 0.15
    return 0.0


def countries_in(words: frozenset[str]) -> frozenset[str]:
    """The countries and peoples among some folded words, but for the United States' own: most papers never say it, and
    there "the U.S. president" is the one who is told of."""
    return (words & (COUNTRIES | NATIONALITIES)) - UNSAID


def shares_stem(words: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a country or people among some folded words is among others too, by what both have in common.

    >>> shares_stem({"norwegian"}, {"president", "norway"}), shares_stem({"wye"}, {"wyeth"})
    (True, False)
    >>> shares_stem({"danish"}, {"denmark"}), shares_stem({"france"}, {"french"})
    (True, True)
    """
    mine, theirs = ({COUNTRY_OF.get(word, word)[:STEM] for word in some} for some in (words, others))
    return not mine.isdisjoint(theirs)


def is_of_other_country(head: str, words: frozenset[str], entity: Entity) -> bool:
    """Whether a description is of somebody in the government of another country than the one in whose somebody is: "the
    Swedish minister" is not Denmark’s, though he may be the one of whom no country is told."""
    if head not in GOVERNING or entity.roles.isdisjoint(GOVERNING):
        return False  # "the British ambassador" is the one to Russia
    return are_of_two_countries(words, frozenset(entity.role_words | entity.modifiers))


def are_of_two_countries(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether some folded words tell a country and others another one; the parts of Britain are one."""
    mine, theirs = countries_in(words), countries_in(others)
    british = not mine.isdisjoint(BRITISH) and not theirs.isdisjoint(BRITISH)
    return bool(mine) and bool(theirs) and not british and not shares_stem(mine, theirs)


def _of_untold_country(modifiers: frozenset[str], entity: Entity) -> bool:
    """Whether a description says of which country somebody is, and nothing of that is told of the entity."""
    countries = countries_in(modifiers)
    return bool(countries) and not shares_stem(countries, entity.role_words | entity.modifiers)
