"""Who speaks in a folder of articles, and for or against what: a table and a picture.

    python examples/who_speaks.py seeds --target "Russia=Putin" --target "Ukraine=Kyiv,Ukrainian"

Needs matplotlib beside what Whence runs with. The articles are .txt files, one each.
"""

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from typing import Any

import click
import orjson

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # so that it runs from a checkout

from service import state
from service.archive.rows import Options, RowReader
from service.cli import Target, as_text
from service.reading_aloud import called, plain
from service.settings import MAX_ID, Settings

SHOWN = 15
COMMITMENTS = {"asserts": "#1b6fa8", "uncertain": "#d9a520", "denies": "#b4481e"}


@dataclass
class Speaker:
    """One source over all articles; `stances` are scores from -1 (against) to 1 (for) by target that claims mention."""

    name: str
    type: str
    named: bool
    articles: set[str] = field(default_factory=set)
    commitments: Counter[str] = field(default_factory=Counter)
    stances: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))


def answers(folder: Path, analyzer: state.Reader, targets: tuple[Any, ...]) -> Iterable[dict[str, Any]]:
    """The answer to each article; one that cannot be read is told of and left out."""
    read = RowReader(analyzer, Options(targets=targets))
    for number, path in enumerate(sorted(folder.glob("*.txt")), 1):
        text = path.read_bytes().decode("utf-8", "replace")
        done = read(number, orjson.dumps({"id": as_text(path.name)[:MAX_ID], "text": text}))
        if done.refused:
            click.echo(f"{plain(as_text(str(path)))}: {orjson.loads(done.problems)['detail']}", err=True)
        else:
            yield orjson.loads(done.answers)


def gather(found: Iterable[dict[str, Any]]) -> list[Speaker]:
    """The speakers of all answers, most claims first: a name is one over all articles, a role one in each."""
    speakers: dict[Any, Speaker] = {}
    for answer in found:
        claims = {claim["id"]: claim for claim in answer["claims"]}
        for source in answer["sources"]:
            key = source["name"].casefold() if source["named"] else (answer["id"], source["id"])
            speaker = speakers.setdefault(key, Speaker(called(source), source["type"], source["named"]))
            speaker.articles.add(answer["id"])
            for claim in (claims[key] for key in source["claim_ids"]):
                speaker.commitments[claim["stance"]["commitment"]["label"]] += 1
                for stance in claim["stance"]["targets"]:
                    if stance["mentioned"]:
                        speaker.stances[stance["target"]].append(stance["score"])
    return sorted(speakers.values(), key=lambda speaker: -speaker.commitments.total())


def write_table(speakers: list[Speaker], path: Path) -> None:
    """One row for each speaker and each target that they speak about (one without a target, if about none)."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(["source", "type", "named", "articles", "claims", *COMMITMENTS, "target", "about it", "stance"])
        for one in speakers:
            start = [one.name, one.type, one.named, len(one.articles), one.commitments.total()]
            start += [one.commitments[label] for label in COMMITMENTS]
            for target, scores in one.stances.items() or [("", [])]:
                table.writerow([*start, target, len(scores), f"{mean(scores):.2f}" if scores else ""])


def draw(speakers: list[Speaker], names: list[str], path: Path) -> None:
    """Left, how much each named source says and whether it stands behind it; right, its stance toward each target."""
    import matplotlib.pyplot as plt

    shown = [speaker for speaker in speakers if speaker.named][:SHOWN][::-1]
    figure, (said, stands) = plt.subplots(1, 2, figsize=(11, 1.5 + 0.4 * len(shown)), sharey=True, layout="constrained")
    rows = [speaker.name for speaker in shown]
    left = [0] * len(shown)
    for label, colour in COMMITMENTS.items():
        width = [speaker.commitments[label] for speaker in shown]
        said.barh(rows, width, left=left, color=colour, label=label)
        left = [a + b for a, b in zip(left, width, strict=True)]
    said.set(xlabel="claims", title="Who speaks")
    said.xaxis.get_major_locator().set_params(integer=True)
    stands.axvline(0, color="#999999", linewidth=0.8)
    for place, name in enumerate(names):
        with_view = [speaker for speaker in shown if speaker.stances.get(name)]
        scores = [mean(speaker.stances[name]) for speaker in with_view]
        stands.scatter(scores, [speaker.name for speaker in with_view], s=60, marker="oDs^v"[place % 5], label=name)
    stands.set(xlim=(-1.05, 1.05), xlabel="against  ←  stance  →  for", title="Where they stand")
    for axes in (said, stands) if names else (said,):
        axes.legend(loc="lower right", fontsize="small")
    figure.savefig(path, dpi=110)
    plt.close(figure)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--target", "targets", type=Target(), multiple=True, help="Toward whom; NAME or NAME=ALIAS,ALIAS.")
@click.option("--table", type=click.Path(path_type=Path), default=Path("who.csv"), show_default=True)
@click.option("--picture", type=click.Path(path_type=Path), default=Path("who.png"), show_default=True)
@click.pass_context
def main(context: click.Context, folder: Path, targets: tuple[Any, ...], table: Path, picture: Path) -> None:
    """Read all articles of FOLDER; write the table and the picture."""
    load: Callable[[], state.Reader] = context.obj or (lambda: state.load(Settings.from_environment()))
    speakers = gather(answers(folder, load(), targets))
    write_table(speakers, table)
    draw(speakers, [target if isinstance(target, str) else target["name"] for target in targets], picture)
    click.echo(f"{len(speakers)} sources: {table}, {picture}")


if __name__ == "__main__":
    main()
