"""What is said of somebody behind a name, between commas: "Ana Sá, the city’s engineer,"."""

import re

from models.analysis import Span
from models.mentions.trimming import without_determiner
from models.naming.namebook import NameBook
from models.text.function_words import PREPOSITIONS
from models.text.person_words import ROLE_MODIFIERS
from models.text.words import first_word, trim

# Party and place ("R-Iowa"), a handle, a stock symbol, an age, an acronym: these say nothing of a person's role.
NO_ROLE = re.compile(
    r"^(?:[RDI]|Dem|Rep|GOP|Conn?|Tenn|Calif|Wis|Tex|Fla|Mass|Pa|Va|Md|Ill|Mich|Ariz|Ala|Ga|Ky|La|Mo|Minn|Neb|Nev|Okla|Ore"
    r"|Wash|Del|Vt)\b[-.– ]?[\w. ]{0,12}$|^@|^[A-Z.]+\.[A-Z]+$|^\d+$|^[A-Z]{2,6}$"
)
# What somebody is and not what he just does.
LASTING = frozenset(
    "acting sitting serving founding presiding visiting reigning standing king retired appointed elected renowned noted"
    " celebrated decorated disgraced married".split()
)
# What stands before what somebody is or does at a time: "now working in Harle".
NOWADAYS = frozenset("now then currently formerly once still".split())
ONE_OF_THOSE = re.compile(r"one[ \u00a0]of[ \u00a0](?:the|those)[ \u00a0](?:[a-z]+[ \u00a0])?(?:who|that|to)(?![^\W_])")


def apposition(text: str, parts: list[Span], book: NameBook) -> Span | None:
    """What follows a name between commas, if it says who that is; party letters, handles, ages and places do not."""
    for part in parts:
        words = part.of(text)
        if NO_ROLE.match(words) or any(n.span == part for n in book.within(part.start, part.end)):
            continue
        if first_word(words) in (
            "who",
            "which",
            "whose",
            "where",
            "and",
            "or",
            "whom",
            "that",
            "when",
            "as",
            "of",
            "in",
            "on",
            "at",
            "from",
            "for",
            "born",
            "nee",
        ):
            return None
        if first_word(words) in NOWADAYS:
            part = trim(text, part.start + len(first_word(words)), part.end)
            words = part.of(text)
            if first_word(words) in PREPOSITIONS | {"just", "only", "aged"}:
                return None  # "still in Harle"
        if ONE_OF_THOSE.match(words) or first_word(words) in ("aged", "who"):
            return None
        if first_word(words).endswith(("ing", "ed")) and first_word(words) not in ROLE_MODIFIERS | LASTING:
            return None  # "speaking in Harle", "reached at his home"
        if not any(w[:1].islower() for w in words.split()) and len(words.split()) < 2:
            continue
        return without_determiner(text, part)
    return None
