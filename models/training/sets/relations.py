"""Our own annotation beside claims: who is meant by whom in news, and who is for or against whom in sentences of it.

`annotated/chains.jsonl` holds a line an article: `chains`, each the places [start, end) of mentions of one person,
organization or group. `annotated/stances.jsonl` holds one too: `sentences`, each with its place, the `names` in it and
`stances` [source, target, label], where source and target number the names, and a source of null asks how the sentence
makes the target look. Offsets are code points of the article; nothing of its text is kept (annotated.py).
`annotated/pronouns.txt` holds texts that were written for training, each mention of a person in brackets after a letter
for the person: "[A Ada Roth] thanked [B Ruth Lem] for [B her] help."
"""

import re
from pathlib import Path

from models.training.sets.annotated import FOLDER, blocks, with_texts
from models.training.sets.data import Pair, Record, spans

CHAINS = FOLDER / "chains.jsonl"
STANCES = FOLDER / "stances.jsonl"
PRONOUNS = FOLDER / "pronouns.txt"
MARK = re.compile(r"\[([A-Z]) ([^\[\]]+)\]")


def read_own_chains(news: Path, path: Path = CHAINS) -> list[Record]:
    """Articles with some of their mentions joined; raises ValueError as `with_texts` does."""
    return [
        Record(known["article"], text, chains=tuple(map(spans, known["chains"])))
        for known, text in with_texts(news, path)
    ]


def read_own_stances(news: Path, path: Path = STANCES) -> list[Pair]:
    """Sentences with one question each; raises ValueError as `with_texts` does."""
    found = []
    for known, text in with_texts(news, path):
        for sentence in known["sentences"]:
            start, end = sentence["span"]
            names = [(s - start, e - start) for s, e in sentence["names"]]
            for source, target, label in sentence["stances"]:
                asked = None if source is None else names[source]
                found.append(Pair(text[start:end], label, "stance", source=asked, target=names[target]))
    return found


def unmarked(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without its brackets, and the places of each person's mentions.

    Raises:
        ValueError: A bracket is left over.

    >>> unmarked("[A Ada Roth] thanked [B Lem], [A her] aunt.")
    ('Ada Roth thanked Lem, her aunt.', {'A': [(0, 8), (22, 25)], 'B': [(17, 20)]})
    """
    text, at = "", 0
    chains: dict[str, list[tuple[int, int]]] = {}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        chains.setdefault(mark[1], []).append((len(text), len(text) + len(mark[2])))
        text, at = text + mark[2], mark.end()
    text += marked[at:]
    if "[" in text or "]" in text:
        raise ValueError(f"a bracket is left over: {text[max(0, text.find('[')) :][:40]}")
    return text, chains


def read_own_pronouns(path: Path = PRONOUNS) -> list[Record]:
    """Texts of our own with all their persons joined; raises ValueError naming the text that cannot be read."""
    found = []
    for head, lines in blocks(path):
        try:
            text, chains = unmarked("\n".join(lines))
        except ValueError as error:
            raise ValueError(f"{path.name}, {head}: {error}") from error
        found.append(Record(head, text, chains=tuple(map(tuple, chains.values()))))
    return found
