"""Figures of this model under what others published for PolNeAR, and under what a second annotator reaches."""

from collections.abc import Sequence
from typing import Any

from models.training.measures.headlines import headline
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


def beside_second(agreements: Sequence[Report]) -> str:
    """A Markdown table of a second annotator's figures with this model's on the same articles, as agreement.py gives
    them."""
    rows = {}
    for agreed in agreements:
        rows[f"second annotator, {agreed['figures']['texts']} articles of {agreed['file']}"] = cells(agreed)
        rows[f"this model on these of {agreed['file']}"] = cells(agreed["model"])
    return "\n".join(table("F1, accuracy of labels", rows)).rstrip()


def cells(report: Report) -> dict[str, Any]:
    """The headline figures, those of relations with their intervals."""
    found = headline(report)
    for name in ("relation", "relation exact"):
        if name in found and (bounds := report["intervals"].get(f"{name} F1")):
            found[name] = f"{found[name]} ({bounds[0]} to {bounds[1]})"
    return found
