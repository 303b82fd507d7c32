"""From mentions to sources, on short articles of our own and on any text."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.analysis import Attribution, Source, Span
from models.document import read_document
from models.resolution.frames import ClaimFrame, ScoredMention
from models.resolution.sources import resolve_sources
from models.text.place_words import NATIONALITY
from tests.linear import takes_linear_time

Antecedents = tuple[tuple[int, float], ...]


def read(
    marked: str, antecedents: dict[int, Antecedents] | None = None, **options
) -> tuple[str, tuple[Source, ...], list[Attribution]]:
    """Resolve a text in which [square brackets] hold mentions and {braces} contents.

    Each content is a claim of the mention with the same rank; contents beyond the mentions continue a quotation, and
    mentions beyond the contents have a claim of no content.
    """
    text, mentions, contents, opened = "", [], [], {}
    for character in marked:
        if character in "[{":
            opened[character] = len(text)
        elif character == "]":
            mentions.append(Span(opened["["], len(text)))
        elif character == "}":
            contents.append(Span(opened["{"], len(text)))
        else:
            text += character
    scored = [ScoredMention(span, {}, (antecedents or {}).get(i, ()), True) for i, span in enumerate(mentions)]
    claims = [
        ClaimFrame(
            i,
            i if i < len(mentions) else None,
            (contents[i],) if i < len(contents) else (),
            (),
            0,
            continues=i >= len(mentions),
        )
        for i in range(max(len(mentions), len(contents)))
    ]
    sources, attributions = resolve_sources(read_document(text), scored, claims, **options)
    return text, sources, attributions


def names(marked: str, antecedents: dict[int, Antecedents] | None = None, **options) -> list[str | None]:
    """The source name of each claim."""
    _, sources, attributions = read(marked, antecedents, **options)
    by_id = {source.id: source.name for source in sources}
    return [by_id[a.id] if a.id else None for a in attributions]


def resolutions(marked: str, **options) -> list[str]:
    return [a.resolution for a in read(marked, **options)[2]]


def test_a_pronoun_is_the_speaker_before():
    assert names("[Ana Sá] said it rained. “It pours,” [she] added.") == ["Ana Sá", "Ana Sá"]


def test_a_pronoun_agrees_in_gender_with_what_title_or_role_tell():
    text = "[Mr Lund] spoke to spokeswoman Kim Ro. “It pours,” [she] said. “No,” [he] said."
    assert names(text) == ["Lund", "Kim Ro", "Lund"]


def test_a_pronoun_is_never_a_name():
    assert names("It rained. “It pours,” [he] said.") == [None]
    assert resolutions("It rained. “It pours,” [he] said.") == ["none"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # The age told of somebody is his,
        ("[Ana Sá], 34, met [Kim Ro], 61. It rained. [The 34-year-old] left.", "Ana Sá"),
        ("34-year-old mason [Ana Sá] met [Kim Ro], 61. [The 61-year-old] left.", "Kim Ro"),
        # where it is told of nobody, that of whoever is spoken of;
        ("[Ana Sá] met rain. [The 34-year-old] left.", "Ana Sá"),
        ("[Ana Sá], 60, met rain. [The 34-year-old] left.", "34-year-old"),
        # Somebody without a name may be of that age, and so may somebody who is a girl.
        ("[A 22-year-old man] wept, said [Sheriff Bo Lund]. [The 22-year-old] left.", "22-year-old man"),
        ("A 22-year-old man wept, said [Sheriff Bo Lund]. [The 22-year-old] left.", "22-year-old"),
        ("[Bo Lund] met rain. [The 16-year-old girl] left.", "16-year-old girl"),
        # "his" 34-year-old is somebody else.
        ("[Bo Lund] met rain. [His 34-year-old son] left.", "34-year-old son"),
    ],
)
def test_an_age_says_who_is_meant(marked, expected):
    assert names(marked)[-1] == expected


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        (
            "Sen. [Bo Lund] (R-N.C.) {left}. Rep. [Jo Bell] (D-Ohio) {stayed}. “No,” said [the Ohio Democrat].",
            "Jo Bell",
        ),
        (
            "Sen. [Bo Lund] (R-Iowa) {left}. Sen. [Jo Bell] (R-Ohio) {stayed}. “No,” said [the Iowa Republican].",
            "Bo Lund",
        ),
        ("Ohio Sen. [Bo Lund] {left}. Gov. [Jo Bell] {stayed}. “No,” said [the Ohio governor].", "Jo Bell"),
        ("Ohio Times columnist [Bo Lund] {left}. Sen. [Jo Bell] {stayed}. “No,” said [the Ohio Democrat].", "Jo Bell"),
        ("Ohio Gov. [Bo Lund] {left}. [Jo Bell] of Maine {stayed}. “No,” said [the North Carolina Republican].", None),
        ("Sen. [Bo Lund] {left}. The actor [Jo Bell] {stayed}. “No,” said [the New York Democrat].", "Bo Lund"),
    ],
    ids=["party and state", "state", "office", "columnist", "of another state", "no state told"],
)
def test_a_politician_is_told_by_state_and_party(marked, meant):
    found = names(marked)[-1]
    assert found == meant if meant else found not in ("Bo Lund", "Jo Bell")


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("President [Lund] {left} with his wife Ana Lund. [Lund] {slept}.", "Lund"),
        ("Mr [Lund] {left} the Lund Bridge. [Lund] {slept}.", "Lund"),
        ("President [Lund Quill] {left}. President [Quill] {slept}.", "Lund Quill"),
        ("Ana Lund, his sister, met [Bo Lund], who {left}. [Lund] {slept}.", "Bo Lund"),
    ],
)
def test_a_surname_with_a_title_is_no_relative_s_and_no_place_s(marked, name):
    assert names(marked) == [name, name]


def test_a_description_means_whoever_its_paragraph_brings_in():
    before = "[Jo Holm], 60, {left}. [Holm] {slept}. Then Holm woke.\n"
    assert names(before + "One driver, Ana Bell, ran. “No,” said [the mother-of-two].")[-1] == "Ana Bell"


def test_its_chairman_is_not_the_president_named_later():
    marked = "The board met. [Its chairman] {left}. Peruvian President [Jo Holm] {stayed}."
    assert names(marked) == ["chairman", "Jo Holm"]


def test_the_pollster_is_no_leader_without_a_name():
    assert names("[Her party’s leader] {left}. [The pollster] {stayed}.") == ["party’s leader", "pollster"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("It was held by the Harle League (HL), [which] {left}.", "Harle League"),
        ("He founded the Harle League (HL), a company [which] {left}.", "Harle League"),
        ("It pleased opponents of the Harle League, [who] {left}.", "opponents of the Harle League"),
        ("It pleased opponents of the poll tax, [who] {left}.", "opponents of the poll tax"),
        ("It is in a survey last year, [which] {found} it.", "survey"),
        ("It is in a survey by Harle University in March, [which] {found} it.", "survey by Harle University"),
        ("He met Ana Sá of the Harle League three weeks ago, [who] {left}.", "Ana Sá"),
        ("It was in a letter from Ana Sá, [who] {left}.", "Ana Sá"),
    ],
)
def test_a_relative_pronoun_is_read_past_what_stands_between(text, meant):
    assert names(text) == [meant]


def test_a_member_of_a_party_is_nobody_of_the_other():
    marked = "Sen. [Bo Lund] (R-Ohio) {left}. Rep. [Jo Bell] (D-Iowa) {stayed}. “No,” {said} [the Republican]."
    assert names(marked)[-1] == "Bo Lund"
    assert names(marked.replace("(R-Ohio)", "(I-Ohio)").replace("the Republican", "The Conservative"))[-1] != "Jo Bell"


def test_a_firm_is_meant_by_what_stands_in_apposition_to_it():
    assert (
        names("[Quill Foods], a maker of nets, {left}. [The company] {stayed}. [Quill] {slept}.") == ["Quill Foods"] * 3
    )


def test_what_somebody_used_to_be_stands_beside_what_he_is():
    text = "Coach [Bo Lund] praised Ana Sá. [Lund] said so. “It pours,” said [the former goalkeeper]."
    assert names(text)[-1] == "Bo Lund"
    assert names(text.replace("former ", ""))[-1] != "Bo Lund"
    text = "Mayor [Bo Lund] left. [Lund] came back. Lund slept. [The former staffer] knew."
    assert names(text)[-1] == "former staffer"


def test_an_office_is_led_to_whoever_holds_it():
    text = "At noon [the Harbour Secretary, Ana Sá,] met us. It rained when [Bo Lund] spoke. But "
    text += "[the Harbour Secretary] left."
    assert names(text) == ["Ana Sá", "Bo Lund", "Ana Sá"]
    text = "[Det Ch Insp Ana Sá] met Bo Lund. [Bo Lund] spoke. [The detective] left."
    assert names(text) == ["Ana Sá", "Bo Lund", "Ana Sá"]


def test_a_member_of_a_party_is_whoever_the_text_is_about():
    text = "[Ana Sá] left the council. [Sá] wept, and Sá slept. “It pours,” [the Conservative] said."
    assert names(text)[-1] == "Ana Sá"


def test_a_body_of_somebody_is_not_the_one_spoken_of():
    text = "[Velaris Club] lost. The Velaris Club won. Velaris Club drew. [{} union] spoke."
    assert names(text.format("The players’"))[-1] == "players’ union"
    assert names(text.format("The"))[-1] == "Velaris Club"


def test_a_landlord_is_not_whoever_the_text_is_about():
    text = "[Ana Sá] left. [Ana Sá] came back, and Ana Sá slept. [The landlord] knew."
    assert names(text)[-1] == "landlord"
    assert names(text.replace("landlord", "novelist"))[-1] == "Ana Sá"


def test_one_of_many_is_one():
    text = "At noon one of the neighbours left and two of them stayed."
    spans = [Span(8, 29), Span(39, 50)]
    mentions = [ScoredMention(span, {"group": 0.9, "person": 0.1}, (), True) for span in spans]
    sources, _ = resolve_sources(read_document(text), mentions, frames(mentions, False))
    assert [(source.name, source.type) for source in sources] == [
        ("one of the neighbours", "person"),
        ("two of them", "group"),
    ]


def test_a_politician_named_late_is_the_one_brought_in_by_party():
    assert names("[The top Republican] objected.\n[Sen. Bo Lund] left.") == ["Bo Lund", "Bo Lund"]
    assert names("[The top Republican] objected.\n[Company president Bo Lund] left.")[0] != "Bo Lund"


def test_a_body_beside_a_name_once_says_little_of_it():
    mentions = [ScoredMention(Span(0, 5), {"person": 0.95, "organization": 0.05}, (), True)]
    text = "Okoro said no. The club Okoro plays for shut."
    sources, _ = resolve_sources(read_document(text), mentions, frames(mentions, False))
    assert [source.type for source in sources] == ["person"]


def test_a_surname_is_no_body_of_its_own():
    text = "Ana Sellwick left. Sellwick said no."
    mentions = [ScoredMention(Span(19, 27), {"person": 0.1, "organization": 0.9}, (), True)]
    sources, _ = resolve_sources(read_document(text), mentions, frames(mentions, False))
    assert [(source.name, source.type) for source in sources] == [("Ana Sellwick", "person")]


def test_a_pronoun_with_two_equal_choices_stays_open():
    assert names("Lee Rowan and Kim Ro met. “It pours,” [he] said.", threshold=0.9) == [None]


def test_a_surname_and_a_title_lead_to_the_full_name():
    assert names("[Ana Sá] spoke. [Ms Sá] said so. [Sá] repeated it.") == ["Ana Sá"] * 3


def test_the_fullest_form_counts_even_where_it_comes_later():
    assert names("[Sá] spoke. [Ana Sá], the mayor, said so.") == ["Ana Sá", "Ana Sá"]


def test_an_unnamed_spokesman_keeps_his_own_words():
    text = "[A spokesman for the ministry] denied it. [Officials] said no."
    assert names(text) == ["spokesman for the ministry", "Officials"]
    assert resolutions(text) == ["unnamed", "unnamed"]


def test_equal_words_are_one_source():
    _, sources, _ = read("[Critics] said no. [The critics] said no again.")
    assert [source.claim_ids for source in sources] == [("c1", "c2")]


def test_a_description_leads_to_the_role_beside_a_name():
    text = "Harle mayor Ana Sá met Senator Bo Lund. [The mayor] said so. [The senator] denied it."
    assert names(text) == ["Ana Sá", "Bo Lund"]


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("iraqi", True),
        ("american", True),
        ("african", True),
        ("french", True),
        ("republican", False),
        ("vatican", False),
    ],
)
def test_adjectives_of_peoples_are_told_from_other_words(word, told):
    assert bool(NATIONALITY.search(word)) is told


@pytest.mark.parametrize(("words", "whole"), [("A defiant Lund", "Bo Lund"), ("rival Daniels", "Eva Daniels")])
def test_a_person_known_by_his_whole_name_is_no_class_of_people(words, whole):
    assert names(f"[Bo Lund] met [Eva Daniels]. [{words}] said no.")[2] == whole


def test_a_description_leads_to_the_one_person_who_stands_out():
    text = "[Volodymyr Zelensky] ordered more forces to Bakhmut. [The Ukrainian president] announced it."
    assert names(text) == ["Volodymyr Zelensky", "Volodymyr Zelensky"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("[A Harle judge] said no.\n[Justice Ana Sá] gave three reasons.", "Ana Sá"),
        ("[A woman] said no.\n[Ana Sá] gave three reasons.", "Ana Sá"),
        ("[A pastor] said no.\n[Mayor Bo Lund] laughed. [Pastor Ana Sá] gave reasons.", "Ana Sá"),
        ("[A spokesman] said no.\n[Ana Sá] gave three reasons.", "spokesman"),
        ("[A baker] said no.\n[Mayor Ana Sá] gave three reasons.", "baker"),
        ("[A woman] said no.\n[Mr Lund] gave three reasons.", "woman"),
        ("[Ana Sá] left.\n[A doctor] said no.\n[Ms Sá] gave three reasons.", "doctor"),
    ],
)
def test_a_description_that_opens_an_article_is_the_person_named_next_where_the_words_allow_it(text, first):
    who = 1 if text.startswith("[Ana") else 0
    assert names(text)[who] == first
    assert names(text)[-1] in ("Ana Sá", "Lund")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("[Ana Sá] spoke. Sá met Bo Lund. [The tycoon] said no.", "Ana Sá"),
        ("[Senator Ana Sá] spoke. Sá met Bo Lund. [The candidate] said no.", "Ana Sá"),
        ("[Judge Ana Sá] spoke. Sá slept. [The candidate] said no.", "candidate"),
        ("[Ana Sá] spoke. Sá met Bo Lund. [His mother] said no.", "mother"),
        ("[Ana Sá] spoke. Sá met Bo Lund. [The official] said no.", "official"),
        ("[Mr Lund] spoke. Lund left. [The mother of three] said no.", "mother of three"),
        ("[Quill] spoke. Quill shut two shops. [The company] said no.", "Quill"),
        ("[The Harle Ministry of Works] spoke. The Harle Ministry of Works slept. [The company] said no.", "company"),
        ("[Harle University] spoke. Harle University shut two labs. [The company] said no.", "company"),
        ("[University of Harle] spoke. University of Harle shut two labs. [The company] said no.", "company"),
        ("[Harle Church Foods] spoke. Harle Church Foods slept. [The company] said no.", "Harle Church Foods"),
        ("[Quill] spoke. Quill shut two shops. [The Brill news agency] said no.", "Brill news agency"),
        ("[Quill] spoke. Quill shut two shops. [One company] said no.", "company"),
    ],
)
def test_a_definite_description_by_class_alone_is_whoever_stands_out_where_the_words_allow_it(text, meant):
    assert names(text)[-1].removeprefix("One ") == meant


def test_a_bare_plural_is_no_narrower_group_of_before():
    assert names("[Many grey economists] spoke. [Economists] said no.")[1] == "Economists"


def test_a_verb_before_a_group_is_not_part_of_it():
    assert names("They wrote to encourage bakers [who] said no.") == ["bakers"]


def test_a_campaign_is_not_the_report_on_it():
    assert names("A report on the Lund campaign came out. [The Lund campaign] said no.") == ["Lund campaign"]


def test_several_people_are_meant_by_the_noun_for_them():
    assert names("[Two objectors, Ana Sá and Bo Lund,] spoke. [The objectors] said no.") == ["Ana Sá and Bo Lund"] * 2


def test_a_name_that_ends_as_bodies_do_is_an_organization():
    assert read("[Harle Foods] said no.")[1][0].type == "organization"


def test_a_possessive_is_the_name_right_before_it():
    text = "Carl Lund, who wished after all these years to thank Mark Rowan for [his] faith, stayed."
    assert names(text) == ["Mark Rowan"]
    assert names(text.replace("[his] faith", "long and patient service before [he] left for Harle")) == ["Carl Lund"]


def test_the_role_within_somebody_elses_role_is_not_ones_own():
    text = "Ana Sá, a daughter of Senator Bo Lund, left. [The senator] said no."
    assert names(text) == ["Bo Lund"]


def test_the_ministry_is_the_one_named_before():
    assert names("The Ministry of Works met. [The ministry] said so.") == ["Ministry of Works"]


def test_a_poll_is_the_one_brought_in_before():
    assert names("A Quill News poll came out. [The poll] found that nobody cared.") == ["Quill News poll"]


def test_the_same_body_in_other_order_is_one_source():
    text = "[The Russian Ministry of Defence] spoke. [The Russian defence ministry] denied it."
    assert names(text) == ["Russian Ministry of Defence"] * 2


def test_first_person_in_a_quotation_is_its_speaker():
    marked = "[Ana Sá] said: {“[I] hope it rains.”}"
    text, sources, attributions = read(marked)
    assert [a.id for a in attributions] == ["s1", "s1"]
    assert sources[0].name == "Ana Sá"


def test_first_person_outside_quotations_is_the_author_without_a_name():
    _, sources, attributions = read("[I] think it rains.")
    assert [(s.type, s.name, s.named) for s in sources] == [("author", "", False)]
    assert attributions[0].resolution == "unnamed"


def test_a_relative_pronoun_is_what_stands_before_it():
    text = "They met Ana Sá, [who] denied it, and a Quill News poll, [which] found it."
    assert names(text) == ["Ana Sá", "Quill News poll"]


def test_a_relative_pronoun_after_an_apposition_is_the_person():
    assert names("They met Ana Sá, a rich donor [who] denied it.") == ["Ana Sá"]


def test_a_quotation_that_goes_on_has_the_speaker_before():
    marked = "[Ana Sá] said: {“It rains.}\n{“It pours.”}"
    _, _, attributions = read(marked)
    assert [(a.id, a.resolution) for a in attributions] == [("s1", "named"), ("s1", "continuation")]
    assert attributions[1].mention is None


def test_an_agentless_claim_has_no_source():
    document = read_document("It was said that it rained.")
    sources, attributions = resolve_sources(document, [], [ClaimFrame(0, None, (Span(12, 26),), (Span(3, 11),), 0)])
    assert (sources, attributions[0].id, attributions[0].resolution) == ((), None, "none")


def test_several_people_speak_as_one_source():
    _, sources, _ = read("[Bell and Sá] said so.")
    assert (sources[0].name, sources[0].type, sources[0].named) == ("Bell and Sá", "group", True)


def test_description_is_taken_from_wherever_the_article_gives_it():
    _, sources, _ = read("[Sá] said no. The storm surprised Harle mayor Ana Sá. [She] left.")
    assert sources[0].description == "Harle mayor"


def test_mentions_are_all_of_the_source_with_their_kinds():
    text, sources, _ = read("Ana Sá left. [Mayor Ana Sá] said so. “No,” [she] added. [The mayor] sighed.")
    found = [(m.span.of(text), m.kind) for m in sources[0].mentions]
    assert found == [("Ana Sá", "name"), ("Ana Sá", "name"), ("she", "pronoun"), ("The mayor", "nominal")]


def test_ids_follow_the_first_claims():
    _, sources, _ = read("Lund left. [Ana Sá] spoke. [Bo Lund] spoke. [Sá] spoke.")
    assert [(s.id, s.name, s.claim_ids) for s in sources] == [
        ("s1", "Ana Sá", ("c1", "c3")),
        ("s2", "Bo Lund", ("c2",)),
    ]


@pytest.mark.parametrize("mention", ["Her barrister", "Their barrister"])
def test_somebodys_barrister_is_somebody_else(mention):
    text = f"[Ana Sá] left the court. [{mention}] said no."
    for network in ((), ((0, 0.99),)):
        assert names(text, {1: network}) == ["Ana Sá", "barrister"]


def test_somebodys_barrister_may_have_been_named():
    text = "Ana Sá came with barrister Bo Lund. [Her barrister] said no."
    assert names(text) == ["Bo Lund"]


def test_the_network_cannot_make_a_judge_of_a_body():
    text = "[The Ministry of Works] lost. [The judge] said so."
    assert names(text, {1: ((0, 0.99),)})[1] == "judge"


def test_the_town_s_mayor_is_the_one_mayor_of_the_article():
    text = "[The town’s mayor] said no.\n" + "It rained.\n" * 9 + "[Mayor Ana Sá] laughed."
    assert names(text) == ["Ana Sá", "Ana Sá"]


def test_a_paper_is_called_by_its_title():
    text = "[The report], “Rain for Rent”, said so. [The report] said more."
    assert names(text) == ["Rain for Rent", "Rain for Rent"]


def test_a_paper_is_called_by_its_title_also_where_its_makers_stand_between():
    assert names("[A report by the Tree Trust], “Shade for Sale”, said so.") == ["Shade for Sale"]


def test_the_judge_is_the_justice():
    text = "Justice Amara Quaye met the mayor, Ruth Hale. [The judge] said so. [The old judge] did not."
    assert names(text)[0] == "Amara Quaye"
    assert names(text)[1] != "Amara Quaye"


def test_a_relative_pronoun_with_words_after_it_is_one_still():
    text = "We asked Ana Sá, [who after the storm] said no."
    assert names(text) == ["Ana Sá"]


def test_dashes_part_a_name_from_who_that_is():
    text = "[Bo Lund -- director of the Harle Museum -- ] said no."
    assert names(text) == ["Bo Lund"]


@pytest.mark.parametrize("before", ["The carmaker, ", "the carmaker ", "Ratings agency "])
def test_the_noun_beside_a_name_tells_a_body(before):
    text = f"It rained. [{before}Marlow Quist], said no."
    _, (source,), _ = read(text)
    assert (source.name, source.type) == ("Marlow Quist", "organization")


def test_a_part_of_a_state_is_named_with_the_state():
    text = "[Norway’s Supreme Court] said no. [The court] said no more, and [the Supreme Court] kept silent."
    assert names(text) == ["Norway’s Supreme Court"] * 3
    assert names("[Bell’s Supreme Court] said no.") == ["Supreme Court"]


def test_the_network_decides_where_the_rules_would_choose_otherwise():
    text = "[Ana Sá] spoke. [Mary Ro] spoke. “It pours,” [she] said."
    assert names(text)[2] == "Mary Ro"
    assert names(text, {2: ((0, 0.97),)})[2] == "Ana Sá"


def test_the_network_cannot_make_a_man_of_a_woman():
    text = "[Mrs Sá] spoke. [Mr Lund] spoke. “It pours,” [she] said."
    assert names(text, {2: ((1, 0.97),)})[2] != "Lund"


@pytest.mark.parametrize("other", ["Utah", "German"])
def test_two_who_are_told_apart_by_where_they_are_from_are_two(other):
    text = "[The Ohio senator] {left}. [The " + other + " senator] {stayed}."
    assert names(text, {1: ((0, 0.9),)}) == ["Ohio senator", f"{other} senator"]
    assert names(text.replace(other, "Ohio"), {1: ((0, 0.9),)}) == ["Ohio senator", "Ohio senator"]


def test_where_the_network_sees_no_antecedent_the_words_still_count():
    text = "The Ministry of Works met. The Ministry of Works left. [The {}] said so."
    assert names(text.format("ministry"), {0: ((0, 0.0),)}) == ["Ministry of Works"]
    assert names(text.format("juggler"), {0: ((0, 0.0),)}) == ["juggler"]


@pytest.mark.parametrize("threshold", [0.0, 0.5, 1.0])
def test_a_higher_threshold_only_opens_gaps(threshold):
    text = "[Ana Sá] spoke. [Mary Ro] spoke. “It pours,” [she] said."
    assert names(text, threshold=threshold)[2] in ("Mary Ro", None)


def frames(mentions: Sequence[ScoredMention], continues: bool) -> list[ClaimFrame]:
    claims = [ClaimFrame(i, i, (m.span,), (), 0) for i, m in enumerate(mentions)]
    return [*claims, ClaimFrame(len(claims), None, (), (), 0, continues)]


def goes_on(paragraphs: Sequence[int], known: bool = True) -> list[str | None]:
    """The names of claims of Ana Sá, of "she" (resolved where `known`) and of those that go on after them."""
    text = "Ana Sá spoke. She spoke."
    mentions = [
        ScoredMention(Span(0, 6), {}, (), True),
        ScoredMention(Span(14, 17), {}, ((0, 0.9),) if known else (), True),
    ]
    claims = [
        ClaimFrame(i, i if i < 2 else None, (), (), paragraph, continues=i > 1)
        for i, paragraph in enumerate(paragraphs)
    ]
    options = {} if known else {"threshold": 1.1}
    sources, attributions = resolve_sources(read_document(text), mentions, claims, **options)
    by_id = {source.id: source.name for source in sources}
    return [by_id[a.id] if a.id else None for a in attributions]


def test_a_quotation_goes_on_for_as_long_as_its_parts_are_near_each_other():
    assert goes_on([0, 0, 1, 2, 3, 5, 8]) == ["Ana Sá"] * 7
    assert goes_on([0, 0, 4]) == ["Ana Sá", "Ana Sá", None]


def test_a_quotation_that_goes_on_after_somebody_unknown_is_nobody_elses():
    assert goes_on([0, 0, 1], known=False) == ["Ana Sá", None, None]


@settings(deadline=None)  # the machine of the tests may be busy
@given(
    st.text(alphabet="AaBbÉ he who I the’s ,.“”—\n"),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 12), st.integers(0, 5))),
    st.booleans(),
)
def test_any_mentions_of_any_text_give_sound_spans_ids_and_confidences(text, cuts, continues):
    spans = [(Span(min(s, len(text)), min(s + n, len(text))), j) for s, n, j in cuts]
    mentions = [ScoredMention(span, {}, ((j, 0.5),), True) for span, j in spans]
    sources, attributions = resolve_sources(read_document(text), mentions, frames(mentions, continues))
    assert len(attributions) == len(mentions) + 1
    assert [s.id for s in sources] == [f"s{i + 1}" for i in range(len(sources))]
    assert {a.id for a in attributions if a.id} == {s.id for s in sources}
    assert all(0.0 <= a.confidence <= 1.0 for a in attributions)
    for source in sources:
        assert source.claim_ids
        assert all(0 <= m.span.start <= m.span.end <= len(text) for m in source.mentions)
        assert source.name in text or not source.named


def test_one_name_is_one_source_however_often():
    text = "Aa Bb said. He said. " * 1500
    spans = [Span(*m.span()) for m in re.finditer("Aa Bb|He", text)]
    mentions = [ScoredMention(span, {}, (), True) for span in spans]
    sources, _ = resolve_sources(read_document(text), mentions, frames(mentions, False))
    assert len(sources) == 1


@pytest.mark.parametrize(("by_author", "type_"), [(True, "author"), (False, None)])
def test_a_claim_without_a_source_may_be_the_writer_s_own(by_author, type_):
    text = "How long it takes is anybody’s guess."
    content, cue = Span(0, 17), Span(18, 36)
    claim = ClaimFrame(0, None, (content,), (cue,), 0, by_author=by_author)
    sources, (attribution,) = resolve_sources(read_document(text), [], [claim])
    assert [s.type for s in sources] == ([type_] if type_ else [])
    assert attribution.resolution == ("unnamed" if by_author else "none")


def test_whoever_is_born_with_a_name_is_not_somebody_else():
    text = "[Ana Sá] was a mill girl. Born Olga Krug in Harle, [she] said she had no regrets."
    assert names(text) == ["Ana Sá", "Ana Sá"]


@pytest.mark.parametrize("party", ["(Green)", "(Lib Dem)", "(Ind, East Harle)"])
def test_who_after_a_party_in_brackets_is_not_the_party(party):
    assert names(f"It was backed by Ana Sá {party}, [who] said it was time.") == ["Ana Sá"]


def test_who_after_a_party_and_state_is_whoever_is_of_it():
    assert names("It was backed by Ana Sá, D-Ohio, [who] said it was time.") == ["Ana Sá"]


def test_no_other_is_nobody_in_particular():
    assert names("Bo Lund, the director, left. [No director] agreed.") == ["No director"]


def test_her_office_is_not_the_ministry():
    text = "[The trade ministry] agreed. Ana Sá was away. [Her office] would not comment."
    assert names(text) == ["trade ministry", "office"]


def test_a_maker_is_the_firm_that_its_paragraph_brings_in():
    assert names("Shares in Quill Foods fell when [the maker of Harle crisps] warned of a loss.") == ["Quill Foods"]


def test_nobody_is_whom_he_or_she_calls_mine():
    text = "Ana Sá grew up here. [Her mother] thought {it rained}. {“My mother hid the books,”} [she] says."
    shipped = {"antecedents": {1: ((0, 0.9),)}, "threshold": 0.3}
    assert names(text.replace("My mother", "Our aunt"), **shipped)[1] == "mother"
    assert names(text, **shipped)[1] == "Ana Sá"


def test_a_prime_minister_is_nobody_of_another_trade():
    text = "[Her lawyer, Bo Lund,] left. [The prime minister, who knew her,] wept."
    assert names(text, {1: ((0, 0.9),)}) == ["Bo Lund", "prime minister"]


def test_what_the_network_takes_two_for_says_nothing_of_the_one_named():
    text = "She met Bo Lund. She and Lund agreed."
    mention = ScoredMention(Span(17, 29), {"group": 0.9}, (), True)
    sources, _ = resolve_sources(read_document(text), [mention], [ClaimFrame(0, 0, (), (), 0)])
    assert (sources[0].name, sources[0].type) == ("Bo Lund", "person")


def test_a_club_goes_by_the_first_part_of_its_name():
    assert names("[Harle Athletic] lost. [Harle] said so. [Orr Museum] shut. [Orr] said so.") == [
        "Harle Athletic",
        "Harle Athletic",
        "Orr Museum",
        "Orr",
    ]


@pytest.mark.parametrize("born", ["Harle-born", "Harle born"])
def test_whoever_is_told_by_a_birthplace_is_still_meant(born):
    assert names(f"{born} [Ana Sá] won. “It was hard,” [she] said.") == ["Ana Sá", "Ana Sá"]


def test_somebody_named_in_brackets_is_meant_by_who():
    assert names("Two friends came (Anna Orr, [who] said it was cold, and Bo Lund).") == ["Anna Orr"]


def test_their_company_may_be_the_firm():
    assert names("[Quill Foods] agreed. [Their company] said no.")[1] == "Quill Foods"


def test_the_president_is_no_former_one():
    text = "President Ana Sá fell ill. [A former president] {slept}. “It pours,” [the president] said."
    assert names(text) == ["former president", "Ana Sá"]


def test_who_behind_a_firm_in_apposition_is_whoever_works_there():
    text = "{It pours}, said [Ana Sá], a broker at Anna Securities, [who] {laughed}."
    assert names(text) == ["Ana Sá", "Ana Sá"]


def test_the_person_is_whoever_was_brought_in_without_a_name():
    text = "[Ana Sá] {left}. [A miller] {slept}. “It did,” [the person] said. “No,” [the people] said."
    assert names(text) == ["Ana Sá", "miller", "miller", "people"]


def test_a_boy_is_no_lawyer():
    text = "Lawyer [Bo Lund] {laughed}. Lund {left}. “It pours,” [the boy] said."
    assert names(text) == ["Bo Lund", "boy"]
    assert names(text.replace("Lawyer", "Striker")) == ["Bo Lund", "Bo Lund"]


def test_somebody_s_mother_is_nobody_of_whom_that_is_not_told():
    text = "[Ana Sá] {laughed}. Sá {left}. “It pours,” [the miller’s mother] said."
    assert names(text) == ["Ana Sá", "miller’s mother"]


def test_a_president_of_a_country_that_is_not_told_is_somebody_else():
    text = (
        "President [Ana Sá] {laughed}. [Sá] {left}. “It pours,” [Norway’s president] said. [The U.S. president] {wept}."
    )
    assert names(text) == ["Ana Sá", "Ana Sá", "Norway’s president", "Ana Sá"]


def test_the_end_of_a_rank_is_no_name():
    text = "“It pours,” said [Special Agent in Charge Ana Sá]. “No,” said [Airman 1st Class Bo Lund]."
    assert names(text) == ["Ana Sá", "Bo Lund"]


@pytest.mark.parametrize(
    ("brought_in", "name"), [("A disrupting lawsuit", "lawsuit"), ("A Harle lawsuit", "Harle lawsuit")]
)
def test_what_is_brought_in_by_vague_words_goes_by_those_of_its_claim(brought_in, name):
    assert names(f"{brought_in} was filed. “It pours,” [the lawsuit] said.") == [name]


def test_a_word_that_opens_a_sentence_and_is_found_no_name_is_none():
    assert resolutions("It rained. [Brokers] {laughed}.", found=[]) == ["unnamed"]
    assert resolutions("It rained. [Brokers] {laughed}.") == ["named"]
    assert resolutions("It rained. [Quill’s] {laugh} was heard.", found=[]) == ["named"]


def test_whom_a_paragraph_has_just_spoken_of_needs_no_name_to_be_meant():
    text = "Mayor [Ana Sá] {wept}. Sá {left}.\n\n[A nurse] {laughed} to Reuters. “It pours,” [she] said."
    network = {2: ((1, 0.5), (0, 0.3))}
    assert names(text, network) == ["Ana Sá", "nurse", "nurse"]


def test_sentences_that_open_with_one_pronoun_are_of_one_person():
    text = "Judge Ana Rowan sat. She kept him from Mary Quill. She also thanked Mary Quill. [She] ordered tea."
    assert names(text) == ["Ana Rowan"]
    assert names(text.replace("She also", "It also")) == ["Mary Quill"]


def test_whoever_was_brought_in_by_no_name_is_nobody_who_has_one():
    text = "Bo Lund sat. Deputies wrote that a librarian knew Bo Lund.\n[The librarian] thought so."
    assert names(text) == ["librarian"]
    assert names(text.replace("a librarian", "the town")) == ["Bo Lund"]


def test_she_who_opens_a_sentence_is_the_one_person_that_the_one_before_names():
    text = "Ana Rowan met Mary Quill. Ana Rowan wept. The union called Mary Quill. [She] stayed."
    assert names(text) == ["Mary Quill"]


def test_somebody_who_is_expressly_without_a_name_is_nobody_who_has_one():
    text = "Ana Rowan wrote a book. [The narrator, who is not named], thought so."
    assert names(text) == ["narrator"]


def test_a_source_is_called_by_the_words_of_its_first_claim():
    assert names("[A new survey] found rain. It asked ten. [The findings] showed fog.")[0] == "new survey"


def test_a_union_that_represents_its_staff_is_not_the_firm():
    text = "[Bell Ltd] said no. [The union representing its staff] said yes."
    assert names(text) == ["Bell Ltd", "union representing its staff"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("A driver, who gave his name only as Imran", "Imran"),
        ("A woman identified only as Marta", "Marta"),
        ("A neighbour known to all only as Marta", "Marta"),
        ("A cook, known only as Person C", "Person C"),
    ],
)
def test_a_name_that_is_all_that_is_told_is_the_name(mention, name):
    assert names(f"[{mention}], said no.") == [name]


def test_first_person_in_a_quotation_of_somebody_unknown_is_not_the_author():
    marked = "“{[I] never thought that it would last},” [he] said."
    _, sources, attributions = read(marked)
    assert [(a.id, a.resolution) for a in attributions] == [(None, "none"), (None, "none")]
    assert sources == ()


def test_the_author_is_mentioned_where_he_speaks_of_himself():
    text, sources, _ = read("[I] think {it rains}.")
    assert [[m.span.of(text) for m in s.mentions] for s in sources] == [["I"]]


@pytest.mark.parametrize(
    ("mention", "named"),
    [
        ("An Ohio company", False),
        ("Mr Lund’s company", False),
        ("A Russian bank", False),
        ("China’s foreign ministry", True),
        ("The Harle Press agency", True),
    ],
)
def test_a_body_is_named_where_its_name_is_told_and_not_its_place_or_owner(mention, named):
    text, sources, attributions = read(f"[{mention}] said {{it rained}}.")
    assert sources[0].named is named
    assert attributions[0].resolution == ("named" if named else "unnamed")
    assert len(sources[0].mentions) == 1


def test_whom_a_speaker_calls_his_father_is_not_he_though_nobody_else_is_named():
    assert names("[A father] {left}. “{My father said it rained},” [he] said.") == ["father", None]


def test_an_office_written_large_is_nobody_s_name():
    text, sources, _ = read("[The Harbour Minister] said {it rained}.", found=[])
    assert [(s.name, s.named) for s in sources] == [("Harbour Minister", False)]


def test_kin_behind_a_name_tells_he_or_she():
    assert names("[Quill Lund], his granddaughter, {left}. [Mr Bell] {stayed}. “No,” {said} [she].")[-1] == "Quill Lund"
    assert names("[Jo Bell’s girlfriend] {left}. “No,” {said} [she].")[-1] == "Jo Bell’s girlfriend"


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ("[President Jo Holm] {left}. [Their leader] {stayed}.", "leader"),
        ("[President Jo Holm] {left}. [The rebels’ leader] {stayed}.", "rebels’ leader"),
        ("[President Jo Holm] {left}. [The leader] {stayed}.", "Jo Holm"),
        ("[Harle Foods] {left} Jo Holm. [The brewer] {stayed}.", "Harle Foods"),
        ("[Harle Council] {left} on Friday. [The coalition] {stayed}.", "coalition"),
        ("[The Harle Water Agency] {left}. He told the agency, [which] {stayed}.", "Harle Water Agency"),
    ],
)
def test_a_description_is_whoever_may_be_called_so(marked, meant):
    assert names(marked)[-1] == meant


def test_his_lawyer_is_the_lawyer_who_is_named_soon_after():
    opening = "It rained.\n\n" * 5
    marked = opening + "[His lawyer] {left}.\n\n“No,” {said} the lawyer, [Ana Sá]."
    assert names(marked) == ["Ana Sá", "Ana Sá"]
    assert names(marked.replace("the lawyer, ", "")) == ["lawyer", "Ana Sá"]
    assert names(marked.replace("the lawyer, ", "the judge, ")) == ["lawyer", "Ana Sá"]


def test_an_office_is_no_part_of_a_firm_s_name():
    _, sources, _ = read("[Quillo CEO] said {it rained}. [Quillo] said {it poured}.", found=[Span(27, 33)])
    assert [(s.name, s.named) for s in sources][-1] == ("Quillo", True)


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ("[Ana Sá] {left}. [The other] {stayed}.", "other"),
        ("[Ana Sá] {left}. [The insider] {stayed}.", "insider"),
        ("[The mill agency Quillo] {left}. [The agency] {stayed}.", "Quillo"),
        ("[The UK Mill Safety Agency] {left}. [MSA] {stayed}.", "UK Mill Safety Agency"),
    ],
)
def test_others_and_kinds_of_bodies_are_who_they_can_be(marked, meant):
    assert names(marked)[-1] == meant


def test_the_longer_of_two_descriptions_is_told():
    _, sources, _ = read("[Mill language expert Ana Sá] said {it rained}.")
    assert sources[0].description == "Mill language expert"


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ("[Finance Minister Ana Sá] {left}. [The Health Minister] {stayed}.", "Health Minister"),
        ("[Finance Minister Ana Sá] {left}. [The finance minister] {stayed}.", "Ana Sá"),
        ("Bo Lund left. They rang the manager, [who] {stayed}.", "manager"),
        ("[Harle’s manager, Bo Lund], {left}. They rang the manager, [who] {stayed}.", "Bo Lund"),
    ],
)
def test_an_office_is_its_holder_s_alone(marked, meant):
    assert names(marked)[-1] == meant


def test_an_office_is_no_bystander_s():
    marked = "[Ana Sá], 34, {left}. [The secretary general] {stayed}."
    assert names(marked)[-1] == "secretary general"


def test_answers_without_end_are_resolved_in_linear_time():
    def resolve(number):
        text = "Harle Group left. " * number
        places = [Span(18 * i, 18 * i + 5) for i in range(number)]
        frames = [ClaimFrame(i, None, (place,), (), 0, answers=True) for i, place in enumerate(places)]
        resolve_sources(read_document(text), [], frames)

    assert takes_linear_time(resolve, 200)


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ("[Ana Sá] {left}. [The jury’s foreman] {stayed}.", "jury’s foreman"),
        ("[The mill’s director] {left}. [The jury’s foreman] {stayed}.", "jury’s foreman"),
        ("[The Kentucky Republican] {left}. [Ana Sá (D-Iowa)] {stayed}.", "Ana Sá"),
    ],
)
def test_offices_of_others_are_theirs(marked, meant):
    found = names(marked)
    assert found[-1] == meant
    assert found[0] != found[1]


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ("[The Harle Water Agency] {left}." + " Tolva is dry." * 50 + " [The agency] {stayed}.", "Harle Water Agency"),
        ("[The Harle Water Agency] {left}." + " Tolva is dry." * 50 + " [The mill agency] {stayed}.", "mill agency"),
        ("[The ambulance service] {left}. [The department] {stayed}.", "department"),
        ("[The mill union, RMQ] {left}. [The department] {stayed}.", "department"),
        ("[The Crown] {left}. The Crown won. The Crown spoke. [The company] {stayed}.", "company"),
    ],
)
def test_a_body_is_meant_by_its_own_noun_alone(marked, meant):
    assert names(marked)[-1] == meant


def test_an_office_written_large_is_that_of_the_name_behind_it():
    text = "[Bo Lund], a miller, {left}. The Planning Minister, Quill Sá, came. [He] {stayed}."
    plain = text.translate(str.maketrans("", "", "[]{}"))
    office = Span(plain.index("The Planning"), plain.index(", Quill"))
    mentions, claims = [], []
    for i, words in enumerate(("Bo Lund", "He ")):
        start = plain.index(words)
        mentions.append(ScoredMention(Span(start, start + len(words.strip())), {}, (), True))
        claims.append(ClaimFrame(i, i, (), (), 0))
    mentions.append(ScoredMention(office, {}, (), False))
    sources, attributions = resolve_sources(read_document(plain), mentions, claims)
    meant = {source.id: source for source in sources}[attributions[1].id or ""]
    assert (meant.name, meant.description) == ("Quill Sá", "Planning Minister")


@pytest.mark.parametrize(
    ("marked", "description"),
    [
        ("[Its spokeswoman, Commander Ana Sá], {left}.", "spokeswoman"),
        ("[Professor Ana Sá] {left}. Ana Sá, a mother of two, wept.", "Professor"),
    ],
)
def test_an_office_says_more_than_a_rank(marked, description):
    _, sources, _ = read(marked)
    assert sources[0].description == description


def test_a_place_behind_an_office_holds_none():
    text = "The Planning Minister, Norway’s own, came. He stayed."
    he = text.index("He ")
    mentions = [
        ScoredMention(Span(he, he + 2), {}, ((1, 1.0),), True),
        ScoredMention(Span(0, text.index(",")), {}, (), False),
    ]
    (source,), _ = resolve_sources(read_document(text), mentions, [ClaimFrame(0, 0, (), (), 0)])
    assert source.name == "Planning Minister"


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        ("[Ana Sá, a pupil at Quillon Lund High, who] {left}, {stayed}.", "Ana Sá"),
        ("They met Ana Sá, a pupil at Quillon High, [who] {left}.", "Ana Sá"),
        ("They met a man from Quillon, [who] {left}.", "man from Quillon"),
        ("They took a pass from Quillon Sá, [who] {left}.", "Quillon Sá"),
        ("By Kit Hale\n\nBo Lund met her. “It rains,” {left} said [Lund].", "Bo Lund"),
        ("[Bo Lund] {left}. He sang.\n\nIts head, Jo Holm, agreed. “We lost,” [he] {stayed}.", "Jo Holm"),
        ("[The Department of Mill Aid] {left}. [USDMA] {stayed}.", "Department of Mill Aid"),
    ],
)
def test_who_is_meant_stands_right_before(marked, meant):
    assert names(marked)[-1] == meant


def test_a_byline_is_nobody_whom_the_article_speaks_of():
    assert names("By Bo Hale\n\n“It rains,” {he} said [he].") == [None]
    assert names("By Bo Hale’s own account it rained. “It rains,” {he} said [he].") == ["Bo Hale"]


def test_a_body_without_a_name_in_a_headline_is_not_the_one_named_below():
    below = "[Quillo Without Sails] {stayed}. It counted the mills that [the group] {shut}."
    assert names("Mill shut, [aid group] {left}\n\n" + below)[-1] == "group"
    for opening in (
        "Mill shut, [aid group] {left}.\n\n",
        "Mill shut, [aid group] {left}. \n\n",
        "Mill shut, [aid group] {left}\n",
    ):
        assert names(opening + below)[-1] == "aid group"


def test_whoever_speaks_without_a_name_is_nobody_who_has_one():
    opening = "[Ana Sá] {left}. Ana Sá sang. Ana Sá slept. "
    assert names(opening + "[The woman] {stayed}.")[-1] == "Ana Sá"
    for secret in ("spoke on condition of anonymity", "asked not to be named", "declined to be identified"):
        assert names(opening + f"[The woman, who {secret}], {{stayed}}.")[-1] == "woman"
        assert names(f"[The woman, who {secret}], {{left}}.\n\n[Ana Sá] {{stayed}}.")[0] == "woman"


@pytest.mark.parametrize(("mention", "named"), [("The government of Norway", True), ("The head of Norway", False)])
def test_the_government_of_a_state_is_named_by_it(mention, named):
    _, sources, _ = read(f"[{mention}] {{left}}.")
    assert sources[0].named is named


def test_what_a_headline_brings_in_is_not_who_is_meant_below():
    below = "[Bell Lines] {left}. Bell Lines sang. Bell Lines slept. [The firm] {stayed}."
    assert names("Quiet firm shut for good\n\n" + below)[-1] == "firm"
    assert names("Quiet firm shut for good.\n\n" + below)[-1] == "Quiet firm"


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        # An office may say of what it is before the name.
        ("[The mayor] of Old Harle, Ana Sá, said {it rains}.", ["Ana Sá"]),
        ("[The mayor], Ana Sá said, {it rains}.", ["mayor"]),
        # "A group" tells what it is, and so does "the group".
        ("[Rain Watch], a Harle-based group, said {no}. Wye Council left. [The group] said {yes}.", ["Rain Watch"] * 2),
        ("[Rain Watch], a Harle-based nonprofit, said {no}. Wye left. [The nonprofit] said {yes}.", ["Rain Watch"] * 2),
        # A statement does not regret.
        ("The Rain Society issued [a statement] in which [it] said {no}.", ["statement", "Rain Society"]),
        # "She" goes with the spokeswoman.
        ("[Quillon Lund’s spokeswoman] said {no}. [She] said {yes}.", ["Quillon Lund’s spokeswoman"] * 2),
    ],
)
def test_a_source_is_told_by_what_stands_beside_it(marked, found):
    assert names(marked) == found


def test_whoever_speaks_of_the_mayor_is_not_the_mayor():
    text = "“The mayor has lied,” said Ana Sá, mayor of Quill."
    inner, outer = Span(1, 10), Span(text.index("Ana"), text.index("Ana") + 6)
    mentions = [ScoredMention(inner, {}, ((1, 0.9),), True), ScoredMention(outer, {}, (), True)]
    whole, part = Span(0, text.index(" said")), Span(11, text.index(",”"))
    claims = [ClaimFrame(0, 1, (whole,), (), 0), ClaimFrame(1, 0, (part,), (), 0, enclosing=0)]
    sources, attributions = resolve_sources(read_document(text), mentions, claims)
    assert [s.name for s in sources] == ["Ana Sá", "mayor"]
    assert attributions[1].id == sources[1].id


@pytest.mark.parametrize(("head", "kind"), [("inquest", "organization"), ("trial", "document")])
def test_an_inquest_is_a_body_whatever_the_network_takes_it_for(head, kind):
    text = f"The {head} heard that it rains."
    mentions = [ScoredMention(Span(0, len(head) + 4), {"document": 0.9}, (), True)]
    content = Span(text.index("that"), len(text) - 1)
    (source,), _ = resolve_sources(read_document(text), mentions, [ClaimFrame(0, 0, (content,), (), 0)])
    assert source.type == kind


@pytest.mark.parametrize(
    ("marked", "share", "meant"),
    [
        ("[The Quill Board] {left}. [The industry body] {stayed}.", 0.99, "Quill Board"),
        ("[The Quill Board] {left}. [The industry body] {stayed}.", 0.2, "industry body"),
        ("[President Bo Lund] {left}. [The Wye report] {stayed}.", 0.9, "Wye report"),
    ],
)
def test_what_the_rules_know_nothing_of_is_whom_a_sure_network_takes_it_for(marked, share, meant):
    assert names(marked, {1: ((0, share),)}, threshold=0.3)[-1] == meant


@pytest.mark.parametrize(
    ("marked", "name", "description"),
    [
        ("[Bo Lund] of the Quill Institute for Mills {left}.", "Bo Lund", "of the Quill Institute for Mills"),
        ("[Bo Lund], of the think tank Quill Wye, {left}.", "Bo Lund", "of the think tank Quill Wye"),
        ("[Bo Lund] of Harle {left}.", "Bo Lund", None),
        ("[Bo Lund], an economist, of the Quill Institute, {left}.", "Bo Lund", "economist"),
        ("[Harle’s MP, Sir Bo Lund], {left}.", "Bo Lund", "MP"),
        ("[The Union of Mills (UM) Harle] {left}.", "Union of Mills", None),
    ],
)
def test_a_source_is_described_as_the_article_does(marked, name, description):
    _, (source,), _ = read(marked)
    assert (source.name, source.description) == (name, description)


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        ("On Quillo, a teenager said no. [Quillo] {left}.", "Quillo", None),
        ("Quillo, a teenager, said no. [Quillo] {left}.", "Quillo", "teenager"),
    ],
)
def test_where_somebody_says_so_is_not_who(text, name, description):
    _, (source,), _ = read(text)
    assert (source.name, source.description) == (name, description)


def test_a_mention_that_leaves_off_what_a_body_is_of_has_its_whole_name():
    text = "Ana Sá of the Quill Institute of Mills left. The institute said so."
    start = text.index("The institute")
    mentions = [
        ScoredMention(Span(10, 29), {"organization": 1.0}, (), False),
        ScoredMention(Span(start, start + 13), {"organization": 1.0}, ((0, 0.9),), True),
    ]
    claims = [ClaimFrame(0, 0, (Span(start + 19, start + 21),), (), 1)]
    (source,), _ = resolve_sources(read_document(text), mentions, claims)
    assert source.name == "Quill Institute of Mills"


def test_i_in_an_answer_of_an_interview_is_whoever_was_brought_in_first():
    turns = (
        "Why now? You were to stay.\n\nI had to go.\n\nDid you quarrel?\n\nI never did.\n\nYou sold it.\n\nI said no."
    )
    for opening, name in (("Ana Sá has run the mill.", "Ana Sá"), ("It rained.", "")):
        text = f"{opening}\n\n{turns}"
        start = text.index("I said no")
        mentions = [ScoredMention(Span(start, start + 1), {"person": 1.0}, (), True)]
        claims = [ClaimFrame(0, 0, (Span(start + 7, start + 9),), (), len(turns))]
        (source,), _ = resolve_sources(read_document(text), mentions, claims)
        assert source.name == name
