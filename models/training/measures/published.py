"""Span figures of this model under those that others published for PolNeAR."""

from collections.abc import Sequence

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
