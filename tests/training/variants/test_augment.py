"""Made articles keep every claim's words, but for the changes that they are made for."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.training.variants.augment import nested, other_marks, remap, uncued
from tests.training.toys import record, words_of

MARKS = str.maketrans("“”„«»‘’'", '""""""""')
PLAIN = [
    record(
        "<Dana Bell>0 {said}0 [it rains]0. The mayor left.\n"
        "[“Taxes fall,”]1 {said}1 <Okoro>1. [“We stay,”]2 <Lund>2 {added}2.",
        "a",
    ),
    record(
        "Nothing new.\n<The ministry>0 {denied}0 [that it had known]0.\n"
        "{According to}1 <the council>1, [no one came]1.",
        "b",
    ),
    record(
        "“So,” <Tan>0 {said}0 [the bridge is safe]0. <Bell>1 {thinks}1 [Lund lied]1. <Reports>2 {suggest}2 [a thaw]2.",
        "c",
    ),
    record("<Okoro>0 {argued}0 [that it helps]0. In May <Lund>1 {wrote}1 [it would not]1.", "d"),
    record("<Dr. Okoro>0 {told the paper}0 [that Acme Corp. lied]0. So be it.", "e"),
]
GOES_ON = record(
    "News.\n<Bell>0 {said}0: [“It rains.”]0\n[“It pours,”]1 <he>1 {added}1.\nThe river rose.\n"
    "[“We left,”]2 {said}2 <Okoro>2.\n<Lund>3 {said}3 [so]3."
)


def claim_words(made, claim):
    return [words_of(made.text, spans) for spans in (claim.content, claim.cue, claim.source)]


def fold(words):
    """Words apart from a capital at their beginning and a mark at their end."""
    return [[(w[:1].lower() + w[1:]).rstrip(".,") for w in some] for some in words]


@given(st.integers(), st.sampled_from(PLAIN))
def test_other_marks_change_marks_alone(seed, made):
    changed = other_marks(made, random.Random(seed))
    assert changed.text.translate(MARKS) == made.text.translate(MARKS)
    assert changed.claims == made.claims


def test_other_marks_do_change_something():
    assert {other_marks(PLAIN[0], random.Random(seed)).text for seed in range(20)} != {PLAIN[0].text}


@pytest.mark.parametrize(
    ("spans", "edit", "expected"),
    [
        (((0, 2),), (3, 5, 0), ((0, 2),)),
        (((6, 9),), (3, 5, 0), ((4, 7),)),
        (((6, 9),), (3, 5, 4), ((8, 11),)),
        (((3, 5),), (3, 5, 0), ()),
        (((2, 8),), (3, 5, 0), ((2, 6),)),
        (((5, 9),), (3, 5, 0), ((3, 7),)),
        (((1, 3), (5, 6)), (3, 5, 1), ((1, 3), (4, 5))),
    ],
)
def test_spans_move_with_the_text(spans, edit, expected):
    assert remap(spans, *edit) == expected


@given(
    st.text("abcdef", min_size=12, max_size=12),
    st.integers(0, 11),
    st.integers(1, 12),
    st.text("xyz", max_size=4),
    st.data(),
)
def test_spans_beside_an_edit_keep_their_words(text, start, length, new, data):
    end = min(start + length, len(text))
    changed = text[:start] + new + text[end:]
    low, high = data.draw(st.sampled_from([(0, start), (end, len(text))]))
    s = data.draw(st.integers(low, high))
    e = data.draw(st.integers(s, high))
    assert words_of(changed, remap(((s, e),), start, end, len(new))) == ([text[s:e]] if s < e else [])


def test_a_quotation_goes_on_without_its_tag():
    changed = uncued(GOES_ON, random.Random(0), part=1)
    assert changed.text == "News.\nBell said: “It rains.”\n“It pours.”\nThe river rose.\n“We left.”\nLund said so."
    assert [claim_words(changed, c) for c in changed.claims] == [
        [["“It rains.”", "“It pours.”"], ["said"], ["Bell"]],
        [["“We left.”"], [], []],
        [["so"], ["said"], ["Lund"]],
    ]


def test_nothing_is_taken_away_where_no_part_is():
    assert uncued(GOES_ON, random.Random(0), part=0) == GOES_ON


@given(st.integers())
def test_claims_that_keep_their_tag_keep_their_words(seed):
    changed = uncued(GOES_ON, random.Random(seed), part=0.5)
    before = {tuple(map(tuple, w)) for w in (claim_words(GOES_ON, c) for c in GOES_ON.claims)}
    kept = [claim_words(changed, c) for c in changed.claims if c.cue and len(c.content) == 1]
    assert all(tuple(map(tuple, words)) in before for words in kept)


@given(st.integers())
def test_wrapped_claims_keep_their_words_and_stand_within_the_wrapping_one(seed):
    known = [fold(claim_words(r, c)) for r in PLAIN for c in r.claims]
    for made in nested(PLAIN, random.Random(seed), 3):
        assert made.nested
        wrapping = {c.parent for c in made.claims}
        for number, claim in enumerate(made.claims):
            assert all(0 <= s < e <= len(made.text) for s, e in (*claim.content, *claim.cue, *claim.source))
            words = claim_words(made, claim)
            if number not in wrapping:
                assert fold(words) in known, words
            if claim.parent is not None:
                assert claim.parent < number
                ((start, end),) = made.claims[claim.parent].content
                assert all(start <= s < e <= end for s, e in (*claim.content, *claim.cue, *claim.source))


def test_a_set_without_sentences_to_wrap_makes_no_articles():
    assert nested([record("Nothing new.")], random.Random(0), 5) == []


@given(st.integers())
def test_wrapping_claims_have_a_cue_that_says_so(seed):
    sources = {w for r in PLAIN for c in r.claims for w in words_of(r.text, c.source)}
    for made in nested(PLAIN, random.Random(seed), 2):
        for number in {c.parent for c in made.claims} - {None}:
            (content,), (cue,), (source,) = claim_words(made, made.claims[number])
            assert source in sources
            assert cue == cue.strip() != ""
            assert content == content.strip() != ""
