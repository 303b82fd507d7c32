"""Load tests of a service on this machine, over loopback only; each measurement is a section of RESULTS.md.

python -m tests.load overload --seconds 60 --write
"""

import argparse
import os
import platform
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from service.cpus import usable_cpus
from tests.load import measures
from tests.service.server import Server

RESULTS = Path(__file__).with_name("RESULTS.md")
SHAPES = {
    "workers": "a worker a core, one thread of ONNX Runtime each",
    "threads": "one worker, a thread of ONNX Runtime a core",
}


def settings_of(shape: str) -> dict[str, str]:
    cpus = str(usable_cpus())
    return (
        {"WHENCE_WORKERS": cpus, "WHENCE_MODEL_THREADS": "1"}
        if shape == "workers"
        else {"WHENCE_WORKERS": "1", "WHENCE_MODEL_THREADS": cpus}
    )


def measured(asked: argparse.Namespace) -> Iterator[str]:
    """The lines of one measurement; the service is started for it and stopped after it."""
    settings = {**settings_of(asked.shape), "WHENCE_LOG_LEVEL": "info"}
    if asked.measurement == "memory":
        yield from measures.memory(asked.app, settings, asked.seconds)
        return
    server = Server(asked.app, **settings)
    try:
        server.wait_until_ready(60)
        workers = int(settings["WHENCE_WORKERS"])
        if asked.measurement == "overload":
            yield from measures.overload(server, workers, asked.seconds, asked.text or measures.ARTICLE, asked.times)
        elif asked.measurement == "kills":
            yield from measures.kills(server, workers, asked.seconds, asked.text or measures.ARTICLE)
        else:
            yield from measures.soak(server, workers, asked.requests, asked.requests // 10)
    finally:
        server.stop()


def section(title: str, command: str, lines: list[str]) -> str:
    return f"## {title}\n\n`{command}`\n\n" + "\n".join(lines) + "\n\n"


def replaced(document: str, title: str, new: str) -> str:
    """The document with the section of that title replaced, or the new one put at its end.

    >>> replaced("# R\\n\\n## a\\n\\nold\\n\\n## b\\n\\nkept\\n", "a", "## a\\n\\nnew\\n\\n")
    '# R\\n\\n## a\\n\\nnew\\n\\n## b\\n\\nkept\\n'
    """
    found = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    return found.sub(lambda _: new, document) if found.search(document) else document.rstrip("\n") + "\n\n" + new


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("measurement", choices=["overload", "kills", "soak", "memory"])
    parser.add_argument("--shape", choices=SHAPES, default="workers", help="of serving: %(choices)s")
    parser.add_argument("--seconds", type=float, default=60.0, help="of each load")
    parser.add_argument("--requests", type=int, default=20_000, help="of the soak")
    parser.add_argument("--times", type=float, nargs="+", default=[1.0, 2.0, 10.0], help="of the capacity")
    parser.add_argument("--app", default="service:create_app()", help="tests.served:app() has a model that only waits")
    parser.add_argument("--text", help="instead of the sample article")
    parser.add_argument("--write", action="store_true", help="put the section into RESULTS.md")
    asked = parser.parse_args()
    title = f"{asked.measurement}: {SHAPES[asked.shape]}"
    before = os.getloadavg()[0]
    command = " ".join(["python -m tests.load", *sys.argv[1:]]).removesuffix(" --write")
    lines = [*measured(asked)]
    where = f"{platform.machine()}, {usable_cpus()} CPUs, Python {platform.python_version()}"
    found = section(title, command, [*lines, "", f"{where}; load average just before: {before:.1f}."])
    print(found)
    if asked.write:
        RESULTS.write_text(replaced(RESULTS.read_text(encoding="utf-8"), title, found), encoding="utf-8")


if __name__ == "__main__":
    main()
