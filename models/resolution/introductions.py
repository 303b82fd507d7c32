"""Noun phrases that bring in a body or a paper, so that "the administration" or "the poll" has something to mean.

A plain finder for what a network may miss: "Obama administration", "China’s foreign ministry", "a poll by the club".
"""

import re
from collections.abc import Iterator

from models.analysis import Span
from models.mentions.named import WHOSE_ALONE
from models.text.body_words import DOCUMENT_HEADS, ORGANIZATION_HEADS
from models.text.function_words import FUNCTION
from models.text.words import WORD, is_capital

UNSURE = frozenset(
    """
    times post news press house state city country states force forces power plan deal order test tests notes note text
    speech record records results result address account evidence story stories code rules rule table list measure
    posting platform figures numbers data group center party front market conference research company book business
    service services series program project
    """.split()
)
HEADS = (ORGANIZATION_HEADS | DOCUMENT_HEADS) - UNSURE
REACH = 4
VERB = re.compile(r"(?:ed|ing)$")


def find_introductions(text: str) -> Iterator[Span]:
    """Phrases with a modifier or an indefinite article before such a noun, in text order, without the article; linear
    time.

    >>> text = "A poll by Harle Institute helped the Obama administration. The poll was small."
    >>> [span.of(text) for span in find_introductions(text)]
    ['poll by Harle Institute', 'Obama administration']
    >>> text = "She praised Lund’s government, and the ailing Lund government wept."
    >>> [span.of(text) for span in find_introductions(text)]
    ['Lund’s government', 'ailing Lund government']
    """
    window: list[re.Match[str]] = []
    for match in WORD.finditer(text):
        word = match[0]
        if window and text[window[-1].end() : match.start()] not in (" ", "\u00a0"):
            window = []
        if word.casefold() in FUNCTION and not (is_capital(word) and window):
            window = [match] if word.casefold() in ("a", "an") else []
            continue
        window = [*window[-REACH - 1 :], match]
        if word.islower() and word in HEADS:
            modifiers = [m for m in window[:-1][-REACH:] if m[0].casefold() not in ("a", "an")]
            owner = next((i for i, m in enumerate(modifiers) if WHOSE_ALONE.search(m[0]) and is_capital(m[0])), 0)
            while owner and modifiers[0][0].islower() and VERB.search(modifiers[0][0]):
                modifiers, owner = modifiers[1:], owner - 1  # "praised Lund’s government"
            if modifiers or window[0][0].casefold() in ("a", "an"):
                start = modifiers[0].start() if modifiers else match.start()
                yield Span(start, _with_maker(text, match.end()) if word in DOCUMENT_HEADS else match.end())


MAKER = re.compile(r" (?:by|from) (?:the )?[A-Z]\w*(?:[’'&-]\w+)*(?: (?:of |for |and )?[A-Z]\w*(?:[’'&-]\w+)*){0,6}")


def _with_maker(text: str, end: int) -> int:
    """The end of the phrase with "by the Harle Institute" where that follows."""
    match = MAKER.match(text, end)
    return match.end() if match else end
