"""Which short form belongs to which full name: surnames, acronyms, company suffixes left out."""

from collections.abc import Sequence

from models.text.body_words import COMPANY_SUFFIX
from models.text.given_names import GIVEN_NAMES
from models.text.person_words import GENERATIONS
from models.text.place_words import COUNTRIES

FIRM_WORDS = frozenset(
    """
    homes estates technology electronics semiconductor semiconductors therapeutics pharma biosciences biotech mining
    resources minerals metals gas solar aerospace aviation automotive chemicals healthcare networks wireless mobile
    games interactive brands hotels resorts cement shipping freight
    foods partners industries energy petroleum pharmaceuticals steel insurance logistics brewery studios systems
    technologies labs laboratories entertainment records properties developments ventures securities capital telecom
    avionics robotics dynamics optics genetics genomics diagnostics analytics plastics ceramics motors
    water midstream pipelines pictures films renewables electric ferries bakeries dairies beverages textiles
    power oil airlines airways telecoms consulting consultants investments asset management cosmetics coffee payments
    bancorp stores retail software trains coaches care athletic rovers wanderers albion
    """.split()
)
FIRM_TAILS = COMPANY_SUFFIX | FIRM_WORDS
MOST_OF_FIRM = 4  # words of a firm's whole name that its first one may stand for: "Quill Medical Inc"


def is_short_person(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether folded words name the same person more briefly: surname, first name, or with the middle left out.

    >>> is_short_person(["okoro"], ["dana", "j", "okoro"]), is_short_person(["dana", "okoro"], ["dana", "j", "okoro"])
    (True, True)
    >>> is_short_person(["bill", "clinton"], ["hillary", "clinton"])
    False

    Father and son have one name but for what ends it:

    >>> is_short_person(["bo", "lund"], ["bo", "lund", "jr"]), is_short_person(["lund", "jr"], ["bo", "lund", "jr"])
    (False, True)
    """
    if len(short) >= len(full) or not short:
        return False
    if short[-1] in GENERATIONS:
        return short[-1] == full[-1] and is_short_person(short[:-1], full[:-1])
    if full[-1] in GENERATIONS:
        if len(short) > 1:
            return False
        full = full[:-1]
    if len(short) == 1:
        return short[0] == full[-1] or short[0] == full[0] or full[-1].endswith("-" + short[0])
    if list(short) == list(full[-len(short) :]):
        return True
    return short[0] == full[0] and short[-1] == full[-1]


# Of these an acronym may say whose they are, though the name does not: "USDM".
PARTS_OF_STATES = frozenset({"department", "bureau", "agency", "office", "service", "ministry"})
# What an acronym leaves out that says whose the body is.
WHOSE_BODY = frozenset({"u.s", "us", "u.k", "uk", "eu", "un", "british", "american", "federal", "national"})
SMALL = frozenset({"of", "the", "and", "for", "on", "&", "in"})


def initials(full: Sequence[str]) -> tuple[str, str]:
    """The first letters of a name's folded words, of the parts of a hyphened one too: of all, and without small words.

    >>> initials(["league", "of", "anti-dumping", "unions"])
    ('loadu', 'ladu')
    """
    content = [word for word in full if word not in SMALL]
    every, some = ("".join(part[0] for word in words for part in word.split("-") if part) for words in (full, content))
    return every, some


def is_acronym(short: str, full: Sequence[str]) -> bool:
    """Whether `short` is made of the first letters of `full`'s words, small words counted or not.

    >>> is_acronym("MoD", ["ministry", "of", "defence"]), is_acronym("EPA", ["environmental", "protection", "agency"])
    (True, True)
    >>> is_acronym("U.S.", ["united", "states"]), is_acronym("Bell", ["bell", "labs"])
    (True, False)
    """
    letters = short.replace(".", "")
    if len(letters) < 2 or len(letters) > 8 or sum(map(str.isupper, letters)) < 2 or len(full) < 2:
        return False
    # "ICE" of a country's: "U.S. Immigration and Customs Enforcement"
    own = full[1:] if len(full) > 2 and (full[0] in COUNTRIES or full[0] in WHOSE_BODY) else full
    of_state = letters[:2] in ("US", "UK", "EU") and len(letters) > 3 and full[0] in PARTS_OF_STATES
    if of_state and letters[2:].casefold() in initials(full):
        return True  # "USDM", of the Department of Mills
    return letters.casefold() in (*initials(full), *initials(own))


def is_short_body(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether folded words name the same organization more briefly.

    >>> is_short_body(["wagner"], ["wagner", "group"]), is_short_body(["quill"], ["quill", "foods"])
    (True, True)
    >>> is_short_body(["quill"], ["quill", "medical", "inc"])
    True
    >>> is_short_body(["post"], ["washington", "post"])
    True
    >>> is_short_body(["iran"], ["iran", "nuclear", "deal"]), is_short_body(["america"], ["bank", "of", "america"])
    (False, False)
    """
    if not short or len(short) >= len(full):
        return False
    head, tail = list(full[: len(short)]), list(full[-len(short) :])
    if head == list(short):
        rest = full[len(short) :]
        return short[0] not in COUNTRIES and (
            all(w in FIRM_TAILS for w in rest)
            or (
                rest[-1] in COMPANY_SUFFIX
                and len(full) <= MOST_OF_FIRM
                and SMALL.isdisjoint(full)
                and short[0] not in GIVEN_NAMES
            )
            or (len(short) > 1 and rest[0] in ("of", "for"))
        )
    if tail == list(short):
        before = full[-len(short) - 1]
        return (
            before not in ("of", "for", "and", "the", "in", "on", "radio", "bbc")
            and short[-1] not in COUNTRIES
            and short[-1] not in COMPANY_SUFFIX
            and short[-1] not in ("house", "states", "state", "court", "nation")
        )
    return False
