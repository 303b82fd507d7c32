"""Made-up sentences, their claims in brackets: [content], {cue}, <source>; a number after the bracket joins them."""

import re

from models.training.sets.data import GoldClaim, Record

MARK = re.compile(r"([\[{<])(.*?)[\]}>](\d)")
ROLE = {"[": "content", "{": "cue", "<": "source"}


def record(marked: str, name: str = "toy", parents: dict[int, int] | None = None, **labels) -> Record:
    """A record of marked text.

    >>> record("<Bell>0 {said}0 [it rains]0.").claims[0]
    GoldClaim(content=((10, 18),), cue=((5, 9),), source=((0, 4),), source_names=None, source_type=None, kind=None, \
commitment=None, targets=(), parent=None)
    """
    text, at, found = "", 0, {}
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        span = (len(text), len(text) + len(match[2]))
        found.setdefault(int(match[3]), {}).setdefault(ROLE[match[1]], []).append(span)
        text += match[2]
        at = match.end()
    text += marked[at:]
    claims = tuple(
        GoldClaim(
            *(tuple(roles.get(role, ())) for role in ("content", "cue", "source")),
            parent=(parents or {}).get(number),
            **labels,
        )
        for number, roles in sorted(found.items())
    )
    return Record(name, text, claims)


def words_of(text: str, spans) -> list[str]:
    return [text[s:e] for s, e in spans]


WHO = ("Bell", "Okoro", "Lund", "the mayor")
WHAT = ("it rains", "the bridge is safe", "taxes fall", "no one came")
CUES = ("said", "denied", "thinks")
WORDS = (
    "bell",
    "okoro",
    "lund",
    "the",
    "mayor",
    "it",
    "rains",
    "bridge",
    "is",
    "safe",
    "taxes",
    "fall",
    "no",
    "one",
    "came",
    "said",
    "denied",
    "thinks",
    "left",
    ".",
    ",",
)


def toy_set() -> list[Record]:
    """A dozen short articles: who said what, in two orders, and one sentence that claims nothing."""
    made = []
    for i, who in enumerate(WHO):
        for j, cue in enumerate(CUES):
            first, second = WHAT[(i + j) % 4], WHAT[(i + j + 1) % 4]
            made.append(
                record(
                    f"<{who}>0 {{{cue}}}0 [{first}]0. The mayor left.\n[{second}]1, {{said}}1 <{WHO[(i + 1) % 4]}>1.",
                    f"toy-{i}-{j}",
                )
            )
    return made
