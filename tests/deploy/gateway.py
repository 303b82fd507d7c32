"""nginx with deploy/nginx/nginx.conf before a running service, on free ports and in a directory of its own."""

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import httpx

from benchmarks.http import free_port
from service.settings import ROOT

CONFIGURATION = ROOT / "deploy" / "nginx" / "nginx.conf"


def located(configuration: str, places: dict[str, str]) -> str:
    """The configuration with each place put elsewhere; a place that is not in it is a mistake."""
    for here, there in places.items():
        assert here in configuration, f"{here} is not in nginx.conf"
        configuration = configuration.replace(here, there)
    return configuration


class Gateway:
    """One running nginx; `log()` is all that it has printed."""

    def __init__(self, service_port: int) -> None:
        self.port = free_port()
        self.directory = Path(tempfile.mkdtemp(prefix="whence-gateway-"))
        (self.directory / "nginx.conf").write_text(
            located(
                CONFIGURATION.read_text(encoding="utf-8"),
                {
                    "127.0.0.1:8000": f"127.0.0.1:{service_port}",
                    "127.0.0.1:8080": f"127.0.0.1:{self.port}",
                    "/tmp/whence": f"{self.directory}/whence",
                },
            )
        )
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [nginx(), "-e", "stderr", "-c", self.directory / "nginx.conf", "-g", "daemon off;"],
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self._wait()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def _log(self) -> Path:
        return self.directory / "log"

    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def _wait(self) -> None:
        for _ in range(200):
            try:
                httpx.get(f"{self.url}/metrics")
                return
            except httpx.TransportError:
                assert self.process.poll() is None, self.log()
                time.sleep(0.05)
        raise AssertionError("nginx did not start")

    def stop(self) -> None:
        self.process.terminate()
        assert self.process.wait(20) == 0, self.log()
        shutil.rmtree(self.directory)


def nginx() -> str | None:
    """Where nginx is: Debian keeps it out of the PATH of ordinary users."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
