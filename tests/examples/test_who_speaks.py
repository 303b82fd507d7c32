"""The example gives a table and a picture that fit the articles."""

import csv
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from examples.who_speaks import answers, main
from tests.fakes import FakeAnalyzer

pytest.importorskip("matplotlib", reason="the picture needs matplotlib").use("Agg")


def test_names_of_files_may_be_long_and_not_utf8(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"x" * 240 + b".txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("“It must,” Brandt said.")
    found = list(answers(tmp_path, FakeAnalyzer(), ()))
    assert [answer["id"] for answer in found] == ["caf\\xe9.txt", "x" * 200]


def test_speakers_are_counted_over_all_articles(tmp_path: Path) -> None:
    for name, text in {
        "a.txt": "“The mill must close,” Brandt said. “Never,” Reiss denied.",
        "b.txt": "“It must,” BRANDT said.",
        "empty.txt": "",
    }.items():
        (tmp_path / name).write_text(text)
    table, picture = tmp_path / "who.csv", tmp_path / "who.png"
    arguments = [tmp_path, "--target", "mill=plant", "--table", table, "--picture", picture]
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], obj=FakeAnalyzer)
    assert result.exit_code == 0, result.output
    assert result.stdout == f"2 sources: {table}, {picture}\n"
    assert "empty.txt: text: must be a string" in result.stderr
    with open(table, newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["source"], row["articles"], row["claims"], row["asserts"]) for row in rows] == [
        ("Brandt", "2", "2", "2"),
        ("Reiss", "1", "1", "1"),
    ]
    assert (rows[0]["target"], rows[0]["about it"], rows[0]["stance"]) == ("mill", "1", "0.00")
    assert picture.read_bytes().startswith(b"\x89PNG")
