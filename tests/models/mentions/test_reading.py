"""What the words of one mention say alone."""

import pytest

from models.analysis import Span
from models.mentions.phrases import is_adjective
from models.mentions.reading import read_mention
from models.naming.namebook import NameBook


def reading_of(text, words):
    start = text.index(words)
    reading = read_mention(text, Span(start, start + len(words)), NameBook(text))
    return reading.core.of(text), reading.description.of(text) if reading.description else None, reading.type


@pytest.mark.parametrize(
    ("words", "core", "kind"),
    [
        # What became of a paper, and on what terms somebody speaks, is no part of what either is called.
        ("a note left by the miller", "note", "document"),
        ("a letter sent to tenants late Friday", "letter", "document"),
        ("a mill report dated May 1 and kept by the bank", "mill report", "document"),
        ("a mill hand who spoke on condition of anonymity because she feared for her job", "mill hand", "unknown"),
        ("two clerks who asked not to be named", "two clerks", "group"),
        ("a clerk who left the mill", "clerk who left the mill", "person"),
        ("an undated, unsigned memo", "undated, unsigned memo", "document"),
        ("the mill, a ruin", "mill", "unknown"),
        ("the pupil who spoke to police", "pupil who spoke to police", "person"),
        ("parents who did not want to be late", "parents who did not want to be late", "group"),
        ("a woman who dated the miller", "woman who dated the miller", "person"),
        ("the union, based in Harle,", "union", "organization"),
        ("whose lawyers", "lawyers", "group"),
    ],
)
def test_a_description_is_called_by_what_it_is(words, core, kind):
    text = f"It was said by {words}."
    assert reading_of(text, words)[0::2] == (core, kind)


@pytest.mark.parametrize(
    ("words", "core", "description"),
    [
        ("Her old teacher, the late Ana van Sá,", "Ana van Sá", "old teacher"),
        ("Ward member Cllr Bo Lund", "Bo Lund", "Ward member"),
        ("Mrs Justice Orr", "Orr", None),
        ("High Court judge Mr Justice Orr", "Orr", "High Court judge"),
        ("The late Anna Orr", "Anna Orr", None),
        ("Bo Lund, for the tenants,", "Bo Lund", None),
        ("Bo Lund, born in Harle to a baker,", "Bo Lund", None),
    ],
)
def test_a_title_or_whom_somebody_speaks_for_describes_nobody(words, core, description):
    assert reading_of(f"{words} said it rained.", words)[:2] == (core, description)


@pytest.mark.parametrize(
    ("text", "words", "adjective"),
    [
        ("French émigrés left", "French", True),
        ("The Dutch firms paid", "The Dutch", True),
        ("The Dutch have paid", "The Dutch", False),
        ("the Guardian reported", "Guardian", False),
        ("Parish council", "Parish", False),
        ("Dutch and Czech firms", "Dutch", False),  # the noun stands elsewhere
        ("Syrian, Turkish", "Syrian", False),
        ("Syrian", "Syrian", False),
        ("Syrian Air", "Syrian", False),
    ],
)
def test_the_adjective_of_a_country_before_a_noun_is_told(text, words, adjective):
    start = text.index(words)
    assert is_adjective(text, Span(start, start + len(words))) == adjective


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("the guild speaking for the millers", "guild"),
        ("lawyers representing the miller", "lawyers"),
        ("a woman leading the inquiry", "woman"),
        ("the guild training manual", "manual"),
        ("a mill hand's lodging", "lodging"),
    ],
)
def test_whoever_does_something_is_not_what_it_is_done_to(words, head):
    text = f"It was said by {words}."
    start = text.index(words)
    assert read_mention(text, Span(start, start + len(words)), NameBook(text)).head == head


@pytest.mark.parametrize(
    ("words", "name", "description", "kind"),
    [
        ("the guild serving millers, Stones Turning,", "Stones Turning", "guild serving millers", "organization"),
        ("her neighbour, the bookbinder Anna Quill,", "Anna Quill", "neighbour", "person"),
        ("the Herald on Sunday", "Herald on Sunday", None, "organization"),
        ("its landlord, Harle Estates,", "Harle Estates", "landlord", "organization"),
        ("its landlord, Anna Quill,", "Anna Quill", "landlord", "person"),
    ],
)
def test_a_mention_is_called_by_the_name_in_it(words, name, description, kind):
    assert reading_of(f"It was said by {words} of all people.", words) == (name, description, kind)


def test_a_statement_is_not_its_own_issuer():
    assert reading_of("The STATEMENTs’s rules changed, Ana Sá said.", "The STATEMENTs")[0]


@pytest.mark.parametrize(
    ("words", "name", "description"),
    [
        ("one of the millers, who asked to be called Ana,", "Ana", "one of the millers"),
        ("a miller, who wished to be identified only by her first name, Ana,", "Ana", "miller"),
        ("another, known in the report as Ana Sá,", "Ana Sá", None),
        ("their leader, known as Abu Sá,", "Abu Sá", "leader"),
        ("another clerk, a nurse named Ana Sá,", "Ana Sá", "clerk"),
        ("a second clerk, identified as Ana Sá,", "Ana Sá", "second clerk"),
        ("a clerk who goes by Ana,", "Ana", "clerk"),
    ],
)
def test_whoever_is_called_somehow_goes_by_that_name(words, name, description):
    assert reading_of(f"It was said by {words} of all people.", words) == (name, description, "person")


def test_by_what_else_somebody_is_known_is_not_the_name():
    words = "Ana Sá, also known as Annie Quill,"
    assert reading_of(f"It was said by {words} of all people.", words)[0] == "Ana Sá"


@pytest.mark.parametrize(
    ("words", "core", "kind"),
    [
        ("a report, Left to Drown,", "Left to Drown", "document"),
        ("his memoir, The Miller of Harle,", "The Miller of Harle", "document"),
        ("one user, @ana_sa,", "@ana_sa", "person"),
        ("your union", "union", "organization"),
        ("Harle Police", "Harle Police", "organization"),
        ("Mum-of-two Ana Quill", "Ana Quill", "person"),
    ],
)
def test_a_title_a_handle_or_a_body_is_called_whole(words, core, kind):
    assert reading_of(f"{words[0].upper()}{words[1:]} said so.", f"{words[0].upper()}{words[1:]}")[0::2] == (core, kind)


@pytest.mark.parametrize(
    ("words", "description"),
    [
        ("The Right Rev. Bo Lund, bishop of Harle,", "bishop of Harle"),
        ("Bo Lund, a nurse at St. Ana’s Hospital,", "nurse at St. Ana’s Hospital"),
        ("He and a colleague, Dr Bo Lund,", None),
    ],
)
def test_a_description_is_whole_and_no_title(words, description):
    assert reading_of(f"{words} said it rained.", words)[:2] == ("Bo Lund", description)


@pytest.mark.parametrize(
    ("words", "core", "description", "kind"),
    [
        ("State Rep. Ana Quill", "Ana Quill", "State Rep.", "person"),
        ("Forum convenor Fr. Bo Lund", "Bo Lund", "Forum convenor", "person"),
        ("The other, Ana Quill,", "Ana Quill", None, "person"),
        ("A spokesman for the retailer, Quillo,", "spokesman for the retailer", None, "person"),
        ("The head of the Harle Council, Ana Quill,", "Ana Quill", "head of the Harle Council", "person"),
        ("A letter written by the envoy, Ana Quill,", "letter", None, "document"),
        ("Mr and Mrs Quill", "Mr and Mrs Quill", None, "group"),
        ("Radio Four", "Radio Four", None, "organization"),
        ("A clerk, who would only give his first name, Bo,", "Bo", "clerk", "person"),
        ("Ana Quill, speaking in Harle,", "Ana Quill", None, "person"),
        ("Minister of State for Mills Ana Quill", "Ana Quill", "Minister of State for Mills", "person"),
    ],
)
def test_a_name_goes_with_the_noun_that_it_stands_beside(words, core, description, kind):
    assert reading_of(f"{words} said it rained.", words) == (core, description, kind)


def test_whoever_is_called_somehow_within_a_description_is_not_who_is_described():
    words = "A lawyer for a woman named Ana Quill"
    assert reading_of(f"{words} said it rained.", words) == ("lawyer for a woman named Ana Quill", None, "person")


@pytest.mark.parametrize(
    ("words", "core", "description"),
    [
        ("One of them, 71-year-old clerk Ana Quill,", "Ana Quill", None),
        ("A miller, 68-year-old Ana Quill,", "Ana Quill", "miller"),
        ("Ana Quill, reached at her home in Harle,", "Ana Quill", None),
        ("Ana Quill, a retired miller,", "Ana Quill", "retired miller"),
    ],
)
def test_an_age_stands_beside_a_name_and_a_participle_is_no_description(words, core, description):
    assert reading_of(f"{words} said it rained.", words)[:2] == (core, description)


@pytest.mark.parametrize(
    ("words", "core", "description"),
    [
        ("Another, Rep. Ana Quill,", "Ana Quill", None),
        ("Ana Quill of the Centre for Mills, a Harle-based think tank,", "Ana Quill", None),
        ("The Economic and Social Mill Institute", "Economic and Social Mill Institute", None),
    ],
)
def test_a_party_a_rank_and_a_body_are_told_apart(words, core, description):
    assert reading_of(f"{words} said it rained.", words)[:2] == (core, description)


@pytest.mark.parametrize(
    ("words", "core", "description"),
    [
        ("The MP for Harle, Ana Quill,", "Ana Quill", "MP for Harle"),
        ("Its chair, retired surveyor Dennis Quill,", "Dennis Quill", "chair"),
        ("Its governor, Ana Quill, and Bo Lund, an adviser,", "Ana Quill, and Bo Lund", None),
        ("Ana Quill, one of the three who left,", "Ana Quill", None),
        ("Ana Quill, one of the ministers,", "Ana Quill", "one of the ministers"),
        ("Ana Quill, now working in Harle,", "Ana Quill", None),
        ("Ana Quill, now a miller in Harle,", "Ana Quill", "miller in Harle"),
        ("Ana Quill, then aged 19,", "Ana Quill", None),
        ("A nurse in Harle, Ohio, who wept,", "nurse in Harle, Ohio", None),
        ("Forecasters there", "Forecasters", None),
        ("The mayor of Quillon, Texas, and Bo Lund, a farmer,", "mayor of Quillon", None),
        ("Officials from Israel, Egypt, and Qatar", "Officials from Israel", None),
        ("Ana Quill, still in Harle,", "Ana Quill", None),
        ("National Union of Mill Staff", "National Union of Mill Staff", None),
    ],
)
def test_a_name_or_what_somebody_is_stands_whole_and_without_the_rest(words, core, description):
    assert reading_of(f"{words} said it rained.", words)[:2] == (core, description)
