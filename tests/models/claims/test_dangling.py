"""Contents that end on a word that opens another clause."""

import re

import numpy as np
import pytest

from models.analysis import Span
from models.claims.dangling import hand_over
from models.claims.links import Part
from models.document import read_document
from models.inference.tokens import Pieces
from tests.linear import takes_linear_time
from tests.models.claims.test_attribution import read


def claims(text, contents, cues):
    """Content, cue and source of each claim; `contents` are {words: cue}, `cues` {words: source}."""
    tags = dict.fromkeys(contents, "content") | dict.fromkeys(cues, "cue")
    tags |= dict.fromkeys((source for source in cues.values() if source), "source")
    pairs = [("cue", content, cue) for content, cue in contents.items()]
    pairs += [("source", cue, source) for cue, source in cues.items()]
    shown, _, _ = read(text, tags, pairs)
    return [claim[:3] for claim in shown]


@pytest.mark.parametrize(
    ("text", "first", "second", "expected"),
    [
        ("Bell announced a sale, which Sá calls a ruin", "a sale, which", "a ruin", ("a sale", "which")),
        ("Bell announced a “sale,” which Sá calls a ruin", "a “sale,” which", "a ruin", ("a “sale,”", "which")),
        ("Bell announced the sale that Sá calls a ruin", "the sale that", "a ruin", ("the sale", "that")),
        ("Bell announced ruin for what Sá calls a plot", "ruin for what", "a plot", ("ruin", "what")),
        ("Bell announced ruin and what Sá calls a plot", "ruin and what", "a plot", ("ruin", "what")),
        ("Bell announced the day on which Sá calls it", "the day on which", "it", ("the day", "on which")),
    ],
)
def test_a_relative_pronoun_is_told_by_whoever_speaks_in_its_clause(text, first, second, expected):
    found = claims(text, {first: "announced", second: "calls"}, {"announced": "Bell", "calls": "Sá"})
    assert found == [([expected[0]], "announced", "Bell"), ([expected[1], second], "calls", "Sá")]


def test_a_clause_without_a_source_takes_its_pronoun():
    text = "Bell praised Lund, who is thought to be ill"
    found = claims(text, {"Lund, who": "praised", "to be ill": "is thought"}, {"praised": "Bell", "is thought": None})
    assert found == [(["Lund"], "praised", "Bell"), (["who", "to be ill"], "is thought", None)]


@pytest.mark.parametrize("word", ["and", "but", "because"])
def test_a_conjunction_before_another_s_claim_goes(word):
    text = f"Bell fears fog {word} Sá expects rain"
    found = claims(text, {f"fog {word}": "fears", "rain": "expects"}, {"fears": "Bell", "expects": "Sá"})
    assert found == [(["fog"], "fears", "Bell"), (["rain"], "expects", "Sá")]


@pytest.mark.parametrize("word", ["and", "but", "or"])
def test_a_conjunction_that_joins_nothing_goes(word):
    text = f"Bell fears fog {word} left the mill"
    assert claims(text, {f"fog {word}": "fears"}, {"fears": "Bell"}) == [(["fog"], "fears", "Bell")]
    both = claims(text, {f"fog {word}": "fears", "left the mill": "fears"}, {"fears": "Bell"})
    assert both == [([f"fog {word}", "left the mill"], "fears", "Bell")]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        # Without a comma the clause belongs to what is said, to its end,
        (
            "Bell bought a mill that had burned down in May. He left",
            "a mill that",
            "a mill that had burned down in May",
        ),
        ("Bell bought a mill that the U.S. left, and rested", "a mill that", "a mill that the U.S. left"),
        # with a comma it may be the writer's.
        ("Bell bought a mill, which had burned down", "a mill, which", "a mill"),
        ("Bell bought a mill — which had burned down", "a mill — which", "a mill"),
        # What ends its line lacks nothing.
        ("Bell bought after that\nHe left", "after that", "after that"),
    ],
)
def test_where_nobody_speaks_the_clause_is_finished_or_dropped(text, content, expected):
    found = claims(text, {content: "bought"}, {"bought": "Bell"})
    assert found == [([expected], "bought", "Bell")]


def test_a_pronoun_before_its_own_attribution_stays():
    text = "It was the sale that Sá calls a ruin"
    found = claims(text, {"the sale that": "calls", "a ruin": "calls"}, {"calls": "Sá"})
    assert found == [(["the sale that", "a ruin"], "calls", "Sá")]
    text = "The sale is what Lund fears and what Sá calls a ruin"
    found = claims(text, {"The sale is what": "fears", "a ruin": "calls"}, {"fears": "Lund", "calls": "Sá"})
    assert found == [(["The sale is what"], "fears", "Lund"), (["a ruin"], "calls", "Sá")]


def test_who_acts_in_the_passive_leaves_by_outside():
    text = "Lund was accused of theft by Bell"
    assert claims(text, {"theft by": "was accused of"}, {"was accused of": "Bell"}) == [
        (["theft"], "was accused of", "Bell")
    ]
    text = "Sá rejected praise by Bell"
    assert claims(text, {"praise by": "rejected"}, {"rejected": "Sá"}) == [(["praise by"], "rejected", "Sá")]


def test_a_long_text_of_them_takes_linear_time():
    def read(count):
        text = " ".join(["Bell bought a mill that the crew burned,"] * count)
        document, step = read_document(text), len("Bell bought a mill that the crew burned, ")
        words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
        starts, ends = (np.array(edges) for edges in zip(*words, strict=True))
        none = np.zeros(len(starts), np.int64)
        pieces = Pieces(none, none, starts, ends, none == 0, none == 1, (len(starts),))
        contents = [Part(8 * i + 2, 8 * i + 5, Span(step * i + 12, step * i + 23)) for i in range(count)]
        cues = [Part(8 * i + 1, 8 * i + 2, Span(step * i + 5, step * i + 11)) for i in range(count)]
        parts, _ = hand_over(document, contents, list(range(count)), cues, [], lambda _: None, pieces)
        assert {part.span.of(text) for part in parts} == {"a mill that the crew burned"}

    assert takes_linear_time(read, 500)
