"""Every setting of the service in one table: name, type, default, sentence.

Each is read once, at the start, from the environment variable `WHENCE_` + its name in capitals. A value of the wrong
type or out of its bounds stops the start, and so does a name that is not in the table; docs/settings.md shows it.
"""

import os
from dataclasses import MISSING, dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from environs import Env
from marshmallow import validate

PREFIX = "WHENCE_"
GREETING = PREFIX + "GREETING"  # no setting: what scripts/serve has printed once the port is open
ROOT = Path(__file__).resolve().parent.parent

# What the contract fixes; no setting changes it.
MAX_CHARACTERS = 100_000
MAX_ID = 200
MAX_DOCUMENTS = 32
MAX_TARGETS = 10
MAX_ALIASES = 20
MAX_NAME = 200
# Of the characters that RFC 8259 calls structural; a batch that has all that it may have needs 9,060.
MAX_STRUCTURE = 20_000


def setting(default: Any, says: str, check: validate.Validator | None = None) -> Any:
    """A row of the table: its default, the sentence that explains it, and the check that a value must pass."""
    return field(default=default, metadata={"says": says, "check": check})


def at_least(low: float, high: float | None = None) -> validate.Range:
    return validate.Range(min=low, max=high)


# gunicorn would take an empty host (blanks and brackets as well) for all interfaces, and an empty directory is the one
# we stand in.
NOT_EMPTY = validate.Regexp(r"[\s\[\]]*[^\s\[\]]", error="Must not be empty.")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one service, checked.

    >>> Settings().threads
    16
    """

    host: str = setting(
        "127.0.0.1",
        "Address to listen on; `0.0.0.0` in a container, `::` for IPv6 as well. An IPv6 address needs no brackets.",
        NOT_EMPTY,
    )
    port: int = setting(8000, "Port to listen on.", at_least(1, 65535))
    model_dir: Path = setting(ROOT / "models" / "whence-en", "Directory of the model to serve.", NOT_EMPTY)
    workers: int = setting(
        0, "Worker processes; 0 means one for each CPU that affinity and the cgroup's quota leave us.", at_least(0, 512)
    )
    model_threads: int = setting(
        1,
        "Threads of ONNX Runtime within one inference. With more than 1, set `WHENCE_WORKERS=1`: "
        "one worker then uses all CPUs for one article at a time.",
        at_least(1, 512),
    )
    threads: int = setting(
        16, "Threads of a worker; more than `slots` + `waiting`, so that probes never wait.", at_least(2, 512)
    )
    slots: int = setting(1, "Inferences that a worker runs at the same time.", at_least(1, 64))
    waiting: int = setting(
        8, "Requests that a worker holds beside those running; the next one gets 503.", at_least(0, 500)
    )
    retry_after_seconds: int = setting(2, "What `Retry-After` says in a 503.", at_least(1, 3600))
    deadline_seconds: float = setting(
        60.0, "Time for one article, waiting included; after it, 504.", at_least(0.001, 3600)
    )
    batch_deadline_seconds: float = setting(
        120.0, "Time for a whole batch; documents not done by then get a 504 problem each.", at_least(0.001, 3600)
    )
    body_seconds: float = setting(
        10.0, "Time for a request's body to arrive, and for the answer to be taken.", at_least(0.1, 600)
    )
    max_body_bytes: int = setting(
        2 * 1024 * 1024, "Longest body of `POST /analyze`; every text within the contract fits.", at_least(1024)
    )
    max_batch_body_bytes: int = setting(8 * 1024 * 1024, "Longest body of `POST /analyze/batch`.", at_least(1024))
    drain_seconds: int = setting(
        125, "How long a stopping service lets running requests finish; above both deadlines.", at_least(1, 7200)
    )
    log_level: str = setting(
        "info",
        "Least level logged: debug, info, warning or error.",
        validate.OneOf(["debug", "info", "warning", "error"]),
    )
    tracing: bool = setting(
        False,
        "OpenTelemetry traces, sent where the `OTEL_*` variables say; needs requirements/tracing.txt, "
        "which the image does not have.",
    )

    def __post_init__(self) -> None:
        """Refuse limits that cannot hold together."""
        if self.threads <= self.slots + self.waiting:
            raise ValueError(
                f"{PREFIX}THREADS is {self.threads}, but must exceed {PREFIX}SLOTS + {PREFIX}WAITING "
                f"= {self.slots + self.waiting}, or probes would wait behind articles"
            )
        longest = max(self.deadline_seconds, self.batch_deadline_seconds)
        if self.drain_seconds <= longest:
            raise ValueError(
                f"{PREFIX}DRAIN_SECONDS is {self.drain_seconds}, but must exceed {PREFIX}DEADLINE_SECONDS and "
                f"{PREFIX}BATCH_DEADLINE_SECONDS, the longer of them {longest:g}, or a stop would break what runs"
            )

    @property
    def bind(self) -> str:
        """Host and port as gunicorn wants them.

        >>> Settings(host="::").bind
        '[::]:8000'
        """
        host = self.host.strip()
        bare_ipv6 = ":" in host and not host.startswith("[")
        return f"[{host}]:{self.port}" if bare_ipv6 else f"{host}:{self.port}"

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read all settings; raises EnvValidationError naming every wrong variable, ValueError for limits at odds and
        for names that are none of ours: a slip would leave its setting at the default unseen."""
        _check_names({PREFIX + row.name.upper() for row in fields(cls)})
        env = Env(eager=False)
        values: dict[str, Any] = {}
        for row in fields(cls):
            # A path is read as the string that it is: of an empty one, Path would make ".".
            read = getattr(env, "str" if row.type is Path else _type_name(row.type))
            check = row.metadata["check"]
            values[row.name] = read(PREFIX + row.name.upper(), row.default, validate=[check] if check else None)
        env.seal()
        return cls(**values | {"model_dir": Path(values["model_dir"])})


def _check_names(known: set[str]) -> None:
    unknown = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known | {GREETING})
    if unknown:
        raise ValueError("; ".join(f"{name} is no setting{_nearest(name, known)}" for name in unknown))


def _nearest(slip: str, known: set[str]) -> str:
    """What was meant, if anything is near; the prefix, which all have, would make all near."""
    names = sorted(name.removeprefix(PREFIX) for name in known)
    return "".join(f": {PREFIX}{name}?" for name in get_close_matches(slip.removeprefix(PREFIX), names, n=1))


def _type_name(kind: Any) -> str:
    return "path" if kind is Path else str(kind.__name__)


METRICS_DIRECTORY = (
    "`PROMETHEUS_MULTIPROC_DIR`, a variable of prometheus-client, says where the workers keep their counts: a",
    "directory of one service alone, in memory where that can be, for what stands in it of an earlier run is deleted",
    "at the start. By default the service makes one below `/tmp`, and removes it at its end.",
)


def markdown() -> str:
    """The table as docs/settings.md shows it."""
    lines = [
        "# Settings",
        "",
        "Read once at the start from the environment; a wrong value stops the start, and so does a name that begins",
        f"with `{PREFIX}` and is none of these.",
        "Made by `python -m service.documents`.",
        "",
        "| variable | type | default | meaning |",
        "| --- | --- | --- | --- |",
    ]
    for row in fields(Settings):
        assert row.default is not MISSING  # every setting has a default
        default = row.default
        if isinstance(default, Path):
            default = default.relative_to(ROOT)
        elif isinstance(default, bool):
            default = str(default).lower()
        name = PREFIX + row.name.upper()
        lines.append(f"| `{name}` | {_type_name(row.type)} | `{default}` | {row.metadata['says']} |")
    lines += ["", *METRICS_DIRECTORY]
    return "\n".join(lines) + "\n"
