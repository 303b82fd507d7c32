"""Offices written large beside names: "Senate Minority Leader Ana Sá" is Ana Sá."""

import re
from collections.abc import Sequence

from models import lexicon as lex
from models.words import fold

THE_BEFORE = re.compile(r"(?<![^\W_])[Tt]he[ \u00a0]$")
# Offices that are written large behind "the" and are nobody's name there.
OFFICES = frozenset(
    """
    secretary minister president speaker commissioner ombudsman chancellor premier governor mayor leader whip ambassador
    treasurer comptroller senator sheriff chief
    """.split()
)
SHORT_OFFICES = frozenset({"mp", "mep", "ceo", "cfo"})
AFTER_OFFICE = frozenset({"pro", "tem", "tempore", "emeritus", "emerita", "elect"})
TAIL_OF_OFFICE = frozenset(
    """
    state staff defense defence police justice homeland national house senate commons lords treasury education health
    energy commerce labor labour agriculture transportation
    """.split()
)


def _is_title(keys: Sequence[str], i: int) -> bool:
    """Whether a capitalised word is an office before a name, and no part of one: "Shepherd Center"."""
    if keys[i] not in lex.ROLE:
        return False
    rest = keys[i + 1 :]
    return keys[i] not in lex.ALSO_NAMES or (
        len(rest) > 1 and rest[0] in lex.GIVEN_NAMES and not any(k in lex.GIVEN_NAMES for k in keys[:i])
    )


def person_start(words: Sequence[str]) -> int:
    """Where a person's name begins in capitalised words that open with an office; 0 where none does, their number where
    the office is all that they are.

    >>> person_start("Senate Minority Leader Ana M Sá".split()), person_start("Juan Carlos University".split())
    (3, 0)
    """
    keys = [fold(w) for w in words]
    if keys[-1:] == ["party"]:
        return 0  # the Republican Party
    if (
        not keys
        or keys[-1]
        in lex.ORGANIZATION_HEADS
        - {"press", "house", "church", "bank", "post", "times", "guard", "force", "court", "council"}
        and len(keys) > 2
    ):
        return 0
    last = max((i for i, k in enumerate(keys[:-1]) if _is_title(keys, i) or k in lex.COURTESY), default=-1)
    if last < 0:
        return next(
            (
                i
                for i in range(1, len(keys) - 1)
                if keys[i] in lex.GIVEN_NAMES
                and len(keys) - i < 4
                and (keys[i - 1] in lex.ORGANIZATION_HEADS or (words[i - 1].isupper() and len(words[i - 1]) > 2))
            ),
            0,
        )
    if keys[last] in lex.PART_OF_NAME and last == len(keys) - 2 and keys[last] not in ("sir", "dame", "king", "queen"):
        return last
    start = last + 1
    while start < len(keys) - 1 and keys[start] in AFTER_OFFICE:
        start += 1
    if keys[start] in ("of", "for", "and"):
        if start + 1 == len(keys):
            return len(keys)  # "The Director And the board": nobody is named
        given = next((i for i in range(start + 1, len(keys) - 1) if keys[i] in lex.GIVEN_NAMES), None)
        if given is not None:
            return given
        if keys[start + 1] == "the" and len(keys) > start + 3:
            start += 1  # "Speaker of the House"
        return start + 2 if len(keys) > start + 2 and keys[start + 1] in TAIL_OF_OFFICE else 0
    return start


def is_office(text: str, start: int, keys: Sequence[str]) -> bool:
    """Whether capitalised words (folded: `keys`) that begin at `start`, behind "the", say what somebody is and not who.

    >>> is_office("Then the Harbour Secretary left.", 9, ["harbour", "secretary"])
    True
    """
    return (
        ((len(keys) > 1 and keys[-1] in OFFICES) or (len(keys) < 3 and keys[-1] in lex.PARTISANS))
        and not any(key in lex.GIVEN_NAMES for key in keys)
        and bool(THE_BEFORE.search(text, max(0, start - 5), start))
    )
