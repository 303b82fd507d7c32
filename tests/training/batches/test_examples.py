"""Labels on pieces spell the annotation, and windows keep it."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.inference.decoding import spans_of
from models.labels import COMMITMENTS, KINDS, NAMES, SOURCE_TYPES, STANCES, TAGS
from models.training.batches.examples import IGNORE, NOTHING, cut, label, pair_example, random_windows
from models.training.sets.data import Pair, Record
from tests.training.toys import record, words_of

ARTICLE = record(
    "[“We stay,”]0 <Dana Bell>0 {said}0. [“All of us.”]0\r\n"
    "<The ministry>1 {denied}1 [that <Okoro>2 {had claimed}2 [it knew]2]1 but {added}3 [a review was under way]3.\n"
    "[“No one came.”]4\n[It is said]5 {, reportedly}5.".replace(
        "[that <Okoro>2 {had claimed}2 [it knew]2]1", "[that Okoro had claimed it knew]1"
    )
)
INNER = record("<Lund>0 {said}0 [that Okoro had claimed it knew]0.")


def inner_record():
    """Lund's claim with Okoro's inside."""
    text = INNER.text
    inside = {w: (text.index(w), text.index(w) + len(w)) for w in ("Okoro", "had claimed", "it knew")}
    claim = type(INNER.claims[0])((inside["it knew"],), (inside["had claimed"],), (inside["Okoro"],), parent=0)
    return Record("inner", text, (*INNER.claims, claim), nested=True)


def words(text, pieces, positions):
    """The words of consecutive pieces."""
    return text[pieces.starts[positions[0]] : pieces.ends[positions[-1]]]


def spelt(text, pieces, tags, labels=TAGS):
    return [(role, words(text, pieces, range(a, b))) for role, a, b in spans_of(tags, labels)]


def test_tags_spell_the_annotated_spans(tokenizer):
    found = label(ARTICLE, tokenizer)
    expected = sorted(
        (start, role, ARTICLE.text[start:end])
        for claim in ARTICLE.claims
        for role in ("content", "cue", "source")
        for start, end in getattr(claim, role)
    )
    assert spelt(ARTICLE.text, found.pieces, found.tags) == [(role, text) for _, role, text in expected]


def test_links_lead_from_content_to_cue_and_from_cue_to_source(tokenizer):
    found, text = label(ARTICLE, tokenizer), ARTICLE.text
    starts = found.pieces.starts
    for claim in ARTICLE.claims:
        for start, end in claim.content:
            inside = (starts >= start) & (found.pieces.ends <= end) & ~found.pieces.separators
            goals = set(found.cue[inside].tolist())
            assert goals == ({int(np.searchsorted(starts, claim.cue[0][0]))} if claim.cue else {NOTHING})
        for start, end in claim.cue:
            inside = (starts >= start) & (found.pieces.ends <= end) & ~found.pieces.separators
            (goal,) = set(found.source[inside].tolist())
            assert (
                (goal == NOTHING)
                if not claim.source
                else text[starts[goal] :].startswith(words_of(text, claim.source)[0].split()[0])
            )
    assert set(found.cue[found.tags == 0].tolist()) == {IGNORE}


def test_inner_claims_have_their_own_tags_and_links(tokenizer):
    made = inner_record()
    found = label(made, tokenizer)
    assert spelt(made.text, found.pieces, found.inner) == [
        ("source", "Okoro"),
        ("cue", "had claimed"),
        ("content", "it knew"),
    ]
    knew, claimed, okoro = (
        int(np.searchsorted(found.pieces.starts, made.text.index(w))) for w in ("it knew", "had claimed", "Okoro")
    )
    assert found.inner_cue[knew] == claimed
    assert found.source[claimed] == okoro


def test_sets_of_one_level_say_nothing_of_what_stands_within_a_content(tokenizer):
    found = label(INNER, tokenizer)
    content = found.tags >= TAGS.index("B-content")
    assert set(found.inner[content].tolist()) == {IGNORE}
    assert set(found.inner[~content].tolist()) == {0}


def test_partly_marked_texts_have_claims_but_no_tags(tokenizer):
    found = label(Record("p", INNER.text, INNER.claims, partial=True), tokenizer)
    assert (found.tags, found.inner, found.cue) == (None, None, None)
    assert len(found.roles) == 1


def test_names_and_claim_labels_are_put_on_pieces(tokenizer):
    made = record(
        "<Bell>0 {denied}0 [that Lund lied]0. Bell left.",
        source_names=("Bell",),
        source_type="person",
        kind="statement",
        commitment="denies",
        targets=(("Lund", "against"),),
    )
    made = Record("n", made.text, made.claims, names=((0, 4, "person"),))
    found = label(made, tokenizer)
    assert spelt(made.text, found.pieces, found.names, NAMES) == [("person", "Bell")]
    (role,) = found.roles
    assert (KINDS[role.kind], COMMITMENTS[role.commitment], SOURCE_TYPES[role.source_type]) == (
        "statement",
        "denies",
        "person",
    )
    ((place, stance),) = role.targets
    assert (words(made.text, found.pieces, place), STANCES[stance]) == ("Lund", "against")
    ((query, others),) = found.antecedents
    assert words(made.text, found.pieces, [query]) == "Bell"
    assert found.pieces.starts[others].tolist() == [made.text.rindex("Bell")]


def test_chains_ask_for_every_other_mention(tokenizer):
    text = "Bell left. He rests. She stays."
    chain = ((0, 4), (11, 13), (21, 24))
    found = label(Record("c", text, chains=(chain,)), tokenizer)
    assert [(int(found.pieces.starts[q]), found.pieces.starts[o].tolist()) for q, o in found.antecedents] == [
        (0, [11, 21]),
        (11, [0, 21]),
        (21, [0, 11]),
    ]
    asked = label(Record("c", text, chains=(chain,), queries=((11, 13),)), tokenizer)
    assert [int(asked.pieces.starts[q]) for q, _ in asked.antecedents] == [11]


def recovered(example, links, tags):
    """(content words, cue words, source words) of a window, by its tags and links; places are window positions."""
    spans = spans_of(tags, TAGS)
    begin = {a: (a, b) for _, a, b in spans}
    found = set()
    for role, a, b in spans:
        if role == "content" and (goal := int(links["cue"][a])) > 0:
            source = int(links["source"][goal])
            found.add(((a, b), begin[goal], begin[source] if source > 0 else None))
    return found


def test_the_whole_text_as_one_window_gives_the_claims_back(tokenizer):
    found = label(ARTICLE, tokenizer)
    example = cut(found, 0, len(found.pieces.ids), tokenizer)
    text, pieces = ARTICLE.text, found.pieces
    shown = {
        tuple(p and words(text, pieces, range(p[0] - 1, p[1] - 1)) for p in claim)
        for claim in recovered(example, example.links, example.tags)
    }
    gold = {
        (content, (words_of(text, c.cue) or [None])[0], (words_of(text, c.source) or [None])[0])
        for c in ARTICLE.claims
        if c.cue
        for content in words_of(text, c.content)
    }
    assert shown == gold


@settings(deadline=None, max_examples=50)
@given(edges=st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_windows_keep_what_lies_within_them(tokenizer, edges):
    found = label(ARTICLE, tokenizer)
    start, stop = min(edges), min(max(edges) + 1, len(found.pieces.ids))
    start = min(start, stop - 1)
    example = cut(found, start, stop, tokenizer)
    assert example.ids[1:].tolist() == found.pieces.ids[start:stop].tolist()
    assert example.ids[0] == tokenizer.cls_token_id
    assert (
        {len(r) for r in (example.tags, example.inner, *example.links.values())}
        == {stop - start + 1}
        == {len(example.types)}
    )
    assert example.tags[0] == 0
    assert not TAGS[example.tags[1]].startswith("I-")
    for name, whole in (("cue", found.cue), ("source", found.source)):
        row = example.links[name]
        for i in range(start, stop):
            there = row[i - start + 1]
            if whole[i] == NOTHING:
                assert there == 0
            elif start <= whole[i] < stop:
                assert there == whole[i] - start + 1
            else:
                assert there == IGNORE
    for role in example.roles:
        assert all(((part > 0) & (part <= stop - start)).all() for part in (role.content, role.cue, role.source))
    # A claim that the edge cuts through has no labels.
    whole_claims = [r for r in found.roles if all(((p >= start) & (p < stop)).all() for p in (r.content, r.cue))]
    assert len(example.roles) == len(whole_claims)


def test_random_windows_cover_the_text_and_keep_their_size(tokenizer):
    found, rng = label(ARTICLE, tokenizer), random.Random(4)
    for size in (8, 16, 64):
        examples = random_windows(found, rng, size, tokenizer)
        assert max(len(e.ids) for e in examples) <= size
        seen = {int(i) for e in examples for i in e.ids[1:]}
        assert seen == set(found.pieces.ids.tolist())


PAIR_TEXT = "Bell said that Lund lied."


def test_a_target_in_the_text_is_pooled_there(tokenizer):
    example = pair_example(Pair(PAIR_TEXT, "against", "stance", (0, 4), None, None, (15, 19)), tokenizer, 64)
    (role,) = example.roles
    ((place, stance),) = role.targets
    assert tokenizer.decode(example.ids[place]) == "lund"
    assert tokenizer.decode(example.ids[role.source]) == "bell"
    assert (STANCES[stance], example.task) == ("against", "stance")


def test_a_target_that_is_not_in_the_text_stands_behind_it(tokenizer):
    example = pair_example(Pair(PAIR_TEXT, "favor", "stance", tail="tax cuts"), tokenizer, 64)
    (role,) = example.roles
    assert tokenizer.decode(example.ids[role.targets[0][0]]) == "tax cuts"
    assert tokenizer.decode(example.ids[role.content]).startswith("bell said that lund lied.")
    assert not set(role.content) & set(role.targets[0][0])


@pytest.mark.parametrize(
    ("claim", "tail", "content"), [((15, 24), None, "lund lied"), (None, "Lund lied", "lund lied")]
)
def test_commitment_is_asked_of_the_claim(tokenizer, claim, tail, content):
    example = pair_example(Pair(PAIR_TEXT, "asserts", "commitment", (0, 4), (5, 9), claim, None, tail), tokenizer, 64)
    (role,) = example.roles
    assert tokenizer.decode(example.ids[role.content]) == content
    assert tokenizer.decode(example.ids[role.cue]) == "said"
    assert COMMITMENTS[role.commitment] == "asserts"


def test_what_is_cut_off_is_not_looked_for_in_the_tail(tokenizer):
    text = "So it was, " * 20 + "Bell said."
    at = text.index("Bell")
    example = pair_example(
        Pair(text, "favor", "stance", (at, at + 4), tail="tax cuts and more tax cuts"), tokenizer, 64
    )
    (role,) = example.roles
    assert len(role.source) == 0
    assert len(example.ids) <= 64
    # The last places before the tail are cut off; a source there must not become a piece of the tail.
    for end in range(40, 64):
        start = read_start(tokenizer, text, end)
        (other,) = pair_example(
            Pair(text, "favor", "stance", (start, start + 2), tail="tax cuts and more tax cuts"), tokenizer, 64
        ).roles
        assert not set(other.source) & set(other.targets[0][0])


def read_start(tokenizer, text, piece):
    return int(tokenizer(text, add_special_tokens=False, return_offsets_mapping=True)["offset_mapping"][piece][0])


def test_a_pair_whose_target_is_cut_off_is_no_example(tokenizer):
    text = "So it was, " * 20 + "Bell said."
    assert pair_example(Pair(text, "favor", "stance", target=(text.index("Bell"), len(text))), tokenizer, 64) is None
