"""A whole archive on one machine: rows in, answers out, resumable, with a bar that says how long it will take."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from tqdm import tqdm

from service.archive import files
from service.archive.journal import Journal, require_apart
from service.archive.pool import Load, Numbered, Pool
from service.archive.rows import Options
from service.state import VERSION

CHUNK = 32  # rows a task: about a second's work, which is what a kill costs each process
HEAD = 1 << 20


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did: rows answered and refused in all, of which `before` were there when it began."""

    answered: int
    refused: int
    before: int
    seconds: float
    problems: Path

    @property
    def rate(self) -> float:
        """Rows a second of this run."""
        return (self.answered + self.refused - self.before) / self.seconds if self.seconds else 0.0


def run(
    source: Path,
    out: Path,
    load: Load,
    options: Options,
    *,
    processes: int,
    overwrite: bool = False,
    quiet: bool = False,
) -> Summary:
    """Read all rows of `source` into `out`.

    Raises ConflictError, MissingExtraError, NotRegularError, DamagedError, OSError.
    """
    files.require_regular(source)
    require_apart(source, out)
    if out.suffix == files.PARQUET:
        files.pyarrow_parquet()  # missing now is better than missing after days
    total = files.count(source)
    with (
        Pool(load, options, processes) as pool,
        Journal(out, fingerprint(source, options, pool.card()), overwrite=overwrite) as journal,
        tqdm(
            total=total, initial=journal.rows, unit=" articles", smoothing=0.05, disable=quiet, dynamic_ncols=True
        ) as bar,
    ):
        before = journal.answered + journal.refused
        numbered = enumerate(files.rows(source, options.columns), 1)
        for rows, done in pool.map(chunks(islice(numbered, journal.rows, None))):
            journal.commit(rows, done)
            bar.set_postfix(problems=journal.refused, refresh=False)
            bar.update(rows)
        if journal.rows != total:
            raise files.DamagedError(f"{source} changed meanwhile: {total:,} rows were counted, {journal.rows:,} read")
        journal.finish()
        return Summary(journal.answered, journal.refused, before, bar.format_dict["elapsed"], journal.problems)


def chunks(rows: Iterable[Numbered]) -> Iterator[list[Numbered]]:
    """Rows in tasks of CHUNK.

    >>> [len(task) for task in chunks((n, b"") for n in range(70))]
    [32, 32, 6]
    """
    coming = iter(rows)
    while task := list(islice(coming, CHUNK)):
        yield task


def fingerprint(source: Path, options: Options, card: dict[str, Any]) -> dict[str, Any]:
    """What must be the same for a run to be gone on with; the input by its size and beginning, since archives move."""
    with open(source, "rb") as file:
        head = hashlib.sha256(file.read(HEAD)).hexdigest()
    return {
        "input": [source.stat().st_size, head],
        "options": asdict(options) | {"targets": list(options.targets)},
        "model": card["sha256"],
        "service_version": VERSION,
        "chunk": CHUNK,
    }
