"""What stands beside a cue within a content: its object, where no tag took it for one, and the cue of each content."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from models.claims.edges import trimmed
from models.claims.links import Part, part_at
from models.claims.wording import says_something
from models.document import Document
from models.inference.tokens import Pieces

# Between a source and its cue, and where the object of a cue ends at the latest.
AUXILIARY = re.compile(r",?[ \u00a0](?:(?:also|still|just|never|later|now|then|once|always|[a-z]+ly)[ \u00a0])?")
NEAREST_SOURCE, NEAREST_CONTENT = 20, 4  # characters
LONGEST_OBJECT = 300  # characters
OBJECT_END = re.compile(
    r"[;:.!?](?!\w)|,?[ \u00a0](?:and|but)[ \u00a0]|,[ \u00a0](?=which|who|though|although|while|as|so)|\n"
    r"|[ \u00a0]?[—–]"
)


def with_objects(text: str, parts: dict[str, list[Part]], pieces: Pieces, end_of: Callable[[Part], int]) -> list[Part]:
    """The contents, and of each cue beside its source that has none near what comes behind it, up to the end of its
    phrase, the next cue or source, or the end of what holds it (`end_of`)."""
    contents = [part for part in parts["content"] if says_something(part.span.of(text))]
    starts = sorted(part.span.start for part in contents)
    ends = sorted(part.span.end for part in contents)
    others = sorted(part.span.start for role in ("cue", "source") for part in parts[role])
    sources = sorted(part.span.end for part in parts["source"])
    found = list(contents)
    for cue in parts["cue"]:
        at = bisect_right(sources, cue.span.start) - 1
        if (
            at < 0
            or cue.span.start - sources[at] > NEAREST_SOURCE
            or not AUXILIARY.fullmatch(text, sources[at], cue.span.start)
        ):
            continue
        following = bisect_right(others, cue.span.start)
        limit = min([end_of(cue), cue.span.end + LONGEST_OBJECT, *others[following : following + 1]])
        before = bisect_left(ends, cue.span.start - NEAREST_CONTENT)
        first = bisect_left(starts, cue.span.end)
        held = (before < len(ends) and ends[before] <= cue.span.start) or (
            first < len(starts) and starts[first] < limit
        )
        if held:
            continue
        stop = OBJECT_END.search(text, cue.span.end, limit)
        object_ = trimmed(text, cue.span.end, stop.start() if stop else limit, "“”\"’'.,;:!?")
        part = part_at(pieces, object_) if object_ and says_something(object_.of(text)) else None
        if part is not None:
            found.append(part)
    return sorted(found, key=lambda part: part.span)


def cues_beside(parts: dict[str, list[Part]], holder: Callable[[Part], int | None]) -> list[int | None]:
    """The cue of each content, by its number, where one stands right before it, or before its source, or else right
    behind it, in what holds both; None where none does. Few texts that mark claims within claims taught the network
    their links."""
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
            cue = at(place + step, "cue", owner)
            if cue is None and at(place + step, "source", owner) is not None:
                cue = at(place + 2 * step, "cue", owner)
            if cue is not None:
                found[number] = cue
                break
    return found


def beside_cue(document: Document, content: Sequence[Part], cue: Part) -> tuple[Part, ...]:
    """The parts of a content that stand in the sentence of its cue, where any does."""
    numbers = [bisect_right(document.sentences, part.span.start, key=lambda s: s.start) for part in (cue, *content)]
    kept = tuple(part for part, number in zip(content, numbers[1:], strict=True) if number == numbers[0])
    return kept or tuple(content)
