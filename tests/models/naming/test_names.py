"""Names by their capitals, and which short form belongs to which full one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.analysis import Span
from models.mentions.ages import age_beside
from models.mentions.reading import mention_kind, read_mention
from models.mentions.roles import role_of
from models.naming.corrected import cut_to_persons, merely_opens, with_openings, without_openings
from models.naming.namebook import NameBook
from models.naming.names import find_names

TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="AaBb .,’'“”\"-–()\n\u00a0ÉéÜ1I"),
    st.lists(st.sampled_from("Mayor President Director Of And For the of Harle Ana Sá Bell, . \n".split(" "))).map(
        " ".join
    ),
)


XI = ["Xi", "Martin King Jr.", "Bo Lund"]
ROWERS = ["Rowers’ Trust", "Farmers' Alliance", "Quill", "Harle"]
TITLED_NAMES = ["Temple", "Office", "Bo King III", "Larry King Live"]


def names(text: str) -> list[str]:
    return [span.of(text) for span in find_names(text)]


def entities(text: str) -> list[str]:
    book = NameBook(text)
    return [book.form(book.entity_of(name)) for name in book.names]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # What a sentence may begin with is no part of a name, nor is a nation before somebody's whole name.
        ("Former Harle captain Bo Lund left.", ["Harle", "Bo Lund"]),
        ("Born Anna Orr in Harle, she left. Born Free, a charity, did not.", ["Anna Orr", "Harle", "Born Free"]),
        ("We met Canadian Anna Orr and Canadian Orr.", ["Anna Orr", "Canadian Orr"]),
        ("The Canadian Christian Lobby left.", ["Canadian Christian Lobby"]),
        ("Reviewers liked it. Landlords did not.", []),
        # A Sunday paper is none without its day; a day is no name.
        ("It was in the Sunday Ledger. The Sunday rain fell.", ["Sunday Ledger"]),
        ("The Sunday Harle derby is off.", ["Harle"]),
        ("They shop at Dick’s Sporting Goods.", ["Dick’s Sporting Goods"]),
        ("We met Mr Lund and Dr. Ana Sá.", ["Lund", "Ana Sá"]),
        ("It was Attorney General Dana Okoro’s idea.", ["Dana Okoro"]),
        ("the Ministry of Defence and the Bank of Harle", ["Ministry of Defence", "Bank of Harle"]),
        ("the Port of Harle and the Duchess of Quill", ["Port of Harle", "Duchess of Quill"]),
        ("She asked Carl J. Bell-Ruiz about Apple Inc. again.", ["Carl J. Bell-Ruiz", "Apple Inc."]),
        ("the U.S. navy, NATO and al-Sayed", ["U.S.", "NATO", "al-Sayed"]),
        ("a Harle-based Quill Motors car", ["Quill Motors"]),
        ("the broker Quill & Sons", ["Quill & Sons"]),
        ("He left the First Bank of Harle first.", ["First Bank of Harle"]),
        ("Mayor Pro Tem Dana Okoro voted.", ["Dana Okoro"]),
        ("Chipmaker Velaris is growing. Filmmaker Ana Sá is not.", ["Velaris", "Ana Sá"]),
        ("the al-Sayed-backed Bell Front and Harle-Quill Bell-affiliated Tolva Group", ["Bell Front", "Tolva Group"]),
        ("White House Chief of Staff Ana Sá", ["Ana Sá"]),
        ("Democratic Speaker of the House Jo Bell", ["Jo Bell"]),
        ("Trust Ana Sá to say so. We met Ana Sá.", ["Ana Sá", "Ana Sá"]),
        ("He met the President Of it.", []),
        ("The Director And the board met.", []),
        ("Then the Home Secretary, Ana Sá, met the House Speaker.", ["Ana Sá"]),
        ("He met the Dollar General.", ["Dollar General"]),
        ("It stood in the Harle Plain Dealer and in the Harle Reporter.", ["Harle Plain Dealer", "Harle Reporter"]),
        ("He told the UK Prime Minister that the Environment Secretary knew. Later the Secretary left.", ["UK"]),
        (
            "He left the Jockey Club, the Shepherd Center and DCI Group.",
            ["Jockey Club", "Shepherd Center", "DCI Group"],
        ),
        ("So the Republican Party lost and the Conservative left.", ["Republican Party"]),
        ("Then Sen. Boxer met Ms Carpenter and Mr Shepherd.", ["Boxer", "Carpenter", "Shepherd"]),
        ("Then the boxer, Jo Carpenter Jr, met butcher Ana Sá.", ["Jo Carpenter Jr", "Ana Sá"]),
        ("Rival Quill said no. Rival Group Ltd did not.", ["Quill", "Rival Group Ltd"]),
        ("Dean Okoro ran.", ["Dean Okoro"]),
        ("Det Ch Insp Ana Sá and Cllr Bo Lund left.", ["Ana Sá", "Bo Lund"]),
        ("Then the Justice Department sued the King College.", ["Justice Department", "King College"]),
        ("Then Judge Temple and Mr Office met Bo King III and Larry King Live.", TITLED_NAMES),
        ("Then Harle Judge Bo Lund spoke.", ["Bo Lund"]),
        ("He met Secretary of Harbour Affairs Paul Quill and Envoy to Norway Anna Holm.", ["Paul Quill", "Anna Holm"]),
        ("The 9th Harle Court met on the 5th.", ["9th Harle Court"]),
        ("Then General Motors Corp and the UN General Assembly met.", ["General Motors Corp", "UN General Assembly"]),
        ("Then the Harlean General Staff met Lance Corporal Bo Lund.", ["Harlean General Staff", "Bo Lund"]),
        ("They read the Sunday Post on Sunday, and the Mail on Sunday.", ["Sunday Post", "Mail on Sunday"]),
        ("Bill Quill paid the bill. Bank of Harle paid the bank.", ["Bill Quill", "Bank of Harle"]),
        ("Then Senators Anna Holm and Bo Lund left for state TV.", ["Anna Holm", "Bo Lund"]),
        ("Then Pope Quillus XVI came.", ["Pope Quillus XVI"]),
        (
            "The Department for Rest met the Campaign for Slow Trains.",
            ["Department for Rest", "Campaign for Slow Trains"],
        ),
        ("He blamed the Harle Department for Tolva’s loss.", ["Harle Department", "Tolva"]),
        ("The Rowers’ Trust met the Farmers' Alliance. Quill’s Harle did not.", ROWERS),
        (
            "Then Lloyd’s of London met Ms McDonald’s friend and McDonald's.",
            ["Lloyd’s of London", "McDonald", "McDonald's"],
        ),
        ("Prosecuting, Ana Sá QC spoke.", ["Ana Sá"]),
        ("Harding, 24, spoke.", ["Harding"]),
        ("Courtesy Michael Holm. Getty Images sued.", ["Michael Holm", "Getty Images"]),
        ("Two-thirds of them left. April Harding did.", ["April Harding"]),
        ("It was in Austin Monday. A May vote is near, said Mrs May.", ["Austin", "May"]),
        ("Chinese President Xi met Dr. Martin King Jr. and Austin Judge Bo Lund.", XI),
        ("It was Jo Moody’s bank, on the 5th Lund said.", ["Jo Moody", "Lund"]),
        ("Tom Quill MSP met P. David Holm on Downing Street.", ["Tom Quill", "P. David Holm", "Downing Street"]),
    ],
)
def test_names_come_without_offices_titles_and_possessives(text, found):
    assert names(text) == found


def test_a_word_that_only_opens_a_sentence_is_no_name():
    assert names("Rivers rose. The rivers fell. But Lund said: “Nothing moved.”") == ["Lund", "Nothing"]


def test_an_office_in_a_headline_is_no_name():
    assert names("Mayor of Harle Quits\nMayor Ana Sá left Harle on Monday.")[0] == "Harle"


def test_a_headline_has_the_names_that_the_body_has():
    text = "Ana Sá Says Lund Must Go\nAna Sá told Bo Lund to go."
    assert names(text)[0] == "Ana Sá"
    assert "Bo Lund" in names(text)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Ana Sá left. Sá smiled.", "Ana Sá"),
        ("Carl J. Bell left. Carl Bell smiled.", "Carl J. Bell"),
        ("The Ministry of Defence moved. The MoD stopped.", "Ministry of Defence"),
        ("Quill Group fell. Then Quill rose.", "Quill Group"),
        ("The Anti-Dumping League met. The ADL spoke.", "Anti-Dumping League"),
        ("They read the Harle Evening Post. The Post was thin.", "Harle Evening Post"),
    ],
)
def test_a_short_form_leads_to_the_full_one(text, full):
    assert entities(text) == [full, full]


def test_two_people_of_one_surname_stay_two():
    text = "Mary Bell met John Bell. Mr Bell left. Mrs Bell stayed."
    assert entities(text) == ["Mary Bell", "John Bell", "John Bell", "Mary Bell"]


def test_a_name_that_a_network_takes_for_no_person_is_none_unless_words_say_so():
    text = "Marlow Quist cut the rating. Dr Dana Okoro objected."
    quist, okoro = find_names(text)
    assert NameBook(text).person(("marlow", "quist")) is True
    tagged = NameBook(text, tagged={quist: False, okoro: False})
    assert tagged.person(("marlow", "quist")) is False
    assert tagged.person(("dana", "okoro")) is True


def test_father_and_son_stay_two_and_the_bare_surname_is_the_fathers():
    text = "Then Bo Lund Jr. met Bo Lund. Lund spoke. Lund Jr. did not. Ana Holm II came, and Holm left."
    found = ["Bo Lund Jr.", "Bo Lund", "Bo Lund", "Bo Lund Jr.", "Ana Holm II", "Ana Holm II"]
    assert entities(text) == found


def test_the_dead_have_no_say_and_a_title_makes_no_woman_a_man():
    text = "Carl Lund, 60, was killed. His son Paul Lund wept. Mr Lund spoke. Mrs Lund did not."
    assert entities(text) == ["Carl Lund", "Paul Lund", "Paul Lund", "Lund"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mr Lund stayed. Mrs Lund left. Mr Lund wept. Lund sang.", [0, 1, 0, 0]),
        ("Ms. Lund stayed. Mr. Lund left. Ms. Lund wept.", [0, 1, 0]),
        ("Karen Lund stayed. Mr Lund left. Mrs Lund wept. Ms Lund sang.", [0, 1, 0, 0]),
        ("Mrs Lund stayed. Ms Lund left. Lund sang.", [0, 0, 0]),
        ("Karen Lund and Peter Lund stayed. Mr Lund left. Mrs Lund wept.", [0, 1, 1, 0]),
    ],
)
def test_husband_and_wife_of_one_surname_are_two(text, people):
    book = NameBook(text)
    keys = [book.entity_of(name) for name in book.names]
    order = list(dict.fromkeys(keys))
    assert [order.index(key) for key in keys] == people
    assert {book.gender(key) for key in order} <= {"m", "f"}


def test_a_month_is_a_name_where_somebody_has_it():
    text = "Theresa June left in June. Mrs June said so. On June 5, June’s friend met her. June was gone by June."
    assert names(text) == ["Theresa June", "June", "June", "June"]
    assert set(entities(text)) == {"Theresa June"}
    assert names("It rained in June. June was wet, and so was May 5.") == []


def test_a_bare_surname_is_the_person_first_named():
    assert entities("Mary Bell met John Bell. Then Bell spoke.")[-1] == "Mary Bell"


def test_a_ministry_first_named_alone_is_not_the_later_one_of_another_country():
    text = "The Ministry of Defence spoke. The Russian Ministry of Defence did not."
    assert entities(text) == ["Ministry of Defence", "Russian Ministry of Defence"]


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
        ("One of them, Harle Senator Ana Sá,", "Ana Sá", None, "person"),
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


ROLES = {
    "a sentence of its own": ("He asked of Bo Lund, the president shrugged.", None),
    "a participle": ("He asked Bo Lund, the lawyer hired by Quill, again.", "lawyer hired by Quill"),
    "an accusation": ("So Bo Lund, the officer accused of it, left.", "officer accused of it"),
    "a time": ("So Bo Lund, the minister appointed last year, left.", "minister appointed last year"),
    "somebody else's name before": ("They all back Tate. Rep. Bo Lund, a moderate, does not.", "Rep."),
    "two ranks": ("They all back Rear Adm. Bo Lund.", "Rear Adm."),
    "an abbreviated rank": ("They all back Brig. Gen. Bo Lund.", "Brig. Gen."),
    "a policeman's": ("They all back Insp. Bo Lund.", "Insp."),
    "set off by commas": ("Asked by the coroner, Mr Bo Lund, she wept.", "coroner"),
    "one of a list": ("She met the coroner, Bo Lund and a nurse.", None),
    "a list of names": ("In a blow to the president, Bo Lund, Kim Ro and Ana Sá quit.", None),
    "somebody's wife": ("The wife of the coach, Bo Lund, left.", None),
}


@pytest.mark.parametrize(("text", "role"), ROLES.values(), ids=ROLES.keys())
def test_a_role_ends_where_its_words_do(text, role):
    start = text.index("Bo Lund")
    found = role_of(text, Span(start, start + 7))
    assert (found and found.of(text)) == role


AGES = {
    "34-year-old banker Bo Lund left.": 34,
    "Bo Lund, 34, left.": 34,
    "Bo Lund (34) left.": 34,
    "A 16-year-old girl accused Bo Lund of it.": None,
    "The 12-year-old daughter of Bo Lund left.": None,
    "Kim Ro had 45.5 percent, Bo Lund, 42.1 percent.": None,
    "After Bo Lund, 1,200 others spoke.": None,
    "Bo Lund (2) and Kim Ro (4) scored.": None,
}


@pytest.mark.parametrize(("text", "age"), AGES.items())
def test_an_age_is_told_of_whom_it_stands_beside(text, age):
    start = text.index("Bo Lund")
    assert age_beside(text, Span(start, start + 7)) == age


def test_a_role_is_read_beside_the_name_and_nothing_else_is():
    text = "It shook former Harle mayor Ana Sá, and Bo Lund, who left with Carl Bell, an economist at First Trust."
    starts = {name: text.index(name) for name in ("Ana Sá", "Bo Lund", "Carl Bell")}
    roles = [role_of(text, Span(start, start + len(name))) for name, start in starts.items()]
    assert [role and role.of(text) for role in roles] == ["former Harle mayor", None, "economist at First Trust"]


def test_a_role_begins_with_no_preposition_and_goes_on_past_a_short_word():
    text = "They praised the taste of President Bo Lund. It was Ana Sá, a surgeon at St. Bo’s Hospital, who left."
    roles = [role_of(text, Span(text.index(name), text.index(name) + len(name))) for name in ("Bo Lund", "Ana Sá")]
    assert [role.of(text) for role in roles] == ["President", "surgeon at St. Bo’s Hospital"]


def test_a_name_is_not_told_in_capitals_where_the_text_has_it_otherwise():
    book = NameBook("TOLVERA — It rained. Tolvera is wet, NATO said.")
    assert [book.form(book.entity_of(name)) for name in book.names] == ["Tolvera", "Tolvera", "NATO"]


@settings(deadline=None)  # the machine of the tests may be busy
@given(TEXTS)
def test_names_of_any_text_are_in_order_apart_and_trimmed(text):
    spans = find_names(text)
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    assert all(span.of(text) and span.of(text) == span.of(text).strip() for span in spans)


@pytest.mark.parametrize("text", ["\x1f", "Bell, \x1f", "\x1c, Bell, \x1f and \x1d", "the \x1e"])
def test_control_characters_are_no_words(text):
    for start in range(len(text)):
        for end in range(start, len(text) + 1):
            assert read_mention(text, Span(start, end), NameBook(text)).core.end <= len(text)


@settings(deadline=None)  # the machine of the tests may be busy
@given(TEXTS, st.data())
def test_any_mention_of_any_text_can_be_read(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    core = read_mention(text, Span(start, end), NameBook(text)).core
    assert 0 <= core.start <= core.end <= len(text)


def test_a_name_of_which_the_end_is_a_person_is_cut_to_that():
    text = "Partner of Bell Group Jo Quill met Harle Bell Quill."
    person = Span(22, 30)
    assert person.of(text) == "Jo Quill"
    found = find_names(text)
    assert [s.of(text) for s in found] == ["Partner of Bell Group Jo Quill", "Harle Bell Quill"]
    assert [s.of(text) for s in cut_to_persons(text, found, [person, Span(41, 51)])] == ["Jo Quill", "Harle Bell Quill"]


def test_a_noun_before_a_stop_says_nothing_of_the_name_behind_it():
    book = NameBook("She left the company. Lund stayed, and the company Bell closed.")
    known = {name.span.of(book.text): book.person(book.entity_of(name)) for name in book.names}
    assert known == {"Lund": None, "Bell": False}


def test_a_given_name_alone_tells_whether_he_or_she_is_meant():
    book = NameBook("Grace laughed. Robert wept. Quill fell.")
    assert [book.gender(book.entity_of(name)) for name in book.names] == ["f", "m", None]


def test_a_noun_of_bodies_behind_a_given_name_is_a_surname_only_if_it_is_used_as_one():
    books = [NameBook(f"They asked {name} then.") for name in ("Anna Securities", "Anna Church")]
    assert [book.person(book.entity_of(book.names[0])) for book in books] == [False, True]


@pytest.mark.parametrize(
    ("text", "tagged", "kept"),
    [
        ("It rained. Brokers at Lund left.", "Lund", ["Lund"]),
        ("It rained. Brokers at Lund left.", "Brokers", ["Brokers", "Lund"]),
        ("It rained. Brokers at Lund left. So did Brokers.", "Lund", ["Brokers", "Lund", "Brokers"]),
        ("It rained. IBM at Lund left.", "Lund", ["IBM", "Lund"]),
        ("It rained, Brokers at Lund left.", "Lund", ["Brokers", "Lund"]),
        ("It rained. Brokers Lund left.", "Lund", ["Brokers Lund"]),
        ("Ana Lund sat. Lund has left.", "Ana", ["Ana Lund", "Lund"]),
    ],
)
def test_a_word_that_opens_a_sentence_and_that_a_network_passes_over_is_no_name(text, tagged, kept):
    start = text.index(tagged)
    found = without_openings(text, find_names(text), [Span(start, start + len(tagged))])
    assert [span.of(text) for span in found] == kept


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Transport and Allied Millers’ Union", ["Transport and Allied Millers’ Union"]),
        ("the Fire and Rescue Service", ["Fire and Rescue Service"]),
        ("the Treasury and Home Office", ["Treasury", "Home Office"]),
        ("Lund and Harle Council", ["Lund", "Harle Council"]),
        ("the Health and Foreign Ministries", ["Health", "Foreign Ministries"]),
    ],
)
def test_a_body_for_two_things_is_one(text, names):
    text = f"Then it was {text} that sank."
    assert [span.of(text) for span in find_names(text)] == names


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("They asked Pelmar, the short ferry app, and left.", False),
        ("They asked Pelmar, a platform for millers, and left.", False),
        ("They asked Pelmar, the company’s boss, and left.", True),
        ("They asked Pelmar, and left.", True),
    ],
)
def test_what_is_said_behind_a_name_tells_a_body(text, person):
    span = find_names(text)[0]
    book = NameBook(text, persons=[span])
    assert book.person(book.entity_of(book.names[0])) is person


@pytest.mark.parametrize(("name", "person"), [("Der Abend", False), ("Les Heures", False), ("Ana Sá", True)])
def test_what_opens_with_a_foreign_article_is_no_person(name, person):
    text = f"It was {name} that wrote so."
    span = Span(7, 7 + len(name))
    book = NameBook(text, found=[span])
    assert book.person(book.entity_of(book.names[0])) is person


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Harle Foods made an offer. Harle says so. Ana Harle wept. Mr Bell left Harle.", "Ana Harle"),
        ("Harle Foods made an offer. Ana Harle wept. Harle left.", "Ana Harle"),
        ("Harle Foods made an offer, and Harle says so. Ana Harle wept.", "Ana Harle"),
    ],
)
def test_a_firm_has_its_short_name_until_somebody_of_that_name_comes_in(text, last):
    found = entities(text)
    assert found[0] == "Harle Foods"
    assert found[-1] == last
    before = text.index("Ana Harle")
    book = NameBook(text)
    early = [book.form(book.entity_of(n)) for n in book.names if n.span.of(text) == "Harle" and n.span.end < before]
    assert early == ["Harle Foods"] * len(early)


def test_kin_before_a_comma_tells_a_wife_from_her_husband():
    assert entities("Petr Lund left. His wife, Quill Lund, wept. Mrs Lund stayed. Lund sang.") == [
        "Petr Lund",
        "Quill Lund",
        "Quill Lund",
        "Petr Lund",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rained. Privately, millers wept.", []),
        ("It rained. Sadly, Lund left.", ["Lund"]),
        ("It rained. Reilly, a miller, wept. Ana Reilly left.", ["Reilly", "Ana Reilly"]),
        ("It rained. Sicily, an island, is dry. Italy, too.", ["Sicily", "Italy"]),
    ],
)
def test_an_adverb_that_opens_a_sentence_is_no_name(text, found):
    assert names(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lender Banco Quill shut.", ["Banco Quill"]),
        ("It is dear to care. Care England said so.", ["Care England"]),
        ("They asked the National Registry of Mills.", ["National Registry of Mills"]),
        ("They asked Harle United.", ["Harle United"]),
    ],
)
def test_a_body_s_name_is_whole_and_no_trade(text, found):
    assert names(text) == found


def test_a_firm_s_short_form_is_its_name_without_what_it_makes():
    assert entities("Quillo Therapeutics left. Quillo stayed.") == ["Quillo Therapeutics"] * 2


def test_a_given_name_of_both_tells_no_gender():
    book = NameBook("Kim Quill left. Ms Kim Lund stayed. John Bell slept.")
    assert [book.gender(book.entity_of(name)) for name in book.names] == [None, "f", "m"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They asked the Quillon's Society.", ["Quillon's Society"]),
        ("They asked Quillon's Society friend.", ["Quillon", "Society"]),
        ("They asked the Quillon's Alliance.", ["Quillon's Alliance"]),
        ("They asked the BBC's Trust.", ["BBC", "Trust"]),
        ("They met Will Quill. He will sing.", ["Will Quill"]),
        ("They asked the charity Within Walls.", ["Within Walls"]),
        ("They asked the charity The Mill.", ["Mill"]),
        ("They met the mayor, Per Lund, as per usual.", ["Per Lund"]),
        ("They met the MP, Will Lund, at will.", ["Will Lund"]),
        ("They met Captain Will Lund.", ["Will Lund"]),
        ("Her husband, Dean, wept.", ["Dean"]),
        ("They met the dean, Lund.", ["Lund"]),
        ("TOLVA/HARLE - It rained. Harle slept.", ["Harle"]),
        ("HARLE/QUILL shut.", ["HARLE/QUILL"]),
        ("TOLVA/HARLE - the band - shut.", ["TOLVA/HARLE"]),
        ("BBC/ITV - It rained.", ["BBC/ITV"]),
        ("They ask how Lund Will Sing.", ["Lund", "Sing"]),
        ("They ask: Yet Will England sing?", ["England"]),
        ("They asked the Office for Student Mills.", ["Office for Student Mills"]),
    ],
)
def test_a_name_is_told_from_the_word_that_it_looks_like(text, found):
    assert names(text) == found


def test_what_no_capital_but_the_first_and_a_month_has_merely_opens():
    text = "Books kept in May say so. Books of Lund say no."
    assert merely_opens(text, Span(0, 17))
    assert not merely_opens(text, Span(26, 39))
    assert not merely_opens("Norway said so.", Span(0, 6))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Quillon Care, which runs a mill, left.", False),
        ("Quillon Sá, which was odd, left.", True),
        ("Quillon Wells, which is based there, left.", False),
        ("They met in neighbouring Quillon Sá.", False),
        ("Quillon Sá are waiting.", False),
        ("Quillon Sá, who lost at home, have left.", False),
        ("Did Quillon Sá have to go?", True),
        ("Bo and Quillon Sá are waiting.", True),
        ("Claims against Quillon Sá are false.", True),
        ("Quillon & Sá left.", False),
        ("Ana & Quillon left.", False),
        ("Quillon, the county’s third-largest supplier, left.", False),
        ("Quillon Sá, who runs a mill, left.", True),
        ("Ana Quillon, which runs a mill, left.", True),
        ("Mr Quillon Sá left. They spoke of Quillon Sá, which runs deep.", True),
    ],
)
def test_which_behind_a_name_tells_a_body(text, person):
    book = NameBook(text)
    assert book.person(book.entity_of(book.names[-1])) is person


@pytest.mark.parametrize(
    ("text", "gender"), [("MR. LUND left.", "m"), ("Mme. Lund left.", "f"), ("Dr. Lund left.", None)]
)
def test_the_stop_of_a_title_ends_no_sentence(text, gender):
    book = NameBook(text)
    assert book.gender(book.entity_of(book.names[0])) == gender
    assert book.names[0].before


def test_kin_in_apposition_tells_he_or_she_and_a_sentence_before_does_not():
    book = NameBook("Her husband, the miller Quill Sá, wept. They met a boyfriend. Kit Sá left.")
    assert [book.gender(book.entity_of(name)) for name in book.names] == ["m", None]


@pytest.mark.parametrize(
    ("text", "name", "body", "whole"),
    [
        ("Mill Watch said the mill shut.", "Watch", "Mill Watch", "Mill Watch"),
        ("Two Rivers said so.", "Rivers", "Two Rivers", "Two Rivers"),
        ("Police Tolva North said so.", "Tolva North", "Police Tolva North", "Police Tolva North"),
        ("Lawyer Lund said so.", "Lund", "Lawyer Lund", "Lund"),
        ("The Watch said so.", "Watch", "The Watch", "Watch"),
        ("Dutch Quillo said so.", "Quillo", "Dutch Quillo", "Quillo"),
        ("Troubled Quillo said so.", "Quillo", "Troubled Quillo", "Quillo"),
        ("Then Mill Watch said so.", "Watch", "Mill Watch", "Watch"),
        ("Mill Watch said so.", "Watch", "Watch", "Watch"),
    ],
)
def test_the_word_that_opens_a_sentence_belongs_to_a_body_where_a_network_says_so(text, name, body, whole):
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (name, body)]
    assert [span.of(text) for span in with_openings(text, spans[:1], spans[1:])] == [whole]


def test_two_bodies_side_by_side_are_one():
    text = "Two Rivers Council said so."
    found = with_openings(text, [Span(4, 18)], [Span(0, 3), Span(4, 18)])
    assert [span.of(text) for span in found] == ["Two Rivers Council"]


def test_an_outlet_is_no_person():
    book = NameBook("They spoke to BBC Radio Tolva and Tolva FM.")
    assert [book.person(book.entity_of(name)) for name in book.names] == [False, False]


def test_a_given_name_alone_is_a_person_where_a_network_says_so():
    text = "It was built by Kyle in Chelsea."
    spans = {words: Span(text.index(words), text.index(words) + len(words)) for words in ("Kyle", "Chelsea")}
    book = NameBook(text, tagged={spans["Kyle"]: True, spans["Chelsea"]: False})
    assert [book.person(book.entity_of(name)) for name in book.names] == [True, None]


def test_a_body_that_stands_alone_too_has_no_more_to_its_name():
    text = "Mill Quillo said so. They asked Quillo."
    spans = [Span(5, 11), Span(text.rindex("Quillo"), len(text) - 1)]
    assert [span.of(text) for span in with_openings(text, spans, [Span(0, 11)])] == ["Quillo", "Quillo"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Union of Mills in Northern Harle (UMNH) left.", ["Union of Mills in Northern Harle", "UMNH"]),
        ("The Union of Mills in Northern Harle (BBC) left.", ["Union of Mills", "Northern Harle", "BBC"]),
        ("The Heritage and Nature Trust left.", ["Heritage and Nature Trust"]),
        ("It was heard at Quillon Coroner's Court.", ["Quillon Coroner's Court"]),
        ("Senior Ana Sá left.", ["Ana Sá"]),
        ("They asked the General Quill Council.", ["General Quill Council"]),
        ("They asked General Ana Council.", ["Ana Council"]),
        ("They read the Diário do Sul.", ["Diário do Sul"]),
        ("They asked the group Mills Not Malls.", ["Mills Not Malls"]),
        ("They heard Leader of Opposition Ana Sá.", ["Ana Sá"]),
        ("Then Madam Lund left.", ["Lund"]),
        ("Then Señor Lund left.", ["Lund"]),
        ("They met Colonel Yusuf Ag Lund.", ["Yusuf Ag Lund"]),
        ("The Junior Millers Committee left.", ["Junior Millers Committee"]),
    ],
)
def test_a_name_is_whole_and_without_what_stands_before(text, found):
    assert [span.of(text) for span in find_names(text)] == found


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Ana Quilla Sá left. Ms Quilla came.", True),
        ("Ana Quilla Sá left. Quilla came.", False),
        ("Ana Quilla Sá and Eva Quilla Wye left. Ms Quilla came.", False),
    ],
)
def test_a_courtesy_title_may_stand_before_the_first_of_two_surnames(text, one):
    book = NameBook(text)
    assert (book.entity_of(book.names[-1]) == book.entity_of(book.names[0])) is one
