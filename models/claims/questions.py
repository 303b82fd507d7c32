"""What somebody is asked is no part of the answer: "Asked whether it was safe, Lund said that he slept there"."""

import re
from collections.abc import Sequence

from models.analysis import Span
from models.claims.links import Part, part_at
from models.inference.tokens import Pieces

# "Asked", "When pressed again on Sunday"; not "Asked by the judge", who is somebody.
ASKED = re.compile(
    r"(?:^|(?<=[.!?”\"\n])[ \u00a0]?)(?:When[ \u00a0])?(?P<cue>(?:(?<=When.)[a-z]|[A-Z])(?:sked|ressed|uestioned))"
    r"(?P<when>(?:[ \u00a0](?!by[ \u00a0])[\w’'-]+){0,5})[ \u00a0]$",
    re.MULTILINE,
)
QUESTION = re.compile(r"(?:whether|if|how|why|what|who|when|which|where)(?![^\W_])")
LONGEST = 60  # characters from "When asked" to what was asked


def with_questions(
    text: str, contents: Sequence[Part], cue_of: Sequence[int | None], cues: Sequence[Part], pieces: Pieces
) -> tuple[list[int | None], list[Part], set[int]]:
    """The cue of each content and all cues, after a question right behind an "Asked" that begins its sentence went to
    that one; and which cues ask. Nobody is said to have asked, so that these have no source."""
    found, every, asking = list(cue_of), list(cues), set()
    for i, part in enumerate(contents):
        start = part.span.start
        asked = ASKED.search(text, max(0, start - LONGEST), start)
        if asked is None or not QUESTION.match(text, start):
            continue
        number = next((n for n, cue in enumerate(every) if cue.span.start == asked.start("cue")), None)
        cue = part_at(pieces, Span(*asked.span("cue")))
        if number is None and cue is not None:
            every.append(cue)
            number = len(every) - 1
        if number is not None:
            found[i] = number
            asking.add(number)
    return found, every, asking
