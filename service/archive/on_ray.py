"""The rows of an archive on a Ray cluster: a pool of actors with an analyzer each, Parquet in and out.

Ray Data does here what journal and pool do on one machine: it hands out blocks, starts an actor anew when its process
or its machine is gone, reads its blocks again, and with a checkpoint directory goes on after the whole run was stopped.
Every machine of the cluster must have Whence with the extra `ray`, in one place, and its model (docs/archives.md).
"""

from typing import TYPE_CHECKING, Any

import orjson

from service.archive.files import MissingExtraError
from service.archive.pool import Load
from service.archive.rows import Options, RowReader

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 32  # rows a call
BLOCK = 256  # rows handed out at once: what a dead actor costs, and small enough that every actor soon has some
PROBLEM = "problem"  # the column that holds, as JSON, why a row has no answer


class Actor:
    """An analyzer on the cluster: a table of rows in, a table of answers out, one for each row."""

    def __init__(self, load: Load, options: Options) -> None:
        self.reader, self.options = RowReader(load(), options), options

    def __call__(self, table: "pa.Table") -> "pa.Table":
        import pyarrow as pa

        from service.archive.table import SCHEMA

        schema = SCHEMA.append(pa.field(PROBLEM, pa.string()))
        read = pa.Table.from_pylist([self._answer(row) for row in table.to_pylist()], schema=schema)
        # The id as it came, under its own name: it is what a checkpoint knows a row by.
        name = self.options.id_field
        if name not in table.column_names:
            return read
        if name in read.column_names:
            return read.set_column(read.column_names.index(name), name, table.column(name))
        return read.append_column(name, table.column(name))

    def _answer(self, row: dict[str, Any]) -> dict[str, Any]:
        done = self.reader(None, row)
        if done.answered:
            return dict(orjson.loads(done.answers))
        told = orjson.loads(done.problems)
        kept = {key: told[key] for key in ("type", "title", "detail")}
        return {"id": told["id"], PROBLEM: orjson.dumps(kept).decode()}


def run(
    source: str,
    out: str,
    load: Load,
    options: Options,
    *,
    address: str | None = None,
    actors: int | None = None,
    checkpoint: str | None = None,
) -> dict[str, int]:
    """Read the Parquet files at `source` into Parquet files under `out`; both may be anything that Ray can reach.

    `address` is the cluster's ("auto" for the one this machine belongs to); None starts one on this machine. With
    `checkpoint`, a directory that the whole cluster can reach, a stopped run goes on; ids must then be unique.
    Returns what `counts` finds under `out` at the end: this run's rows, and those of earlier runs that are still there.
    Raises MissingExtraError.
    """
    try:
        import ray
        import ray.data
        from ray.data.checkpoint import CheckpointConfig
    except ImportError as error:
        raise MissingExtraError("Ray is not installed", "ray") from error
    ray.init(address=address, ignore_reinit_error=True, log_to_driver=False)
    if checkpoint:
        ray.data.DataContext.get_current().checkpoint_config = CheckpointConfig(
            id_column=options.id_field, checkpoint_path=checkpoint, delete_checkpoint_on_success=False
        )
    most = actors or int(ray.cluster_resources().get("CPU", 1))
    rows = ray.data.read_parquet(source)
    present = set(rows.schema().names)
    wanted = rows.select_columns([name for name in options.columns if name in present])
    wanted.repartition(target_num_rows_per_block=BLOCK).map_batches(
        Actor,
        fn_constructor_args=(load, options),
        batch_size=BATCH,
        batch_format="pyarrow",
        compute=ray.data.ActorPoolStrategy(min_size=1, max_size=most),
        num_cpus=1,
    ).write_parquet(out)
    return counts(out)


def counts(out: str) -> dict[str, int]:
    """How many rows under `out` have an answer, and how many a problem, whichever run they are of."""
    import pyarrow.dataset as ds

    table = ds.dataset(out, format="parquet").to_table(columns=[PROBLEM])
    refused = len(table) - table.column(PROBLEM).null_count
    return {"answered": len(table) - refused, "refused": refused}
