"""The folders of models/ build on one another, and never the other way round."""

import re
from pathlib import Path

import pytest

MODELS = Path(__file__).parents[2] / "models"
ORDER = ["text", "quoting", "inference", "naming", "claims", "mentions", "resolution"]
IMPORTED = re.compile(r"^\s*(?:from|import) models\.(\w+)", re.MULTILINE)


def test_every_folder_has_its_place():
    assert {p.parent.name for p in MODELS.glob("*/__init__.py")} == {*ORDER, "training"}


@pytest.mark.parametrize("folder", ORDER)
def test_a_folder_imports_from_those_before_it_alone(folder):
    after = set(ORDER[ORDER.index(folder) + 1 :])
    files = list((MODELS / folder).glob("*.py"))
    assert len(files) > 1
    for path in files:
        assert after.isdisjoint(IMPORTED.findall(path.read_text(encoding="utf8"))), path.name
