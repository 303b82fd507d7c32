"""Who holds an office whose name comes right behind it."""

import re

from models.analysis import Span
from models.naming.namebook import NameBook
from models.naming.occurrences import Key
from models.text.words import POSSESSIVE

OVER = re.compile(r"[ \u00a0](?:of|for)(?:[ \u00a0](?:the[ \u00a0])?[A-Z][\w’'-]*){1,4},[ \u00a0]")
BEHIND_OFFICE = re.compile(rf"{OVER.pattern}|,?[ \u00a0]")
LONGEST_NAME = 80  # characters


def holder_of(book: NameBook, office: Span, whole: bool) -> Key | None:
    """Whoever holds an office whose name comes right behind it: "The Planning Minister, Ana Sá"; where the words
    are the `whole` of a source, behind what it is over: "the mayor | of Harle, Ana Sá,"."""
    behind = (OVER if whole else BEHIND_OFFICE).match(book.text, office.end)
    names = book.within(behind.end(), behind.end() + LONGEST_NAME) if behind else []
    if behind is None or not names or names[0].span.start != behind.end():
        return None
    named = book.entity_of(names[0])
    # "The Prime Minister, Norway’s longest serving," is nobody by that name.
    somebody = book.person(named) is not False and not book.text.startswith(POSSESSIVE, names[0].span.end)
    return named if somebody else None
