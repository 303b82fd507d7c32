"""`whence serve` becomes gunicorn with our configuration."""

import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import main


def test_it_becomes_gunicorn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    called = []
    monkeypatch.setattr(os, "execv", lambda path, command: called.append(command))
    monkeypatch.setattr(os, "environ", dict(os.environ))
    result = CliRunner().invoke(
        main, ["serve", "--host", "0.0.0.0", "--port", "9", "--workers", "3", "--model", str(tmp_path), "--reuse-port"]
    )
    assert result.exit_code == 0, result.output
    (command,) = called
    assert command[:4] == [sys.executable, "-m", "gunicorn", "--config"]
    assert Path(command[4]).is_file()
    assert command[5:] == ["--reuse-port", "service:create_app()"]
    assert {name: os.environ[f"WHENCE_{name}"] for name in ("HOST", "PORT", "WORKERS", "MODEL_DIR")} == {
        "HOST": "0.0.0.0",
        "PORT": "9",
        "WORKERS": "3",
        "MODEL_DIR": str(tmp_path),
    }
