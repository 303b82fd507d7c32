"""Which short form belongs to which full name, and who is a person."""

import pytest

from models.analysis import Span
from models.naming.namebook import NameBook
from models.naming.names import find_names
from tests.linear import takes_linear_time


def entities(text: str) -> list[str]:
    book = NameBook(text)
    return [book.form(book.entity_of(name)) for name in book.names]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Ana Sá left. Sá smiled.", "Ana Sá"),
        ("Carl J. Bell left. Carl Bell smiled.", "Carl J. Bell"),
        ("The Ministry of Defence moved. The MoD stopped.", "Ministry of Defence"),
        ("Quill Group fell. Then Quill rose.", "Quill Group"),
        ("Quill Wye Power fell. Then Quill Wye rose.", "Quill Wye Power"),
        ("Quill Millstone Inc fell. Then Quill rose.", "Quill Millstone Inc"),
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
        ("Quill Lund and Karen Lund stayed. Mrs Lund wept. Mr Lund sang.", [0, 1, 1, 0]),
        ("Quill Lund and Peter Lund stayed. Mr Lund sang.", [0, 1, 0]),
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
    assert [span.of(text) for span in find_names(text)] == ["Theresa June", "June", "June", "June"]
    assert set(entities(text)) == {"Theresa June"}
    assert find_names("It rained in June. June was wet, and so was May 5.") == []


def test_a_bare_surname_is_the_person_first_named():
    assert entities("Mary Bell met John Bell. Then Bell spoke.")[-1] == "Mary Bell"


def test_a_ministry_first_named_alone_is_not_the_later_one_of_another_country():
    text = "The Ministry of Defence spoke. The Russian Ministry of Defence did not."
    assert entities(text) == ["Ministry of Defence", "Russian Ministry of Defence"]


def test_a_name_is_not_told_in_capitals_where_the_text_has_it_otherwise():
    book = NameBook("TOLVERA — It rained. Tolvera is wet, NATO said.")
    assert [book.form(book.entity_of(name)) for name in book.names] == ["Tolvera", "Tolvera", "NATO"]


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


def test_a_firm_s_short_form_is_its_name_without_what_it_makes():
    assert entities("Quillo Therapeutics left. Quillo stayed.") == ["Quillo Therapeutics"] * 2


def test_a_given_name_of_both_tells_no_gender():
    book = NameBook("Kim Quill left. Ms Kim Lund stayed. John Bell slept.")
    assert [book.gender(book.entity_of(name)) for name in book.names] == [None, "f", "m"]


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


def test_an_outlet_is_no_person():
    book = NameBook("They spoke to BBC Radio Tolva and Tolva FM.")
    assert [book.person(book.entity_of(name)) for name in book.names] == [False, False]


def test_a_given_name_alone_is_a_person_where_a_network_says_so():
    text = "It was built by Kyle in Chelsea."
    spans = {words: Span(text.index(words), text.index(words) + len(words)) for words in ("Kyle", "Chelsea")}
    book = NameBook(text, tagged={spans["Kyle"]: True, spans["Chelsea"]: False})
    assert [book.person(book.entity_of(name)) for name in book.names] == [True, None]


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


@pytest.mark.parametrize(
    ("first", "second", "title", "meant"),
    [
        # What is told of one beside the name says more than a list of names,
        ("Mr Quill Lund", "Kim Lund", "Ms", "Kim Lund"),
        ("Mrs Quill Lund", "Kim Lund", "Mrs", "Quill Lund"),
        ("Kim Lund", "Mr Quill Lund", "Mr", "Quill Lund"),
        ("Mr Anna Lund", "Ana Lund", "Mrs", "Ana Lund"),
        ("Kim Lund", "Mr Ana Lund", "Ms", "Kim Lund"),
        # then the names of women for "Mrs" alone, then whoever is of no other sex by the name;
        ("Kim Lund", "Anna Lund", "Mrs", "Anna Lund"),
        ("Kim Lund", "Anna Lund", "Ms", "Kim Lund"),
        ("Anna Lund", "Kim Lund", "Mr", "Kim Lund"),
        # where nobody is left, whoever was named first.
        ("Carl Lund", "Mr Kim Lund", "Ms", "Carl Lund"),
    ],
)
def test_a_title_before_a_surname_means_whoever_may_be_called_so(first, second, title, meant):
    assert entities(f"Then {first} left. So {second} came. Then {title} Lund slept.")[-1] == meant


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # The first word alone does what no person does.
        ("Larkspur Vane bid. Larkspur, which owns mills, said so.", {"Larkspur Vane": False}),
        ("Larkspur Vane bid. Larkspur said so.", {"Larkspur Vane": True}),
        ("Larkspur Vane bid. Larkspur, which owns mills, met Vane.", {"Larkspur Vane": True, "Larkspur": False}),
        # A firm without the end of its name.
        ("Harle Bridge Homes bid. Harle Bridge said so.", {"Harle Bridge Homes": False}),
        ("Harle Bridge Wye bid. Harle Bridge said so.", {"Harle Bridge Wye": True, "Harle Bridge": True}),
    ],
)
def test_a_firm_is_told_by_what_its_short_name_does(text, kinds):
    book = NameBook(text)
    assert {book.form(book.entity_of(name)): book.person(book.entity_of(name)) for name in book.names} == kinds


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("The Department of Mills met. The Department said so.", "Department of Mills"),
        ("The Department of Mills met. The Department of Rain met. The Department said so.", "Department"),
        ("The Department said so. The Department of Mills met.", "Department of Mills"),
    ],
)
def test_the_department_is_the_only_one_named_before(text, last):
    book = NameBook(text)
    assert book.form(book.entity_of(book.names[-1])) == last
    if last == "Department of Mills":
        first = book.form(book.entity_of(book.names[0]))
        assert first == ("Department" if text.startswith("The Department said") else last)


def test_whoever_founds_a_firm_of_his_name_is_no_firm():
    for text in ("Ruja Lund, who sang, wept. Ruja Lund Homes shut.", "Quil Blake founded Quil, which sells coins."):
        book = NameBook(text)
        assert book.person(book.names[0].key) is True


def test_the_court_is_none_of_two_courts():
    text = "The Court of Appeal sat. The Supreme Court ruled. The Court said no."
    book = NameBook(text)
    assert book.form(book.entity_of(book.names[-1])) != "Court of Appeal"


def test_names_that_share_their_first_word_take_linear_time():
    def read(count: int) -> None:
        several = "".join(
            f"They met Quillip X{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}a there. " for i in range(count)
        )
        NameBook(several + "They met Quillip there. " * count)

    assert takes_linear_time(read, 100)


@pytest.mark.parametrize(
    ("name", "person"),
    [("Hurricane Quilla", False), ("Nurse Quilla Wye", True), ("Ana Power", True), ("Quilla Power", False)],
)
def test_a_storm_is_nobody(name, person):
    book = NameBook(f"So {name} came at dawn.")
    assert book.person(book.entity_of(book.names[0])) is person
