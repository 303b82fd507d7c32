"""What the image holds, as CycloneDX JSON: the locked packages (by cyclonedx-py) and the model's files.

python -m deploy.bill_of_materials > sbom.json      (scripts/sbom sets the environment up first)
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from service.settings import ROOT, Settings
from service.state import VERSION


def packages(lock: Path) -> dict[str, Any]:
    """The bill of the packages in a lock with hashes, the same bytes each time it is made."""
    command = ["-m", "cyclonedx_py", "requirements", "--output-reproducible", "--spec-version", "1.6", str(lock)]
    made = subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True)
    return json.loads(made.stdout)


def model(directory: Path) -> dict[str, Any]:
    """One component for the model, with one for each file that its manifest names."""
    manifest = json.loads((directory / "manifest.json").read_text(encoding="utf-8"))
    config = json.loads((directory / "config.json").read_text(encoding="utf-8"))
    files = [
        {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": digest}]}
        for name, digest in sorted(manifest["files"].items())
    ]
    return {
        "type": "machine-learning-model",
        "bom-ref": config["name"],
        "name": config["name"],
        "version": config["version"],
        "components": files,
    }


def bill() -> dict[str, Any]:
    found = packages(ROOT / "requirements" / "run.txt")
    found.setdefault("metadata", {})["component"] = {
        "type": "application",
        "bom-ref": "whence",
        "name": "whence",
        "version": VERSION,
    }
    directory = Settings().model_dir
    if (directory / "manifest.json").exists():
        found["components"].append(model(directory))
    return found


if __name__ == "__main__":
    json.dump(bill(), sys.stdout, indent=2)
    print()
