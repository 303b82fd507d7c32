"""A model for tests of the service: a few plain rules, real offsets, no network. It can be held up and made to fail."""

import re
import time
from collections.abc import Sequence
from threading import Event
from typing import Any

from models.analysis import (
    Analysis,
    Attribution,
    Claim,
    Commitment,
    DeadlineExceeded,
    Mention,
    Source,
    Span,
    Target,
    TargetStance,
    Warning,
)

QUOTATION = re.compile(r"(“[^“”]+”|\"[^\"]+\"),? (\w+) (said|denied)|(“[^“”]+”)")


class FakeAnalyzer:
    """Reads `“...,” NAME said`, and a quotation alone as one without cue; FAULT in the text makes it fail.

    With a `gate`, each reading waits until the gate is open (and counts itself in `inside` while it does).
    """

    def __init__(self, gate: Event | None = None) -> None:
        self.gate = gate
        self.inside = 0
        self.most_inside = 0

    @property
    def card(self) -> dict[str, Any]:
        return {
            "name": "fake",
            "version": "1.0.0",
            "sha256": "0123456789abcdef" * 4,
            "figures": {"claims": {"f1": 50.0}},
            "licence": "none",
            "language": "en",
        }

    def analyze(self, text: str, targets: Sequence[Target] = (), deadline: float | None = None) -> Analysis:
        self.inside += 1
        self.most_inside = max(self.most_inside, self.inside)
        try:
            if self.gate and not self.gate.wait(30):
                raise AssertionError("the test never opened the gate")
            if deadline is not None and time.monotonic() > deadline:
                raise DeadlineExceeded
            if "FAULT" in text:
                raise ValueError(f"cannot read {text}")
            return self._read(text, targets)
        finally:
            self.inside -= 1

    def _read(self, text: str, targets: Sequence[Target]) -> Analysis:
        sources: list[Source] = []
        claims = []
        for number, match in enumerate(QUOTATION.finditer(text), 1):
            name = match.group(2)
            if name:
                source = f"s{len(sources) + 1}"
                mention = Span(*match.span(2))
                sources.append(Source(source, name, "person", True, None, (Mention(mention, "name"),), (f"c{number}",)))
                attribution = Attribution(source, mention, "named", 0.875)
            else:
                attribution = Attribution(None, None, "none", 1 / 3)
            claims.append(
                Claim(
                    f"c{number}",
                    None,
                    "direct",
                    "statement",
                    (Span(*match.span(1 if name else 4)),),
                    (Span(*match.span(3)),) if name else (),
                    attribution,
                    Commitment("asserts", 0.9, {"asserts": 0.93, "denies": 0.03, "uncertain": 0.04}),
                    tuple(self._stance(text, target) for target in targets),
                    0.75,
                )
            )
        unclosed = text.find("“") if text.count("“") > text.count("”") else -1
        warnings = (Warning("unclosed-quotation", unclosed, unclosed + 1, "no closing mark"),) if unclosed >= 0 else ()
        paragraphs = [line for line in text.split("\n") if line.strip()]
        timings = {"tokenizing": 0.001, "encoding": 0.01}
        return Analysis(len(text), len(paragraphs), len(paragraphs), tuple(sources), tuple(claims), warnings, timings)

    def _stance(self, text: str, target: Target) -> TargetStance:
        mentioned = any(name in text for name in (target.name, *target.aliases))
        chances = {"favor": 0.25, "neutral": 0.5, "against": 0.25}
        return TargetStance(target.name, "request", mentioned, "neutral", 0.0, chances)
