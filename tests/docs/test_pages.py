"""What the pages say holds: links lead somewhere, and each `whence` command in them runs."""

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
from service.settings import ROOT
from tests.fakes import FakeAnalyzer

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
