"""The folders of models/ build on one another, and never the other way round; those of models/training/ too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

MODELS = Path(__file__).parents[2] / "models"
ORDER = {
    "models": ["text", "quoting", "inference", "naming", "claims", "mentions", "resolution"],
    "models.training": ["sets", "variants", "batches", "network", "graphs", "measures", "fitting"],
}
FOLDERS = [(package, folder) for package, order in ORDER.items() for folder in order]


def place(package: str) -> Path:
    return MODELS.parent.joinpath(*package.split("."))


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, and every name of a package that might be one."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parts_of(package: str, path: Path) -> set[str]:
    """The folders and files directly in a package that a file imports from."""
    inside = (name.removeprefix(f"{package}.") for name in imported(path) if name.startswith(f"{package}."))
    return {name.split(".")[0] for name in inside}


@pytest.mark.parametrize("package", ORDER)
def test_every_folder_has_its_place(package):
    found = {p.parent.name for p in place(package).glob("*/__init__.py")}
    assert found == set(ORDER[package]) | ({"training"} if package == "models" else set())


@pytest.mark.parametrize(("package", "folder"), FOLDERS)
def test_a_folder_imports_from_those_before_it_alone(package, folder):
    order = ORDER[package]
    after = set(order[order.index(folder) + 1 :])
    files = list((place(package) / folder).glob("*.py"))
    assert len(files) > 1
    for path in files:
        assert after.isdisjoint(parts_of(package, path)), path.name


def test_what_training_builds_on_imports_no_command():
    package = "models.training"
    commands = {p.stem for p in place(package).glob("*.py")}
    assert {"train", "evaluate"} <= commands
    for folder in ORDER[package]:
        for path in (place(package) / folder).glob("*.py"):
            assert commands.isdisjoint(parts_of(package, path)), path.name
