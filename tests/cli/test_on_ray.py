"""The batch on a real local Ray cluster of several processes, one of which is killed (skipped without Ray); its sum."""

import importlib.util
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from models.analysis import Analysis, Target
from service.archive import on_ray
from service.archive.rows import Options
from service.settings import ROOT
from tests.fakes import FakeAnalyzer

FILES, ROWS = 4, 300


class Telling(FakeAnalyzer):
    """Says in the file that $ACTORS names which process it reads in, so that the test knows whom to kill."""

    def analyze(self, text: str, targets: Sequence[Target] = (), deadline: float | None = None) -> Analysis:
        time.sleep(0.003)
        with open(os.environ["ACTORS"], "a") as actors:
            actors.write(f"{os.getpid()}\n")
        return super().analyze(text, targets, deadline)


def processes(actors: Path) -> set[int]:
    return {int(line) for line in actors.read_text().split()} if actors.exists() else set()


def kill_one(actors: Path, killed: list[int]) -> None:
    while not (found := processes(actors)):
        time.sleep(0.05)
    killed.append(min(found))
    os.kill(killed[0], signal.SIGKILL)


def main(source: str, out: str, actors: str) -> None:
    """A process of its own: Ray changes signal handlers, warnings and logging for good."""
    import ray

    os.environ["ACTORS"] = actors
    killed: list[int] = []
    threading.Thread(target=kill_one, args=(Path(actors), killed), daemon=True).start()
    ray.init(num_cpus=2, object_store_memory=100_000_000, include_dashboard=False, log_to_driver=False)
    done = on_ray.run(source, out, Telling, Options(), actors=2)
    assert done == {"answered": FILES * (ROWS - 1), "refused": FILES}, done
    assert killed, "nobody was killed"
    assert processes(Path(actors)) - set(killed), "nobody took the place of the killed"


@pytest.mark.skipif(
    importlib.util.find_spec("ray") is None,
    reason='Ray is not installed: pip install -e ".[ray]" in the checkout of Whence',
)
def test_with_an_actor_killed_every_row_is_there_once(tmp_path: Path) -> None:
    import pyarrow
    import pyarrow.dataset
    import pyarrow.parquet

    for file in range(FILES):
        rows = [{"id": f"{file}-{n}", "text": f"“{n},” Brandt said." if n else "", "year": 1999} for n in range(ROWS)]
        (tmp_path / "in").mkdir(exist_ok=True)
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "in" / f"{file}.parquet")
    arguments = [str(tmp_path / name) for name in ("in", "out", "actors")]
    command = f"from tests.cli.test_on_ray import main; main(*{arguments})"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ACTORS": arguments[2]}
    ran = subprocess.run([sys.executable, "-c", command], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr[-3000:]
    rows = pyarrow.dataset.dataset(tmp_path / "out").to_table().to_pylist()
    assert sorted(row["id"] for row in rows) == sorted(f"{file}-{n}" for file in range(FILES) for n in range(ROWS))
    assert {row["id"].split("-")[1] for row in rows if row["problem"]} == {"0"}
    assert all(row["claims"][0]["content"]["text"].startswith("“") for row in rows if not row["problem"])


def test_binary_text_is_read_as_utf8_or_refused() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    actor = on_ray.Actor(FakeAnalyzer, Options())
    rows = actor(
        pyarrow.table({"text": ["“Déjà vu,” Brandt said.".encode(), b"caf\xe9"], "id": [b"a", None]})
    ).to_pylist()
    assert [row["id"] for row in rows] == [b"a", None]
    assert rows[0]["claims"][0]["content"]["text"] == "“Déjà vu,”"
    assert "text: is not text in UTF-8" in rows[1][on_ray.PROBLEM]


def test_the_sum_is_of_every_row_under_out_also_of_earlier_runs(tmp_path: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    for run, problems in enumerate(([None, None, "{}"], [None, "{}"])):
        column = pyarrow.array(problems, pyarrow.string())
        parquet.write_table(pyarrow.table({on_ray.PROBLEM: column}), tmp_path / f"{run}.parquet")
    assert on_ray.counts(str(tmp_path)) == {"answered": 3, "refused": 2}
