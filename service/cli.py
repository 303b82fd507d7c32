"""`whence` on the command line: read articles, read an archive, serve."""

import os
import sys
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click
import orjson

from service import state
from service.archive import batch, files, journal, on_ray
from service.archive.rows import Options, RowReader
from service.cpus import usable_cpus
from service.offsets import UNITS
from service.reading_aloud import plain, told
from service.settings import MAX_ID, ROOT, Settings

STDIN = "-"


class Target(click.ParamType[Any]):
    """NAME or NAME=ALIAS,ALIAS, as a request has it.

    >>> Target().convert("Ukraine=Kyiv, Zelensky", None, None)
    {'name': 'Ukraine', 'aliases': ['Kyiv', 'Zelensky']}
    """

    name = "name[=alias,…]"

    def convert(self, value: str, param: Any, ctx: Any) -> dict[str, Any] | str:
        if as_text(value) != value:
            self.fail("is not text in UTF-8", param, ctx)
        name, _, aliases = value.partition("=")
        found = [alias.strip() for alias in aliases.split(",") if alias.strip()]
        return {"name": name, "aliases": found} if found else name


def model_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--model",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="Directory of the model; else $WHENCE_MODEL_DIR, else the one that comes with Whence.",
    )(command)


def target_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--target",
        "targets",
        type=Target(),
        multiple=True,
        help="Somebody or something toward whom each source's stance is wanted; may be given up to ten times.",
    )(command)


def unit_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--offset-unit", type=click.Choice(UNITS), default="codepoint", show_default=True, help="Unit of start and end."
    )(command)


def fields_option(command: Callable[..., Any]) -> Callable[..., Any]:
    text = click.option(
        "--text-field", default="text", show_default=True, help="Field of a row that holds the article."
    )
    return text(
        click.option("--id-field", default="id", show_default=True, help="Field of a row that holds its id.")(command)
    )


def loader(context: click.Context, model: Path | None) -> Callable[[], state.Reader]:
    """What makes the analyzer, in this process or another; a test gives another one as the context's object."""
    if context.obj is not None:
        found: Callable[[], state.Reader] = context.obj
        return found
    try:
        settings = Settings.from_environment()
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    return partial(state.load, replace(settings, model_dir=model) if model else settings)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(state.VERSION, prog_name="whence")
def main() -> None:
    """Whence reads a news article and tells who claims what, and where they stand."""
    # Nothing is ever fetched, and one process is one core.
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="false")
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")  # it would tell that there is no torch, which is meant so


@main.command()
@click.argument("names", metavar="[FILE]...", nargs=-1, type=click.Path(allow_dash=True))
@target_option
@unit_option
@model_option
@click.option("--json", "as_json", is_flag=True, help="The answer as the service gives it, one line an article.")
@click.option("--color/--no-color", default=None, help="Colour or none, whatever the output is.")
@click.pass_context
def analyze(
    context: click.Context,
    names: tuple[str, ...],
    targets: tuple[Any, ...],
    offset_unit: Any,
    model: Path | None,
    as_json: bool,
    color: bool | None,
) -> None:
    """Read articles: plain text, one a FILE, or one from standard input.

    Exit status 1: some article could not be read; the others were.
    """
    try:
        analyzer = loader(context, model)()
    except Exception as error:  # whatever is wrong with a model, its user wants the sentence and no traceback
        raise click.ClickException(f"the model cannot be loaded: {error}") from error
    reader = RowReader(analyzer, Options(targets=targets, offset_unit=offset_unit))
    failed = False
    for number, name in enumerate(names or (STDIN,), 1):
        try:
            found = read(reader, number, name)
        except Unreadable as error:
            click.secho(f"{plain(as_text(name))}: {error}", fg="red", err=True, color=color)
            failed = True
            continue
        if as_json:
            click.echo(found, nl=False)
        else:
            click.echo(told(orjson.loads(found), heading=len(names) > 1), color=color)
    context.exit(int(failed))


def as_text(name: str) -> str:
    r"""A file's name as text, such as an id must be; bytes of it that are not UTF-8 are told by their numbers.

    >>> print(as_text("caf\udce9.txt"))
    caf\xe9.txt
    """
    return os.fsencode(name).decode("utf-8", "backslashreplace")


class Unreadable(Exception):
    """An article that has no answer; the message says why."""


def read(reader: RowReader, number: int, name: str) -> bytes:
    """The answer to the article in a file, line ends as they are. Raises Unreadable."""
    try:
        text = (sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()).decode("utf-8")
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise Unreadable("This is not text in UTF-8") from error
    done = reader(number, orjson.dumps({"id": as_text(name)[:MAX_ID], "text": text}))
    if done.refused:
        problem = orjson.loads(done.problems)
        raise Unreadable(f"{problem['title']}: {problem['detail']}")
    return done.answers


@main.command("batch")
@click.argument("source", metavar="IN", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path, dir_okay=False))
@target_option
@unit_option
@model_option
@fields_option
@click.option("--processes", type=click.IntRange(1), help="Default: one for each CPU that we may use.")
@click.option("--overwrite", is_flag=True, help="Begin anew, whatever OUT and an unfinished run hold.")
@click.option("--quiet", is_flag=True, help="No progress bar.")
@click.pass_context
def read_archive(
    context: click.Context,
    source: Path,
    out: Path,
    targets: tuple[Any, ...],
    offset_unit: Any,
    model: Path | None,
    text_field: str,
    id_field: str,
    processes: int | None,
    overwrite: bool,
    quiet: bool,
) -> None:
    """Read an archive on all cores: JSON lines (plain, .gz or .zst) or .parquet, in and out.

    A row is an object with a text, and if it likes an id, a language and targets; other fields are left alone. A row
    that cannot be read goes to OUT.problems.jsonl with its line and its problem. Stopped or killed, the same command
    goes on where it was.
    """
    try:
        done = batch.run(
            source,
            out,
            loader(context, model),
            Options(text_field, id_field, targets, offset_unit),
            processes=processes or usable_cpus(),
            overwrite=overwrite,
            quiet=quiet,
        )
    except KeyboardInterrupt:
        raise click.ClickException("stopped; the same command goes on where it was") from None
    except BrokenProcessPool as error:
        raise click.ClickException("no process could load the model; the reason stands above") from error
    except (
        journal.ConflictError,
        files.MissingExtraError,
        files.NotRegularError,
        files.DamagedError,
        OSError,
    ) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{done.answered:,} articles read, {done.refused:,} refused; {done.rate:.1f} a second", err=True)
    if done.refused:
        click.echo(f"see {done.problems}", err=True)


@main.command("batch-ray")
@click.argument("source", metavar="IN")
@click.argument("out", metavar="OUT")
@target_option
@unit_option
@model_option
@fields_option
@click.option(
    "--address", help="The cluster's; 'auto' is the one that this machine is in. Without it, one starts here."
)
@click.option("--actors", type=click.IntRange(1), help="Default: one for each CPU of the cluster.")
@click.option(
    "--checkpoint", help="Directory that the whole cluster reaches; a stopped run then goes on. Needs unique ids."
)
@click.pass_context
def read_on_ray(
    context: click.Context,
    source: str,
    out: str,
    targets: tuple[Any, ...],
    offset_unit: Any,
    model: Path | None,
    text_field: str,
    id_field: str,
    address: str | None,
    actors: int | None,
    checkpoint: str | None,
) -> None:
    """Read an archive on a Ray cluster: Parquet files under IN to Parquet files under OUT, wherever Ray can reach.

    A row that cannot be read has its problem in the column "problem". Whence with its extra "ray" and its model must be
    installed on every machine of the cluster, at the same place. The sum at the end counts every row under OUT, those
    of earlier runs as well.
    """
    options = Options(text_field, id_field, targets, offset_unit)
    try:
        done = on_ray.run(
            source, out, loader(context, model), options, address=address, actors=actors, checkpoint=checkpoint
        )
    except (files.MissingExtraError, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{done['answered']:,} articles read, {done['refused']:,} refused in all that is under {out}", err=True)


@main.command(context_settings={"ignore_unknown_options": True})
@click.option("--host", help="Address to listen on; else $WHENCE_HOST, else 127.0.0.1.")
@click.option("--port", type=click.IntRange(1, 65535), help="Else $WHENCE_PORT, else 8000.")
@click.option("--workers", type=click.IntRange(1), help="Worker processes; else $WHENCE_WORKERS, else one a CPU.")
@model_option
@click.argument("gunicorn_options", nargs=-1, type=click.UNPROCESSED)
def serve(
    host: str | None, port: int | None, workers: int | None, model: Path | None, gunicorn_options: tuple[str, ...]
) -> None:
    """Serve over HTTP with gunicorn, which takes this process's place; its own options may follow."""
    for name, value in {"HOST": host, "PORT": port, "WORKERS": workers, "MODEL_DIR": model}.items():
        if value is not None:
            os.environ[f"WHENCE_{name}"] = str(value)
    configuration = str(ROOT / "service" / "gunicorn.conf.py")
    command = [sys.executable, "-m", "gunicorn", "--config", configuration, *gunicorn_options, "service:create_app()"]
    os.execv(sys.executable, command)


if __name__ == "__main__":
    main()
