"""Whom words mean, once it is told how likely each is."""

import pytest

from models.analysis import Span
from models.document import read_document
from models.resolution.choice import Choice
from models.resolution.frames import ClaimFrame, ScoredMention, told_by_network
from models.resolution.ranking import NOBODY
from models.resolution.sources import Resolver
from tests.models.resolution.test_sources import names, read

TEXT = "Ana Sá met Bo Lund. A miller slept. So the Mill Union left. “{}” said {}."


def chosen(words: str, shares: dict[str | None, float], content: str = "It rained,") -> tuple[str | None, float]:
    """Whom the words of a source mean and how probable that is, where each has such a share, nobody by None."""

    class Fixed(Choice):
        def ranked(self, i, reading, features):
            if i != 0:
                return {}
            by_name = {self.entities[e].name: e for e in range(len(self.entities.all))}
            return {NOBODY if name is None else by_name[name]: share for name, share in shares.items()}

    text = TEXT.format(content, words)
    start, said = text.index(f"said {words}") + 5, text.index(content)
    mention = ScoredMention(Span(start, start + len(words)), {"person": 0.5}, (), True)
    miller = ScoredMention(Span(20, 28), {"person": 1.0}, (), True)
    claim = ClaimFrame(0, 0, (Span(said, said + len(content)),), (), 0)
    resolver = Resolver(read_document(text), [mention, miller], [claim], 0.0, None, None, choice=Fixed)
    entity, probability, *_ = resolver.choice.of(0, resolver.readings[0], ())
    return None if entity is None else resolver.entities[entity].name, probability


@pytest.mark.parametrize(
    ("words", "shares", "meant", "probability"),
    [
        ("the nurse", {"Bo Lund": 0.55, None: 0.45}, "Bo Lund", 0.55),
        ("the nurse", {"Bo Lund": 0.44, "Ana Sá": 0.36, None: 0.2}, None, 0.0),
        ("the nurse", {"Bo Lund": 0.46, "Ana Sá": 0.34, None: 0.2}, "Bo Lund", 0.46),
        ("he", {"Bo Lund": 0.45, "Ana Sá": 0.35, None: 0.2}, "Bo Lund", 0.45),
        ("he", {"Bo Lund": 0.4, None: 0.6}, None, 0.0),
        # Shares are of all that are left.
        ("the nurse", {"Bo Lund": 0.3, None: 0.1}, "Bo Lund", 0.75),
        ("he", {}, None, 0.0),
    ],
)
def test_the_likeliest_is_meant_where_that_is_sure_enough_and_likelier_than_nobody(words, shares, meant, probability):
    assert chosen(words, shares) == (meant, pytest.approx(probability))


@pytest.mark.parametrize(
    ("content", "shares", "meant"),
    [
        ("My miller wept,", {"miller": 0.6, "Ana Sá": 0.4}, "Ana Sá"),
        ("Tammy miller wept,", {"miller": 0.6, "Ana Sá": 0.4}, "miller"),
        ("My miller wept,", {"miller": 0.6, "Ana Sá": 0.1, None: 0.3}, None),
        # Whoever has a name may have such another.
        ("My union wept,", {"Mill Union": 0.6, "Ana Sá": 0.4}, "Mill Union"),
    ],
)
def test_whom_a_speaker_calls_mine_is_left_out_and_nobody_is_not(content, shares, meant):
    assert chosen("it" if "union" in content else "she", shares, content)[0] == meant


def test_where_no_network_has_read_somebody_left_out_makes_others_likelier():
    assert names("[Ana Sá] {left}. [A miller] {stayed}. So “{my miller wept},” said [she].")[-1] == "Ana Sá"
    *_, last = read("Mother [Ana Sá] {left}. [A mother] {stayed}. “{My mother wept},” said [she].")[2]
    assert 0.5 < last.confidence < 0.95  # but not by any number of times


def who_quotes(text: str, source: int | None) -> set[int | None]:
    """Who says the quotation around a claim of "The mayor", where the claim around it is of `source`."""
    inner, outer = (Span(text.index(words), text.index(words) + len(words)) for words in ("The mayor", "Ana Sá"))
    mentions = [ScoredMention(span, {}, (), True) for span in (inner, outer)]
    whole, part = Span(inner.start, text.index(" said")), Span(inner.end, text.index(" said"))
    claims = [ClaimFrame(0, source, (whole,), (), 0), ClaimFrame(1, 0, (part,), (), 0, enclosing=0)]
    resolver = Resolver(read_document(text), mentions, claims, 0.5, None, None)
    return {e if e is None else resolver.entities[e].name for e in resolver.choice.quoting(0)}


def test_who_quotes_is_whoever_says_the_quotation_around():
    assert who_quotes("“The mayor has lied,” said Ana Sá.", 1) == {"Ana Sá"}
    assert who_quotes("“The mayor has lied,” said Ana Sá.", None) == set()
    assert who_quotes("The mayor has lied, said Ana Sá.", 1) == set()


def test_the_network_tells_all_its_shares_of_one_and_nobody_where_it_saw_none():
    span = Span(0, 2)
    entities = {1: 0, 2: 0, 3: 5}
    mention = ScoredMention(span, {}, ((1, 0.25), (2, 0.5), (3, 0.1), (4, 0.1)), True)
    assert told_by_network(mention, entities.get) == {0: 0.75, 5: 0.1}
    assert told_by_network(ScoredMention(span, {"person": 1.0}, (), True), entities.get) == {}
    assert told_by_network(ScoredMention(span, {}, (), True), entities.get) is None


def test_no_pronoun_means_whoever_is_brought_in_paragraphs_farther_down():
    farther = (
        "It rained.\n\nIt poured.\n\nIt hailed.\n\n“It snows,” [they] {said}.\n\nIt blew.\n\n[Quill Union] {said} so."
    )
    assert names(farther, {0: ((1, 0.95),)}) == [None, "Quill Union"]
    # Whoever was named before is meant, though a later mention is the likeliest.
    before = f"Quill Union met.\n\n{farther}"
    assert names(before, {0: ((1, 0.95),)}) == ["Quill Union", "Quill Union"]


def test_no_relative_pronoun_means_who_stands_behind_it():
    assert names("The police, [who] {said} no, left. [Ana Sá] {said} so.", {0: ((1, 0.95),)}) == ["police", "Ana Sá"]
