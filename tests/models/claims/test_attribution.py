"""Tags and links written by hand become the claims that they spell."""

import re
import time

import numpy as np
import pytest

from models.analysis import Span
from models.claims.edges import trimmed, whole_name
from models.claims.links import Linker, Part, Votes
from models.inference.encoder import Scores
from models.inference.tokens import Pieces
from models.naming.names import find_names
from tests.models.claims.scored import NO_DISTANCE, read, rows_of


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        # Whoever is heard last in the paragraph goes on,
        ("Idris fears ruin . “Nobody walks” .", (["ruin", "“Nobody walks”"], "fears", "Idris", None)),
        # but not where nobody else speaks there.
        ("Idris ran home . “Nobody walks” .", (["it rains", "“Nobody walks”"], "said", "Bell", None)),
    ],
)
def test_a_quotation_does_not_pass_over_somebody_else_in_its_paragraph(second, expected):
    tags = {"Bell": "source", "said": "cue", "it rains": "content", "“Nobody walks”": "content"}
    links = [("cue", "it rains", "said"), ("cue", "“Nobody walks”", "said"), ("source", "said", "Bell")]
    if "fears" in second:
        tags |= {"Idris": "source", "fears": "cue", "ruin": "content"}
        links += [("cue", "ruin", "fears"), ("source", "fears", "Idris")]
    shown, _, _ = read(f"Bell said it rains .\n{second}", tags, links)
    assert expected in shown


def test_an_adverb_alone_is_no_inner_cue():
    text = "Bell said “I just measure it” ."
    outer = {"Bell": "source", "said": "cue", "“I just measure it”": "content"}
    links = [("cue", "“I just measure it”", "said"), ("source", "said", "Bell"), ("inner_cue", "measure it”", "just")]
    shown, _, _ = read(text, outer, links, {"just": "cue", "measure it”": "content"})
    assert len(shown) == 1


@pytest.mark.parametrize(("cue", "split"), [("tweeted", True), ("ran home", False)])
def test_a_quotation_right_after_a_cue_is_not_what_somebody_else_reports(cue, split):
    text = f"Bell {cue} “We won.” He had bet on it , claims Lund ."
    both = "“We won.” He had bet on it"
    tags = {"Bell": "source", both: "content", "claims": "cue", "Lund": "source"}
    links = [("cue", both, "claims"), ("source", "claims", "Lund")]
    if split:
        tags["tweeted"] = "cue"
        links.append(("source", "tweeted", "Bell"))
    shown, _, _ = read(text, tags, links)
    own = [(["“We won.”"], "tweeted", "Bell", None), (["He had bet on it"], "claims", "Lund", None)]
    assert shown == (own if split else own[1:])


@pytest.mark.parametrize(("comma", "split"), [(",", True), ("and then", False)])
def test_a_sentence_after_a_quotation_is_its_own_speaker_s(comma, split):
    second = "“We won.” It was late"
    text = f"“Bell lost,” said Lund . {second} {comma} Idris added ."
    tags = {"“Bell lost,”": "content", "said": "cue", "Lund": "source", second: "content"}
    tags |= {"Idris": "source", "added": "cue"}
    links = [("cue", "“Bell lost,”", "said"), ("cue", second, "said")]
    links += [("source", "said", "Lund"), ("source", "added", "Idris")]
    shown, _, _ = read(text, tags, links)
    own = (["It was late"], "added", "Idris", None)
    assert (own in shown) == split
    assert shown[0][0] == ["“Bell lost,”", "“We won.”" if split else second]


@pytest.mark.parametrize(
    ("before", "second", "kept"),
    [
        ("Nobody knows ", "whether it rains", False),
        ("Nobody knows ", "Whether it rains", True),
        ("• ", "it rains", True),
        ("", "it rains", True),
    ],
)
def test_half_a_sentence_does_not_go_on_from_an_earlier_paragraph(before, second, kept):
    tags = {"Bell": "source", "said": "cue", "it pours": "content", second: "content"}
    links = [("cue", "it pours", "said"), ("cue", second, "said"), ("source", "said", "Bell")]
    shown, _, _ = read(f"Bell said it pours .\n{before}{second} .", tags, links)
    assert shown == [(["it pours", second] if kept else ["it pours"], "said", "Bell", None)]


def test_a_dateline_is_no_content():
    text = "HARLE, Tolva (AP) — it rains , Bell said ."
    tags = {"HARLE, Tolva (AP) — it rains": "content", "Bell": "source", "said": "cue"}
    links = [("cue", "HARLE, Tolva (AP) — it rains", "said"), ("source", "said", "Bell")]
    shown, _, _ = read(text, tags, links)
    assert shown == [(["it rains"], "said", "Bell", None)]
    shown, _, _ = read("So " + text, tags, links)
    assert shown == [(["HARLE, Tolva (AP) — it rains"], "said", "Bell", None)]
    body = "VELARIS — which they left — is ready"
    links = [("cue", body, "said"), ("source", "said", "Bell")]
    shown, _, _ = read(f"{body} , Bell said .", {body: "content", "Bell": "source", "said": "cue"}, links)
    assert shown == [([body], "said", "Bell", None)]


def test_a_source_that_no_cue_points_at_takes_one_that_is_in_doubt():
    tags = {"Bell": "source", "said": "cue", "it rains": "content"}
    links = [("cue", "it rains", "said"), ("unsure", "said", "Bell")]
    shown, _, _ = read("Bell said it rains .", tags, links)
    assert shown == [(["it rains"], "said", "Bell", None)]
    tags |= {"added": "cue", "it pours": "content"}
    links += [("cue", "it pours", "added"), ("source", "added", "Bell")]
    shown, _, _ = read("Bell said it rains and added it pours .", tags, links)
    assert [claim[2] for claim in shown] == [None, "Bell"]


def test_a_comma_and_as_before_the_cue_are_no_content():
    tags = {"it rains , as": "content", "Bell": "source", "said": "cue"}
    shown, _, _ = read(
        "it rains , as Bell said .", tags, [("cue", "it rains , as", "said"), ("source", "said", "Bell")]
    )
    assert shown == [(["it rains"], "said", "Bell", None)]


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        (", without elaborating", ""),
        (", but without explicitly naming Sá", ""),
        (", without giving any details", ""),
        (", without giving Sá a chance", ", without giving Sá a chance"),
        (" without saying a word", " without saying a word"),
    ],
)
def test_what_a_speaker_leaves_unsaid_is_no_content(tail, kept):
    text = f"Bell said the mill would close{tail}"
    content = f"the mill would close{tail}"
    links = [("cue", content, "said"), ("source", "said", "Bell")]
    shown, _, _ = read(text, {"Bell": "source", "said": "cue", content: "content"}, links)
    assert shown == [([f"the mill would close{kept}"], "said", "Bell", None)]


@pytest.mark.parametrize(
    ("text", "cue", "content", "expected"),
    [
        ("Bell said it rains, and left", "said", "it rains,", "it rains"),
        ("It rains, Bell said", "said", "It rains,", "It rains"),
        ("It rains, said Bell", "said", "It rains,", "It rains"),
        ("The mill, a ruin, is feared by Bell", "is feared by", "The mill, a ruin,", "The mill, a ruin,"),
        ("Bell said “it rains, and pours”", "said", "“it rains,", "“it rains,"),
    ],
)
def test_no_content_ends_on_a_comma_outside_of_quotations(text, cue, content, expected):
    links = [("cue", content, cue), ("source", cue, "Bell")]
    shown, _, _ = read(text, {"Bell": "source", cue: "cue", content: "content"}, links)
    assert shown == [([expected], cue, "Bell", None)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Bell, for his part,", "Bell"),
        ("Bell, too,", "Bell"),
        ("Bell however", "Bell"),
        ("Harle media as", "Harle media"),
        ("a report that", "a report"),
        ("those who", "those who"),
        ("all of which", "all of which"),
        ("Bell, who", "Bell, who"),
    ],
)
def test_a_source_ends_before_what_stands_beside_it(source, expected):
    links = [("cue", "it rains", "said"), ("source", "said", source)]
    shown, _, _ = read(f"{source} said it rains", {source: "source", "said": "cue", "it rains": "content"}, links)
    assert shown == [(["it rains"], "said", expected, None)]


def test_a_quotation_mark_alone_is_no_inner_cue():
    text = "Bell said Sá ran “ a mill”"
    outer = {"Bell": "source", "said": "cue", "Sá ran “ a mill”": "content"}
    links = [("cue", "Sá ran “ a mill”", "said"), ("source", "said", "Bell")]
    links += [("inner_cue", "a mill”", "“"), ("source", "“", "Sá")]
    shown, _, _ = read(text, outer, links, {"Sá": "source", "“": "cue", "a mill”": "content"})
    assert len(shown) == 1


@pytest.mark.parametrize("content", ["finally, be sold", "be sold"])
def test_an_adverb_behind_an_attribution_between_commas_is_part_of_the_cue(content):
    text = "The mill would, Bell says finally, be sold"
    links = [("cue", content, "says"), ("source", "says", "Bell")]
    shown, _, _ = read(text, {"Bell": "source", "says": "cue", content: "content"}, links)
    assert shown == [(["The mill would", "be sold"], "says finally", "Bell", None)]


def test_an_adverb_that_begins_what_is_said_stays_in_it():
    text = "Bell said historically, it rains"
    links = [("cue", "historically, it rains", "said"), ("source", "said", "Bell")]
    shown, _, _ = read(text, {"Bell": "source", "said": "cue", "historically, it rains": "content"}, links)
    assert shown == [(["historically, it rains"], "said", "Bell", None)]


def test_a_quotation_passes_over_a_cue_that_nobody_is_said_to_have_uttered():
    tags = {"Bell": "source", "said": "cue", "it rains": "content", "Fears": "cue", "of ruin": "content"}
    links = [("cue", "it rains", "said"), ("source", "said", "Bell"), ("cue", "of ruin", "Fears")]
    links += [("cue", "“Nobody walks”", "said")]
    tags["“Nobody walks”"] = "content"
    shown, _, _ = read("Bell said it rains .\nFears of ruin grew . “Nobody walks” .", tags, links)
    assert (["it rains", "“Nobody walks”"], "said", "Bell", None) in shown


@pytest.mark.parametrize(
    ("text", "tags", "links", "expected"),
    [
        (
            "Bell said it rains .",
            {"Bell": "source", "said": "cue", "it rains": "content"},
            [("cue", "it rains", "said"), ("source", "said", "Bell")],
            [(["it rains"], "said", "Bell", None)],
        ),
        (
            "Bell said it rains but added it pours .",
            {"Bell": "source", "said": "cue", "it rains": "content", "added": "cue", "it pours": "content"},
            [
                ("cue", "it rains", "said"),
                ("cue", "it pours", "added"),
                ("source", "said", "Bell"),
                ("source", "added", "Bell"),
            ],
            [(["it rains"], "said", "Bell", None), (["it pours"], "added", "Bell", None)],
        ),
        (
            "“It rains,” Bell said , “and pours.”",
            {"“It rains,”": "content", "Bell": "source", "said": "cue", "“and pours.”": "content"},
            [("cue", "“It rains,”", "said"), ("cue", "“and pours.”", "said"), ("source", "said", "Bell")],
            [(["“It rains,”", "“and pours.”"], "said", "Bell", None)],
        ),
        (
            "Bell came .\n“It rains.”",
            {"“It rains.”": "content"},
            [("cue", "“It rains.”", None)],
            [(["“It rains.”"], None, None, None)],
        ),
        (
            "It was said that it rains .",
            {"was said": "cue", "that it rains": "content"},
            [("cue", "that it rains", "was said"), ("source", "was said", None)],
            [(["that it rains"], "was said", None, None)],
        ),
        (
            "“It rains.”\nBell said .",
            {"“It rains.”": "content", "Bell": "source", "said": "cue"},
            [("cue", "“It rains.”", "said"), ("source", "said", "Bell")],
            [(["“It rains.”"], "said", "Bell", None)],
        ),
        (
            "It rains , said Bell . Okoro denied it .",
            {"It rains": "content", "said": "cue", "Bell": "source", "denied": "cue", "Okoro": "source"},
            [("cue", "It rains", "said"), ("source", "said", "Bell"), ("source", "denied", "Okoro")],
            [(["It rains"], "said", "Bell", None)],
        ),
        ("Bell said so .", {"Bell": "source", "said": "cue"}, [("source", "said", "Bell")], []),
        ("Nothing at all .", {}, [], []),
    ],
    ids=[
        "plain",
        "two cues share a source",
        "split content",
        "no cue",
        "no source",
        "across paragraphs",
        "a cue without content",
        "no content",
        "nothing",
    ],
)
def test_links_join_what_belongs_together(text, tags, links, expected):
    shown, _, _ = read(text, tags, links)
    assert shown == expected


def test_inner_claims_keep_the_order_of_the_text():
    text = "“Bell lied,” Okoro said , and Lund agreed that it pours , “and Tan boasts it rains.”"
    tags = {
        "“Bell lied,”": "content",
        "Okoro": "source",
        "said": "cue",
        "Lund": "source",
        "agreed": "cue",
        "that it pours": "content",
        "“and Tan boasts it rains.”": "content",
    }
    links = [
        ("cue", "“Bell lied,”", "said"),
        ("cue", "“and Tan boasts it rains.”", "said"),
        ("source", "said", "Okoro"),
        ("cue", "that it pours", "agreed"),
        ("source", "agreed", "Lund"),
        ("inner_cue", "it rains", "boasts"),
        ("source", "boasts", "Tan"),
    ]
    shown, _, claims = read(text, tags, links, {"Tan": "source", "boasts": "cue", "it rains": "content"})
    assert [c[1] for c in shown] == ["said", "agreed", "boasts"]
    assert shown[2][3] == 0
    assert [c.start for c in claims] == sorted(c.start for c in claims)


def test_the_marks_of_a_quotation_come_with_its_words():
    shown, _, _ = read(
        "“ It rains , ” Bell said .",
        {"It rains": "content", "Bell": "source", "said": "cue"},
        [("cue", "It rains", "said"), ("source", "said", "Bell")],
    )
    assert shown == [(["“ It rains , ”"], "said", "Bell", None)]


def test_contents_that_overlap_once_their_marks_are_mended_are_one():
    tags = {"It rains": "content", "” today": "content", "Bell": "source", "said": "cue"}
    links = [("cue", "It rains", "said"), ("cue", "” today", "said"), ("source", "said", "Bell")]
    assert read("“ It rains ” today Bell said .", tags, links)[0] == [(["“ It rains ” today"], "said", "Bell", None)]


def test_a_link_reaches_only_so_far():
    text = "Bell said .\n" + "so it went on . " * 120 + "\nIt rains ."
    tags = {"Bell": "source", "said": "cue", "It rains": "content"}
    shown, _, _ = read(text, tags, [("cue", "It rains", "said"), ("source", "said", "Bell")])
    assert shown == [(["It rains"], None, None, None)]


def test_names_have_their_sort_and_order():
    _, names, _ = read(
        "Dana Bell of NATO came to Lund .",
        {},
        [],
        names={"Lund": "place", "Dana Bell": "person", "NATO": "organization"},
    )
    assert names == [("Dana Bell", "person"), ("NATO", "organization"), ("Lund", "place")]


def test_punctuation_is_no_source_and_no_name():
    tags = {"“": "source", "said": "cue", "it rains": "content"}
    links = [("cue", "it rains", "said"), ("source", "said", "“")]
    found, names, _ = read("“ said it rains —", tags, links, names={"—": "person"})
    assert (found, names) == ([(["it rains"], "said", None, None)], [])


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("“No,” said Ana Sá, 34.", "Ana", "Ana Sá"),
        ("“No,” said the Bank of Harle.", "the Bank", "the Bank of Harle"),
        ("“No,” said Ana Sá’s aide.", "Ana Sá", "Ana Sá"),
        ("“No,” said Ana Sá Ro.", "Sá", "Sá"),
        ("“No,” she’ll say.", "she", "she"),
        ("Ana Sá Says Bo Lund Lies Again", "Ana", "Ana"),
    ],
)
def test_a_source_takes_the_whole_of_a_name_that_it_begins_but_for_headlines(text, part, whole):
    words = list(re.finditer(r"\w+", text))
    starts, ends = (np.array([edge(word) for word in words]) for edge in (re.Match.start, re.Match.end))
    none = np.zeros(0)
    pieces = Pieces(none, none, starts, ends, none, none, ())
    first, last = np.searchsorted(starts, [text.index(part), text.index(part) + len(part)])
    given = Part(int(first), int(last), Span(text.index(part), text.index(part) + len(part)))
    found = whole_name(given, find_names(text), pieces, text)
    assert found.span.of(text) == whole
    assert int(ends[found.last - 1]) == found.span.end


def test_sureness_is_a_probability():
    _, _, (claim,) = read(
        "Bell said it rains .",
        {"Bell": "source", "said": "cue", "it rains": "content"},
        [("cue", "it rains", "said"), ("source", "said", "Bell")],
    )
    assert all(0.9 < p <= 1 for p in (claim.sure, claim.cue_sure, claim.source_sure))


@pytest.mark.parametrize(
    ("text", "expected"), [(" a\u00a0", "a"), ("\r\na b\n", "a b"), ("a", "a"), (" \u2028", None), ("", None)]
)
def test_white_space_is_trimmed(text, expected):
    span = trimmed(text, 0, len(text))
    assert (span and span.of(text)) == expected


def test_a_sure_link_finds_the_source_that_the_tags_missed():
    tags = {"said": "cue", "it rains": "content"}
    links = [("cue", "it rains", "said"), ("source", "said", "Bell")]
    assert read("Bell said it rains .", tags, links)[0] == [(["it rains"], "said", None, None)]
    found, _, _ = read("Bell said it rains .", tags, links, votes=Votes(0, 12))
    assert found == [(["it rains"], "said", "Bell", None)]


TWO_CUES = {
    "Bell": "source",
    "said": "cue",
    "it rains": "content",
    "his claim": "content",
    "he": "source",
    "denied": "cue",
}


@pytest.mark.parametrize(("share", "taken"), [(11, True), (2, False)])
def test_a_cue_without_a_content_takes_a_second_one_that_thinks_of_it(share, taken):
    links = [
        ("cue", "it rains", "said"),
        ("cue", "his claim", "said"),
        ("source", "said", "Bell"),
        ("source", "denied", "he"),
        ("second", share, None),
    ]
    found = read("Bell said it rains , his claim he denied .", TWO_CUES, links)[0]
    if taken:
        assert found == [(["it rains"], "said", "Bell", None), (["his claim"], "denied", "he", None)]
    else:
        assert found == [(["it rains", "his claim"], "said", "Bell", None)]


def test_a_content_is_not_taken_from_a_cue_that_has_no_other():
    tags = {key: role for key, role in TWO_CUES.items() if key != "it rains"}
    links = [("cue", "his claim", "said"), ("source", "said", "Bell"), ("source", "denied", "he"), ("second", 11, None)]
    found = read("Bell said it rains , his claim he denied .", tags, links)[0]
    assert found == [(["his claim"], "said", "Bell", None)]


def test_a_sure_cue_without_a_content_finds_it_in_its_sentence():
    text = "Bell left . It rains , she added ."
    tags, links = {"she": "source", "added": "cue"}, [("source", "added", "she")]
    assert read(text, tags, links, votes=Votes(0, 0))[0] == []
    links.append(("cue", "It rains", "added"))
    found = read(text, tags, links, votes=Votes(0, 0, 12))[0]
    # The marks around it look like content too here, but point at no cue.
    (content,) = [content for content, cue, source, _ in found if (cue, source) == ("added", "she")]
    assert " ".join(content).startswith("It rains")


def test_a_cue_that_nobody_gives_is_not_helped():
    assert read("Bell left . It rains , added .", {"added": "cue"}, [], votes=Votes(0, 0, 12))[0] == []


def test_a_content_of_a_whole_long_text_is_linked_in_a_moment():
    size = 30_000
    starts = np.arange(size)
    separators = np.arange(size) == size - 1
    pieces = Pieces(starts, starts, starts, starts + 1, np.ones(size, bool), separators, (size,))
    small = np.zeros((size, 4, 2), np.float32)
    rows = rows_of(small[:, 0])
    scores = Scores(
        rows,
        np.zeros((size, 7), np.float32),
        small[:, 0],
        small[:, 0],
        (rows,) * 4,
        (rows,) * 4,
        small[:, :, 0],
    )
    linker = Linker(scores, pieces, NO_DISTANCE)
    began = time.process_time()
    added = linker.votes({"content": [Part(0, size, Span(0, size))], "cue": []}, Votes(1, 1))
    assert added.max() == pytest.approx(1 / (size + 1), rel=1e-2)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("that", ["", "that "])
def test_a_noun_that_takes_up_what_was_said_is_all_that_its_own_cue_says(that):
    text = f"It rained . Bell accused Lund of lying , an accusation {that}Okoro has rejected ."
    tags = {
        "It rained": "content",
        "Bell": "source",
        "accused": "cue",
        "Lund of lying , an accusation": "content",
        "Okoro": "source",
        "has rejected": "cue",
    }
    links = [
        ("cue", "It rained", "has rejected"),
        ("cue", "Lund of lying , an accusation", "accused"),
        ("source", "accused", "Bell"),
        ("source", "has rejected", "Okoro"),
    ]
    shown, _, _ = read(text, tags, links)
    assert shown == [
        (["Lund of lying"], "accused", "Bell", None),
        (["an accusation"], "has rejected", "Okoro", None),
    ]


@pytest.mark.parametrize(
    ("content", "between"),
    [("Lund of lying", " , and "), ("Lund of telling a lie", " "), ("Lund of it , an accusation of the old kind", " ")],
)
def test_other_words_before_a_source_take_nothing_up(content, between):
    text = f"Bell accused {content}{between}Okoro has rejected it all ."
    tags = {
        "Bell": "source",
        "accused": "cue",
        content: "content",
        "Okoro": "source",
        "has rejected": "cue",
        "it all": "content",
    }
    links = [("cue", content, "accused"), ("cue", "it all", "has rejected"), ("source", "has rejected", "Okoro")]
    shown, _, _ = read(text, tags, [*links, ("source", "accused", "Bell")])
    assert [claim[0] for claim in shown] == [[content], ["it all"]]


def test_a_content_ends_before_the_as_of_whoever_reported_it():
    claims = read(
        "Bell denied that he left , as the Courier reported .",
        {"Bell": "source", "denied": "cue", "that he left , as": "content"},
        [("cue", "that he left , as", "denied"), ("source", "denied", "Bell")],
    )
    assert claims[0][0][0] == ["that he left"]


POSTED = "It grew. We won it! Bell says we lost. — Jo (@jo) May 5, 2018 So it went."


@pytest.mark.parametrize("said", ["We won it! Bell says we lost.", "It grew. We won it! Bell says we lost."])
def test_a_signed_post_is_whoever_signed_it(said):
    tags = {said: "content"} if said.startswith("We") else {}
    shown, _, _ = read(POSTED, tags, [])
    assert shown == [([said], None, "Jo (@jo)", None)]


def test_a_claim_within_a_post_stands_within_it():
    tags = {"We won it!": "content", "we lost.": "content", "says": "cue", "Bell": "source"}
    links = [("cue", "we lost.", "says"), ("source", "says", "Bell")]
    shown, _, _ = read(POSTED, tags, links)
    assert shown == [
        (["We won it! Bell says we lost."], None, "Jo (@jo)", None),
        (["we lost."], "says", "Bell", 0),
    ]


def test_a_post_that_the_text_says_somebody_wrote_keeps_its_cue():
    text = "Ana wrote:\nWe won it! So there. — Jo (@jo) May 5, 2018"
    tags = {"Ana": "source", "wrote:": "cue", "We won it!": "content", "So there.": "content"}
    shown, _, _ = read(text, tags, [("cue", "We won it!", "wrote:"), ("source", "wrote:", "Ana")])
    assert shown[0][1:3] == ("wrote", "Ana")
    assert all(claim[2] != "Jo (@jo)" for claim in shown)


def test_a_claim_before_a_post_stays():
    text = "Bell says we lost. We won it! — Jo (@jo) May 5, 2018"
    tags = {"Bell": "source", "says": "cue", "we lost.": "content", "We won it!": "content"}
    shown, _, _ = read(text, tags, [("cue", "we lost.", "says"), ("source", "says", "Bell")])
    assert [claim[2] for claim in shown] == ["Bell", "Jo (@jo)"]


@pytest.mark.parametrize(
    ("asked", "cue", "source"),
    [
        ("Asked", "Asked", None),
        ("When asked", "asked", None),
        ("Pressed twice on Sunday", "Pressed", None),
        ("Asked by Jo", "said", "Bell"),
    ],
)
def test_a_question_is_no_part_of_the_answer(asked, cue, source):
    text = f"{asked} whether it rains Bell said that it snows ."
    tags = {"whether it rains": "content", "Bell": "source", "said": "cue", "that it snows": "content"}
    links = [("cue", "whether it rains", "said"), ("cue", "that it snows", "said"), ("source", "said", "Bell")]
    shown, _, _ = read(text, tags, links)
    assert shown[0][1:3] == (cue, source)
    assert shown[-1][1:3] == ("said", "Bell")


def test_a_pronoun_that_nobody_says_is_no_claim():
    text = "Bell said it rains , and Lund wished them"
    tags = {"Bell": "source", "said": "cue", "it rains": "content", "wished": "cue", "them": "content"}
    links = [("cue", "it rains", "said"), ("source", "said", "Bell"), ("cue", "them", "wished")]
    shown, _, _ = read(text, tags, [*links, ("source", "wished", "Bell")])
    assert [claim[1] for claim in shown] == ["said", "wished"]
    shown, _, _ = read(text, tags, [*links, ("source", "wished", None)])
    assert [claim[1] for claim in shown] == ["said"]


@pytest.mark.parametrize(("between", "source"), [("and", "Bell"), ("and Lund", None)])
def test_a_joined_verb_has_the_source_of_the_one_before(between, source):
    text = f"Bell said it rains {between} wished them gone"
    tags = {"Bell": "source", "said": "cue", "it rains": "content", "wished": "cue", "them gone": "content"}
    links = [("cue", "it rains", "said"), ("source", "said", "Bell"), ("cue", "them gone", "wished")]
    shown, _, _ = read(text, tags, [*links, ("source", "wished", None)])
    assert shown[1][1:3] == ("wished", source)


@pytest.mark.parametrize(
    ("cue", "source", "content"),
    [
        ("is thought", None, ["Bell", "to be ill"]),
        ("was widely reported", None, ["Bell", "to be ill"]),
        ("is proud", "Bell", ["to be ill"]),
    ],
)
def test_whoever_is_said_to_do_something_does_not_say_so(cue, source, content):
    text = f"Bell {cue} to be ill"
    tags = {"Bell": "source", cue: "cue", "to be ill": "content"}
    shown, _, _ = read(text, tags, [("cue", "to be ill", cue), ("source", cue, "Bell")])
    assert shown == [(content, cue, source, None)]


def test_a_possessive_before_the_subject_takes_the_subject_in():
    text = "His client had agreed that it rains"
    tags = {"His": "source", "had agreed": "cue", "that it rains": "content"}
    shown, _, _ = read(text, tags, [("cue", "that it rains", "had agreed"), ("source", "had agreed", "His")])
    assert shown == [(["that it rains"], "had agreed", "His client", None)]


def test_a_pronoun_is_a_source_without_the_verb_drawn_together_with_it():
    text = "He’d told us that it rains"
    tags = {"He’d": "source", "told us": "cue", "that it rains": "content"}
    shown, _, _ = read(text, tags, [("cue", "that it rains", "told us"), ("source", "told us", "He’d")])
    assert shown[0][2] == "He"


def test_whoever_is_told_after_a_passive_says_so():
    text = "It has been reported by Bell that it rains"
    tags = {"has been reported": "cue", "Bell": "source", "that it rains": "content"}
    links = [("cue", "that it rains", "has been reported"), ("source", "has been reported", "Bell")]
    shown, _, _ = read(text, tags, links)
    assert shown == [(["that it rains"], "has been reported", "Bell", None)]


@pytest.mark.parametrize("between", ["lawyer also", "client reportedly"])
def test_a_possessive_takes_no_adverb_in(between):
    text = f"His {between} said that it rains"
    tags = {"His": "source", "said": "cue", "that it rains": "content"}
    shown, _, _ = read(text, tags, [("cue", "that it rains", "said"), ("source", "said", "His")])
    assert shown[0][2] == "His"


def test_the_mark_that_opens_the_words_of_a_source_is_no_part_of_it():
    tags = {"Police '": "source", "sorry ' for": "cue", "delay": "content"}
    shown, _, _ = read(
        "Police ' sorry ' for delay .", tags, [("cue", "delay", "sorry ' for"), ("source", "sorry ' for", "Police '")]
    )
    assert shown == [(["delay"], "sorry ' for", "Police", None)]


def test_a_sentence_around_an_attribution_between_commas_is_told_whole():
    text = "He had, she said, left the mill in May ."
    tags = {"she": "source", "said": "cue", "left the mill in May": "content"}
    links = [("cue", "left the mill in May", "said"), ("source", "said", "she")]
    shown, _, _ = read(text, tags, links)
    assert shown == [(["He had", "left the mill in May"], "said", "she", None)]


def test_the_time_of_an_entry_is_part_of_no_claim():
    text = "10:41 Lund said it rains ."
    shown, _, _ = read(
        text,
        {"10:41 Lund": "source", "said": "cue", "it rains": "content"},
        [("cue", "it rains", "said"), ("source", "said", "10:41 Lund")],
    )
    assert shown == [(["it rains"], "said", "Lund", None)]


@pytest.mark.parametrize(
    ("cue", "said", "kept"),
    [
        ("told", "jurors that it rains", "that it rains"),
        ("told", "me she had left", "she had left"),
        ("told", "her that it rains", "that it rains"),
        ("reminded", "the two jurors that it rains", "that it rains"),
        ("told", "him to leave", "him to leave"),
        ("told", "him not to leave", "him not to leave"),
        ("told", "her mother left", "her mother left"),
        ("was told", "the crew feared that it rains", "the crew feared that it rains"),
        ("knew", "jurors that it rains", "jurors that it rains"),
    ],
)
def test_whom_something_is_told_is_no_part_of_it(cue, said, kept):
    text = f"Lund {cue} {said} ."
    shown, _, _ = read(text, {"Lund": "source", cue: "cue", said: "content"}, [("cue", said, cue)])
    assert shown[0][0] == [kept]


@pytest.mark.parametrize(("opening", "cue"), [("In a statement", "told"), ("In anger", "In anger")])
def test_where_it_was_said_is_no_cue_where_a_verb_stands_behind_the_source(opening, cue):
    tags = {opening: "cue", "Sá": "source", "it rains": "content"}
    links = [("cue", "it rains", opening), ("source", opening, "Sá")]
    shown, _, _ = read(f"{opening} Sá told us it rains .", tags, links)
    assert shown == [(["it rains"], cue, "Sá", None)]
