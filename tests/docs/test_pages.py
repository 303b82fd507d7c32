"""What the pages say holds: links lead somewhere, and each `whence` command in them runs."""

import json
import os
import re
import shlex
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner

from service.archive import on_ray
from service.cli import main
from service.settings import ROOT, Settings
from tests.fakes import FakeAnalyzer

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
COMMANDS = [
    (page.name, line)
    for page in PAGES
    for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    for line in block.splitlines()
    if line.startswith("whence ")
]
ROW = {"text": "“Rain is likely,” Brandt said.", "body": "“Rain is likely,” Brandt said.", "url": "u/1", "id": "a"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not link.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / link).exists(), link


@pytest.mark.parametrize("page", [*PAGES, *sorted((ROOT / "models").rglob("*.md"))], ids=lambda page: page.name)
def test_every_file_of_the_code_that_is_named_by_its_path_is_there(page: Path) -> None:
    for path in re.findall(
        r"`((?:models|service|tests|benchmarks|scripts)/[\w/.-]+\.\w+)`", page.read_text(encoding="utf-8")
    ):
        assert (ROOT / path).exists(), path


def modules_of(package: Path) -> set[str]:
    found = {str(path.relative_to(package).with_suffix("")) for path in package.rglob("*.py")}
    return {name for name in found if not name.endswith("__init__")}


def modules_told(section: str, there: set[str]) -> set[str]:
    """The modules that a section of docs/architecture.md names: in its table by the row's folders, in prose by none.

    A row may have several folders: a module is in the one where it is `there`.
    """
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    lines = page.split(f"## {section}\n")[1].split("\n## ")[0].splitlines()
    found = {name for line in lines if not line.startswith("|") for name in re.findall(r"`(\w+)`", line)}
    for _, _, where, names, _ in (line.split("|") for line in lines if line.startswith("|") and "`" in line):
        folders = re.findall(r"`([\w/]+/)`", where.replace("`models/` itself", ""))
        for name in re.findall(r"`(\w+)`", names):
            places = [folder + name for folder in folders] or [name]
            found.add(next((place for place in places if place in there), places[0]))
    return found


def test_every_module_of_the_reading_has_its_place_in_the_architecture() -> None:
    there = {name for name in modules_of(ROOT / "models") if not name.startswith("training/")}
    assert modules_told("Where a change of the reading goes", there) == there


def test_every_module_of_the_training_that_the_architecture_names_is_there() -> None:
    there = modules_of(ROOT / "models" / "training")
    told = modules_told("Where a change of the training goes", there)
    assert len(told) > 20
    assert told <= there


def test_there_are_commands_to_try() -> None:
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize(("page", "line"), COMMANDS, ids=[line for _, line in COMMANDS])
def test_the_command_runs(page: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from service.archive import files

    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(ROW["text"])
    Path("archive.jsonl").write_bytes(orjson.dumps(ROW))
    Path("archive.jsonl.gz").write_bytes(files.encoder(Path("x.gz"))(orjson.dumps(ROW)))
    if ".parquet" in line:
        pyarrow = pytest.importorskip("pyarrow")
        files.pyarrow_parquet().write_table(pyarrow.Table.from_pylist([ROW]), "archive.parquet")
    monkeypatch.setattr(on_ray, "run", lambda *_, **__: {"answered": 1, "refused": 0})
    monkeypatch.setattr(os, "execv", lambda *_: None)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    command = shlex.split(line.split("  #")[0])[1:]
    more = ["--processes", "1", "--quiet"] if command[0] == "batch" else []
    result: Any = CliRunner().invoke(main, command + more, obj=FakeAnalyzer, input=ROW["text"])
    assert result.exit_code == 0, f"{page}: {result.output}"


def test_commands_of_the_readme_name_no_data_that_lies_outside_of_the_repository() -> None:
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL):
        assert "../" not in block


def test_the_example_of_the_readme_is_what_the_shipped_model_answers(make_client: Any, shipped: Any) -> None:
    (asked,) = re.findall(r"-d '(.*)'", README)
    (shown,) = re.findall(r"```json\n(.*?)```", README, re.DOTALL)
    answer = make_client(shipped).post("/analyze", data=asked, content_type="application/json").json
    for kind, found in json.loads(shown).items():
        hold_to(found, [part for part in answer[kind] if part["id"] in {one["id"] for one in found}])


def hold_to(told: Any, got: Any) -> None:
    """Assert that two values are equal, numbers but for the last places, which differ from processor to processor."""
    if isinstance(told, dict):
        assert told.keys() == got.keys()
        for key in told:
            hold_to(told[key], got[key])
    elif isinstance(told, list):
        assert len(told) == len(got)
        for one, other in zip(told, got, strict=True):
            hold_to(one, other)
    else:
        assert got == (pytest.approx(told, abs=0.002) if isinstance(told, float) else told)


# What the table calls a set, and what the model's figures call it; the stance is in no headline.
SETS = {
    "PolNeAR dev, US politics": "polnear/dev.jsonl",
    "world dev, other outlets and beats": "world/dev.jsonl",
    "further news dev (`models/training/annotated`)": "runs/news_dev.jsonl",
    "challenge dev, our own hard passages": "challenge/dev.jsonl",
    "gold dev, labels on PolNeAR": "gold/dev.jsonl",
    "our own articles, claims within claims too (`articles_dev.jsonl` there)": "annotated/articles_dev.jsonl",
}
COLUMNS = {
    "content / cue / source span, exact F1": ("content span", "cue span", "source span"),
    "relation F1": ("relation",),
    "relation exact F1": ("relation exact",),
    "source name": ("source name",),
    "source type": ("source type",),
    "kind": ("kind",),
    "commitment": ("commitment",),
}


def table_of_figures() -> dict[str, dict[str, str]]:
    """The table under "How good it is": each row's cells by column."""
    lines = [line for line in README.split("## How good it is")[1].split("\n## ")[0].splitlines() if line[:1] == "|"]
    head, _, *rows = ([cell.strip() for cell in line.split("|")[1:-1]] for line in lines)
    return {row[0]: dict(zip(head, row, strict=True)) for row in rows}


def test_the_table_of_the_readme_has_the_shipped_models_figures() -> None:
    figures = json.loads((Settings().model_dir / "config.json").read_text(encoding="utf-8"))["figures"]
    told = table_of_figures()
    assert told.keys() == SETS.keys()
    for name, file in SETS.items():
        for column, parts in COLUMNS.items():
            measured = " / ".join(str(figures[file][part]) for part in parts if part in figures[file])
            assert told[name][column] == measured, f"{name}: {column}"


def test_the_stance_in_the_table_of_the_readme_is_the_model_cards() -> None:
    card = (Settings().model_dir / "README.md").read_text(encoding="utf-8")
    for name, row in table_of_figures().items():
        section = card.split(f"### {SETS[name]}\n")[1].split("\n### ")[0]
        measured = re.findall(r"^\| target stance \|.*\| ([\d.]+) \|$", section, re.MULTILINE)
        assert [row["stance, macro F1"]] == (measured or [""]), name
