"""Every claim of an example becomes a question whose parts, marks and labels are those of the claim."""

import random

import numpy as np
import pytest
import torch

from models.inference.passages import ASKED, CONTENT, CUE, MARKS, SOURCE
from models.labels import COMMITMENTS, STANCES
from models.training.batches.examples import cut, label, pair_example
from models.training.batches.questions import BEHIND, Asking, gather
from models.training.sets.data import GoldClaim, Pair, Record

TEXT = "The mill is safe. Bell said that Lund lied to NATO. No one came."


def span(words):
    return ((TEXT.index(words), TEXT.index(words) + len(words)),)


@pytest.fixture(scope="module")
def window(tokenizer):
    claim = GoldClaim(
        span("that Lund lied to NATO"),
        span("said"),
        span("Bell"),
        kind="statement",
        commitment="denies",
        targets=(("Lund", "against"), ("NATO", "favor")),
    )
    found = label(Record("a", TEXT, (claim,)), tokenizer)
    return cut(found, 0, len(found.pieces.ids), tokenizer)


def words_of(tokenizer, asked, question, rows):
    """The words at some rows of a passage."""
    ids = asked.batch.ids[question.row][torch.from_numpy(question.places)]
    if question.tail is not None:
        ids = torch.cat([ids, asked.batch.ids[question.tail][1 : 1 + question.tail_size]])
    return tokenizer.decode(ids[torch.from_numpy(rows)])


def test_a_claim_is_asked_about_in_its_own_sentence(tokenizer, window):
    for seed in range(20):
        asked = Asking(tokenizer, random.Random(seed)).ask([window])
        first = asked.questions[0]
        assert words_of(tokenizer, asked, first, np.arange(len(first.places))) == "bell said that lund lied to nato."
        assert [words_of(tokenizer, asked, first, part) for part in first.parts] == [
            "that lund lied to nato",
            "said",
            "bell",
        ]
        assert first.commitment == COMMITMENTS.index("denies")
        expected = {"content": CONTENT, "cue": CUE, "source": SOURCE}
        for rows, role in zip(first.parts, expected, strict=True):
            assert set(first.marks[rows]) == {expected[role]}
        assert [(words_of(tokenizer, asked, first, rows), STANCES[y]) for rows, y in first.targets] == [
            ("lund", "against"),
            ("nato", "favor"),
        ]


def test_some_targets_are_asked_about_by_name_behind_the_claim(tokenizer, window):
    behind = []
    for seed in range(200):
        asked = Asking(tokenizer, random.Random(seed)).ask([window])
        for question in asked.questions[1:]:
            ((rows, stance),) = question.targets
            assert set(question.marks[rows]) == {ASKED}
            behind.append((words_of(tokenizer, asked, question, rows), STANCES[stance]))
    assert set(behind) == {("lund", "against"), ("nato", "favor")}
    assert len(behind) / 400 == pytest.approx(BEHIND, abs=0.08)


def test_a_pair_with_a_tail_is_asked_about_what_stands_behind(tokenizer):
    pair = Pair("Bell said taxes fall.", "favor", "stance", (0, 4), tail="tax cuts")
    asked = Asking(tokenizer, random.Random(0)).ask([pair_example(pair, tokenizer, 64)])
    (question,) = asked.questions
    ((rows, stance),) = question.targets
    assert words_of(tokenizer, asked, question, rows) == "tax cuts"
    assert words_of(tokenizer, asked, question, question.parts[0]).startswith("bell said taxes fall.")
    assert STANCES[stance] == "favor"
    assert tokenizer.decode(asked.batch.ids[question.tail][:4]) == "[CLS] tax cuts [SEP]"


def test_a_claim_behind_a_text_takes_the_place_of_its_content(tokenizer):
    pair = Pair("Bell said taxes fall.", "denies", "commitment", (0, 4), (5, 9), tail="taxes fall")
    asked = Asking(tokenizer, random.Random(0)).ask([pair_example(pair, tokenizer, 64)])
    (question,) = asked.questions
    assert words_of(tokenizer, asked, question, question.parts[0]) == "taxes fall"
    assert words_of(tokenizer, asked, question, question.parts[1]) == "said"
    assert COMMITMENTS[question.commitment] == "denies"


def test_passages_are_gathered_from_their_rows(tokenizer, window):
    pair = pair_example(Pair("Bell said taxes fall.", "favor", "stance", tail="tax cuts"), tokenizer, 64)
    asked = Asking(tokenizer, random.Random(1)).ask([window, pair])
    rows, size = asked.batch.ids.shape
    lower = torch.arange(rows * size).view(rows, size, 1).float()
    states, marked, attention = gather(lower, asked.questions)
    for i, question in enumerate(asked.questions):
        expected = (question.places + question.row * size).tolist()
        if question.tail is not None:
            expected += [question.tail * size + 1 + k for k in range(question.tail_size)]
        assert states[i, : len(expected), 0].tolist() == expected
        assert attention[i].sum() == len(expected)
        assert marked[i, : len(expected)].tolist() == question.marks.tolist()
        assert marked.max() < len(MARKS)
