"""What stands beside a cue within a content: its object, where no tag took it for one, and the cue of each content."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from models.claims.edges import trimmed
from models.claims.links import Part, part_at
from models.claims.wording import is_pointing, says_something
from models.document import Document
from models.inference.tokens import Pieces

# Between a source and its cue, and where the object of a cue ends at the latest.
AUXILIARY = re.compile(r",?[ \u00a0](?:(?:also|still|just|never|later|now|then|once|always|[a-z]+ly)[ \u00a0])?")
NEAREST_SOURCE, NEAREST = 20, 4  # characters to a cue: from its source, and from what stands right beside it
LONGEST_OBJECT = 300  # characters
OPENING, ENDING = "“\"‘'«", ".!?"  # of what is quoted, and of a sentence
OBJECT_END = re.compile(
    r"[;:](?!\w)|,?[ \u00a0](?:and|but)[ \u00a0]|\n|[ \u00a0]?[—–]"
    r"|,[ \u00a0](?=(?:which|who|though|although|while|as|so)(?![^\W_]))"
)


def with_objects(
    document: Document, parts: dict[str, list[Part]], pieces: Pieces, end_of: Callable[[Part], int]
) -> list[Part]:
    """The contents, and of each cue behind its source that has none beside it what comes next: up to the end of its
    phrase or sentence, the next cue or source, or the end of what holds it (`end_of`)."""
    text = document.text
    contents = [
        part for part in parts["content"] if says_something(words := part.span.of(text)) and not is_pointing(words)
    ]
    starts = sorted(part.span.start for part in contents)
    ends = sorted(part.span.end for part in contents)
    others = sorted(part.span.start for role in ("cue", "source") for part in parts[role])
    sources = sorted((part.span.end, part.span.start) for part in parts["source"])
    found = list(contents)
    for cue in parts["cue"]:
        start, end = cue.span.start, cue.span.end
        at = bisect_right(sources, (start, start)) - 1
        if at < 0 or start - sources[at][0] > NEAREST_SOURCE or text[end : end + 2].lstrip(" \u00a0").startswith(","):
            continue
        source_end, source_start = sources[at]
        if not AUXILIARY.fullmatch(text, source_end, start):
            continue
        sentence = document.sentences[bisect_right(document.sentences, start, key=lambda s: s.start) - 1]
        following = bisect_right(others, start)
        limit = min([end_of(cue), end + LONGEST_OBJECT, sentence.end, *others[following : following + 1]])
        first, last = bisect_left(starts, end), bisect_right(ends, source_start) - 1
        before = last >= 0 and ends[last] >= source_start - NEAREST
        if before or (first < len(starts) and starts[first] < limit):
            continue
        stop = OBJECT_END.search(text, end, limit)
        behind = trimmed(text, end, stop.start() if stop else limit, "“”\"’'.,;:!?")
        part = part_at(pieces, behind) if behind and says_something(behind.of(text)) else None
        if part is not None:
            found.append(part)
    return sorted(found, key=lambda part: part.span)


def cues_beside(parts: dict[str, list[Part]], holder: Callable[[Part], int | None]) -> list[int | None]:
    """The cue of each content, by its number, where one stands right before it, or before its source, or else within a
    few characters behind it, in what holds both; None where none does. Few texts that mark claims within claims taught
    the network their links."""
    ordered = sorted(
        (part.span.start, role, number, part) for role, some in parts.items() for number, part in enumerate(some)
    )
    found: list[int | None] = [None] * len(parts["content"])

    def at(place: int, role: str, owner: int | None) -> int | None:
        if not 0 <= place < len(ordered):
            return None
        _, its_role, number, part = ordered[place]
        return number if its_role == role and holder(part) == owner else None

    for place, (_, role, number, part) in enumerate(ordered):
        if role != "content":
            continue
        owner = holder(part)
        for step in (-1, 1):
            if step > 0 and (place + 1 == len(ordered) or ordered[place + 1][0] > part.span.end + NEAREST):
                continue
            cue = at(place + step, "cue", owner)
            if cue is None and at(place + step, "source", owner) is not None:
                cue = at(place + 2 * step, "cue", owner)
            if cue is not None:
                found[number] = cue
                break
    return found


def beside_cue(document: Document, content: Sequence[Part], cue: Part, pieces: Pieces) -> tuple[Part, ...]:
    """The parts of a content that begin in the sentence of its cue, where any does, none of them beyond its end but
    what opens with a quotation mark."""
    numbers = [bisect_right(document.sentences, part.span.start, key=lambda s: s.start) for part in (cue, *content)]
    end = document.sentences[numbers[0] - 1].end
    kept = []
    for part, number in zip(content, numbers[1:], strict=True):
        if number == numbers[0]:
            quoted = document.text[part.span.start] in OPENING
            span = part.span if quoted else trimmed(document.text, part.span.start, min(part.span.end, end), ENDING)
            kept.append(part_at(pieces, span) if span and span.end < part.span.end else part)
    return tuple(part for part in kept if part) or tuple(content)
