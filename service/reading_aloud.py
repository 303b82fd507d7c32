"""An answer as text for a terminal: each source, where it stands, and its claims with their cues."""

import shutil
import textwrap
from collections.abc import Iterator
from typing import Any
from unicodedata import category

import click

from service.answers import Json

COMMITMENT = {"denies": ("denied", "red"), "uncertain": ("uncertain", "yellow")}
STANCE = {"favor": ("for", "green"), "against": ("against", "red")}
WIDEST = 110
# Soft hyphens and joiners are parts of words and of emoji, and steer nothing.
HARMLESS = "\n\t\u00ad\u200c\u200d"


def told(answer: Json, *, heading: bool = False) -> str:
    """The whole answer; `heading` puts the article's id first."""
    claims, sources = answer["claims"], answer["sources"]
    lines = [counted(len(claims), "claim") + ", " + counted(len(sources), "source")]
    if heading:
        lines[0] = click.style(plain(answer["id"]), bold=True, underline=True) + "  " + lines[0]
    by_id = {claim["id"]: claim for claim in claims}
    for source in sorted(sources, key=lambda source: -len(source["claim_ids"])):
        lines += ["", *_source(source), *_claims([by_id[key] for key in source["claim_ids"]])]
    if orphans := [claim for claim in claims if claim["source"]["id"] is None]:
        lines += ["", click.style("No source stated", bold=True), *_claims(orphans)]
    lines += [
        click.style(f"\nwarning: {w['detail']} ({w['code']}, {w['start']})", fg="yellow") for w in answer["warnings"]
    ]
    return "\n".join(lines) + "\n"


def plain(text: str) -> str:
    r"""Words of others fit for a terminal: what would steer it is shown as U+FFFD.

    >>> plain("Sá\x1b[2J\u202eLund") == "Sá\ufffd[2J\ufffdLund"
    True
    """
    return "".join("\ufffd" if category(c) in ("Cc", "Cf") and c not in HARMLESS else c for c in text)


def counted(number: int, what: str) -> str:
    """
    >>> counted(1, "claim"), counted(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number} {what}{'' if number == 1 else 's'}"


def called(source: Json) -> str:
    """What to call a source: the text gives its own writer (type author) no name.

    >>> called({"name": "Dana Bell"}), called({"name": ""})
    ('Dana Bell', 'The article’s own writer')
    """
    return source["name"] or "The article’s own writer"


def _source(source: Json) -> Iterator[str]:
    about = [source["type"] if source["named"] else f"unnamed {source['type']}", plain(source["description"] or "")]
    yield click.style(plain(called(source)), bold=True, fg="cyan") + "  " + ", ".join(filter(None, about))


def _claims(claims: list[Json]) -> Iterator[str]:
    for claim in claims:
        yield from _claim(claim)


def _claim(claim: Json) -> Iterator[str]:
    """Cue, content, and what is out of the ordinary: a denial, a doubt, a stance."""
    cue = plain(claim["cue"]["text"]) if claim["cue"] else "…"
    number = claim["id"].removeprefix("c").rjust(4)
    width = min(shutil.get_terminal_size().columns, WIDEST)
    words = plain(" ".join(claim["content"]["text"].split()))
    label = claim["stance"]["commitment"]["label"]
    signs = [click.style(f"[{COMMITMENT[label][0]}]", fg=COMMITMENT[label][1])] if label in COMMITMENT else []
    signs += list(_stances(claim["stance"]["targets"]))
    yield f"{number}  {click.style(cue, italic=True)}" + "".join(f"  {sign}" for sign in signs)
    yield textwrap.fill(words, width, initial_indent=" " * 6, subsequent_indent=" " * 6)


def _stances(targets: list[dict[str, Any]]) -> Iterator[str]:
    for stance in targets:
        if stance["label"] in STANCE and stance["mentioned"]:
            word, colour = STANCE[stance["label"]]
            yield click.style(f"{word} {plain(stance['target'])}", fg=colour)
