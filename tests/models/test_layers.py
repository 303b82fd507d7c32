"""The folders of models/ build on one another, and never the other way round; those of models/training/ too."""

import re
from pathlib import Path

import pytest

MODELS = Path(__file__).parents[2] / "models"
ORDER = {
    "": ["text", "quoting", "inference", "naming", "claims", "mentions", "resolution"],
    "training": ["sets", "variants", "batches", "network", "graphs", "measures", "fitting"],
}
FOLDERS = [(inside, folder) for inside, order in ORDER.items() for folder in order]


@pytest.mark.parametrize("inside", ORDER)
def test_every_folder_has_its_place(inside):
    found = {p.parent.name for p in (MODELS / inside).glob("*/__init__.py")}
    assert found - {"training"} == set(ORDER[inside])


@pytest.mark.parametrize(("inside", "folder"), FOLDERS)
def test_a_folder_imports_from_those_before_it_alone(inside, folder):
    order = ORDER[inside]
    after = set(order[order.index(folder) + 1 :])
    imported = re.compile(rf"^\s*(?:from|import) models{inside and '.' + inside}\.(\w+)", re.MULTILINE)
    files = list((MODELS / inside / folder).glob("*.py"))
    assert len(files) > 1
    for path in files:
        assert after.isdisjoint(imported.findall(path.read_text(encoding="utf8"))), path.name


def test_what_training_builds_on_imports_no_command():
    commands = {p.stem for p in (MODELS / "training").glob("*.py")}
    imported = re.compile(r"^\s*from models\.training\.(\w+) import", re.MULTILINE)
    for folder in ORDER["training"]:
        for path in (MODELS / "training" / folder).glob("*.py"):
            assert commands.isdisjoint(imported.findall(path.read_text(encoding="utf8"))), path.name
