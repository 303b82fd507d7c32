"""Our labels on attributions whose spans another set marks: who the source is, and where it stands.

`annotated/labels.jsonl` holds a line an article: its id and SHA-256, and for each attribution, by its number in the
set's own order, names (places in the text), type, kind, commitment and targets. The spans stay in the set.
"""

from dataclasses import replace
from pathlib import Path

from models.training.sets.annotated import FOLDER, digest
from models.training.sets.data import Record, read_lines

LABELS = FOLDER / "labels.jsonl"


def with_own_labels(articles: list[Record], path: Path = LABELS) -> list[Record]:
    """The articles, those that we labelled with our labels on every claim.

    Raises:
        ValueError: An article that we labelled has other claims now, or is not among them.
    """
    wanted = {(r["article"], r["sha256"]): r["claims"] for r in read_lines(path)}
    found = []
    for article in articles:
        labels = wanted.pop((article.id, digest(article.text)), None)
        if labels is None:
            found.append(article)
            continue
        if article.claims is None or len(labels) != len(article.claims):
            raise ValueError(f"{path.name}: {article.id} has other claims in its set")
        text = article.text
        claims = tuple(
            replace(
                claim,
                source_names=tuple(text[s:e] for s, e in own["names"]),
                source_type=own["type"],
                kind=own["kind"],
                commitment=own["commitment"],
                targets=tuple((text[s:e], stance) for s, e, stance in own["targets"]),
            )
            for claim, own in zip(article.claims, labels, strict=True)
        )
        found.append(replace(article, claims=claims))
    if wanted:
        raise ValueError(f"{path.name}: there is no article {', '.join(sorted(i for i, _ in wanted)[:5])}")
    return found
