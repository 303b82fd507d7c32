"""A report as lines for a terminal and as Markdown for the model card."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Report = Mapping[str, Any]


def file_name(path: Path) -> str:
    """What a report calls its file: the name and that of its folder.

    >>> file_name(Path("data/world/dev.jsonl"))
    'world/dev.jsonl'
    """
    return f"{path.parent.name}/{path.name}"


def lines(report: Report) -> Iterator[str]:
    """The report for a terminal: the figures as `../shared/eval/score.py` prints them, then every other part."""
    for title, part in report.items():
        if title not in ("file", "format", "figures", "calibration", "breakdowns") and not isinstance(part, Mapping):
            yield f"{title:30s} {part}"
    for name, value in report.get("figures", {}).items():
        yield f"{name:30s} {flat(value)}{interval(report, name)}"
    for title, part in report.items():
        if title in ("figures", "intervals") or not isinstance(part, Mapping) or not part:
            continue
        yield ""
        yield f"-- {title}"
        for name, value in part.items():
            if title == "breakdowns":
                yield f"by {name}"
                yield from (f"  {group:28s} {flat(row)}" for group, row in value.items())
            else:
                yield f"{name:30s} {flat(value)}"


def flat(value: Any) -> str:
    """One line for a figure or a row of figures; a reliability diagram becomes its points."""
    if not isinstance(value, Mapping):
        return str(value)
    return "  ".join(f"{key} {points(part) if key == 'diagram' else part}" for key, part in value.items())


def points(diagram: Sequence[Mapping[str, float]]) -> str:
    return " ".join(f"{point['confidence']:.2f}:{point['right']:.2f}({point['n']})" for point in diagram)


def interval(report: Report, name: str) -> str:
    """The 95 % interval of a figure's one headline part, if there is one."""
    for part in ("macro F1", "F1", "accuracy"):
        bounds = report.get("intervals", {}).get(f"{name} {part}")
        if bounds:
            return f"  ({part} {bounds[0]} to {bounds[1]})"
    return ""


def markdown(reports: Sequence[Report]) -> str:
    """Every report as Markdown tables, one section a file."""
    return "\n".join(line for report in reports for line in section(report)).rstrip() + "\n"


PARTIAL = (
    "Only some claims of each article are marked here: an answer that gold lacks may be right, so that P and F1 of "
    "what is found tell nothing."
)


def section(report: Report) -> Iterator[str]:
    yield from (f"### {report['file']}", "")
    if report.get("partial"):
        yield from (PARTIAL, "")
    yield from figures(report, report.get("figures", {}))
    for title, part in report.items():
        if title in ("figures", "intervals") or not isinstance(part, Mapping) or not part:
            continue
        if title == "breakdowns":
            for name, rows in part.items():
                yield from table(f"by {name}", rows)
        elif title == "calibration":
            for name, value in part.items():
                yield from diagram(name, value)
        elif title == "with inner claims":
            yield from (f"{title.capitalize()}:", "")
            yield from figures({}, part)
        else:
            yield from table(title, {name: named(value) for name, value in part.items()})


def figures(report: Report, part: Mapping[str, Any]) -> Iterator[str]:
    """Figures with their intervals. Found and labelled things have columns of their own, to leave few cells empty."""
    rows = {name: named(value) | bounds(report, name) for name, value in part.items()}
    found = {name: row for name, row in rows.items() if "P" in row}
    labelled = {name: row for name, row in rows.items() if name not in found and {"accuracy", "macro F1"} & row.keys()}
    yield from table("figure", found)
    yield from table("figure", labelled)
    yield from table("count", {name: row for name, row in rows.items() if name not in found and name not in labelled})


def diagram(name: str, value: Mapping[str, Any]) -> Iterator[str]:
    error, brier = value["expected calibration error"], value["brier"]
    yield f"Calibration of {name} confidence: expected calibration error {error}, Brier score {brier}, n {value['n']}."
    yield ""
    rows = {
        f"{p['from']:.1f} to {p['to']:.1f}": {key: p[key] for key in ("n", "confidence", "right")}
        for p in value["diagram"]
    }
    yield from table("confidence", rows)


def named(value: Any) -> dict[str, Any]:
    """A row's cells; a bare number gets a column of its own."""
    return {key: v for key, v in value.items() if key != "diagram"} if isinstance(value, Mapping) else {"": value}


def bounds(report: Report, name: str) -> dict[str, str]:
    text = interval(report, name).strip(" ()")
    return {"95 % interval": text} if text else {}


def table(corner: str, rows: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """A Markdown table; its columns are all keys of its rows, in the order they come.

    >>> print("\\n".join(table("x", {"a": {"F1": 1.0}, "b": {"n": 2}})))
    | x | F1 | n |
    | --- | --- | --- |
    | a | 1.0 |  |
    | b |  | 2 |
    <BLANKLINE>
    """
    if not rows:
        return
    columns = list(dict.fromkeys(key for row in rows.values() for key in row))
    yield "| " + " | ".join([corner, *columns]) + " |"
    yield "| " + " | ".join(["---"] * (len(columns) + 1)) + " |"
    for name, row in rows.items():
        cells = [str(row.get(column, "")).replace("|", "\\|") for column in columns]
        yield "| " + " | ".join([str(name).replace("|", "\\|"), *cells]) + " |"
    yield ""
