"""Rows of an archive by the file's last suffix: .gz, .zst, .parquet, anything else is plain JSON lines."""

import gzip
import importlib
import io
import stat
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

Row = bytes | dict[str, Any]  # a line of JSON; or the values of a row of Parquet by name, some of which JSON has not

PARQUET = ".parquet"
PARQUET_ROWS = 256


class MissingExtraError(Exception):
    """Something was asked for that an optional dependency does; the message says how that is installed."""

    def __init__(self, missing: str, extra: str) -> None:
        # From the checkout and not by name: `whence` on the public index is another project's package.
        super().__init__(f'{missing}: run pip install -e ".[{extra}]" in the checkout of Whence')


class DamagedError(Exception):
    """A file that cannot be read to its end; the message names it and says what is wrong."""


class NotRegularError(Exception):
    """An archive that comes by only once, as through a pipe; the message names it."""


def zstd() -> Any:
    """The module for zstd: the standard library's from Python 3.14 on, before that its twin from PyPI."""
    try:
        return importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    except ImportError as error:
        raise MissingExtraError("zstd needs backports.zstd", "archive") from error


def pyarrow_parquet() -> Any:
    try:
        return importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise MissingExtraError("Parquet needs pyarrow", "archive") from error


# One call makes one whole gzip member or zstd frame. Members and frames may follow each other in a file, so that a file
# cut off after any of them is sound. No time stamp: equal rows give equal bytes.
ENCODERS: dict[str, Callable[[], Callable[[bytes], bytes]]] = {
    ".gz": lambda: partial(gzip.compress, mtime=0),
    ".zst": lambda: cast(Callable[[bytes], bytes], zstd().compress),
}
OPENERS: dict[str, Callable[[Path], Any]] = {".gz": gzip.open, ".zst": lambda path: zstd().open(path)}
# What each reader raises over bytes that it cannot make sense of. Arrow has no one base for it: ArrowInvalid and a
# string that is not UTF-8 are ValueErrors, a page that does not decompress is an OSError.
FAULTS: dict[str, Callable[[], tuple[type[Exception], ...]]] = {
    ".gz": lambda: (EOFError, gzip.BadGzipFile, zlib.error),
    ".zst": lambda: (EOFError, zstd().ZstdError),
    PARQUET: lambda: (ValueError, OSError),
}


def encoder(path: Path) -> Callable[[bytes], bytes]:
    """What turns JSON lines into a piece of the file `path`; a Parquet file is kept as zstd until it is whole."""
    return ENCODERS.get(".zst" if path.suffix == PARQUET else path.suffix, lambda: bytes)()


@contextmanager
def damage_told(path: Path, suffix: str) -> Iterator[None]:
    """Whatever the reader of such files says of a damaged one becomes DamagedError."""
    faults = FAULTS.get(suffix, tuple)()
    try:
        yield
    except faults as error:
        raise DamagedError(f"{path} cannot be read: {error}") from error


def lines(path: Path, suffix: str | None = None) -> Iterator[bytes]:
    """The lines of a file of JSON lines; a compressed file that is damaged or cut off raises DamagedError."""
    suffix = suffix or path.suffix
    opener = OPENERS.get(suffix, lambda plain: io.BufferedReader(io.FileIO(plain)))
    with damage_told(path, suffix), opener(path) as stream:
        yield from stream


def rows(path: Path, columns: Sequence[str] = ()) -> Iterator[Row]:
    """Each row, blank lines included; of Parquet only `columns`.

    Raises DamagedError where the file can be read no further.
    """
    if path.suffix != PARQUET:
        yield from lines(path)
        return
    with damage_told(path, PARQUET), parquet(path) as table:
        present = [name for name in columns if name in table.schema_arrow.names]
        for batch in table.iter_batches(PARQUET_ROWS, columns=present):
            yield from batch.to_pylist()


def require_regular(path: Path) -> None:
    """Raise NotRegularError where `path` is no file that can be read twice, to be counted and to be answered."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotRegularError(f"{path} is no regular file: an archive is read twice, so it must lie on a disk")


def count(path: Path) -> int:
    """How many rows there are. Raises DamagedError.

    JSON lines are read to the end, so that a .gz or .zst that breaks off or fails its check sum (which a .zst need not
    have) is found before days are spent on it. Of Parquet only the footer is read, which has the number: a file that
    breaks off is found, a damaged page only when its turn comes.
    """
    if path.suffix == PARQUET:
        with damage_told(path, PARQUET), parquet(path) as table:
            return int(table.metadata.num_rows)
    return sum(1 for _ in lines(path))


def parquet(path: Path) -> "ParquetFile":
    return pyarrow_parquet().ParquetFile(path)
