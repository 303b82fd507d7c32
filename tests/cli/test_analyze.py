"""`whence analyze`: articles from files or standard input, told for people or as JSON."""

from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner, Result

from service.cli import main
from service.schemas import Answer
from tests.fakes import FakeAnalyzer

TEXT = "“The mill must close,” Brandt said.\r\n“No 🏭,” Reiss denied."


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


def test_warnings_and_doubts_are_told(tmp_path: Path) -> None:
    path = tmp_path / "open.txt"
    path.write_text("“Never closed.")
    assert "warning: no closing mark (unclosed-quotation, 0)" in whence("analyze", path).output
