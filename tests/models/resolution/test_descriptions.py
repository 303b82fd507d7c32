"""How well the words of a description fit."""

import pytest

from models.analysis import Span
from models.mentions.reading import read_mention
from models.naming.namebook import NameBook
from models.resolution.coreference import Traits
from models.resolution.descriptions import (
    countries_in,
    fit_of,
    is_bystander,
    is_kept_secret,
    is_no_firm,
    is_too_old_for,
    may_be,
)
from models.resolution.entities import Entity
from models.text.function_words import FUNCTION
from models.text.words import first_word, words_of


def ana(**known) -> Entity:
    return Entity("Ana Sá", True, Traits(True, "f", type="person"), **known)


def body(name: str, **known) -> Entity:
    return Entity(name, True, Traits(False, type="organization"), name.casefold().split()[-1], **known)


def read(words: str):
    text = f"It rained, said {words} of all people."
    reading = read_mention(text, Span(16, 16 + len(words)), NameBook(text))
    return text, reading, frozenset(words_of(reading.core.of(text)))


def may(words: str, entity: Entity) -> bool:
    text, reading, all_words = read(words)
    return may_be(text, reading, first_word(words), all_words, entity)


def fit(words: str, entity: Entity, indefinite: bool = False) -> float:
    _, reading, all_words = read(words)
    return fit_of(reading, all_words - {reading.head} - FUNCTION, indefinite, entity)


@pytest.mark.parametrize(
    ("words", "entity", "expected"),
    [
        ("the nurse", ana(), True),
        ("a nurse", ana(), False),
        ("her nurse", ana(), False),
        ("the nurses", ana(), False),
        ("the nurse", Entity("juggler", False, Traits(True, type="person")), False),
        ("the tired old village nurse", ana(), True),
        ("the tired old grey village nurse", ana(), False),
        ("the actress", Entity("Bo Lund", True, Traits(True, "m", type="person")), False),
        ("the lady", ana(), True),
        ("the Liberal", ana(party="liberal"), True),
        ("the Liberal", ana(party="tory"), False),
        ("the miller’s mother", ana(), False),
        ("the mill’s treasurer", ana(), False),
        ("the mill’s director", ana(), True),
        ("the mill’s director", ana(roles={"president"}), False),
        ("the girl", ana(age=34), False),
        ("the director", ana(age=34), False),
        ("the health minister", ana(roles={"minister"}, role_words={"finance", "minister"}), False),
        # What goes beside an office.
        ("the nurse", ana(roles={"mayor"}), False),
        ("the billionaire", ana(roles={"mayor"}), True),
        ("the former nurse", ana(roles={"mayor"}), True),
        ("the former aide", ana(roles={"mayor"}), False),
        ("the former staffer", ana(roles={"mayor"}), False),
        ("the candidate", ana(roles={"mayor"}), True),
        ("the candidate", ana(roles={"judge"}), False),
        ("the magistrate", ana(roles={"judge"}), True),
        # Bodies by what they are.
        ("the company", body("Quill"), True),
        ("the company", Entity("Quill Nets", True, Traits(False, None, True, "organization")), False),
        ("the company", Entity("Quill Note", True, Traits(False, None, False, "document")), False),
        ("the company", body("Norway Foods"), False),
        ("the company", body("U.S."), False),
        ("the company", body("University of Harle"), False),
        ("the mill’s company", body("Quill"), False),
        ("the company feeding its staff", body("Quill"), False),
        ("the agency", body("Harle Ministry"), True),
        ("the agency", body("QMX"), True),
        ("the agency", body("QMX", body=True), False),
        ("the agency", body("Quill"), False),
        ("the mill agency", body("QMX"), False),
        ("the charity", body("Quill"), True),
        ("the charity", body("Harle Ministry"), False),
        ("the song", body("Quill"), False),
    ],
)
def test_a_description_may_be_whoever_it_does_not_shut_out(words, entity, expected):
    assert may(words, entity) is expected


@pytest.mark.parametrize(
    ("words", "entity", "expected"),
    [
        ("the mayor", ana(roles={"mayor"}), 1.0),
        ("the old mayor", ana(roles={"mayor"}), 0.1),
        ("the old tired mayor", ana(roles={"mayor"}), 0.1),
        ("the old tired grey mayor", ana(roles={"mayor"}), 0.0),
        ("the magistrate", ana(roles={"judge"}), 0.8),
        ("magistrate", ana(roles={"judge"}), 0.0),
        ("the old magistrate", ana(roles={"judge"}), 0.0),
        ("the nurse", ana(roles={"mayor"}), 0.0),
        ("the former nurse", ana(roles={"mayor"}), 0.1),
        ("the former aide", ana(roles={"mayor"}), 0.0),
        ("the Norwegian mayor", ana(roles={"mayor"}, role_words={"mayor", "norway"}), 0.1),
        ("the Norwegian mayor", ana(roles={"mayor"}), 0.0),
        ("the health minister", ana(roles={"minister"}, role_words={"finance", "minister"}), 0.0),
        ("the Liberal", ana(party="tory"), 0.0),
        ("the juggler", ana(), 0.1),
        ("the tall old grey juggler", ana(), 0.0),
        ("the official", ana(), 0.0),
        ("the director", ana(age=34), 0.0),
        ("the former staffer", ana(roles={"mayor"}), 0.0),
        ("the old lady", ana(), 0.1),
        ("the old mother", ana(), 0.0),
        ("the mother", ana(), 0.1),
        ("the girl", ana(age=34), 0.0),
        ("the company", ana(), 0.0),
    ],
)
def test_an_office_fits_its_holder_and_less_with_more_words(words, entity, expected):
    assert fit(words, entity) == expected


def test_another_mayor_is_not_the_mayor():
    assert fit("the mayor", ana(roles={"mayor"}), indefinite=True) == 0


@pytest.mark.parametrize(
    ("words", "modifiers", "expected"),
    [
        ("the president", {"former"}, 0.1),
        ("the former president", {"former"}, 1.0),
        ("the president", {"late"}, 1.0),
        ("the pollster", set(), 0.0),
        ("the chairman", set(), 0.1),
    ],
)
def test_a_president_without_a_name_is_no_former_one_and_no_pollster(words, modifiers, expected):
    unnamed = Entity("president", False, Traits(True, type="person"), "president", frozenset(modifiers))
    assert fit(words, unnamed) == expected


@pytest.mark.parametrize(
    ("words", "entity", "expected"),
    [
        ("the agency", body("Mill Agency", modifiers=frozenset({"mill"})), 1.0),
        ("the mill agency", body("Mill Agency", modifiers=frozenset({"mill"})), 1.0),
        ("the rain agency", body("Mill Agency", modifiers=frozenset({"mill"})), 0.0),
        ("agency", body("Mill Agency"), 0.0),
        ("the union", body("Mill Union Board", modifiers=frozenset({"mill", "union"})), 1.0),
        (
            "the union",
            Entity("union boards", False, Traits(False, None, True, "group"), "boards", frozenset({"union"})),
            0.0,
        ),
        (
            "the union",
            Entity("union book", False, Traits(False, None, False, "document"), "book", frozenset({"union"})),
            0.0,
        ),
        ("the economists", Entity("e", False, Traits(None, None, True, "group"), "economists", frozenset({"grey"})), 1),
        ("economists", Entity("e", False, Traits(None, None, True, "group"), "economists", frozenset({"grey"})), 0),
        ("economists", Entity("e", False, Traits(None, None, True, "group"), "economists"), 1.0),
        # By the class alone.
        ("the firm", body("Quill Company"), 0.6),
        ("firm", body("Quill Company"), 0.0),
        ("the country", body("Norway"), 0.15),
        ("the company", body("Norway"), 0.0),
        ("the country", body("Quill"), 0.0),
        ("the company", body("Quill"), 0.15),
        ("the company", body("Harle University"), 0.0),
        ("the agency", body("Quill"), 0.15),
        ("the agency", body("Quill", body=True), 0.0),
        ("the song", body("Quill"), 0.0),
    ],
)
def test_a_body_fits_by_its_own_noun_and_less_by_its_class(words, entity, expected):
    assert fit(words, entity) == expected


def test_another_agency_is_not_the_agency():
    assert fit("the agency", body("Mill Agency"), indefinite=True) == 0


@pytest.mark.parametrize(("age", "roles", "old"), [(20, (), True), (19, (), False), (None, ("judge",), True)])
def test_nobody_of_twenty_or_of_a_trade_is_a_boy(age, roles, old):
    entity = ana(age=age, roles=set(roles))
    assert is_too_old_for("boy", entity) is old
    assert not is_too_old_for("juggler", entity)


def test_whoever_is_brought_in_by_an_age_alone_holds_no_office():
    assert is_bystander("director", ana(age=34))
    assert not is_bystander("director", ana(age=34, roles={"chief"}))
    assert not is_bystander("director", ana())
    assert not is_bystander("juggler", ana(age=34))


@pytest.mark.parametrize(
    ("name", "no_firm"),
    [
        ("University of Quill", True),
        ("Harle Church", True),
        ("Harle Church Foods", False),
        ("Harle Ministry Ltd", True),
    ],
)
def test_what_a_name_ends_on_says_that_a_body_is_no_firm(name, no_firm):
    assert is_no_firm(body(name)) is no_firm


def test_the_united_states_own_are_no_country_told():
    assert countries_in(frozenset({"american", "u.s", "norwegian", "tired"})) == {"norwegian"}


def test_whoever_is_of_another_country_may_not_be_meant_unless_nothing_of_his_is_told():
    minister = {"roles": {"minister"}, "role_words": {"denmark", "minister"}}
    assert not may("the Swedish minister", ana(**minister))
    assert may("the Danish minister", ana(**minister))
    assert may("the Swedish minister", ana(roles={"minister"}, role_words={"minister"}))


@pytest.mark.parametrize(
    ("words", "secret"),
    [
        ("a nurse who did not give her name", True),
        ("a nurse, who would not give a full name", True),
        ("a nurse who did not give her view", False),
    ],
)
def test_whoever_gives_no_name_has_none(words, secret):
    assert is_kept_secret(words) is secret


def test_one_of_two_is_not_both():
    both = Entity("council and the Quill Front", False, Traits(False, None, True, "group"), "council")
    assert fit("the council", both) == 0
    assert fit("the council", Entity("council", False, Traits(False, type="organization"), "council")) > 0.5
