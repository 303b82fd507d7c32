"""The few figures of a report on claims that tell most."""

from typing import Any

from models.training.measures.tables import Report

FOUND = ("content span", "cue span", "source span", "relation", "relation exact")
LABELLED = ("source name", "source type", "kind", "commitment")


def headline(report: Report) -> dict[str, Any]:
    """F1 of spans and relations, accuracy of labels, as far as the report has them.

    Where only some of an article's claims are marked, an answer that gold lacks may be right: labels alone tell.

    >>> figures = {"relation": {"F1": 9.2}, "commitment": {"accuracy": 76.9}}
    >>> headline({"figures": figures}), headline({"figures": figures, "partial": True})
    ({'relation': 9.2, 'commitment': 76.9}, {'commitment': 76.9})
    """
    figures = report["figures"]
    told = () if report.get("partial") else FOUND
    found: dict[str, Any] = {name: figures[name]["F1"] for name in told if name in figures}
    return found | {name: figures[name]["accuracy"] for name in LABELLED if name in figures}
