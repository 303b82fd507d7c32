"""What the words beside a name tell of whom it names."""

import pytest

from models.document import read_document
from models.naming.namebook import NameBook
from models.resolution.coreference import Scene
from models.resolution.entities import Entities, Entity
from models.resolution.introduced import Introduced
from tests.models.resolution.test_sources import names, read


def introduced(text: str) -> tuple[Introduced, dict[str, Entity]]:
    book = NameBook(text)
    entities = Entities(text, book)
    found = Introduced(Scene(read_document(text)), entities, book, set(), 0)
    return found, {entity.name: entity for entity in entities.all}


@pytest.mark.parametrize("born", ["was born Jo Krug", "left (born Jo Krug)", "left, née Jo Krug", "left, nee Jo Krug"])
def test_a_name_of_birth_brings_in_nobody(born):
    text = f"So Bo Lund {born}. He wept."
    found, _ = introduced(text)
    assert [text[item.start : item.end] for item in found.items] == ["Bo Lund"]


def test_the_adjective_of_a_country_brings_in_nobody():
    text = "Quill Foods left. A Russian strike shook Wye."
    found, _ = introduced(text)
    assert [text[item.start : item.end] for item in found.items] == ["Quill Foods", "Wye"]
    assert names(f"{text} [It] {{rained}}.") == ["Quill Foods"]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("The steelmaker ", True),
        ("The\nsteelmaker ", True),
        ("It fell.\n\nSteelmaker ", True),
        ("A steelmaker’s ", False),
    ],
)
def test_the_kind_of_a_body_stands_right_before_its_name(before, told):
    _, known = introduced(f"{before}Harle left.")
    assert ("steelmaker" in known["Harle"].modifiers) is told


def test_a_noun_before_a_name_tells_a_body_that_is_no_department():
    assert names("The union RMQ left. [The department] {stayed}.") == ["department"]
    assert names("So RMQ left. RMQ sang. RMQ slept. [The department] {stayed}.") == ["RMQ"]


def test_what_was_told_first_of_somebody_stays():
    _, known = introduced("Sen. Bo Lund (R-Ohio) left. Sen. Bo Lund (D-Iowa) came. Bo Lund sang.")
    assert (known["Bo Lund"].party, known["Bo Lund"].state) == ("republican", {"ohio"})
    _, known = introduced("Ana Sá, 34, left. Ana Sá, 35, came. Ana Sá sang.")
    assert known["Ana Sá"].age == 34
    _, known = introduced("Ana Sá of the Quill Institute left. Ana Sá of the Wye Institute sang. Ana Sá left.")
    assert known["Ana Sá"].affiliation == "of the Quill Institute"


def test_a_person_may_hold_an_office_behind_a_preposition():
    *_, (source,), _ = read("They laughed at Ana Sá, a nurse. [Ana Sá] {left}.")
    assert source.description == "nurse"


def test_whoever_holds_an_office_is_a_person():
    _, known = introduced("Wye, the mayor of Harle, left.")
    assert known["Wye"].traits.person is True


def test_of_what_a_body_is_behind_its_name_only_the_kind_is_kept():
    _, known = introduced("Bell Ltd, a maker of nets, left. Rain Watch, a charity for mills, sang.")
    assert not known["Bell Ltd"].modifiers & {"maker", "nets"}
    assert known["Rain Watch"].modifiers >= {"charity"}
    assert "mills" not in known["Rain Watch"].modifiers


def test_words_with_a_number_or_a_name_are_not_vague():
    assert names("A 2020 lawsuit was filed. “It pours,” [the lawsuit] said.") == ["2020 lawsuit"]


def test_those_brought_in_stand_in_the_order_of_the_text():
    found, _ = introduced("A miller from Wye met Bo Lund. A nurse from Harle met Ana Sá.")
    starts = [item.start for item in found.items]
    assert starts == sorted(starts)
    assert all(found.first[item.entity] <= item.start for item in found.items)
