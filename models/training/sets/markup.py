"""Annotation as people write it: the paragraphs of an article with tags in them, and a line of labels for each claim.

    2| <s1>Ms Ruiz</s1> <c1>said</c1> <k1>the mill would close</k1>, <k1>“and soon”</k1>.
    @1 Ana Ruiz; Ruiz | person | statement | asserts | mill: neutral

`2|` is the number of the paragraph (a line of the text that is not blank, from 1 on); paragraphs without a claim are
left out. Tags: k content, c cue, s source, each with the number of its claim, or of several (`<s1,2>he</s1,2>`); they
may stand within one another where one claim stands in another. `@`: names of the source (`-`: none), its type, kind,
commitment, targets with stance (none: nothing).
"""

import re
from collections.abc import Sequence

from models.labels import COMMITMENTS, KINDS, SOURCE_TYPES, STANCES
from models.training.sets.data import GoldClaim

TAG = re.compile(r"<(/?)([kcs])(\d+(?:,\d+)*)>")
PARAGRAPH = re.compile(r"(\d+)\| ?(.*)", re.DOTALL)
ROLES = {"k": "content", "c": "cue", "s": "source"}
MOST_TARGETS = 3


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs of a text stand: its lines that are not blank, without the space around them."""
    return [
        (m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip()))
        for m in re.finditer(r"[^\n]+", text)
        if m[0].strip()
    ]


def untagged(line: str) -> tuple[str, dict[int, dict[str, list[tuple[int, int]]]]]:
    """A paragraph without its tags, and the spans (code points into it) of each claim by role.

    Raises:
        ValueError: A tag has no end or no beginning.
    """
    plain, last = "", 0
    opened: list[tuple[str, str, int]] = []
    spans: dict[int, dict[str, list[tuple[int, int]]]] = {}
    for tag in TAG.finditer(line):
        plain += line[last : tag.start()]
        last = tag.end()
        closing, role, numbers = tag.groups()
        if not closing:
            opened.append((role, numbers, len(plain)))
            continue
        if not opened or opened[-1][:2] != (role, numbers):
            raise ValueError(f"</{role}{numbers}> closes nothing that is open: {line[: tag.end()][-60:]!r}")
        _, _, start = opened.pop()
        if start == len(plain):
            raise ValueError(f"<{role}{numbers}> is empty")
        for number in map(int, numbers.split(",")):
            spans.setdefault(number, {}).setdefault(ROLES[role], []).append((start, len(plain)))
    if opened:
        raise ValueError(f"<{opened[-1][0]}{opened[-1][1]}> is not closed")
    return plain + line[last:], spans


def labels(line: str) -> tuple[int, dict]:
    """The labels of one claim.

    Raises:
        ValueError: A field is missing or holds no label of its kind.
    """
    number, _, rest = line[1:].partition(" ")
    fields = [f.strip() for f in rest.split("|")]
    if not number.isdigit() or len(fields) != 5:
        raise ValueError(f"not '@number names | type | kind | commitment | targets': {line!r}")
    names, kind_of_source, kind, commitment, targets = fields
    for value, known in ((kind_of_source, SOURCE_TYPES), (kind, KINDS), (commitment, COMMITMENTS)):
        if value not in known:
            raise ValueError(f"@{number}: {value!r} is none of {', '.join(known)}")
    found = []
    for item in filter(None, (t.strip() for t in targets.split(";"))):
        name, _, stance = item.rpartition(":")
        if stance.strip() not in STANCES or not name.strip():
            raise ValueError(f"@{number}: target {item!r} is not 'name: {'/'.join(STANCES)}'")
        found.append((name.strip(), stance.strip()))
    if len(found) > MOST_TARGETS:
        raise ValueError(f"@{number}: {len(found)} targets, at most {MOST_TARGETS}")
    return int(number), {
        "source_names": tuple(n.strip() for n in names.split(";") if n.strip() not in ("", "-")),
        "source_type": kind_of_source,
        "kind": kind,
        "commitment": commitment,
        "targets": tuple(found),
    }


def read_claims(lines: Sequence[str], text: str) -> list[GoldClaim]:
    """The claims of an annotated article, by place.

    Raises:
        ValueError: What is wrong with the annotation, paragraph or claim named.
    """
    places = paragraphs(text)
    spans: dict[int, dict[str, list[tuple[int, int]]]] = {}
    known: dict[int, dict] = {}
    for line in lines:
        if line.startswith("@"):
            number, found = labels(line)
            if number in known:
                raise ValueError(f"@{number} stands twice")
            known[number] = found
        elif match := PARAGRAPH.fullmatch(line):
            index = int(match[1])
            if not 1 <= index <= len(places):
                raise ValueError(f"there is no paragraph {index}")
            start, end = places[index - 1]
            plain, tagged = untagged(match[2].strip())
            if plain != text[start:end]:
                right = text[start:end]
                at = next((i for i, (a, b) in enumerate(zip(plain, right, strict=False)) if a != b), -1)
                raise ValueError(
                    f"paragraph {index} is not as in the text, from {plain[at:][:40]!r}; there: {right[at:][:40]!r}"
                )
            for number, roles in tagged.items():
                for role, value in roles.items():
                    spans.setdefault(number, {}).setdefault(role, []).extend((s + start, e + start) for s, e in value)
        elif line.strip():
            raise ValueError(f"neither a paragraph nor labels: {line[:60]!r}")
    if spans.keys() != known.keys():
        raise ValueError(f"tags or labels are missing for the claims {sorted(spans.keys() ^ known.keys())}")
    claims = []
    for number, roles in spans.items():
        if "content" not in roles:
            raise ValueError(f"claim {number} has no content")
        for name in (*known[number]["source_names"], *(n for n, _ in known[number]["targets"])):
            if name not in text:
                raise ValueError(f"@{number}: {name!r} does not stand in the text")
        where = {role: tuple(sorted(roles.get(role, ()))) for role in ROLES.values()}
        claims.append(GoldClaim(**where, **known[number]))
    return sorted(claims, key=lambda c: c.content)
