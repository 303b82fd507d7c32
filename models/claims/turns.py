"""Interviews as they were spoken: "ANA SÁ: We won." is hers, and what stands behind "A:" is an answer."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.analysis import Span
from models.text.function_words import DAYS_AND_MONTHS
from models.text.given_names import GIVEN_NAMES
from models.text.words import fold, words_of

# Nobody answers in fewer turns than these, and nobody alone.
FEWEST_TURNS = 4
FEWEST_SPEAKERS = 2
# Whoever speaks to somebody says "I" or "you" or asks; a list of what things are does not.
SPOKEN = re.compile(r"(?<!\w)(?:[Ii]|[Ww]e|[Yy]ou|[Mm]e|[Uu]s|[Mm]y|[Oo]ur|[Yy]our)(?![\w-])|\?")
LEAST_SPOKEN = 0.5  # of the turns
LABEL = re.compile(
    r"^[ \t]*(?P<mark>[“\"]?)"
    r"(?P<who>[^\W\d_a-z][\w.’'-]{0,30}(?:[ \u00a0](?:[^\W\d_a-z][\w.’'-]{0,30}|\([^)\n]{1,30}\))){0,4})"
    r"(?P<colon>:)[ \u00a0]+(?=\S)",
    re.MULTILINE,
)
SMALL = re.compile(r"(?<!\w)[a-z]{3,}(?!\w)")
# In a report for the radio most turns are the reporter's, who tells what others say.
RADIO = re.compile(r"(?<!\w)BYLINE:|\(SOUNDBITE|\(Speaking[ \u00a0][A-Z]\w+\)")
CLOSES = {"“": "”", '"': '"'}
ASKED, ANSWERED = "Q", "A"
ANSWER = re.compile(rf"(?:^|\n)[ \t]*[“\"]?{ANSWERED}$")
INTERVIEWED = re.compile(
    r"(?<!\w)(?:interview\w*|conversation|questions|Q&A|asked|answers"
    r"|(?:talk|speak|spoke|chat|sat down)(?:s|ed|ted)? (?:to|with))(?!\w)",
    re.IGNORECASE,
)
LONGEST_INDENT = 12  # characters
LONGEST_OPENING = 2000  # characters of a text in which it says that it is an interview
SAYS_SOMETHING = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}(?:[ \u00a0,]{1,3}[^\W\d_]|[.!?…])")


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says in an interview, the colon before it, and whoever says it: None where only "A" tells."""

    span: Span
    colon: Span
    speaker: Span | None


def find_turns(text: str) -> list[Turn]:
    """The turns of an interview in order; empty where the text is none. Time is linear in its length.

    Two people must speak twice or more, and as people do: "Fact: ... Myth: ..." is nobody's. A word that the text
    writes small elsewhere is no speaker, and questions behind "Q" are nobody's claims.

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
        return _spoken(text, list(_answers(text, labels)))
    if len(labels) < FEWEST_TURNS:
        return []
    small = {fold(word) for word in SMALL.findall(text)}
    named = [label for label in labels if _is_name(words_of(label["who"]), small)]
    again = sum(count > 1 for count in _speakers([words_of(label["who"]) for label in named]).values())
    if len(named) < FEWEST_TURNS or again < FEWEST_SPEAKERS:
        return []
    turns = (_turn(text, label, _line_end(text, label.end()), True) for label in named)
    return _spoken(text, [turn for turn in turns if turn is not None])


def is_answer(text: str, cue: Span) -> bool:
    """Whether a cue is the colon behind the "A" of an interview, in a text that says that it is one.

    >>> text = "Questions for Ana Sá\\nA: We."
    >>> is_answer(text, Span(22, 23)), is_answer("Plan A: we go.", Span(6, 7))
    (True, False)
    """
    return bool(ANSWER.search(text, max(0, cue.start - LONGEST_INDENT), cue.start)) and bool(
        INTERVIEWED.search(text, 0, min(cue.start, LONGEST_OPENING))
    )


def _is_name(words: Sequence[str], small: set[str]) -> bool:
    if not words or len(words[-1]) < 2 or words[-1] in DAYS_AND_MONTHS:
        return False
    return words[-1] not in small or (len(words) > 1 and words[-2] in GIVEN_NAMES)


def _speakers(labels: list[list[str]]) -> Counter[tuple[str, ...]]:
    """How often each speaks; a surname alone counts for the one who has it."""
    whole = {tuple(words) for words in labels if len(words) > 1}
    by_last = Counter(words[-1] for words in whole)
    full = {words[-1]: words for words in whole if by_last[words[-1]] == 1}
    return Counter(full.get(words[-1], tuple(words)) if len(words) == 1 else tuple(words) for words in labels)


def _spoken(text: str, turns: list[Turn]) -> list[Turn]:
    """The turns, if enough of them are spoken to somebody."""
    spoken = sum(SPOKEN.search(text, turn.span.start, turn.span.end) is not None for turn in turns)
    return turns if turns and spoken >= LEAST_SPOKEN * len(turns) else []


def _answers(text: str, labels: list[re.Match[str]]) -> Iterator[Turn]:
    """What stands behind each "A", up to the next label; behind the last, to the end of its paragraph."""
    ends = [label.start() for label in labels[1:]]
    for label, end in zip(labels, [*ends, _line_end(text, labels[-1].end())], strict=True):
        if label["who"] == ANSWERED and (turn := _turn(text, label, end, False)) is not None:
            yield turn


def _turn(text: str, label: re.Match[str], end: int, named: bool) -> Turn | None:
    said = text[label.end() : end].rstrip()
    if label["mark"] and said.endswith(CLOSES[label["mark"]]):
        said = said[:-1].rstrip()
    if not SAYS_SOMETHING.search(said):
        return None  # a list of numbers
    speaker = Span(*label.span("who")) if named else None
    return Turn(Span(label.end(), label.end() + len(said)), Span(*label.span("colon")), speaker)


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
