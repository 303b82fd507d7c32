"""The few figures of a report on claims that tell most."""

from typing import Any

from models.training.measures.tables import Report

FOUND = ("content span", "cue span", "source span", "relation", "relation exact")
LABELLED = ("source name", "source type", "kind", "commitment")


def headline(report: Report) -> dict[str, Any]:
    """F1 of spans and relations, accuracy of labels, as far as the report has them."""
    figures = report["figures"]
    found: dict[str, Any] = {name: figures[name]["F1"] for name in FOUND if name in figures}
    return found | {name: figures[name]["accuracy"] for name in LABELLED if name in figures}
