"""What the words of one mention say alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.analysis import Span
from models.mentions.reading import mention_kind, read_mention
from models.naming.namebook import NameBook
from tests.models.awkward import NAMED


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
        ("a shop employee", "shop employee", "person"),
        ("the mill subcommittee", "mill subcommittee", "unknown"),
        # Who has a name behind a comma goes by it.
        ("her counterpart at Quill & Sons, Bo Lund", "Bo Lund", "person"),
        ("Quill’s largest shareholder, the Lund family trust", "Lund family trust", "organization"),
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
        ("One of them, 71-year-old clerk Ana Quill,", "Ana Quill", "71-year-old clerk"),
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
        ("A teammate, guard Marcus Quill,", "Marcus Quill", "teammate"),
        ("Her lawyer, Harle-based Ana Quill,", "Ana Quill", "lawyer"),
        ("Another, the retired miller Ana Quill,", "Ana Quill", "retired miller"),
        ("One of them, the deputy speaker of the council, Ana Quill,", "Ana Quill", "deputy speaker of the council"),
        ("A third, Bo Lund,", "Bo Lund", None),
        ("Another, a report,", "Another", None),
        ("The leader of the group, Harle's Ana Quill,", "Ana Quill", "leader of the group"),
        ("The High Commissioner for Mills, Ana Quill,", "Ana Quill", "High Commissioner for Mills"),
        ("His former roommate, the Dane Ana Quill,", "Ana Quill", "former roommate"),
        ("The study, the novel Ana Quill,", "study", None),
        ("The Labour MP", "Labour MP", None),
        ("The Liberal Democrat MP", "Liberal Democrat MP", None),
        ("Ana Quill MP", "Ana Quill", None),
    ],
)
def test_a_name_or_what_somebody_is_stands_whole_and_without_the_rest(words, core, description):
    assert reading_of(f"{words} said it rained.", words)[:2] == (core, description)


@pytest.mark.parametrize(
    ("words", "core", "described", "kind"),
    [
        ("Wagner founder Yevgeny Prigozhin", "Yevgeny Prigozhin", "Wagner founder", "person"),
        ("Dana Okoro, the city’s engineer", "Dana Okoro", "city’s engineer", "person"),
        ("a spokeswoman for Lund, Ana Sá,", "Ana Sá", "spokeswoman for Lund", "person"),
        ("the US president, Donald Trump", "Donald Trump", "US president", "person"),
        ("Rep. Ana Sá (D-Harle), chairwoman of the panel,", "Ana Sá", "chairwoman of the panel", "person"),
        ("the junior minister for sport Bo Lund", "Bo Lund", "junior minister for sport", "person"),
        ("a charity called Quill Aid", "Quill Aid", None, None),
        ("a spokesman for the ministry", "spokesman for the ministry", None, "person"),
        ("two people familiar with the matter", "two people familiar with the matter", None, "group"),
        ("a Quill News poll", "Quill News poll", None, "document"),
        ("Lund’s campaign", "Lund’s campaign", None, "organization"),
        ("a statement by the Harle Council", "Harle Council", None, "organization"),
        ("The MoD’s latest intelligence update", "MoD", None, "organization"),
        ("Bell and Sá", "Bell and Sá", None, "group"),
        ("critics", "critics", None, "group"),
        ("one harbour official", "harbour official", None, "person"),
        ("Both sides of the debate", "Both sides of the debate", None, "group"),
        ("both the Harle Council and Quill", "Harle Council and Quill", None, "organization"),
        ("Ana Sá and Bo Lund, the biggest donors,", "Ana Sá and Bo Lund", None, "group"),
        ("two objectors, Ana Sá and Bo Lund,", "Ana Sá and Bo Lund", "two objectors", "group"),
        ("donors, including Ana Sá and Bo Lund,", "donors", None, "group"),
        ("Ana Sá and Bo Lund in Harle", "Ana Sá and Bo Lund", None, "group"),
        ("the attorney for Quill founder Ana Sá", "attorney for Quill founder Ana Sá", None, "person"),
        ("Bo Lund of the broker Quill & Sons", "Bo Lund", None, "person"),
        ("Chipmaker Velaris", "Velaris", None, "organization"),
        ("many Saudis", "many Saudis", None, "group"),
        ("White House Chief of Staff Ana Sá", "Ana Sá", "White House Chief of Staff", "person"),
        (
            "Harle chairman of the Senate Budget Committee Mary Bell",
            "Mary Bell",
            "Harle chairman of the Senate Budget Committee",
            "person",
        ),
        (
            "The chairman of the panel, Harle Budget Committee Chairman Bo Lund,",
            "Bo Lund",
            "chairman of the panel",
            "person",
        ),
        ("One of them, Harle Senator Ana Sá,", "Ana Sá", "Harle Senator", "person"),
        ("the local agent of Quill Freight, Ana Sá,", "Ana Sá", "local agent of Quill Freight", "person"),
        ("The Tolva, Ohio-based company", "company", None, "organization"),
        ("just 35 percent of voters", "35 percent of voters", None, "group"),
        ("one in 10", "one in 10", None, "unknown"),
        ("The Harle Council Tuesday", "Harle Council", None, "organization"),
        ("Court of Audit investigators", "Court of Audit investigators", None, "group"),
        ("The club’s owner, the American fund manager Bo Lund", "Bo Lund", "club’s owner", "person"),
        ("its largest shareholder, the Norwegian fund Velaris", "Velaris", "largest shareholder", "organization"),
        ("A driver, who gave his name only as Tomas", "Tomas", "driver", "person"),
        ("Rival Quill", "Quill", None, None),
        ("the 24-year-old", "24-year-old", None, "person"),
        ("Environmentalists", "Environmentalists", None, "group"),
        ("harbour investigator Dr. Ana Sá", "Ana Sá", "harbour investigator", "person"),
        ("Labour’s Ana Sá", "Ana Sá", None, "person"),
        ("the Conservative", "Conservative", None, "person"),
        ("the town’s MP, Ana Sá", "Ana Sá", "town’s MP", "person"),
        ("one of the neighbours", "one of the neighbours", None, "person"),
        ("one of the country’s largest airlines", "one of the country’s largest airlines", None, "organization"),
        ("one of the reports", "one of the reports", None, "document"),
        ("former president Bo Lund", "Bo Lund", "former president", "person"),
        ("Officials from Norway, Peru and Chile", "Officials from Norway, Peru and Chile", None, "group"),
        ("Sens. Ana Sá, a Liberal, and Bo Lund, who met,", "Ana Sá, a Liberal, and Bo Lund", None, "group"),
        ("Ana Sá, R-Ohio, Jo Quill and Bo Lund, all elected", "Ana Sá, R-Ohio, Jo Quill and Bo Lund", None, "group"),
        ("Quill, Velaris and other traders", "Quill, Velaris and other traders", None, "group"),
        ("unions, churches and farmers", "unions, churches and farmers", None, "group"),
        ("Rights groups and the Harle Board", "Rights groups and the Harle Board", None, "group"),
        ("Lund and his wife, Ana,", "Lund and his wife", None, None),
        ("Jo Holm of the Trade and Harbour Centre", "Jo Holm", None, "person"),
        ("Harle Chief Executive and Chairman Ana Sá", "Ana Sá", "Harle Chief Executive and Chairman", "person"),
        ("Health and Harbour Services Secretary Ana Sá", "Ana Sá", "Health and Harbour Services Secretary", "person"),
        ("House of Elders Speaker Ana Sá", "Ana Sá", "House of Elders Speaker", "person"),
        ("former Ambassador to Norway Anna Holm", "Anna Holm", "former Ambassador to Norway", "person"),
        ("Norway's minister of Trade, Work and Rest, Anna Holm", "Anna Holm", "Norway's minister of Trade", "person"),
        ("His wife, longtime Quill aide Anna Holm", "Anna Holm", "wife", "person"),
        ("Harle, Ohio, Mayor Anna Holm", "Anna Holm", None, "person"),
        ("a book by famed reporter Anna Holm", "book by famed reporter Anna Holm", None, "document"),
        ("a spokesman for President Anna Holm (R-Ohio)", "spokesman for President Anna Holm", None, "person"),
        ("the firm representing Mr Quill", "firm representing Mr Quill", None, "organization"),
        ("Opponents of the dam", "Opponents of the dam", None, "group"),
        ("A Quill report from May 5, 2012,", "Quill report from May 5, 2012", None, "document"),
        ("a new Quill Institute report", "Quill Institute report", None, "document"),
        ("16 percent who", "16 percent", None, "group"),
        ("his own officials", "officials", None, "group"),
        ("the Bishop of Harle, Dr Ana Sá,", "Ana Sá", "Bishop of Harle", "person"),
        ("Bell Group and the bank’s chief, Ana Sá", "Bell Group and the bank’s chief, Ana Sá", None, None),
        ("the ministry on its website", "ministry", None, "organization"),
        ("Prosecuting, Ana Sá QC", "Ana Sá", None, "person"),
        ("the German", "German", None, "person"),
        ("the Guardian", "Guardian", None, None),
        ("the Vatican", "Vatican", None, "organization"),
        ("Wheelwrights of Harle", "Wheelwrights of Harle", None, "group"),
        ("Bill Baker and Mary Cook, who left", "Bill Baker and Mary Cook", None, "group"),
        ("Ana Holm, Jo Bell and manager Bo Lund", "Ana Holm, Jo Bell and manager Bo Lund", None, "group"),
        ("Army spokesman Maj. Gen. Bo Lund", "Bo Lund", "Army spokesman", "person"),
        ("Officials at this week’s talks", "Officials at this week’s talks", None, "group"),
        ("even some officials the paper spoke to", "some officials the paper spoke to", None, None),
    ],
)
def test_a_mention_gives_its_name_or_its_own_words(words, core, described, kind):
    reading = read_mention(words, Span(0, len(words)), NameBook(words))
    description = reading.description.of(words) if reading.description else None
    assert reading.core.of(words) == core
    assert description == described
    if kind is not None:  # else nothing in the words tells a charity from a person
        assert reading.type == kind


@pytest.mark.parametrize("words", ["he", "Her", "who", "most of whom", "they themselves", "I", "We’ve"])
def test_a_pronoun_is_a_pronoun(words):
    assert mention_kind(words) == "pronoun"


@pytest.mark.parametrize("text", ["\x1f", "Bell, \x1f", "\x1c, Bell, \x1f and \x1d", "the \x1e"])
def test_control_characters_are_no_words(text):
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            assert read_mention(text, Span(start, end), NameBook(text)).core.end <= len(text)


@settings(deadline=None)  # the machine of the tests may be busy
@given(NAMED, st.data())
def test_any_mention_of_any_text_can_be_read(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    core = read_mention(text, Span(start, end), NameBook(text)).core
    assert 0 <= core.start <= core.end <= len(text)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("his foe, guard Ana Sá,", "Ana Sá"),
        ("his foe, old tall guard Ana Sá,", "Ana Sá"),
        ("his foe, old tall grey guard Ana Sá,", None),
        ("his foe, Harle-based guard Ana Sá,", "Ana Sá"),
        ("his foe, report Ana Sá,", None),
        ("his foe, the report Ana Sá,", "Ana Sá"),
        # A body's noun stands before a person's name only where the given name tells.
        ("his foe, center Ana Sá,", "Ana Sá"),
        ("his foe, center Bo Lund,", None),
        ("his foe, steelmaker Bo Lund,", None),
        ("his foe, guard Bo Lund,", None),
    ],
)
def test_whoever_is_called_by_a_trade_without_an_article_is_who_is_meant(words, name):
    text = f"So {words} left. Ana Sá, a nurse, met Mr Bo Lund."
    reading = read_mention(text, Span(3, 3 + len(words)), NameBook(text))
    assert (reading.core.of(text) if reading.named else None) == name


@pytest.mark.parametrize(
    ("words", "name", "head"),
    [
        ("Another, guard Ana Sá", "Ana Sá", ""),
        ("one of them, guard Ana Sá", "Ana Sá", ""),
        ("A second, guard Ana Sá", "Ana Sá", ""),
        ("Another, Norway", "Norway", "another"),
    ],
)
def test_one_of_many_is_the_person_whose_name_follows(words, name, head):
    text = f"So {words} left. Ana Sá, a nurse, met Mr Bo Lund."
    reading = read_mention(text, Span(3, 3 + len(words)), NameBook(text))
    assert (reading.core.of(text), reading.head) == (name, head)


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("the convener of the Harle Coalition, Barrister Ngoza Wye", "Ngoza Wye", "person"),
        ("the convener of the Harle Coalition, Ngoza Wye", "Ngoza Wye", "person"),
        ("the guest of the Harle Coalition, Barrister Ngoza Wye", "Ngoza Wye", "person"),
        ("the guest of the Harle Coalition, Ngoza Wye", "guest of the Harle Coalition", "unknown"),
        ("a member of the state House of Assembly for Harle South, Hon. Tamuna Bell", "Tamuna Bell", "person"),
        ("the police boss, CP Ana Wye", "Ana Wye", "person"),
        ("its chair, Sr Ana Wye", "Ana Wye", "person"),
        ("Det Garda Bo Wye of the Fraud Bureau", "Bo Wye", "person"),
        ("Bo Wye SC", "Bo Wye", "person"),
        ("Wing Commander (retd) S. V. Harlaswamy", "S. V. Harlaswamy", "person"),
        ("the supervisor, senior mill engineer Quillo Wye", "Quillo Wye", "person"),
        ("the supervisor, a letter by engineer Quillo Wye", "supervisor", "person"),
        ("its leader, the 71-year-old tribal elder Quillo Wye", "Quillo Wye", "person"),
        ("former Tour of the Mills champion Quillo Wye", "Quillo Wye", "person"),
        ("a Quill press release sent out in May", "Quill press release", "document"),
        ("the top House Democrat", "top House Democrat", "person"),
        ("his practice, Quillo Wye", "Quillo Wye", "organization"),
        ("another backer, the Singapore-based Quill Ventures", "Quill Ventures", "organization"),
        ("its spokesman, who uses the nom de guerre Captain Quill", "Quill", "person"),
        ("a trader, who gave his name simply as Quill", "Quill", "person"),
        ("one, a 24-year-old who left in May", "24-year-old", "person"),
        ("another, a retired nurse", "retired nurse", "person"),
        ("another, a mill", "another", "person"),
        ("a nurse who left in May", "nurse", "person"),
        ("a nurse who treated him in May", "nurse who treated him", "person"),
        ("those who left in May", "those who left", "unknown"),
    ],
)
def test_ranks_callings_and_what_is_said_of_one_of_many_leave_the_name(words, name, kind):
    text = f"On Friday {words} said so."
    reading = read_mention(text, Span(10, 10 + len(words)), NameBook(text))
    assert (reading.core.of(text), reading.type) == (name, kind)


def test_a_rank_of_police_is_no_part_of_an_office_before_it():
    text = "The head of police, CP Ana Wye, said so."
    assert read_mention(text, Span(0, 30), NameBook(text)).description.of(text) == "head of police"
