"""The files that the code writes about itself: `python -m service.documents` writes them, a test holds them."""

from pathlib import Path
from typing import Any

from flask import Flask

from service import create_app, problems, settings
from service.settings import ROOT, Settings


class NoModel:
    """Stands where the API's description needs an app and no app needs a model."""

    card: dict[str, Any] = {"name": "none", "version": "0", "sha256": "0" * 64}

    def analyze(self, *_: Any, **__: Any) -> Any:
        raise NotImplementedError


def documents() -> dict[Path, str]:
    """Each file's place in the repository and what must stand in it."""
    app: Flask = create_app(Settings(), NoModel())
    return {
        ROOT / "openapi.yaml": app.extensions["whence-openapi"],
        ROOT / "docs" / "settings.md": settings.markdown(),
        ROOT / "docs" / "problems.md": problems.markdown(),
    }


if __name__ == "__main__":
    for path, text in documents().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
