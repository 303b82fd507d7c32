"""An analyzer that answers what it is told, so that every figure can be worked by hand."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from models.analysis import Analysis, Attribution, Claim, Commitment, Mention, Source, Span, Target, TargetStance


def claim(number: int, content, cue=(), source=None, name=None, **more: Any) -> tuple[Claim, Source | None]:
    """An answered claim and its source; `content` and `cue` are [[start, end], ...], `source` [start, end]."""
    mention = Span(*source) if source else None
    of = f"s{number}" if name else None
    label = more.get("commitment", "asserts")
    made = Claim(
        f"c{number}",
        more.get("parent"),
        more.get("quotation", "indirect"),
        more.get("kind", "statement"),
        tuple(Span(*s) for s in content),
        tuple(Span(*s) for s in cue),
        Attribution(of, mention, "named" if of else "none", more.get("source_confidence", 0.9)),
        Commitment(label, 0.0, {"asserts": 0.1, "denies": 0.1, "uncertain": 0.1} | {label: 0.8}),
        tuple(
            TargetStance(target, "request", True, stance, 0.0, {stance: 1.0})
            for target, stance in more.get("targets", {}).items()
        ),
        more.get("confidence", 0.9),
    )
    if not of:
        return made, None
    mentions = (Mention(mention, "name"),) if mention else ()
    return made, Source(of, name, more.get("type", "person"), True, None, mentions, (made.id,))


def analysis(text: str, *claims: tuple[Claim, Source | None]) -> Analysis:
    return Analysis(len(text), 1, 1, tuple(s for _, s in claims if s), tuple(c for c, _ in claims), ())


class FakeReader:
    """Answers by text; a text it was not told of has no claims, no chains, and is asserted and neutral."""

    def __init__(self, answers: Mapping[str, Analysis] | None = None, **pairs: Any):
        self.answers, self.pairs, self.asked = answers or {}, pairs, []

    def analyze(self, text: str, targets: Sequence[Target] = ()) -> Analysis:
        self.asked.append((text, tuple(target.name for target in targets)))
        return self.answers.get(text, analysis(text))

    def stance_of_pairs(self, records):
        return [
            self.pairs.get("stance", {}).get(r["id"], {"favor": 0.2, "neutral": 0.6, "against": 0.2}) for r in records
        ]

    def commitment_of_pairs(self, records):
        return [
            self.pairs.get("commitment", {}).get(r["id"], {"asserts": 0.8, "denies": 0.1, "uncertain": 0.1})
            for r in records
        ]

    def chains(self, text):
        return self.pairs.get("chains", {}).get(text, [])


def write(path: Path, records: Sequence[Mapping[str, Any]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records), encoding="utf8")
    return path
