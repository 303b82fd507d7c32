"""Interviews as they were spoken: "ANA SÁ: We won." is hers, and what stands behind "A:" is an answer."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from models.analysis import Span
from models.text.words import fold, words_of

# Nobody answers in fewer turns than these, and nobody alone.
FEWEST_TURNS = 4
FEWEST_SPEAKERS = 2
LABEL = re.compile(
    r"^[ \t]*(?P<who>[^\W\d_a-z][\w.’'-]{0,30}(?:[ \u00a0](?:[^\W\d_a-z][\w.’'-]{0,30}|\([^)\n]{1,30}\))){0,4})"
    r"(?P<colon>:)[ \u00a0]+(?=\S)",
    re.MULTILINE,
)
SMALL = re.compile(r"(?<!\w)[a-z]{3,}(?!\w)")
LARGE = re.compile(r"(?<!\w)[^\W\d_a-z][\w’'-]+(?![\w’':-])")
# In a report for the radio most turns are the reporter's, who tells what others say.
RADIO = re.compile(r"(?<!\w)BYLINE:|\(SOUNDBITE|\(Speaking[ \u00a0]")
ASKED, ANSWERED = "Q", "A"
SAYS_SOMETHING = re.compile(r"[^\W\d_]{2,}[ \u00a0,]+[^\W\d_]+|[^\W\d_]{2,}[.!?…]")


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says in an interview, the colon before it, and whoever says it: None where only "A" tells."""

    span: Span
    colon: Span
    speaker: Span | None


def find_turns(text: str) -> list[Turn]:
    """The turns of an interview in order; empty where the text is none. Time is linear in its length.

    Two people must speak twice or more between them, and be called by names: a label that the text writes small
    elsewhere ("Fact: ... Myth: ...") is nobody's. Questions behind "Q" are nobody's claims.

    >>> text = "ANA SÁ: Who won?\\nBO LUND: We did.\\nSÁ: Not they?\\nLUND: No, we."
    >>> [(turn.speaker.of(text), turn.span.of(text)) for turn in find_turns(text)][1]
    ('BO LUND', 'We did.')
    >>> text = "Q: Who won?\\nA: We did.\\n\\nTwice.\\nQ: Not they?\\nA: No, we."
    >>> [(turn.speaker, turn.span.of(text)) for turn in find_turns(text)]
    [(None, 'We did.\\n\\nTwice.'), (None, 'No, we.')]
    """
    if ":" not in text or RADIO.search(text):
        return []
    labels = list(LABEL.finditer(text))
    kinds = Counter(label["who"] for label in labels)
    if kinds[ASKED] > 1 and kinds[ANSWERED] > 1:
        return list(_answers(text, labels))
    if len(labels) < FEWEST_TURNS:
        return []
    small = {fold(word) for word in SMALL.findall(text)}
    # Whoever speaks is told by more than one word somewhere, or stands in the text as well.
    known = {words_of(who)[-1] for who in kinds if len(words_of(who)) > 1} | {fold(w) for w in LARGE.findall(text)}
    named = [label for label in labels if _is_name(label["who"], known - small)]
    speakers = Counter(words_of(label["who"])[-1] for label in named)
    again = sum(count > 1 for count in speakers.values())
    if len(named) < FEWEST_TURNS or again < FEWEST_SPEAKERS:
        return []
    return [turn for label in named if (turn := _turn(text, label, _line_end(text, label.end()), True)) is not None]


def _is_name(words: str, known: set[str]) -> bool:
    keys = words_of(words)
    return bool(keys) and len(keys[-1]) > 1 and keys[-1] in known


def _answers(text: str, labels: list[re.Match[str]]) -> Iterator[Turn]:
    """What stands behind each "A", up to the next label; behind the last, to the end of its paragraph."""
    ends = [label.start() for label in labels[1:]]
    for label, end in zip(labels, [*ends, _line_end(text, labels[-1].end())], strict=True):
        if label["who"] == ANSWERED and (turn := _turn(text, label, end, False)) is not None:
            yield turn


def _turn(text: str, label: re.Match[str], end: int, named: bool) -> Turn | None:
    said = text[label.end() : end].rstrip()
    if not SAYS_SOMETHING.search(said):
        return None  # a list of numbers
    speaker = Span(*label.span("who")) if named else None
    return Turn(Span(label.end(), label.end() + len(said)), Span(*label.span("colon")), speaker)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def is_answer(text: str, cue: Span) -> bool:
    """Whether a cue is the colon behind the "A" of an interview.

    >>> is_answer("Q: Who?\\nA: We.", Span(9, 10)), is_answer("Plan A: we go.", Span(6, 7))
    (True, False)
    """
    label = text[max(0, cue.start - 2) : cue.end]
    return label in (f"{ANSWERED}:", f"\n{ANSWERED}:")
