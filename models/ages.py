"""How old somebody is said to be: "Ana Sá, 71, a mason", "the 71-year-old mason Ana Sá", "the 71-year-old"."""

import re

from models.analysis import Span

YEARS_OLD = re.compile(r"(?<![\w-])(\d{1,3})[- ]years?[- ]old\b", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?:,[ \u00a0](?:who is[ \u00a0])?(?:aged?[ \u00a0])?|[ \u00a0]\()(\d{1,3})(?=[,;.)]|[ \u00a0](?:and|said)\b)"
)
_BEFORE = re.compile(YEARS_OLD.pattern + r"[ \u00a0](?:[^\W\d_][\w’'-]*[ \u00a0]){0,3}$", re.IGNORECASE)
REACH = 60  # characters before a name within which an age may stand


def age_in(words: str) -> int | None:
    """The age by which a mention calls somebody.

    >>> age_in("the 71-year-old mason"), age_in("the mason")
    (71, None)
    """
    found = YEARS_OLD.search(words)
    return int(found[1]) if found else None


def age_beside(text: str, name: Span) -> int | None:
    """The age that stands right after a name, or before it with a few words between.

    >>> text = "Ana Sá, 71, met 34-year-old mason Bo Lund."
    >>> age_beside(text, Span(0, 6)), age_beside(text, Span(34, 41))
    (71, 34)
    """
    found = _BESIDE.match(text, name.end) or _BEFORE.search(text, max(0, name.start - REACH), name.start)
    return int(found[1]) if found else None
