"""Claims within a claim, from tags and links written by hand."""

import numpy as np
import pytest

from models.analysis import Span
from models.claims.contents import to_phrase_end
from models.naming.names import find_names
from tests.models.claims.scored import read


def test_a_scrap_of_the_outer_claim_is_no_content_of_an_inner_one():
    text = "Bell said that Lund claimed it rains ."
    outer = {"Bell": "source", "said": "cue", "that Lund claimed it rains": "content"}
    inner = {"that": "content", "Lund": "source", "claimed": "cue", "it rains": "content"}
    links = [("cue", "that Lund claimed it rains", "said"), ("source", "said", "Bell")]
    links += [("inner_cue", "that", "claimed"), ("inner_cue", "it rains", "claimed"), ("source", "claimed", "Lund")]
    shown, _, _ = read(text, outer, links, inner)
    assert shown[1] == (["it rains"], "claimed", "Lund", 0)


def test_what_stands_behind_a_cue_is_its_content_where_no_tag_says_so():
    text = "Bell said that Lund claimed it rains and left ."
    outer = {"Bell": "source", "said": "cue", "that Lund claimed it rains and left": "content"}
    inner = {"that": "content", "Lund": "source", "claimed": "cue"}
    links = [("cue", "that Lund claimed it rains and left", "said"), ("source", "said", "Bell")]
    links += [("inner_cue", "that", "claimed"), ("source", "claimed", "Lund")]
    shown, _, _ = read(text, outer, links, inner)
    assert shown[1] == (["it rains"], "claimed", "Lund", 0)


def test_no_content_of_another_outer_claim_belongs_to_an_inner_one():
    text = "Bell said that Lund claimed it rains . Sá said that it pours ."
    outer = {"Bell": "source", "said": "cue", "that Lund claimed it rains": "content", "that it pours": "content"}
    inner = {"Lund": "source", "claimed": "cue", "it rains": "content", "it pours": "content"}
    links = [("cue", "that Lund claimed it rains", "said"), ("source", "said", "Bell")]
    links += [("inner_cue", "it rains", "claimed"), ("inner_cue", "it pours", "claimed"), ("source", "claimed", "Lund")]
    shown, _, _ = read(text, outer, links, inner)
    assert (["it rains"], "claimed", "Lund", 0) in shown


def test_a_content_belongs_to_the_cue_that_stands_before_it():
    text = "Bell said that Lund claimed it rains and Sá hoped it pours ."
    outer = {"Bell": "source", "said": "cue", "that Lund claimed it rains and Sá hoped it pours": "content"}
    inner = {"Lund": "source", "claimed": "cue", "it rains": "content"}
    inner |= {"Sá": "source", "hoped": "cue", "it pours": "content"}
    links = [("cue", "that Lund claimed it rains and Sá hoped it pours", "said"), ("source", "said", "Bell")]
    # The links lead astray.
    links += [("inner_cue", "it rains", "hoped"), ("inner_cue", "it pours", "claimed")]
    links += [("source", "claimed", "Lund"), ("source", "hoped", "Sá")]
    shown, _, _ = read(text, outer, links, inner)
    assert shown[1:] == [(["it rains"], "claimed", "Lund", 0), (["it pours"], "hoped", "Sá", 0)]


@pytest.mark.parametrize(
    ("verb", "shy", "found"),
    # A verb of saying may be a cue where the network is shyer still.
    [("spelled", 20.5, True), ("spelled", 21.5, False), ("claimed", 23, True), ("claimed", 24, False)],
)
def test_what_the_network_all_but_takes_for_an_inner_claim_is_one(verb, shy, found):
    text = f"Bell said that Lund {verb} it rains ."
    outer = {"Bell": "source", "said": "cue", f"that Lund {verb} it rains": "content"}
    inner = {"Lund": "source", verb: "cue", "it rains": "content"}
    links = [("cue", f"that Lund {verb} it rains", "said"), ("source", "said", "Bell")]
    links += [("inner_cue", "it rains", verb), ("source", verb, "Lund")]
    shown, _, _ = read(text, outer, links, inner, shy=np.float32(shy))
    assert (["it rains"] in [content for content, *_ in shown[1:]]) is found


@pytest.mark.parametrize(
    ("source", "verb", "found"),
    [
        ("we", "thought", False),
        ("we", "said", True),
        ("we", "urged", True),
        ("you", "said", False),
        ("friends of", "said", False),
    ],
)
def test_what_is_on_the_mind_of_whoever_speaks_is_no_claim_within(source, verb, found):
    text = f"Bell argued {source} {verb} it rains ."
    outer = {"Bell": "source", "argued": "cue", f"{source} {verb} it rains": "content"}
    inner = {source: "source", verb: "cue", "it rains": "content"}
    links = [("cue", f"{source} {verb} it rains", "argued"), ("source", "argued", "Bell")]
    links += [("inner_cue", "it rains", verb), ("source", verb, source)]
    shown, _, _ = read(text, outer, links, inner, shy=np.float32(21.5))
    assert (len(shown) == 2) is found


@pytest.mark.parametrize(
    ("told", "tagged", "content"),
    [
        ("decided at once that it was a man who had left", "who had left", "that it was a man who had left"),
        ("told the doctors that it rains", "the doctors that it rains", "that it rains"),
        # A "that" which points brings in no clause.
        ("claimed in that speech taxes would rise", "taxes would rise", "taxes would rise"),
        # What stands behind a comma may be said of somebody else.
        ("saw Sá , that man , who had left", "who had left", "who had left"),
    ],
)
def test_an_inner_content_is_the_clause_that_its_cue_brings_in(told, tagged, content):
    verb = told.split()[0]
    whole = f"that we know he {told} and slept"
    text = f"Bell said {whole} ."
    outer = {"Bell": "source", "said": "cue", whole: "content"}
    inner = {"he": "source", verb: "cue", tagged: "content"}
    links = [("cue", whole, "said"), ("source", "said", "Bell")]
    links += [("inner_cue", tagged, verb), ("source", verb, "he")]
    shown, _, _ = read(text, outer, links, inner)
    assert shown[1][0] == [content]


def test_the_subject_of_an_inner_cue_is_its_source():
    text = "Bell said “a man told us it rains” ."
    outer = {"Bell": "source", "said": "cue", "“a man told us it rains”": "content"}
    inner = {"“a man": "content", "told us": "cue", "it rains”": "content"}
    links = [("cue", "“a man told us it rains”", "said"), ("source", "said", "Bell")]
    links += [("inner_cue", "“a man", "told us"), ("inner_cue", "it rains”", "told us"), ("source", "told us", None)]
    shown, _, _ = read(text, outer, links, inner)
    assert shown[1][1:] == ("told us", "a man", 0)


@pytest.mark.parametrize("cue", ["is said", "has been told", "seems"])
def test_an_inner_claim_of_nobody_s_is_none(cue):
    text = f"Bell said “a man {cue} it rains” ."
    outer = {"Bell": "source", "said": "cue", f"“a man {cue} it rains”": "content"}
    inner = {"“a man": "content", cue: "cue", "it rains”": "content"}
    links = [("cue", f"“a man {cue} it rains”", "said"), ("source", "said", "Bell")]
    links += [("inner_cue", "“a man", cue), ("inner_cue", "it rains”", cue), ("source", cue, None)]
    shown, _, _ = read(text, outer, links, inner)
    assert [claim[1] for claim in shown] == ["said"]


def test_a_helping_verb_takes_the_verb_from_what_is_said():
    text = "Bell said that Lund had claimed it rains ."
    outer = {"Bell": "source", "said": "cue", "that Lund had claimed it rains": "content"}
    links = [("cue", "that Lund had claimed it rains", "said"), ("source", "said", "Bell"), ("source", "had", "Lund")]
    inner = {"Lund": "source", "had": "cue", "claimed it rains": "content"}
    shown, _, _ = read(text, outer, [*links, ("inner_cue", "claimed it rains", "had")], inner)
    assert shown[1] == (["it rains"], "had claimed", "Lund", 0)
    inner = {"Lund": "source", "had": "cue", "it rains": "content"}
    shown, _, _ = read(text, outer, [*links, ("inner_cue", "it rains", "had")], inner)
    assert shown[1] == (["it rains"], "had claimed", "Lund", 0)


def test_an_inner_source_takes_the_whole_of_its_name():
    text = "Bell said that Ana Lund claimed it rains ."
    outer = {"Bell": "source", "said": "cue", "that Ana Lund claimed it rains": "content"}
    inner = {"Ana": "source", "claimed": "cue", "it rains": "content"}
    links = [("cue", "that Ana Lund claimed it rains", "said"), ("source", "said", "Bell")]
    links += [("inner_cue", "it rains", "claimed"), ("source", "claimed", "Ana")]
    shown, _, _ = read(text, outer, links, inner, capitals=find_names(text))
    assert shown[1] == (["it rains"], "claimed", "Ana Lund", 0)


def nested(inner, inner_links):
    text = "Okoro said Bell had claimed it rains . Lund disagreed that it pours ."
    tags = {
        "Okoro": "source",
        "said": "cue",
        "Bell had claimed it rains": "content",
        "Lund": "source",
        "disagreed": "cue",
        "that it pours": "content",
    }
    links = [
        ("cue", "Bell had claimed it rains", "said"),
        ("source", "said", "Okoro"),
        ("cue", "that it pours", "disagreed"),
        ("source", "disagreed", "Lund"),
    ]
    return read(text, tags, [*links, *inner_links], inner)[0]


OUTER = (["Bell had claimed it rains"], "said", "Okoro", None)


NEXT = (["that it pours"], "disagreed", "Lund", None)


def test_a_claim_within_a_content_has_that_claim_as_parent():
    found = nested(
        {"Bell": "source", "had claimed": "cue", "it rains": "content"},
        [("inner_cue", "it rains", "had claimed"), ("source", "had claimed", "Bell")],
    )
    assert found == [OUTER, (["it rains"], "had claimed", "Bell", 0), NEXT]


def test_an_inner_content_without_a_cue_is_no_claim():
    assert nested({"it rains": "content"}, [("inner_cue", "it rains", None)]) == [OUTER, NEXT]


def test_an_inner_claim_that_leaves_its_content_is_none():
    found = nested({"it rains": "content", "disagreed": "cue"}, [("inner_cue", "it rains", "disagreed")])
    assert found == [OUTER, NEXT]


def test_an_inner_claim_spread_over_two_contents_is_none():
    found = nested({"it rains": "content", "that": "cue"}, [("inner_cue", "it rains", "that")])
    assert found == [OUTER, NEXT]


@pytest.mark.parametrize(
    ("said", "inner", "whole"),
    [
        ("Lund plans to sell its frozen food arm, and Kopp", ["to sell its frozen"], "to sell its frozen food arm"),
        ("Lund plans to sell a mill in Harle", ["to sell a"], "to sell a mill in Harle"),
        ("Lund plans to sell a mill in Harle", ["to sell a mill"], "to sell a mill"),
        ("Lund plans whether to sell a mill", ["whether", "to sell a mill"], "whether to sell a mill"),
    ],
)
def test_an_inner_content_is_one_span_to_the_end_of_its_phrase(said, inner, whole):
    text = f"Bell said {said} ."
    outer = {"Bell": "source", "said": "cue", said: "content"}
    links = [("cue", said, "said"), ("source", "said", "Bell"), ("source", "plans", "Lund")]
    links += [("inner_cue", words, "plans") for words in inner]
    shown, _, _ = read(text, outer, links, {"Lund": "source", "plans": "cue"} | dict.fromkeys(inner, "content"))
    assert shown[1] == ([whole], "plans", "Lund", 0)


def test_who_stands_behind_a_verb_of_thinking_does_not_think():
    text = "Bell argued crews feared papers that it rains ."
    outer = {"Bell": "source", "argued": "cue", "crews feared papers that it rains": "content"}
    inner = {"papers": "source", "feared": "cue", "that it rains": "content"}
    links = [("cue", "crews feared papers that it rains", "argued"), ("source", "argued", "Bell")]
    links += [("inner_cue", "that it rains", "feared"), ("source", "feared", "papers")]
    assert [len(read(text, outer, links, inner, shy=np.float32(shy))[0]) for shy in (9, 12.5)] == [2, 1]


@pytest.mark.parametrize(
    ("gap", "parts"),
    [
        ("Harle Board", ["Quill Harle Board to look"]),
        ("board that had met in May , as all that week ,", ["Quill", "to look"]),
    ],
)
def test_what_the_tags_leave_out_of_an_inner_content_is_filled(gap, parts):
    text = f"Bell said he asked Quill {gap} to look ."
    whole = f"he asked Quill {gap} to look"
    outer = {"Bell": "source", "said": "cue", whole: "content"}
    inner = {"he": "source", "asked": "cue", "Quill": "content", "to look": "content"}
    links = [("cue", whole, "said"), ("source", "said", "Bell"), ("source", "asked", "he")]
    links += [("inner_cue", "Quill", "asked"), ("inner_cue", "to look", "asked")]
    shown, _, _ = read(text, outer, links, inner)
    assert shown[1][0] == parts


@pytest.mark.parametrize(("words", "found"), [("Quill", False), ("Quill about rain", True), ("why it rains", True)])
def test_whom_one_asks_is_not_what_is_asked(words, found):
    text = f"Bell said he asked {words} ."
    outer = {"Bell": "source", "said": "cue", f"he asked {words}": "content"}
    inner = {"he": "source", "asked": "cue", words: "content"}
    links = [("cue", f"he asked {words}", "said"), ("source", "said", "Bell"), ("source", "asked", "he")]
    links += [("inner_cue", words, "asked")]
    shown, _, _ = read(text, outer, links, inner)
    assert (len(shown) == 2) is found


@pytest.mark.parametrize("tagged", [["rain", "has poured"], ["rain . It has poured"]])
def test_no_more_than_the_sentence_of_its_cue_belongs_to_an_inner_claim(tagged):
    text = "Bell said he hoped for rain . It has poured ."
    outer = {"Bell": "source", "said": "cue", "he hoped for rain . It has poured": "content"}
    inner = {"he": "source", "hoped for": "cue"} | dict.fromkeys(tagged, "content")
    links = [("cue", "he hoped for rain . It has poured", "said"), ("source", "said", "Bell")]
    links += [("source", "hoped for", "he"), *(("inner_cue", words, "hoped for") for words in tagged)]
    shown, _, _ = read(text, outer, links, inner)
    assert shown[1][:3] == (["rain"], "hoped for", "he")


def test_a_content_that_breaks_off_before_a_possessive_goes_on():
    text = "Bell said they planned a rally before Harle's game ."
    whole = "they planned a rally before Harle's game"
    outer = {"Bell": "source", "said": "cue", whole: "content"}
    links = [("cue", whole, "said"), ("source", "said", "Bell"), ("source", "planned", "they")]
    start = text.index("a rally")
    span = to_phrase_end(text, Span(start, text.index("'s game")), len(text) - 2)
    assert span.of(text) == "a rally before Harle's game"
    inner = {"they": "source", "planned": "cue", "a rally before Harle's game": "content"}
    shown, _, _ = read(text, outer, [*links, ("inner_cue", "a rally before Harle's game", "planned")], inner)
    assert shown[1][0] == ["a rally before Harle's game"]


def test_a_content_far_from_the_next_cue_is_not_its():
    text = "Bell said Lund claimed it rains in May , it snows in June and Sá hoped it pours ."
    whole = "Lund claimed it rains in May , it snows in June and Sá hoped it pours"
    outer = {"Bell": "source", "said": "cue", whole: "content"}
    inner = {"Lund": "source", "claimed": "cue", "it rains": "content", "it snows": "content"}
    inner |= {"Sá": "source", "hoped": "cue", "it pours": "content"}
    links = [
        ("cue", whole, "said"),
        ("source", "said", "Bell"),
        ("source", "claimed", "Lund"),
        ("source", "hoped", "Sá"),
    ]
    links += [
        ("inner_cue", "it rains", "claimed"),
        ("inner_cue", "it snows", "claimed"),
        ("inner_cue", "it pours", "hoped"),
    ]
    shown, _, _ = read(text, outer, links, inner)
    assert shown[2] == (["it pours"], "hoped", "Sá", 0)
    assert shown[1][1:] == ("claimed", "Lund", 0)


@pytest.mark.parametrize(
    ("behind", "content"),
    [
        ("Mr. Sá would go", "Mr. Sá would go"),
        ("rain , soldiers and hail", "rain , soldiers"),
        ("rain , so they left", "rain"),
        (", society being what it is , for rain", None),
    ],
)
def test_the_object_of_a_cue_ends_where_its_phrase_does(behind, content):
    text = f"Bell said that Lund feared {behind} ."
    outer = {"Bell": "source", "said": "cue", f"that Lund feared {behind}": "content"}
    inner = {"Lund": "source", "feared": "cue"}
    links = [("cue", f"that Lund feared {behind}", "said"), ("source", "said", "Bell"), ("source", "feared", "Lund")]
    shown, _, _ = read(text, outer, links, inner)
    assert [c[0] for c in shown[1:]] == ([[content]] if content else [])


def test_what_stands_before_a_source_and_its_cue_needs_no_object():
    text = "Bell said it would rain , Lund claimed yesterday ."
    outer = {"Bell": "source", "said": "cue", "it would rain , Lund claimed yesterday": "content"}
    inner = {"it would rain": "content", "Lund": "source", "claimed": "cue"}
    links = [("cue", "it would rain , Lund claimed yesterday", "said"), ("source", "said", "Bell")]
    links += [("inner_cue", "it would rain", "claimed"), ("source", "claimed", "Lund")]
    shown, _, _ = read(text, outer, links, inner)
    assert (["it would rain"], "claimed", "Lund", 0) in shown


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("her colleagues", False),
        ("staff profits fell", True),
        ("it rains", True),
        ("in July", False),
        ("again", False),
        ("July was wet", True),
    ],
)
def test_whom_or_when_one_tells_is_not_what_is_told(told, found):
    text = f"Bell said he warned {told} ."
    outer = {"Bell": "source", "said": "cue", f"he warned {told}": "content"}
    inner = {"he": "source", "warned": "cue", told: "content"}
    links = [("cue", f"he warned {told}", "said"), ("source", "said", "Bell"), ("source", "warned", "he")]
    shown, _, _ = read(text, outer, [*links, ("inner_cue", told, "warned")], inner)
    assert (len(shown) == 2) is found
