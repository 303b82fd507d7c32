"""The subject of a cue, and whether it is who speaks.

"“A man told us, ...”" says who told, though the tags take "a man" as told; "praised X and warned" has one subject; in
"the crew was told" it is not the crew that told.
"""

import re
from collections.abc import Sequence

from models.analysis import Span
from models.claims.edges import trimmed
from models.claims.links import Part
from models.claims.wording import calls_somebody

# Of these the subject is part of what is claimed: "the envoys are said to be ill", "he seems to be ill".
RAISING = re.compile(
    r"(?:[\w’']+ ){0,3}(?:is|are|was|were|been|being|be|gets?|got|seem\w*|appear\w*|happen\w*|tend\w*|turn\w* out)\b",
    re.IGNORECASE,
)
# "The envoys are said to be ill", "the mayor was accused of fraud": those who say so are not told. Of
# 1,231 such claims in the training articles four have that subject for their source, 1,089 have it in their content.
SAID_TO = re.compile(
    r"(?:is|are|was|were|(?:has|have|had) been|being|been|be) (?:[a-z]+ly |also |now |still |long |not )?"
    r"(?:said|thought|believed|understood|reported|rumou?red|alleged|feared|expected|anticipated|projected|estimated"
    r"|predicted|forecast|tipped|supposed|presumed|assumed|seen|viewed|perceived|considered|deemed|regarded|described"
    r"|known|suspected|accused|charged|blamed|credited)(?: (?:to|as|of|with|for|that)(?: be(?: [a-z]+){1,3})?)?",
    re.IGNORECASE,
)
# "The crew was told ...": it is not the crew that told. Of 333 such cues in the training articles and passages 16 have
# the subject before them for their source.
ADDRESSED = re.compile(
    r"(?:(?:has|have|had|will|would|not|also|later|now|never|[a-z]+ly) )*"
    r"(?:been|was|were|is|are|being|be|got) (?:[a-z]+ly |also |now |later |first )?"
    r"(?:told|asked|warned|informed|critici[sz]ed|advised|instructed|urged|questioned|praised|condemned)"
    r"(?: (?:by|about|of|over|for|to|that|whether))?",
    re.IGNORECASE,
)
# "Lund lied, inquest told", as a headline has it, is not what the inquest says.
TOLD_THERE = re.compile(r"(?:court|jury|inquest|tribunal|inquiry|hearing|trial|mps|peers|police)", re.IGNORECASE)
LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
# What joins a cue to the sentence before it where it has no subject of its own, and a cue that is surely a verb. Of
# 1,529 such cues in the training articles 1,479 have the source of the cue before.
JOINED = re.compile(r"\b(?:and|but|yet|or|then)(?:,? (?:[a-z]+ly|also|then|later|even|never))?,? $", re.IGNORECASE)
# The same for "..., adding" and "... while adding": 2,360 of 2,527.
BESIDE = re.compile(r"(?:,|\b(?:and|but|while))(?: (?:and|but|while|also|then))?(?: [a-z]+ly)? $", re.IGNORECASE)
DOING = re.compile(r"(?!according|including|regarding|concerning|depending|following|being)[a-z]{2,}ing\b")
LONGEST_JOIN = 30  # characters, of JOINED
# Of those in the present, those of what was not done, "gave" and "went on" all 46 have the source of the cue before.
# "Hopes", "fears" and "plans" may be nouns, and none is marked so.
ACTIVE = re.compile(
    r"(?:(?:has|have|had|also|then|later|[a-z]+ly) )*"
    r"(?!appeared|seemed|tended|happened|turned)(?:[a-z]{2,}ed|said|told|says|tells|wrote|writes|adds|warns|urges|insists"
    r"|wants|prefers|believes|thinks|expects|sees|considers|doubts|claims|notes|stresses|concedes|complains"
    r"|denies|denounces|opposes|praises|refuses|calls|asks|gave|sought|went on"
    r"|(?:has|have|had) (?:not|never|also) [a-z]+|(?:did|does|do|has|have|had|would|could)n[’']t [a-z]+"
    r"|(?:would|did|could|does|do) (?:not|never) (?!appear|seem|tend|happen)[a-z]+)\b",
    re.IGNORECASE,
)
NOBODY = frozenset({"that", "this", "it", "which", "what", "there"})
MARKS = "“”\"‘’'«»„"


def with_subject(text: str, content: Sequence[Part], cue: Part) -> tuple[tuple[Part, ...], Part | None]:
    """The content without the subject of its cue, and that subject; the content as it is and None where it has none.

    A subject stands right before a cue that is neither passive nor one of seeming; the rest of the content behind it.

    >>> from models.analysis import Span
    >>> text = "“A man told us, ‘No.’”"
    >>> parts = Part(0, 3, Span(0, 6)), Part(6, 9, Span(16, 21))
    >>> content, subject = with_subject(text, parts, Part(3, 4, Span(7, 11)))
    >>> [p.span.of(text) for p in content], subject.span.of(text)
    (['‘No.’'], 'A man')
    """
    before = [p for p in content if p.span.end <= cue.span.start]
    if len(before) == 1 < len(content) and not RAISING.match(cue.span.of(text)):
        part = before[0]
        span = trimmed(text, part.span.start, part.span.end, MARKS)
        if span is not None and span.end == part.span.end and text[span.end : cue.span.start].isspace():
            if calls_somebody(span.of(text)) and span.of(text).casefold() not in NOBODY:
                return tuple(p for p in content if p is not part), Part(part.first, part.last, span)
    return tuple(content), None


def without_teller(
    text: str, content: Sequence[Part], cue: Part, source: Part | None
) -> tuple[tuple[Part, ...], Part | None]:
    """The content and the source of a claim that is said of somebody, or to somebody, by nobody told: the subject of
    "is said to be" is part of the content, that of "was told" of neither.

    >>> from models.analysis import Span
    >>> text = "Sá is said to be ill."
    >>> parts = without_teller(text, [Part(3, 5, Span(11, 20))], Part(1, 3, Span(3, 10)), Part(0, 1, Span(0, 2)))
    >>> [p.span.of(text) for p in parts[0]], parts[1]
    (['Sá', 'to be ill'], None)
    """
    # A comma closes what is said of the subject: "Sá, the mayor, was told".
    if source is None or source.span.end > cue.span.start or text[source.span.end : cue.span.start].strip(" \u00a0,"):
        return tuple(content), source
    if ADDRESSED.fullmatch(cue.span.of(text)) or _is_told(text, cue.span, source.span):
        return tuple(content), None
    if not SAID_TO.fullmatch(cue.span.of(text)):
        return tuple(content), source
    if any(part.span.start < source.span.end for part in content):
        return tuple(content), None
    return (source, *content), None


def _is_told(text: str, cue: Span, source: Span) -> bool:
    """Whether a headline ends on who was told, and nobody says who told."""
    if cue.of(text).casefold() != "told" or LINE_END.match(text, cue.end) is None:
        return False
    return TOLD_THERE.fullmatch(text, source.start, source.end) is not None


def joined_subject(text: str, cue: Span, before: Sequence[tuple[Span, Part]]) -> Part | None:
    """The source of a cue that shares its subject with the cue before it: "she praised the crew and warned of fog",
    "she praised the crew, warning of fog".

    `before` are the cues with a source that stand before it in its sentence, and their sources, in text order.

    >>> text = "Sá praised the crew and warned of fog."
    >>> who = Part(0, 1, Span(0, 2))
    >>> joined_subject(text, Span(24, 30), [(Span(3, 10), who)]) is who
    True
    >>> joined_subject("Sá praised the crew, who warned of fog.", Span(25, 31), [(Span(3, 10), who)]) is None
    True
    """
    if not before:
        return None
    joint = JOINED if ACTIVE.match(text, cue.start, cue.end) else BESIDE if DOING.match(text, cue.start) else None
    if joint is None:
        return None
    spoken, source = before[-1]
    joined = joint.search(text, max(spoken.end, cue.start - LONGEST_JOIN), cue.start)
    return source if joined and source.span.end <= spoken.start else None
