"""`whence batch`: an archive on all cores; killed, resumed, poisoned, and still every row once."""

import gzip
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
import pytest

from service.archive import batch, files, journal
from service.archive.rows import Done, Options, RowReader
from service.schemas import Answer
from service.settings import ROOT
from tests.cli.fakes import Frail
from tests.fakes import FakeAnalyzer
from tests.waiting import wait_until

EVERY_FORMAT = ["jsonl", "jsonl.gz", "jsonl.zst", "parquet"]


def archive(path: Path, rows: Sequence[Any]) -> Path:
    if path.suffix == files.PARQUET:
        import pyarrow
        import pyarrow.parquet

        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(list(rows)), path)
    else:
        lines = b"".join(row if isinstance(row, bytes) else orjson.dumps(row) + b"\n" for row in rows)
        path.write_bytes(files.encoder(path)(lines))
    return path


def articles(number: int) -> list[dict[str, Any]]:
    return [{"id": f"a{n}", "text": f"“It is {n},” Brandt said.", "year": 1999} for n in range(number)]


def run(source: Path, out: Path, **options: Any) -> batch.Summary:
    chosen = {"load": FakeAnalyzer, "options": Options(), "processes": 1, "quiet": True, **options}
    return batch.run(source, out, **chosen)


def answers(path: Path) -> list[Any]:
    if path.suffix == files.PARQUET:
        import pyarrow.parquet

        return pyarrow.parquet.read_table(path).to_pylist()
    return [orjson.loads(line) for line in files.lines(path)]


@pytest.mark.parametrize(
    ("ending_in", "ending_out"), list(zip(EVERY_FORMAT, EVERY_FORMAT[1:] + EVERY_FORMAT[:1], strict=True))
)
def test_every_format_in_and_out(tmp_path: Path, ending_in: str, ending_out: str) -> None:
    out = tmp_path / f"out.{ending_out}"
    done = run(archive(tmp_path / f"in.{ending_in}", articles(70)), out)
    found = answers(out)
    assert (done.answered, done.refused) == (70, 0)
    assert [answer["id"] for answer in found] == [f"a{n}" for n in range(70)]
    Answer(many=True).load(found)
    assert found[69]["claims"][0]["content"]["text"] == "“It is 69,”"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([f"in.{ending_in}", out.name])


def test_parquet_loses_no_field_of_the_answer(tmp_path: Path) -> None:
    source = archive(
        tmp_path / "in.jsonl", [{"id": "x", "text": "“Yes,” Brandt said. “Alone.” “Open", "targets": ["mill"]}]
    )
    run(source, tmp_path / "a.jsonl")
    run(source, tmp_path / "a.parquet")
    assert answers(tmp_path / "a.parquet") == answers(tmp_path / "a.jsonl")


def test_a_bad_row_is_told_and_skipped(tmp_path: Path) -> None:
    rows: list[Any] = [
        *articles(2),
        b"{broken\n",
        b"\n",
        {"id": "t", "text": ""},
        {"id": "f", "text": "FAULT"},
        b"[]\n",
        {"id": 7, "text": "“Good,” Reiss said."},
        {"text": "No id."},
    ]
    out = tmp_path / "out.jsonl"
    done = run(archive(tmp_path / "in.jsonl", rows), out)
    assert (done.answered, done.refused) == (4, 4)
    assert [answer["id"] for answer in answers(out)] == ["a0", "a1", "7", "9"]
    problems = answers(done.problems)
    assert [(problem["line"], problem["id"], problem["type"].split("#")[1]) for problem in problems] == [
        (3, None, "bad-json"),
        (5, "t", "invalid-field"),
        (6, "f", "internal-error"),
        (7, None, "invalid-field"),
    ]
    assert "FAULT" not in problems[2]["detail"]


@pytest.mark.parametrize("line", [b'{"text": "caf\xe9"}\n', b"\xff\xfe\n"])
def test_a_line_that_is_not_utf8_is_told_to_be_no_text(tmp_path: Path, line: bytes) -> None:
    done = run(archive(tmp_path / "in.jsonl", [*articles(1), line]), tmp_path / "out.jsonl")
    assert [(problem["line"], problem["detail"]) for problem in answers(done.problems)] == [
        (2, "the line is not text in UTF-8")
    ]


def test_text_and_id_may_have_other_names(tmp_path: Path) -> None:
    source = archive(tmp_path / "in.parquet", [{"url": "u/1", "body": "“Yes,” Brandt said.", "when": "2020"}])
    run(
        source,
        tmp_path / "out.jsonl",
        options=Options("body", "url", targets=({"name": "mill", "aliases": ["plant"]},)),
    )
    (answer,) = answers(tmp_path / "out.jsonl")
    assert (answer["id"], answer["claims"][0]["stance"]["targets"][0]["target"]) == ("u/1", "mill")


def told(done: Done) -> tuple[Any, Any, Any]:
    """Line, id and detail of the one problem."""
    problem = orjson.loads(done.problems)
    return problem["line"], problem["id"], problem["detail"]


@pytest.mark.parametrize(
    ("given", "id_told"),
    [("x", "x"), (7, "7"), (True, None), (None, None), (1.5, None), (["x"], None), ("x" * 201, None)],
    ids=lambda value: str(value)[:9],
)
def test_a_row_is_refused_by_its_id_if_that_is_one(given: Any, id_told: str | None) -> None:
    line, identity, detail = told(RowReader(FakeAnalyzer(), Options())(3, orjson.dumps({"id": given, "text": 5})))
    assert (line, identity) == (3, id_told)
    assert "text: must be a string" in detail


def test_binary_columns_of_parquet_are_read_as_utf8(tmp_path: Path) -> None:
    text = "“Déjà vu,” Brandt said."
    source = archive(
        tmp_path / "in.parquet",
        [
            {"id": b"a", "text": text.encode(), "language": b"en", "targets": [b"mill"]},
            {"id": b"b", "text": b"caf\xe9"},
        ],
    )
    done = run(source, tmp_path / "out.jsonl")
    (answer,) = answers(tmp_path / "out.jsonl")
    assert (answer["id"], answer["document"]["characters"]) == ("a", len(text))
    assert answer["claims"][0]["content"]["text"] == "“Déjà vu,”"
    assert answer["claims"][0]["stance"]["targets"][0]["target"] == "mill"
    (problem,) = answers(done.problems)
    assert (problem["line"], problem["id"]) == (2, "b")
    assert problem["detail"].startswith("text: is not text in UTF-8")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2020, 1, 2), "2020-01-02"),
        (datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC), "2020-01-02T03:04:05+00:00"),
        (Decimal("1.50"), "1.50"),
        (UUID(int=5), "00000000-0000-0000-0000-000000000005"),
    ],
    ids=["date", "time", "number", "UUID"],
)
def test_what_is_no_text_may_be_an_id_and_no_article(value: Any, shown: str) -> None:
    reader = RowReader(FakeAnalyzer(), Options())
    assert orjson.loads(reader(1, {"id": value, "text": "Rain."}).answers)["id"] == shown
    line, identity, detail = told(reader(1, {"id": "a", "text": value}))
    assert (line, identity) == (1, "a")
    assert "text: must be a string" in detail


def test_a_row_that_kills_its_process_is_refused_and_no_other(tmp_path: Path) -> None:
    rows = articles(100)
    rows[40]["text"] = "POISON"
    rows[70]["text"] = f"“Hm,” Brandt said. BRITTLE {tmp_path / 'once'}"
    out = tmp_path / "out.jsonl"
    done = run(archive(tmp_path / "in.jsonl", rows), out, load=Frail, processes=2)
    assert [answer["id"] for answer in answers(out)] == [f"a{n}" for n in range(100) if n != 40]
    assert [(problem["line"], problem["detail"]) for problem in answers(done.problems)] == [
        (41, "the process that read this row died")
    ]


def start(source: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.cli.fakes", "Slow", "batch", str(source), str(out), "--processes", "2"]
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True, stderr=subprocess.DEVNULL)


def group_is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "parquet"])
def test_killed_and_resumed_it_is_as_if_never_stopped(tmp_path: Path, ending: str) -> None:
    rows: list[Any] = articles(900)
    rows[500] = b"{broken\n"
    source = archive(tmp_path / "in.jsonl", rows)
    unbroken, out = tmp_path / f"unbroken.{ending}", tmp_path / f"out.{ending}"
    run(source, unbroken)
    progress = journal.beside(out, ".progress")
    for least in (60, 250):
        running = start(source, out)
        wait_until(lambda: progress.exists() and orjson.loads(progress.read_bytes())["rows"] > least)  # noqa: B023
        running.kill()
        running.wait()
        wait_until(lambda: group_is_gone(running.pid))  # noqa: B023  its workers must not outlive it
        assert not out.exists()
    assert orjson.loads(progress.read_bytes())["rows"] < len(rows), "it was killed too late to show anything"
    done = run(source, out)
    assert 250 < done.before < len(rows)
    assert out.read_bytes() == unbroken.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["in.jsonl", out.name, unbroken.name, f"{out.name}.problems.jsonl", f"{unbroken.name}.problems.jsonl"]
    )


def test_what_a_kill_left_half_written_is_cut_off(tmp_path: Path) -> None:
    source, out = archive(tmp_path / "in.jsonl", articles(64)), tmp_path / "out.jsonl"
    run(source, tmp_path / "whole.jsonl")
    lines = (tmp_path / "whole.jsonl").read_bytes().splitlines(keepends=True)
    card = FakeAnalyzer().card
    with journal.Journal(out, batch.fingerprint(source, Options(), card)) as half:
        half.commit(32, Done(answers=b"".join(lines[:32]), answered=32))
    with open(half.part, "ab") as part:
        part.write(lines[32] + lines[33][:10])
    run(source, out)
    assert out.read_bytes() == b"".join(lines)


def test_a_run_killed_while_it_cleared_away_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = archive(tmp_path / "in.jsonl", articles(5)), tmp_path / "out.jsonl"
    with monkeypatch.context() as patch:
        patch.setattr(journal.Journal, "finish", lambda self: self.part.replace(self.out))
        run(source, out)
    assert journal.beside(out, ".progress").exists()
    done = run(source, out)
    assert (done.answered, len(answers(out))) == (5, 5)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_a_finished_output_is_not_written_over_unasked(tmp_path: Path) -> None:
    source, out = archive(tmp_path / "in.jsonl", articles(3)), tmp_path / "out.jsonl"
    run(source, out)
    with pytest.raises(journal.ConflictError, match="--overwrite"):
        run(source, out)
    archive(source, articles(2))
    run(source, out, overwrite=True)
    assert len(answers(out)) == 2


@pytest.mark.parametrize("ending", journal.ENDINGS)
@pytest.mark.parametrize("overwrite", [False, True])
def test_an_archive_that_the_run_itself_would_write_is_refused_and_left_alone(
    tmp_path: Path, ending: str, overwrite: bool
) -> None:
    out = tmp_path / "out.jsonl"
    source = archive(journal.beside(out, ending), articles(2))
    before = source.read_bytes()
    with pytest.raises(journal.ConflictError, match="would be lost"):
        run(source, out, overwrite=overwrite)
    assert source.read_bytes() == before
    assert list(tmp_path.iterdir()) == [source]


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to], ids=["symbolic", "hard"])
def test_a_link_to_the_archive_is_not_written_through(tmp_path: Path, link: Callable[[Path, Path], None]) -> None:
    source, out = archive(tmp_path / "in.jsonl", articles(2)), tmp_path / "out.jsonl"
    before = source.read_bytes()
    link(journal.beside(out, ".problems.jsonl"), source)
    with pytest.raises(journal.ConflictError, match="would be lost"):
        run(source, out)
    assert source.read_bytes() == before


def test_an_archive_that_comes_through_a_pipe_is_refused(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    os.mkfifo(source)
    with pytest.raises(files.NotRegularError, match="is no regular file"):
        run(source, out)
    assert not out.exists()


@pytest.mark.parametrize("counted", [2, 4])
def test_an_archive_that_changes_while_it_is_read_gives_no_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, counted: int
) -> None:
    source, out = archive(tmp_path / "in.jsonl", articles(3)), tmp_path / "out.jsonl"
    monkeypatch.setattr(files, "count", lambda _: counted)
    with pytest.raises(files.DamagedError, match=f"changed meanwhile: {counted} rows were counted, 3 read"):
        run(source, out)
    assert not out.exists()


def test_an_unfinished_run_of_something_else_is_not_gone_on_with(tmp_path: Path) -> None:
    source, out = archive(tmp_path / "in.jsonl", articles(3)), tmp_path / "out.jsonl"
    other = batch.fingerprint(source, Options(targets=("mill",)), FakeAnalyzer().card)
    with journal.Journal(out, other) as begun:
        begun.commit(1, Done())
    with pytest.raises(journal.ConflictError, match="options differ"):
        run(source, out)


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    source, out = archive(tmp_path / "in.jsonl", articles(3)), tmp_path / "out.jsonl"
    with journal.Journal(out, {}) as first:
        with pytest.raises(journal.ConflictError, match="another run"):
            run(source, out)
        first.commit(2, Done(answers=b"{}\n", problems=b"{}\n", answered=1, refused=1))
        first.finish()
    assert (out.read_bytes(), first.problems.read_bytes()) == (b"{}\n", b"{}\n")


def test_the_output_is_certain_on_disk_before_what_it_was_made_of_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace, unlink = os.fsync, Path.replace, Path.unlink

    def synced(file: int) -> None:
        done.append(f"sync {Path(os.readlink(f'/proc/self/fd/{file}')).name}")
        fsync(file)

    def replaced(path: Path, target: Path) -> Path:
        done.append(f"move {path.name}")
        return replace(path, target)

    def unlinked(path: Path, missing_ok: bool = False) -> None:
        done.append(f"unlink {path.name}")
        unlink(path, missing_ok)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    monkeypatch.setattr(Path, "unlink", unlinked)
    run(archive(tmp_path / "in.jsonl", articles(3)), tmp_path / "out.parquet")
    assert done[-6:] == [
        "sync out.parquet.whole",
        "move out.parquet.whole",
        f"sync {tmp_path.name}",
        "unlink out.parquet.part",
        "unlink out.parquet.progress",
        "unlink out.parquet.problems.jsonl",
    ]


def cut_off(data: bytes) -> bytes:
    return data[:-20]


def flipped(place: int) -> Callable[[bytes], bytes]:
    """What flips a bit of the byte at `place`."""

    def flip(data: bytes) -> bytes:
        damaged = bytearray(data)
        damaged[place] ^= 2
        return bytes(damaged)

    return flip


@pytest.mark.parametrize(
    ("ending", "damage"),
    [
        ("jsonl.gz", cut_off),
        ("jsonl.gz", flipped(10)),  # the type of the first block: zlib's error
        ("jsonl.gz", flipped(-8)),  # the check sum: gzip's
        ("jsonl.zst", cut_off),
        ("jsonl.zst", flipped(0)),
        ("jsonl.zst", flipped(-1)),
        ("parquet", cut_off),
        ("parquet", flipped(-1)),
    ],
)
def test_a_damaged_archive_is_found_before_the_work_begins(
    tmp_path: Path, ending: str, damage: Callable[[bytes], bytes]
) -> None:
    if ending == "parquet":
        pytest.importorskip("pyarrow")
    source = archive(tmp_path / f"in.{ending}", articles(500))
    source.write_bytes(damage(source.read_bytes()))
    with pytest.raises(files.DamagedError, match=f"^{re.escape(str(source))} cannot be read: "):
        run(source, tmp_path / "out.jsonl")
    assert [path.name for path in tmp_path.iterdir()] == [source.name]


def test_a_damaged_page_of_parquet_is_found_when_its_turn_comes(tmp_path: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    source = tmp_path / "in.parquet"
    parquet.write_table(pyarrow.Table.from_pylist(articles(1000)), source, row_group_size=500)
    place = files.parquet(source).metadata.row_group(1).column(1).dictionary_page_offset
    data = bytearray(source.read_bytes())
    data[place : place + 100] = bytes(100)
    source.write_bytes(data)
    assert files.count(source) == 1000
    rows = files.rows(source, ["id", "text"])
    assert next(rows) == {key: articles(1)[0][key] for key in ("id", "text")}
    with pytest.raises(files.DamagedError, match="cannot be read"):
        list(rows)


def test_parquet_whose_strings_are_not_utf8_is_damaged(tmp_path: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    source = tmp_path / "in.parquet"
    parquet.write_table(pyarrow.table({"text": pyarrow.array([b"\xff"]).view(pyarrow.string())}), source)
    with pytest.raises(files.DamagedError, match="cannot be read: 'utf-8' codec"):
        list(files.rows(source, ["text"]))


def test_an_empty_archive_gives_an_empty_output(tmp_path: Path) -> None:
    source, out = archive(tmp_path / "in.jsonl.gz", []), tmp_path / "out.jsonl.gz"
    run(source, out)
    assert gzip.decompress(out.read_bytes()) == b""


def test_ctrl_c_says_how_to_go_on(tmp_path: Path) -> None:
    source, out = archive(tmp_path / "in.jsonl", articles(3000)), tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "tests.cli.fakes", "Slow", "batch", str(source), str(out), "--processes", "2"]
    running = subprocess.Popen(command, cwd=ROOT, start_new_session=True, stderr=subprocess.PIPE, text=True)
    wait_until(journal.beside(out, ".progress").exists)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to the workers as well
    _, told = running.communicate(timeout=60)
    assert running.returncode == 1
    assert "stopped; the same command goes on where it was" in told
    assert "Traceback" not in told
