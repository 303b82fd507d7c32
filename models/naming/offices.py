"""Offices written large beside names: "Senate Minority Leader Ana Sá" is Ana Sá."""

import re
from collections.abc import Sequence

from models.analysis import Span
from models.naming.constituencies import WHOLE_NAMES
from models.naming.shortforms import FIRM_TAILS
from models.text.body_words import ORGANIZATION_HEADS
from models.text.given_names import GIVEN_NAMES
from models.text.person_words import ALSO_NAMES, COURTESY, GENERATIONS, PART_OF_NAME, PARTISANS, ROLE
from models.text.place_words import COUNTRIES, STATES
from models.text.words import fold

THE_BEFORE = re.compile(r"(?<![^\W_])[Tt]he[ \u00a0]$")
# Offices that are written large behind "the" and are nobody's name there.
OFFICES = frozenset(
    """
    secretary minister president speaker commissioner ombudsman chancellor premier governor mayor leader whip ambassador
    treasurer comptroller senator sheriff chief
    """.split()
)
SHORT_OFFICES = frozenset({"mp", "mep", "td", "ceo", "cfo", "pm"})
AFTER_OFFICE = frozenset({"pro", "tem", "tempore", "emeritus", "emerita", "elect"})
LONG_STATES = frozenset(name.casefold() for name in WHOLE_NAMES if " " in name)
TAIL_OF_OFFICE = frozenset(
    """
    state staff defense defence police justice homeland national house senate commons lords treasury education health
    energy commerce labor labour agriculture transportation housing finance transport environment culture children
    tourism trade fisheries planning opposition
    """.split()
)
# What an office is over, right before its holder: "Secretary of Veterans Affairs Ana Sá".
OVER = TAIL_OF_OFFICE | frozenset(
    "charge affairs nations development security services relations trade interior".split()
)
# "Ambassador to Russia Ana Sá"
BEFORE_PERSONS = ORGANIZATION_HEADS | OVER | COUNTRIES - GIVEN_NAMES
# Bodies are called so, and people too: "Judge Temple".
SURNAMES = frozenset("press house church bank post times guard force court council temple steel trust chamber".split())
# Offices that are surnames: "Martin Luther King III".
NAMED_SO = frozenset("king bishop pope prince judge lord cardinal marshal major".split())
PARENT_OF = re.compile(r"(?:mum|mom|mother|dad|father|grandmother|grandfather|parent)-of-[a-z]+")  # "Mum-of-two Ana Sá"
TITLES_OF_MANY = frozenset("senators representatives governors ministers presidents judges justices doctors".split())
SHORT_TITLES = frozenset("mr mrs ms miss dr prof sen rep gov gen col capt lt sgt rev hon sir dame lord lady".split())
# Ranks of police and of nuns, before a given name: "CP Ana Sá", but "CP Rail".
LETTERS_BEFORE = frozenset("cp sp dsp asp acp dcp igp dig sr br".split())
ROMAN = re.compile(r"[ivx]{1,5}$")  # "Pope Benedict XVI"


def is_state(keys: Sequence[str]) -> bool:
    """Whether folded words are the name of a state: West Virginia, Georgia."""
    return " ".join(keys) in STATES | LONG_STATES


def _is_title(keys: Sequence[str], i: int) -> bool:
    """Whether a capitalised word is an office before a name, and no part of one: "Shepherd Center"."""
    if keys[i].removeprefix("then-").removeprefix("ex-").removesuffix("-elect") not in ROLE:
        return False
    rest = keys[i + 1 :]
    return keys[i] not in ALSO_NAMES or (
        len(rest) > 1 and rest[0] in GIVEN_NAMES and not any(k in GIVEN_NAMES for k in keys[:i])
    )


# Surnames that far more bodies end on.
SELDOM_SURNAMES = frozenset({"council", "trust", "force"})


def _is_body(keys: Sequence[str]) -> bool:
    """Whether capitalised words (folded) that open with an office are a body's name.

    >>> [_is_body(name.split()) for name in ("justice department", "general motors", "judge temple", "mr office")]
    [True, True, False, False]
    """
    if list(keys[-2:]) == ["general", "staff"]:
        return True
    if len(keys) > 2 and keys[0] in ORGANIZATION_HEADS and keys[1] == "for":
        return True  # "Office for Student Grants"
    if keys[-1] in SELDOM_SURNAMES and len(keys) > 2 and GIVEN_NAMES.isdisjoint(keys):
        return True  # "General Mills Council", but "Judge Ana Council"
    if keys[-1] not in ORGANIZATION_HEADS - SURNAMES or len(keys) < 2:
        return False
    return len(keys) > 2 or keys[0] not in SHORT_TITLES


def _is_rank(keys: Sequence[str], i: int) -> bool:
    """Whether letters among capitalised words (folded) are a rank, by the given name behind them; of "Garda" and "Sr",
    which nothing else opens with, any name will do, behind another rank too: "Det Garda Sá"."""
    if keys[i] in ("garda", "sr"):
        body = keys[i + 1] in FIRM_TAILS or keys[-1] in ORGANIZATION_HEADS
        return not body and (i == 0 or keys[i - 1] in ROLE)
    return keys[i] in LETTERS_BEFORE and keys[i + 1] in GIVEN_NAMES - COUNTRIES


def _is_surname(keys: Sequence[str], i: int) -> bool:
    """Whether an office among capitalised words (folded) is somebody's surname: "Bo King Jr"."""
    rest = keys[i + 1 :]
    if all(k in GENERATIONS for k in rest):
        return True
    return keys[i] in NAMED_SO and len(rest) == 1 and keys[i - 1] in GIVEN_NAMES - COUNTRIES


def person_start(words: Sequence[str]) -> int:
    """Where a person's name begins in capitalised words that open with an office; 0 where none does, their number where
    the office is all that they are.

    >>> person_start("Senate Minority Leader Ana M Sá".split()), person_start("Juan Carlos University".split())
    (3, 0)
    """
    keys = [fold(w) for w in words]
    if keys[-1:] == ["party"]:
        return 0  # the Republican Party
    if not keys or _is_body(keys):
        return 0
    # "Yusuf Ag Lund" is no attorney general.
    titles = [
        i
        for i, k in enumerate(keys[:-1])
        if (_is_title(keys, i) or k in COURTESY or _is_rank(keys, i)) and not (i and words[i] == "Ag")
    ]
    while titles and titles[-1] > 0 and _is_surname(keys, titles[-1]):
        titles.pop()  # "Martin Luther King III", "Larry King Live"
    last = titles[-1] if titles else -1
    if last < 0 and keys[0] in TITLES_OF_MANY and len(keys) > 2 and (len(keys) == 3 or keys[1] in GIVEN_NAMES):
        last = 0
    if last < 0 and PARENT_OF.fullmatch(keys[0]):
        last = 0
    if last < 0:
        return next(
            (
                i
                for i in range(1, len(keys) - 1)
                if keys[i] in GIVEN_NAMES
                and len(keys) - i < 4
                and (keys[i - 1] in BEFORE_PERSONS or (words[i - 1].isupper() and len(words[i - 1]) > 2))
            ),
            0,
        )
    single = last == len(keys) - 2 or (last == len(keys) - 3 and bool(ROMAN.match(keys[-1])))
    if keys[last] in PART_OF_NAME and single and keys[last] not in ("sir", "dame", "king", "queen"):
        return last
    start = last + 1
    while start < len(keys) - 1 and (
        keys[start] in AFTER_OFFICE
        or (keys[start] in OVER and keys[start + 1] in GIVEN_NAMES and keys[start] != "state")
    ):
        start += 1  # "Department of Veteran Affairs Ana Sá"
    if keys[start] in ("of", "for", "and"):
        if start + 1 == len(keys):
            return len(keys)  # "The Director And the board": nobody is named
        given = next((i for i in range(start + 1, len(keys) - 1) if keys[i] in GIVEN_NAMES), None)
        if given is not None:
            return given
        if keys[start : start + 3] == ["of", "state", "for"]:
            return max(start + 3, len(keys) - 2)  # "Minister of State for Finance Ana Sá"
        if keys[start + 1] == "the" and len(keys) > start + 3:
            start += 1  # "Speaker of the House"
        return start + 2 if len(keys) > start + 2 and keys[start + 1] in TAIL_OF_OFFICE else 0
    return start


def is_office(text: str, start: int, keys: Sequence[str]) -> bool:
    """Whether capitalised words (folded: `keys`) that begin at `start`, behind "the", say what somebody is and not who.

    >>> is_office("Then the Harbour Secretary left.", 9, ["harbour", "secretary"])
    True
    """
    if not THE_BEFORE.search(text, max(0, start - 5), start):
        return False
    if keys[-1] in PARTISANS and " ".join(keys[:-1]) in LONG_STATES:
        return True  # "the North Carolina Republican"
    office = (len(keys) > 1 and keys[-1] in OFFICES | SHORT_OFFICES) or (len(keys) < 3 and keys[-1] in PARTISANS)
    return office and not any(key in GIVEN_NAMES for key in keys)


def opens_office(text: str, span: Span) -> bool:
    """Whether words that begin with "the" say what somebody is and not who, where all of it is written large.

    >>> opens_office("The Planning Minister left.", Span(0, 21)), opens_office("The Harle Mill shut.", Span(0, 14))
    (True, False)
    """
    the, _, office = span.of(text).partition(" ")
    return (
        the.casefold() == "the" and bool(office) and is_office(text, span.start + 4, [fold(w) for w in office.split()])
    )


def without_short_office(text: str, span: Span) -> Span:
    """The words without the short office that they end on, of whoever holds it there.

    >>> without_short_office("Quill CEO", Span(0, 9))
    Span(start=0, end=5)
    """
    name, _, office = span.of(text).rpartition(" ")
    return Span(span.start, span.start + len(name)) if name and fold(office) in SHORT_OFFICES else span
