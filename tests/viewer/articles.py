"""An article of our own and its answer, laid out by hand, so that the page is tested apart from any model."""

import itertools
from typing import Any

ARTICLE = (
    "The mill must close, mayor Anna Brandt said on Monday 🏭.\n"
    "\n"
    "The ministry said Brandt had claimed that the river was poisoned. It denied dumping waste itself.\n"
    "“We saw nothing,” the owner, Otto Reiss, told reporters. “Ask the mayor.”\n"
    "The union may strike, it is said."
)
MARKUP = (
    '<img src=x onerror="window.hacked=1"> said Eve <script>window.hacked=1</script>.\n'
    "</article><svg onload=window.hacked=1> & &amp; “<b>bold</b>,” she added."
)


def utf16(text: str, at: int) -> int:
    """A code-point offset in JavaScript's units.

    >>> utf16("a🏭b", 2)
    3
    """
    return len(text[:at].encode("utf-16-le")) // 2


def span(text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"start": utf16(text, start), "end": utf16(text, start + len(words)), "text": words}


def shares(label: str, labels: tuple[str, str, str]) -> dict[str, Any]:
    return {"label": label, "score": 0.5, "probabilities": {name: 0.8 if name == label else 0.1 for name in labels}}


def toward(target: str, label: str, origin: str = "entity", mentioned: bool = True) -> dict[str, Any]:
    return {
        "target": target,
        "origin": origin,
        "mentioned": mentioned,
        **shares(label, ("favor", "neutral", "against")),
    }


class Draft:
    """An answer built up claim by claim over one text."""

    def __init__(self, text: str) -> None:
        self.text, self.claims, self.sources = text, [], {}
        self.warnings: list[dict[str, Any]] = []
        self.numbers = itertools.count(1)

    def source(
        self, name: str, mention: str, type: str = "person", named: bool = True, description: str | None = None
    ) -> str:
        key = f"s{len(self.sources) + 1}"
        self.sources[key] = {
            "id": key,
            "name": name,
            "type": type,
            "named": named,
            "description": description,
            "mentions": [{**span(self.text, mention), "kind": "name"}],
            "claim_ids": [],
        }
        return key

    def claim(
        self,
        contents: list[str],
        cue: str | None,
        source: str | None,
        mention: str | None,
        *,
        commitment: str = "asserts",
        targets: tuple[dict[str, Any], ...] = (),
        parent: str | None = None,
        confidence: float = 0.9,
    ) -> str:
        key = f"c{next(self.numbers)}"
        if source:
            self.sources[source]["claim_ids"].append(key)
        self.claims.append(
            {
                "id": key,
                "parent": parent,
                "quotation": "direct" if contents[0][0] == "“" else "indirect",
                "kind": "statement",
                "content": {"text": " ".join(contents), "spans": [span(self.text, words) for words in contents]},
                "cue": {"text": cue, "spans": [span(self.text, cue)]} if cue else None,
                "source": {
                    "id": source,
                    "mention": span(self.text, mention) if mention else None,
                    "resolution": "named" if source else "none",
                    "confidence": 0.97,
                },
                "stance": {
                    "commitment": shares(commitment, ("asserts", "denies", "uncertain")),
                    "targets": list(targets),
                },
                "confidence": confidence,
            }
        )
        return key

    def answer(self) -> dict[str, Any]:
        return {
            "id": None,
            "sources": list(self.sources.values()),
            "claims": self.claims,
            "warnings": self.warnings,
            "document": {
                "language": "en",
                "characters": len(self.text),
                "paragraphs": 4,
                "sentences": 6,
                "offset_unit": "utf16",
            },
            "model": {"name": "by-hand", "version": "0", "sha256": "0" * 64},
            "service_version": "0",
        }


def mill() -> dict[str, Any]:
    """The answer for ARTICLE: a nested claim, a denial, a split quotation, a claim without a source, a warning."""
    draft = Draft(ARTICLE)
    brandt = draft.source("Anna Brandt", "Anna Brandt", description="mayor")
    ministry = draft.source("ministry", "The ministry", type="organization", named=False)
    reiss = draft.source("Otto Reiss", "Otto Reiss", description="the owner")
    draft.claim(
        ["The mill must close,"],
        "said on",
        brandt,
        "mayor Anna Brandt",
        targets=(toward("mill", "against", "request"),),
    )
    outer = draft.claim(["Brandt had claimed that the river was poisoned"], "said", ministry, "The ministry")
    draft.claims[-1]["cue"]["spans"] = [span_after(ARTICLE, "The ministry ", "said")]
    draft.claim(["the river was poisoned"], "had claimed", brandt, "Brandt had", parent=outer)
    draft.claims[-1]["source"]["mention"] = span_after(ARTICLE, "The ministry said ", "Brandt")
    draft.claim(["dumping waste itself"], "denied", ministry, "It", commitment="denies")
    draft.claim(
        ["“We saw nothing,”", "“Ask the mayor.”"],
        "told",
        reiss,
        "the owner, Otto Reiss",
        targets=(toward("mayor", "against"), toward("mill", "neutral", "request", mentioned=False)),
    )
    draft.claim(["The union may strike"], "is said", None, None, commitment="uncertain", confidence=0.4)
    draft.warnings.append(
        {
            "code": "unclosed-quotation",
            "start": 160,
            "end": 161,
            "detail": "no closing mark before the end of the paragraph",
        }
    )
    return draft.answer()


def span_after(text: str, before: str, words: str) -> dict[str, Any]:
    start = text.index(before + words) + len(before)
    return {"start": utf16(text, start), "end": utf16(text, start + len(words)), "text": words}


def markup() -> dict[str, Any]:
    """The answer for MARKUP: every string in it that could be taken for an element is one."""
    draft = Draft(MARKUP)
    name = "Eve <script>window.hacked=1</script>"
    eve = draft.source(name, name, description="<img src=x onerror='window.hacked=1'>")
    draft.claim(
        ['<img src=x onerror="window.hacked=1">'],
        "said",
        eve,
        name,
        targets=(toward("<svg onload=window.hacked=1>", "favor"),),
    )
    draft.claim(["“<b>bold</b>,”"], "added", eve, "she")
    draft.warnings.append(
        {"code": "x", "start": 0, "end": 1, "detail": "<iframe srcdoc='<script>parent.hacked=1</script>'>"}
    )
    return draft.answer()
