"""Figures of this model under what others published for PolNeAR, and under what a second annotator reaches."""

from collections.abc import Sequence
from typing import Any

from models.training.measures.tables import Report, table

# Exact F1 of single spans on PolNeAR: source, cue, content.
PUBLISHED = {
    "BERT-base + Cofe, 110 M parameters, sentence by sentence, test (published)": ("83.2", "75.3", "72.9"),
    "two annotators of PolNeAR with each other": ("78 to 88", "70 to 86", "65 to 79"),
}


def beside_published(whole: Sequence[Report], sentences: Sequence[Report]) -> str:
    """A Markdown table of this model's span figures under the published ones: sentence by sentence, as published
    taggers read, and whole articles of the same file."""
    rows = {name: dict(zip(("source", "cue", "content"), some, strict=True)) for name, some in PUBLISHED.items()}
    files = [r["file"] for r in sentences]
    for how, reports in (("sentence by sentence", sentences), ("whole articles", whole)):
        for r in reports:
            if r["file"] in files:
                spans = {role: r["figures"][f"{role} span"]["F1"] for role in ("source", "cue", "content")}
                rows[f"this model, {how}, {r['file']}"] = spans
    return "\n".join(table("exact span F1 on PolNeAR", rows)).rstrip()


HEADLINES = ("content span", "cue span", "source span", "relation", "relation exact")
LABELS = ("source name", "source type", "kind", "commitment")


def headline(report: Report) -> dict[str, Any]:
    """The few figures of one report on claims that tell most: F1 of spans and relations, accuracy of labels."""
    figures = report["figures"]
    found: dict[str, Any] = {name: figures[name]["F1"] for name in HEADLINES if name in figures}
    return found | {name: figures[name]["accuracy"] for name in LABELS if name in figures}


def beside_second(agreements: Sequence[Report], reports: Sequence[Report]) -> str:
    """A Markdown table of a second annotator's figures (agreement.py) and, of the same files, this model's."""
    rows = {}
    for agreed in agreements:
        rows[f"second annotator, {agreed['figures']['texts']} articles of {agreed['file']}"] = headline(agreed)
        rows |= {f"this model, all of {r['file']}": headline(r) for r in reports if r["file"] == agreed["file"]}
    return "\n".join(table("F1, accuracy of labels", rows)).rstrip()
