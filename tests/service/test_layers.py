"""What may import what."""

import re

import pytest

from service.settings import ROOT


def files(package):
    return sorted(path.relative_to(ROOT) for path in (ROOT / package).rglob("*.py"))


def imported(path):
    """The modules that a file imports."""
    return re.findall(r"^\s*(?:from|import)\s+([\w.]+)", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("path", files("models"), ids=str)
def test_models_know_no_http(path):
    tops = {name.split(".")[0] for name in imported(path)}
    assert not tops & {"service", "flask", "gunicorn", "werkzeug", "marshmallow"}


@pytest.mark.parametrize("path", files("service"), ids=str)
def test_the_service_knows_no_tensor(path):
    assert not {name.split(".")[0] for name in imported(path)} & {"numpy", "onnxruntime", "torch", "transformers"}
    assert not [name for name in imported(path) if name.startswith("models.training")]


@pytest.mark.parametrize("path", [p for p in files("models") if "training" not in p.parts], ids=str)
def test_only_training_imports_torch(path):
    assert not {name.split(".")[0] for name in imported(path)} & {"torch", "accelerate", "safetensors", "sklearn"}
    assert not [name for name in imported(path) if name.startswith("models.training")]


def test_the_run_time_lock_has_no_torch():
    assert not re.search(r"^torch\b", (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"), re.MULTILINE)
