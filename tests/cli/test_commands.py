"""The commands that hand over to something else: the batch, Ray, gunicorn; and what they say when it goes wrong."""

import gzip
import importlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner, Result

from service.archive import on_ray
from service.archive.rows import Options
from service.cli import main
from service.settings import ROOT
from service.state import VERSION
from tests.fakes import FakeAnalyzer


def whence(*arguments: Any) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], obj=FakeAnalyzer)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b'{"body": "\xe2\x80\x9cYes,\xe2\x80\x9d Brandt said.", "url": "u"}\n{"body": 3}\n')
    return path


def test_batch_sums_up_what_it_did(archive: Path, tmp_path: Path) -> None:
    fields = ("--text-field", "body", "--id-field", "url", "--target", "mill=plant")
    result = whence("batch", archive, tmp_path / "out.jsonl", *fields, "--processes", 1, "--quiet")
    assert result.exit_code == 0, result.output
    assert "1 articles read, 1 refused; " in result.stderr
    assert f"see {tmp_path / 'out.jsonl.problems.jsonl'}" in result.stderr
    answer = orjson.loads((tmp_path / "out.jsonl").read_bytes())
    assert (answer["id"], answer["claims"][0]["stance"]["targets"][0]["target"]) == ("u", "mill")


def test_batch_says_in_one_line_why_it_will_not_begin(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").touch()
    result = whence("batch", archive, tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert result.stderr.endswith(f"Error: {tmp_path / 'out.jsonl'} is there already; --overwrite begins anew\n")


@pytest.mark.parametrize(("name", "extra"), [("out.parquet", "pyarrow.parquet"), ("out.jsonl.zst", "backports.zstd")])
def test_a_missing_extra_is_named(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, extra: str
) -> None:
    found = importlib.import_module

    def missing(wanted: str) -> Any:
        if wanted == extra:
            raise ImportError(wanted)
        return found(wanted)

    monkeypatch.setattr(importlib, "import_module", missing)
    result = whence("batch", archive, tmp_path / name)
    assert result.exit_code == 1
    assert 'pip install -e ".[archive]" in the checkout' in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


@pytest.mark.parametrize(
    ("name", "begins"), [("in.jsonl.gz", gzip.compress(b"{}\n")[:-4]), ("in.parquet", b"PAR1 and no end")]
)
def test_a_damaged_archive_is_told_in_a_sentence(tmp_path: Path, name: str, begins: bytes) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    (tmp_path / name).write_bytes(begins)
    result = whence("batch", tmp_path / name, tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Error: {tmp_path / name} cannot be read: ")
    assert len(result.stderr.splitlines()) == 1


def test_a_pipe_is_refused_in_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "service.cli", "batch", "/dev/stdin", str(tmp_path / "out.jsonl"), "--quiet"]
    ran = subprocess.run(command, cwd=ROOT, input=b'{"text": "Rain."}\n', capture_output=True)
    assert ran.returncode == 1
    told = b"Error: /dev/stdin is no regular file: an archive is read twice, so it must lie on a disk\n"
    assert ran.stderr == told
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_setting_is_told_in_a_sentence(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHENCE_MODEL_DIR", "")
    result = CliRunner().invoke(main, ["batch", str(archive), str(tmp_path / "out.jsonl")])
    assert result.exit_code == 1
    assert "Error: Environment variables invalid: {'WHENCE_MODEL_DIR': ['Must not be empty.']}" in result.stderr


def test_ray_is_named_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    result = whence("batch-ray", "in", "out")
    assert result.exit_code == 1
    assert result.stderr == 'Error: Ray is not installed: run pip install -e ".[ray]" in the checkout of Whence\n'


@pytest.mark.parametrize("command", [("analyze", "in.jsonl"), ("batch", "in.jsonl", "out.jsonl", "--processes", "1")])
def test_a_model_that_is_not_there_is_told_in_a_sentence(archive: Path, command: tuple[str, ...]) -> None:
    whence = [sys.executable, "-m", "service.cli", *command, "--model", "."]
    ran = subprocess.run(
        whence, cwd=archive.parent, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert ran.returncode == 1
    assert "the model" in ran.stderr.splitlines()[-1]
    assert [path.name for path in archive.parent.iterdir()] == ["in.jsonl"]


def test_the_script_runs_whence_and_not_what_lies_where_it_is_called(tmp_path: Path) -> None:
    checkout, elsewhere = tmp_path / "checkout", tmp_path / "elsewhere"
    environment = checkout / ".venv-archive"
    for directory in (checkout / "scripts", checkout / "requirements", environment / "bin", elsewhere / "models"):
        directory.mkdir(parents=True)
    for name in ("whence", "common"):
        shutil.copy(ROOT / "scripts" / name, checkout / "scripts")
    for name in ("models", "service"):
        (checkout / name).symlink_to(ROOT / name)
    (checkout / "requirements" / "archive.txt").touch()
    # An environment that is up to date, whose python is this one.
    made_from = subprocess.run(["cksum"], input=b"", capture_output=True, check=True).stdout
    (environment / "made-from").write_bytes(made_from)
    (environment / "bin" / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    (environment / "bin" / "python").chmod(0o755)
    (elsewhere / "models" / "__init__.py").write_text('raise SystemExit("the wrong models")')
    ran = subprocess.run([checkout / "scripts" / "whence", "--version"], cwd=elsewhere, capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == (f"whence, version {VERSION}\n", "")


def test_batch_ray_hands_its_options_over(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[Any] = []

    def run(*arguments: Any, **options: Any) -> dict[str, int]:
        called.append((arguments, options))
        return {"answered": 1000, "refused": 2}

    monkeypatch.setattr(on_ray, "run", run)
    result = whence(
        "batch-ray", "s3://a/in", "s3://a/out", "--address", "auto", "--actors", 7, "--checkpoint", "s3://a/c"
    )
    assert result.stderr == "1,000 articles read, 2 refused in all that is under s3://a/out\n"
    options = {"address": "auto", "actors": 7, "checkpoint": "s3://a/c"}
    assert called == [(("s3://a/in", "s3://a/out", FakeAnalyzer, Options()), options)]


def test_serve_becomes_gunicorn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda path, command: called.append(command))
    monkeypatch.setattr(os, "environ", dict(os.environ))
    result = whence("serve", "--host", "0.0.0.0", "--port", 9, "--workers", 3, "--model", tmp_path, "--reuse-port")
    assert result.exit_code == 0, result.output
    (command,) = called
    assert command[:4] == [sys.executable, "-m", "gunicorn", "--config"]
    assert Path(command[4]).is_file()
    assert command[5:] == ["--reuse-port", "service:create_app()"]
    wanted = {"HOST": "0.0.0.0", "PORT": "9", "WORKERS": "3", "MODEL_DIR": str(tmp_path)}
    assert {name: os.environ[f"WHENCE_{name}"] for name in wanted} == wanted
