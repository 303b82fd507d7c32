"""What is certain on disk: a run that was killed goes on where it was, with nothing twice and nothing lost.

Beside OUT stand, while a run lasts,

    OUT.part             the answers so far, in the order of the rows
    OUT.problems.jsonl   the rows that could not be answered; stays if there are any
    OUT.progress         how many rows are done, and how long both files were when they were

`commit` writes the first two to the disk, then replaces the third in one step. Whatever a kill leaves beyond the
lengths in OUT.progress was not yet certain: it is cut off at the next start and read again. (A database would do this
too; for a file that only grows, a length is enough.)
"""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

import orjson

from service.archive import files
from service.archive.rows import Done

# Whatever a run writes, moves or clears away, by what its name has more than OUT's.
ENDINGS = ("", ".part", ".progress", ".progress.new", ".problems.jsonl", ".whole")


class ConflictError(Exception):
    """The files beside OUT belong to something else; the message says what can be done."""


def require_apart(source: Path, out: Path) -> None:
    """Raise ConflictError where `source` is one of the files that a run into `out` writes or clears away."""
    for path in (beside(out, ending) for ending in ENDINGS):
        if path.exists() and path.samefile(source):  # whatever it is called: either may be a link
            raise ConflictError(f"{source} would be lost: the run writes {path}; give IN or OUT another name")


class Journal:
    """The growing output of one run. `rows`, `answered` and `refused` count what is certain."""

    def __init__(self, out: Path, fingerprint: dict[str, Any], *, overwrite: bool = False) -> None:
        self.out, self.fingerprint = out, fingerprint
        self.part, self.progress, self.problems = (
            beside(out, end) for end in (".part", ".progress", ".problems.jsonl")
        )
        self.rows = self.answered = self.refused = 0
        self.complete = False
        self._encode: Callable[[bytes], bytes] = files.encoder(out)
        self._files = [open(path, "ab") for path in (self.part, self.problems)]
        self._lock()
        try:
            if overwrite:
                self.out.unlink(missing_ok=True)
                self.progress.unlink(missing_ok=True)
            self._resume()
        except BaseException:
            self.close()
            raise

    def _lock(self) -> None:
        """Two runs that write one file would spoil it; a killed run's lock is gone with it."""
        try:
            fcntl.flock(self._files[0], fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._shut()  # and nothing is cleared away: all of it is the other run's
            raise ConflictError(f"another run is writing {self.out}") from error

    def _resume(self) -> None:
        """Go back to what is certain: to nothing, to a part, or to a run that was killed while it cleared away."""
        if not self.progress.exists():
            if self.out.exists():
                raise ConflictError(f"{self.out} is there already; --overwrite begins anew")
            self._cut([0, 0])
            return
        state = orjson.loads(self.progress.read_bytes())
        changed = [key for key, value in self.fingerprint.items() if state["fingerprint"].get(key) != value]
        if changed:
            raise ConflictError(
                f"{self.progress} is of another run ({', '.join(changed)} differ); --overwrite begins anew"
            )
        self.rows, self.answered, self.refused = state["rows"], state["answered"], state["refused"]
        self.complete = self.out.exists()
        if not self.complete:
            self._cut([state["part"], state["problems"]])

    def _cut(self, lengths: list[int]) -> None:
        for file, length in zip(self._files, lengths, strict=True):
            if os.fstat(file.fileno()).st_size < length:
                raise ConflictError(f"{file.name} is shorter than {self.progress} says; --overwrite begins anew")
            file.truncate(length)
            file.seek(length)

    def commit(self, rows: int, done: Done) -> None:
        """Add what became of the next `rows` rows; once this returns, a kill cannot take it back."""
        for file, data in zip(
            self._files, (self._encode(done.answers) if done.answers else b"", done.problems), strict=True
        ):
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        self.rows += rows
        self.answered += done.answered
        self.refused += done.refused
        part, problems = (file.tell() for file in self._files)
        replace(
            self.progress,
            orjson.dumps(
                {
                    "fingerprint": self.fingerprint,
                    "rows": self.rows,
                    "answered": self.answered,
                    "refused": self.refused,
                    "part": part,
                    "problems": problems,
                }
            ),
        )

    def finish(self) -> None:
        """The part becomes OUT, in one step; the rest is cleared away. Killed in between, a new run ends it."""
        if not self.complete:
            whole = self.part
            if self.out.suffix == files.PARQUET:
                from service.archive import table

                whole = beside(self.out, ".whole")
                table.write(files.lines(self.part, ".zst"), whole)
                sync(whole)
            whole.replace(self.out)
        sync(self.out.parent)  # what OUT was made of goes only once OUT would outlast a power cut
        self.part.unlink(missing_ok=True)
        self.progress.unlink(missing_ok=True)  # an empty archive never had one
        if not self.refused:
            self.problems.unlink()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; what was opened and never written is not left behind."""
        for file in self._files:
            path = Path(file.name)
            if not self.progress.exists() and path.exists() and not path.stat().st_size:
                path.unlink()
        self._shut()

    def _shut(self) -> None:
        for file in self._files:
            file.close()


def beside(out: Path, ending: str) -> Path:
    return out.with_name(out.name + ending)


def replace(path: Path, data: bytes) -> None:
    """Put `data` at `path`: at any moment the old or the new is there whole, also after a power cut."""
    draft = beside(path, ".new")
    with open(draft, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Wait until the file, or the names in the directory, are on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
