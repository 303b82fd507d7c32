"""The model card: the fixed text of card_template.md and the tables of evaluation reports.

python -m models.training.evaluate --model models/whence-en --json FILE ... > runs/reports.json
python -m models.training.card --model models/whence-en --reports runs/reports.json
"""

import argparse
import json
from pathlib import Path
from typing import Any

from models.training.export import write_manifest
from models.training.measures.tables import markdown

HEADLINES = ("content span", "cue span", "source span", "relation", "relation exact")


def headline(report: dict[str, Any]) -> dict[str, Any]:
    """The few figures of one report that /info shows."""
    figures = report["figures"]
    found: dict[str, Any] = {name: figures[name]["F1"] for name in HEADLINES if name in figures}
    for name in ("source name", "source type", "kind", "commitment"):
        if name in figures:
            found[name] = figures[name]["accuracy"]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path("models/whence-en"))
    parser.add_argument("--reports", type=Path, nargs="+", required=True, help="what evaluate --json printed")
    args = parser.parse_args()
    reports: list[dict[str, Any]] = []
    for path in args.reports:
        read = json.loads(path.read_text(encoding="utf8"))
        reports += read if isinstance(read, list) else [read]
    config_path = args.model / "config.json"
    config = json.loads(config_path.read_text(encoding="utf8"))
    config["figures"] = {r["file"]: headline(r) for r in reports if r["format"] == "claims"}
    config_path.write_text(json.dumps(config, indent=1) + "\n", encoding="utf8")
    template = (Path(__file__).parent / "card_template.md").read_text(encoding="utf8")
    card = template.format(
        name=config["name"],
        version=config["version"],
        window=config["window"],
        overlap=config["overlap"],
        tables=markdown(reports),
    )
    (args.model / "README.md").write_text(card, encoding="utf8")
    write_manifest(args.model)


if __name__ == "__main__":
    main()
