"""The model card: the fixed text of card_template.md and the tables of evaluation reports.

python -m models.training.evaluate --model models/whence-en --json FILE ... > runs/reports.json
python -m models.training.evaluate --model models/whence-en --json --sentences FILE > runs/sentences.json
python -m models.training.agreement --news NEWS --model models/whence-en --json FILE ... > runs/agreed.json
python -m models.training.card --reports runs/reports.json --sentences runs/sentences.json --agreement runs/agreed.json
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from models.training.export import write_manifest
from models.training.measures.beside import beside_published, beside_second
from models.training.measures.headlines import headline
from models.training.measures.tables import markdown

Report = dict[str, Any]


def read_reports(paths: Sequence[Path]) -> list[Report]:
    """What evaluate --json printed into these files: one report, or a list of them."""
    reports: list[Report] = []
    for path in paths:
        read = json.loads(path.read_text(encoding="utf8"))
        reports += read if isinstance(read, list) else [read]
    return reports


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=Path("models/whence-en"))
    parser.add_argument("--reports", type=Path, nargs="+", required=True, help="what evaluate --json printed")
    parser.add_argument(
        "--sentences", type=Path, nargs="*", default=[], help="what evaluate --sentences --json printed for PolNeAR"
    )
    parser.add_argument(
        "--agreement", type=Path, nargs="+", required=True, help="what agreement --model --json printed"
    )
    args = parser.parse_args()
    reports, sentences, agreements = map(read_reports, (args.reports, args.sentences, args.agreement))
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
        published=beside_published(reports, sentences),
        agreement=beside_second(agreements),
        tables=markdown(reports),
    )
    (args.model / "README.md").write_text(card, encoding="utf8")
    write_manifest(args.model)


if __name__ == "__main__":
    main()
