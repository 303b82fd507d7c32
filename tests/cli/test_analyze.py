"""`whence analyze`: articles from files or standard input, told for people or as JSON."""

import os
import re
from pathlib import Path
from typing import Any
from unicodedata import category

import click
import orjson
import pytest
from click.testing import CliRunner, Result

from service import reading_aloud
from service.archive.rows import Options, RowReader
from service.cli import main
from service.schemas import Answer
from tests.fakes import FakeAnalyzer

TEXT = "“The mill must close,” Brandt said.\r\n“No 🏭,” Reiss denied."

KEYS = ("id", "claim_ids", "label", "type", "kind", "code")  # what is ours in an answer, whatever the article


def whence(*arguments: Any, stdin: str | bytes | None = None, **options: Any) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin, obj=FakeAnalyzer, **options)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "mill.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_an_article_is_told_by_its_sources(article: Path) -> None:
    result = whence("analyze", article)
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "2 claims, 2 sources",
        "",
        "Brandt  person",
        "   1  said",
        "      “The mill must close,”",
        "",
        "Reiss  person",
        "   2  denied",
        "      “No 🏭,”",
        "",
    ]


def test_colour_comes_when_asked_for(article: Path) -> None:
    assert "\x1b[36m" in whence("analyze", "--color", article).output
    assert "\x1b" not in whence("analyze", article).output


def test_json_is_the_answer_of_the_service(article: Path) -> None:
    result = whence("analyze", "--json", article, "--target", "mill=plant,works", "--offset-unit", "utf16")
    answer = Answer().load(orjson.loads(result.stdout))
    assert answer["id"] == str(article)
    assert answer["document"]["offset_unit"] == "utf16"
    assert answer["claims"][0]["stance"]["targets"][0]["target"] == "mill"
    assert (
        answer["claims"][1]["content"]["spans"][0]["end"] == len(TEXT[: TEXT.index(" Reiss")].encode("utf-16-le")) // 2
    )


def test_line_ends_are_left_as_they_are(article: Path) -> None:
    answer = orjson.loads(whence("analyze", "--json", article).stdout)
    assert answer["document"]["characters"] == len(TEXT)


def test_standard_input_is_read_where_no_file_is_named() -> None:
    assert "Brandt  person" in whence("analyze", stdin=TEXT).output


def test_several_files_have_headings(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Nothing.")
    result = whence("analyze", article, other)
    assert f"{other}  0 claims, 0 sources" in result.output


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "A field is wrong"),
        (b"\xff\xfe", "bad.txt: This is not text in UTF-8\n"),
        (b"x" * 100_001, "The text is too long"),
        (b"FAULT", "The service failed"),
    ],
)
def test_one_article_that_cannot_be_read_does_not_stop_the_others(
    article: Path, tmp_path: Path, data: bytes, problem: str
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(data)
    result = whence("analyze", bad, article)
    assert result.exit_code == 1
    assert f"{bad}: " in result.stderr
    assert problem in result.stderr
    assert "Brandt  person" in result.stdout


@pytest.mark.parametrize(
    ("name", "problem"), [("missing.txt", "No such file or directory"), (".", "Is a directory")], ids=["file", "folder"]
)
def test_a_file_that_is_not_there_does_not_stop_the_others(
    article: Path, tmp_path: Path, name: str, problem: str
) -> None:
    result = whence("analyze", article, tmp_path / name, article)
    assert result.exit_code == 1
    assert result.stderr == f"{tmp_path / name}: {problem}\n"
    assert result.stdout.count("Brandt  person") == 2


def test_a_missing_file_is_told_by_name() -> None:
    result = whence("analyze", "nowhere.txt")
    assert result.exit_code == 1
    assert "nowhere.txt" in result.output


@pytest.mark.parametrize("options", [(), ("--json",)], ids=["told", "json"])
def test_a_file_whose_name_is_not_utf8_is_read(article: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    article.rename(odd)
    result = whence("analyze", *options, odd, tmp_path / "mill.txt", odd)
    assert result.exit_code == 1
    assert result.stderr == f"{tmp_path / 'mill.txt'}: No such file or directory\n"
    told = [orjson.loads(line)["id"] for line in result.stdout.splitlines()] if options else result.stdout
    assert f"{tmp_path}/caf\\xe9.txt" in told


def test_a_target_that_is_not_utf8_is_refused(article: Path) -> None:
    result = whence("analyze", article, "--target", os.fsdecode(b"S\xe1"))
    assert result.exit_code == 2
    assert "Invalid value for '--target': is not text in UTF-8" in result.stderr


def test_what_an_article_and_its_name_have_for_a_terminal_does_not_reach_it(tmp_path: Path) -> None:
    path = tmp_path / "mill\x1b[2J.txt"
    path.write_text("“It\x1b[31m rai\u00adned\x9b2J, \u202eLund\x07\r\nand\tSá said,” Brandt said.")
    result = whence("analyze", "--color", "--target", "\x1b]0;Sá", path, tmp_path / "mis\x1bsing.txt")
    assert "mill\ufffd[2J.txt" in result.stdout
    assert "“It\ufffd[31m rai\u00adned\ufffd2J, \ufffdLund\ufffd and Sá said,”" in result.stdout
    assert "mis\ufffdsing.txt: No such file" in result.stderr
    ours = re.sub(r"\x1b\[\d+m", "", result.output)
    assert not [c for c in ours if category(c) == "Cc" and c != "\n"]


def test_every_word_of_others_is_made_plain() -> None:
    """Whatever field of an answer comes from the text, the request or the file's name."""
    answer = RowReader(FakeAnalyzer(), Options(targets=("mill",)))(1, orjson.dumps({"text": TEXT})).answers
    bad = "Lund\x1b[2J"

    def spoiled(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: each if key in KEYS else spoiled(each) for key, each in value.items()}
        if isinstance(value, list):
            return [spoiled(each) for each in value]
        return bad if isinstance(value, str) else value

    found = spoiled(orjson.loads(answer)) | {"id": bad}
    for source in found["sources"]:
        source["description"] = bad
    for claim in found["claims"]:
        for stance in claim["stance"]["targets"]:
            stance["label"] = "favor"
    told = click.unstyle(reading_aloud.told(found, heading=True))
    assert "\x1b" not in told
    # The heading, then a name and a description for each source, a cue, a content and a target for each claim.
    assert told.count("Lund\ufffd[2J") == 1 + 2 * 2 + 2 * 3


def test_warnings_and_doubts_are_told(tmp_path: Path) -> None:
    path = tmp_path / "open.txt"
    path.write_text("“Never closed.")
    assert "warning: no closing mark (unclosed-quotation, 0)" in whence("analyze", path).output
