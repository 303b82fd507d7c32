"""Rows of an archive by the file's last suffix: .gz, .zst, .parquet, anything else is plain JSON lines."""

import gzip
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import orjson

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

PARQUET = ".parquet"
PARQUET_ROWS = 256

# One call makes one whole gzip member or zstd frame. Members and frames may follow each other in a file, so that a file
# cut off after any of them is sound. No time stamp: equal rows give equal bytes.
ENCODERS: dict[str, Callable[[bytes], bytes]] = {".gz": partial(gzip.compress, mtime=0), ".zst": zstd.compress}
OPENERS: dict[str, Callable[[Path], IO[bytes]]] = {
    ".gz": lambda path: cast(IO[bytes], gzip.open(path)),
    ".zst": lambda path: cast(IO[bytes], zstd.open(path)),
}


def encoder(path: Path) -> Callable[[bytes], bytes]:
    """What turns JSON lines into a piece of the file `path`; a Parquet file is kept as zstd until it is whole."""
    return ENCODERS.get(".zst" if path.suffix == PARQUET else path.suffix, bytes)


def lines(path: Path, suffix: str | None = None) -> Iterator[bytes]:
    """The lines of a file of JSON lines; a compressed file that is cut off raises EOFError."""
    with OPENERS.get(suffix or path.suffix, lambda plain: io.BufferedReader(io.FileIO(plain)))(path) as stream:
        yield from stream


def rows(path: Path, columns: Sequence[str] = ()) -> Iterator[bytes]:
    """Each row as a line of JSON, blank lines included; of Parquet only `columns`, without those that are null."""
    if path.suffix != PARQUET:
        yield from lines(path)
        return
    with parquet(path) as table:
        present = [name for name in columns if name in table.schema_arrow.names]
        for batch in table.iter_batches(PARQUET_ROWS, columns=present):
            for row in batch.to_pylist():
                yield orjson.dumps({key: value for key, value in row.items() if value is not None}, default=str)


def count(path: Path) -> int:
    """How many rows there are. Reads the whole file, and so finds a damaged one before days are spent on it."""
    if path.suffix == PARQUET:
        with parquet(path) as table:
            return int(table.metadata.num_rows)
    return sum(1 for _ in lines(path))


def parquet(path: Path) -> "ParquetFile":
    """Open a Parquet file; raises MissingExtra where pyarrow is not installed."""
    return pyarrow_parquet().ParquetFile(path)


def pyarrow_parquet() -> Any:
    try:
        import pyarrow.parquet as module
    except ImportError as error:
        raise MissingExtra('Parquet needs pyarrow: pip install "whence[parquet]"') from error
    return module


class MissingExtra(Exception):
    """Something was asked for that an optional dependency does."""
