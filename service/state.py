"""What one worker process serves with: its settings, its model and its door."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast

from flask import Flask, current_app

from models.analysis import Analysis, Target
from service import telemetry
from service.admission import Admission
from service.settings import Settings

VERSION = "0.1.0"
WARM_UP = "“Rain is likely,” the mayor said.\nHer office denied that it had been warned."


class Reader(Protocol):
    """What the service needs of a model: models.analyzer.Analyzer is one."""

    @property
    def card(self) -> dict[str, Any]: ...

    def analyze(self, text: str, targets: Sequence[Target] = (), deadline: float | None = None) -> Analysis: ...


@dataclass(slots=True)
class Service:
    """Everything that a request needs; `ready` turns true once the model has read a text."""

    settings: Settings
    analyzer: Reader
    admission: Admission
    ready: bool = False


def load(settings: Settings) -> Reader:
    """The model of the settings' directory, warmed up. Raises RuntimeError, which stops the start and says why."""
    from models.analyzer import Analyzer  # here, since tests and the API's description need no model

    try:
        analyzer = Analyzer.load(settings.model_dir, threads=settings.model_threads)
        analyzer.analyze(WARM_UP, (Target("mayor"), Target("absent")))
    except Exception as error:
        raise RuntimeError(f"the model cannot be served: {error}") from error
    return analyzer


def init_app(app: Flask, settings: Settings, analyzer: Reader | None) -> None:
    """Give the app its model (loaded unless given); the app is ready when this returns."""
    found = Service(settings, analyzer or load(settings), Admission(settings.slots, settings.waiting), ready=True)
    app.extensions["whence"] = found
    card = found.analyzer.card
    telemetry.MODEL.labels(card["name"], card["version"], card["sha256"]).set(1)


def service() -> Service:
    """The current app's."""
    return cast(Service, current_app.extensions["whence"])
