"""Months that are somebody's name: "Theresa June", and then "June" alone."""

import re

from models.naming.offices import SHORT_TITLES
from models.text.given_names import GIVEN_NAMES
from models.text.words import fold

NAME_MONTHS = frozenset({"april", "august", "june", "may"})
MONTHS_AS_WRITTEN = tuple(sorted(month.title() for month in NAME_MONTHS))
CALLED_MONTH = re.compile(
    rf"(?<![^\W_])(?P<first>[A-Z][a-z]+)\.?[ \u00a0](?P<name>{'|'.join(MONTHS_AS_WRITTEN)})"
    r"(?![^\W_])"
)
# "Jan. 15", though Jan is a given name.
SHORT_DATE = re.compile(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?[ \u00a0]\d{1,4}(?![^\W_])")
DATE_BEFORE = re.compile(
    r"(?<![^\W_])(?:in|of|on|by|since|until|till|before|after|last|next|this|early|late|mid|through|during|an?|the|each|every|\d+)"
    r"[ \u00a0-]$",
    re.IGNORECASE,
)
DATE_AFTER = re.compile(r",?[ \u00a0](?:\d|I\b|we\b|you\b|the\b|and[ \u00a0](?:June|July|September)\b)")


def called_so(text: str) -> frozenset[str]:
    """The months (folded) that are a surname in a text.

    >>> sorted(called_so("Ana June met Mrs May in April."))
    ['june', 'may']
    """
    if not any(month in text for month in MONTHS_AS_WRITTEN):
        return frozenset()
    return frozenset(
        fold(match["name"])
        for match in CALLED_MONTH.finditer(text)
        if fold(match["first"]) in GIVEN_NAMES | SHORT_TITLES
    )


def is_date(text: str, start: int, end: int) -> bool:
    """Whether a month's name is read as a date by the words around it: "in June", "June 5"."""
    return bool(DATE_AFTER.match(text, end) or DATE_BEFORE.search(text, max(0, start - 10), start))
