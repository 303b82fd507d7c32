"""The results as pictures."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot


def draw(results: dict, directory: Path) -> None:
    """by_length.png and peers.png."""
    words = [int(n) for n in results["by_length"]]
    spent = list(results["by_length"].values())
    figure, axes = pyplot.subplots(figsize=(6, 4))
    axes.loglog(words, spent, "o-", label="measured")
    axes.loglog(words, [spent[0] * n / words[0] for n in words], "--", color="grey", label="in proportion to length")
    axes.set(xlabel="words", ylabel="CPU seconds", title="One text, one thread")
    axes.legend()
    save(figure, directory / "by_length.png")
    shown = {name: cpu for name, (_, cpu) in results["side_by_side"].items() if "products" not in name}
    figure, axes = pyplot.subplots(figsize=(6, 3))
    bars = axes.barh(list(shown), list(shown.values()))
    axes.bar_label(bars, fmt="%.2f")
    axes.invert_yaxis()
    axes.set(xlabel="CPU seconds for one article of 650 words")
    save(figure, directory / "peers.png")


def save(figure, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=120, metadata={"Software": None})
    pyplot.close(figure)
