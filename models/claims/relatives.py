"""Contents that are relative clauses around their own attribution: "a plan that she said would fail"."""

import re
from collections.abc import Sequence

from models.analysis import Span

# The word that stands for what is spoken of, right before who says so.
PRONOUN = re.compile(
    r"(?<![\w’'-])(?P<word>that|which|who|what)(?:,?[ \u00a0]according to)?,?[ \u00a0]$", re.IGNORECASE
)
LONGEST = 120  # characters of it with its noun
# Where its noun begins: with a determiner, or behind a preposition.
OPENING = re.compile(
    r"\b(?=(?:an?|the|this|these|those|its|his|her|their|our|my|some|any|no)[ \u00a0])"
    r"|\b(?:to|at|on|in|from|by|for|with|about|into|against)[ \u00a0]",
    re.IGNORECASE,
)
WORDS = re.compile(r"[\w’' \u00a0-]*$")
# What follows lacks its subject, or its object ("which he described as"), where it opens so. Of 45 such contents in 500
# training articles all have the pronoun.
LACKING = re.compile(
    r"[\"“‘']?(?:(?:is|are|was|were|do|does|did|has|have|had|would|could|should)(?:n[’']t)?"
    r"|will|won[’']t|can|can[’']t|cannot|may|might|must|as|[a-z]{3,}ed)\b"
)
CLAUSE_END = re.compile(r"[,;:](?!\w)|[.!?](?=[”\"’']?(?:\s|$))|[ \u00a0][—–-][ \u00a0]|—|\n")
CLOSING = re.compile(r"[.,!?]?[”\"’']")
LONGEST_CLAUSE = 300  # characters
BETWEEN = re.compile(r",?[ \u00a0]")


def referred_to(text: str, content: Sequence[Span], cue: Span, source: Span) -> Span | None:
    """The relative pronoun before the attribution of a content that lacks it, with the noun that "that" refers to; None
    where nothing is lacking.

    >>> text = "She left a plan that Sá said would fail."
    >>> referred_to(text, [Span(29, 39)], Span(24, 28), Span(21, 23)).of(text)
    'a plan that'
    """
    start, place = min(cue.start, source.start), _goes_on(text, cue, source)
    if place is None or not any(s.start == place for s in content):
        return None
    floor = max(0, start - LONGEST)
    line = text.rfind("\n", floor, start) + 1 or floor
    found = PRONOUN.search(text, line, start)
    if found is None or any(s.start < found.end("word") and found.start() < s.end for s in content):
        return None
    begin = found.start()
    if found["word"].casefold() == "that":
        words = WORDS.search(text, max(line, begin - LONGEST), begin)
        openings = list(OPENING.finditer(text, words.start(), begin)) if words else []
        begin = openings[-1].end() if openings else begin
    return Span(begin, found.end("word"))


def rest_of(text: str, content: Sequence[Span], cue: Span, source: Span) -> Span | None:
    """The rest of the clause whose content ends on the relative pronoun before its attribution; None where none does.

    >>> text = "She left a plan that Sá said would fail, and wept."
    >>> rest_of(text, [Span(9, 20)], Span(24, 28), Span(21, 23)).of(text)
    'would fail'
    """
    start, place = min(cue.start, source.start), _goes_on(text, cue, source)
    if place is None or max(s.end for s in content) > start:
        return None
    found = PRONOUN.search(text, max(0, start - LONGEST), start)
    if found is None or not any(s.end == found.end("word") for s in content):
        return None
    stop = CLAUSE_END.search(text, place, place + LONGEST_CLAUSE)
    if stop is None:
        return None
    closing = CLOSING.match(text, stop.start())  # with the mark that closes what was opened
    end = closing.end() if closing and any(mark in text[place : stop.start()] for mark in "“\"‘'") else stop.start()
    return Span(place, end)


def _goes_on(text: str, cue: Span, source: Span) -> int | None:
    """Where the sentence goes on after an attribution with what lacks its subject or object; None where it does not."""
    gap = BETWEEN.match(text, max(cue.end, source.end))
    return gap.end() if gap and LACKING.match(text, gap.end()) else None
