"""Our own annotation: of news articles that are not ours (numbers only, kept apart from their text), and passages of
our own.

`annotated/news.jsonl` (to train on) and `annotated/news_dev.jsonl` (to measure by) hold a line for each article: its id
in the news file, the SHA-256 of its text, and its claims, whose names and targets are places in the text (code points),
for nothing of the text itself may go into the project. `annotated/second.jsonl` holds some dev articles once more, by
an annotator who saw no other annotation of them.
`annotated/passages.txt` holds passages that were written for training, in the markup of markup.py with every paragraph
written out.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from models.training.sets.data import GoldClaim, Record, occurrences, read_lines, spans
from models.training.sets.markup import read_claims, untagged

FOLDER = Path(__file__).parents[1] / "annotated"
NEWS = FOLDER / "news.jsonl"
NEWS_DEV = FOLDER / "news_dev.jsonl"
SECOND = FOLDER / "second.jsonl"
PASSAGES = FOLDER / "passages.txt"
HEAD = "== "


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def blocks(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Head and lines, blank ones left out, of each article or passage of a file in markup."""
    head, lines = None, []
    for line in path.read_text(encoding="utf8").split("\n"):
        if line.startswith(HEAD):
            if head is not None:
                yield head, lines
            head, lines = line.removeprefix(HEAD).strip(), []
        elif line.strip():
            lines.append(line.strip())
    if head is not None:
        yield head, lines


def with_parents(claims: Sequence[GoldClaim]) -> tuple[GoldClaim, ...]:
    """Claims that stand within the content of another get that one's number; of several the innermost."""
    found = []
    for claim in claims:
        start, end = claim.content[0]
        around = [
            (e - s, number)
            for number, other in enumerate(claims)
            for s, e in other.content
            if other is not claim and s <= start and end <= e and (s, e) != (start, end)
        ]
        found.append(replace(claim, parent=min(around)[1] if around else None))
    return tuple(found)


def read_passages(path: Path = PASSAGES) -> list[Record]:
    """Passages of our own, claims within claims marked.

    Raises:
        ValueError: What is wrong with a passage, its head named.
    """
    found = []
    for head, lines in blocks(path):
        try:
            plain = [line for line in lines if not line.startswith("@")]
            text = "\n".join(untagged(line)[0] for line in plain)
            marked = [f"{number}| {line}" for number, line in enumerate(plain, 1)]
            claims = with_parents(read_claims(marked + [line for line in lines if line.startswith("@")], text))
        except ValueError as error:
            raise ValueError(f"{path.name}, {head}: {error}") from error
        found.append(Record(head.split(" |")[0], text, claims, nested=True))
    return found


def packed(claim: GoldClaim, text: str) -> dict:
    """A claim as places alone."""

    def place(name: str) -> list[int]:
        return list((occurrences(text, name) or [(text.index(name), text.index(name) + len(name))])[0])

    return {
        "content": claim.content,
        "cue": claim.cue,
        "source": claim.source,
        "names": [place(name) for name in claim.source_names or ()],
        "type": claim.source_type,
        "kind": claim.kind,
        "commitment": claim.commitment,
        "targets": [[*place(name), stance] for name, stance in claim.targets],
    }


def unpacked(item: dict, text: str) -> GoldClaim:
    return GoldClaim(
        spans(item["content"]),
        spans(item["cue"]),
        spans(item["source"]),
        tuple(text[s:e] for s, e in item["names"]),
        item["type"],
        item["kind"],
        item["commitment"],
        tuple((text[s:e], stance) for s, e, stance in item["targets"]),
    )


def with_texts(news: Path, path: Path) -> Iterator[tuple[dict, str]]:
    """Each line of a file of ours with the text of the article it is about.

    Raises:
        ValueError: An article is not in the news file, or its text is another one.
    """
    wanted = {r["article"]: r for r in read_lines(path)}
    for article in read_lines(news):
        known = wanted.pop(article["id"], None)
        if known is None:
            continue
        if digest(article["text"]) != known["sha256"]:
            raise ValueError(f"{path.name}: {article['id']} has another text in {news.name}")
        yield known, article["text"]
    if wanted:
        raise ValueError(f"{path.name}: {news.name} has no article {', '.join(sorted(wanted)[:5])}")


def read_annotated(news: Path, path: Path = NEWS) -> list[Record]:
    """The annotated articles of a news file; raises ValueError as `with_texts` does."""
    return [
        Record(known["article"], text, tuple(unpacked(c, text) for c in known["claims"]))
        for known, text in with_texts(news, path)
    ]


def collect(marked: Sequence[Path], texts: dict[str, str]) -> Iterator[dict]:
    """Annotated articles as they are kept.

    Raises:
        ValueError: What is wrong with an article, its file named.
    """
    for path in marked:
        for head, lines in blocks(path):
            if head not in texts:
                raise ValueError(f"{path.name}: there is no article {head}")
            text = texts[head]
            try:
                claims = read_claims(lines, text)
            except ValueError as error:
                raise ValueError(f"{path.name}, {head}: {error}") from error
            yield {"article": head, "sha256": digest(text), "claims": [packed(c, text) for c in claims]}


def joined(record: Record) -> dict:
    """A record in the format of the gold files."""
    return {
        "id": record.id,
        "text": record.text,
        "claims": [
            {
                "content": c.content,
                "cue": c.cue,
                "source": c.source,
                "source_name": next(iter(c.source_names or ()), None),
                "source_aliases": (c.source_names or ())[1:],
                "source_type": c.source_type,
                "kind": c.kind,
                "commitment": c.commitment,
                "targets": [{"name": name, "stance": stance} for name, stance in c.targets],
            }
            for c in record.claims or ()
        ],
    }


def write_lines(path: Path, items: Iterable[dict]) -> None:
    lines = (json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in items)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf8")
