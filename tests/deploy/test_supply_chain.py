"""What is installed and loaded is what was meant: hashes, no pickles, a bill of materials."""

import ast
import json
import re
import tomllib

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from deploy.bill_of_materials import bill
from service.settings import ROOT, Settings

LOCKS = sorted(path.name for path in (ROOT / "requirements").glob("*.txt") if path.name != "torch.txt")
CODE = sorted(
    path for package in ("service", "models") for path in (ROOT / package).rglob("*.py") if "training" not in path.parts
)
# Modules that run whatever code a file holds.
PICKLING = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal", "torch"}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_its_hash(lock):
    entries = re.split(r"\n(?=[a-z])", (ROOT / "requirements" / lock).read_text(encoding="utf-8"))[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_each_extra_is_pinned_as_its_lock_is():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for extra, packages in extras.items():
        assert [package for package in packages if "==" not in package] == [], extra
        lock = ROOT / "requirements" / f"{extra}.txt"
        if lock.exists():
            locked = set(re.findall(r"^([\w-]+)==([\w.]+)", lock.read_text(encoding="utf-8"), re.MULTILINE))
            pins = [package.split(";")[0].split("==") for package in packages]
            assert {(name.replace(".", "-"), version) for name, version in pins} <= locked


def test_each_list_of_requirements_is_locked_by_the_script():
    lists = {p.stem for p in (ROOT / "requirements").glob("*.in") if not p.stem.endswith("-overrides")}
    script = (ROOT / "scripts" / "lock").read_text(encoding="utf-8")
    assert (
        set(re.findall(r"(\S+)\.in --output-file \1\.txt", script)) == lists == {n.removesuffix(".txt") for n in LOCKS}
    )


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_that_serves_reads_pickles(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            assert not {name.split(".")[0] for name in names} & PICKLING
        if isinstance(node, ast.keyword):
            assert node.arg not in ("allow_pickle", "trust_remote_code")


def test_the_model_is_of_files_that_hold_no_code():
    directory = Settings().model_dir
    if not directory.exists():
        pytest.skip("no model is shipped yet")
    assert {path.suffix for path in directory.iterdir()} <= {".onnx", ".json", ".md", ".txt", ".npz"}
    for path in directory.glob("*.npz"):
        assert b"|O" not in path.read_bytes(), f"{path.name} holds an array of objects, which is a pickle"


def dockerfile() -> str:
    return (ROOT / "Dockerfile").read_text(encoding="utf-8")


def test_the_image_installs_wheels_by_hash_and_fetches_nothing_later():
    for option in ("--require-hashes", "--only-binary :all:", "--no-deps"):
        assert option in dockerfile()
    for name in ("HF_HUB_OFFLINE=1", "TRANSFORMERS_OFFLINE=1"):
        assert name in dockerfile()


def test_the_bill_of_materials_is_sound_and_names_every_package():
    found = bill()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(found)) is None
    locked = set(
        re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8"), re.MULTILINE)
    )
    named = {component["name"].lower().replace("_", "-") for component in found["components"]}
    assert locked <= named
