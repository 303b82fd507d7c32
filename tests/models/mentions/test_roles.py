"""What an article sets beside a name: an office before it, an apposition behind it."""

import pytest

from models.analysis import Span
from models.mentions.roles import body_of, role_of


def beside(find, text: str, name: str) -> str | None:
    found = find(text, Span(text.index(name), text.index(name) + len(name)))
    return found.of(text) if found is not None else None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        # A rank tells less than what is set off, but whose friend or of what party somebody is tells no more.
        ("Captain Bo Lund, a spokesman for the fleet, left.", "spokesman for the fleet"),
        ("Its current leader, Councillor Bo Lund, left.", "current leader"),
        ("Senator Bo Lund, Democrat of Harle, left.", "Senator"),
        ("His opponent, Senator Bo Lund, left.", "Senator"),
        ("Quill founder Bo Lund, a spokesman for the fleet, left.", "Quill founder"),
        ("Councillor Bo Lund, a man of few words, left.", "Councillor"),
        # What is said of another ends it.
        ("Democrat Ana Sá leading Republican Bo Lund left.", "Republican"),
        ("Harle City acting governor Bo Lund left.", "Harle City acting governor"),
        # Without an office or a trade, and with an age between.
        ("Bo Lund, a Jesuit who saw it, left.", "Jesuit"),
        ("Bo Lund, 58, a retired mechanic from Harle, left.", "retired mechanic from Harle"),
        ("Bo Lund, an independent voter, left.", "independent voter"),
        ("Bo Lund, an independent mind, left.", None),
        ("Bo Lund, finance director since 2017, left.", "finance director since 2017"),
        # What is no apposition.
        ("Bo Lund, married since 2010 to a teacher, left.", None),
        ("Bo Lund, happy since 2010 with a teacher, left.", None),
        ("Bo Lund, told the hearing at Harle that the coroner erred.", None),
        ("Bo Lund, has called for an independent audit.", None),
        ("Bo Lund, a day later, left.", None),
        # Set off behind whose it is.
        ("Ms. Sá's running mate, Bo Lund, left.", "running mate"),
        ("Asked by the family's barrister, Bo Lund KC, he left.", "family's barrister"),
        ("Her producer and husband, Bo Lund, left.", "producer and husband"),
        ("It gave his challenger, Bo Lund, a lead.", "challenger"),
    ],
)
def test_a_role_stands_before_or_behind_a_name(text, role):
    assert beside(role_of, text, "Bo Lund") == role


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rain Watch, a Harle-based charity that tracks it, left.", "Harle-based charity"),
        ("Rain Watch, the country's largest charity, left.", "country's largest charity"),
        ("Rain Watch, the charity, left.", None),
        ("Rain Watch, a charity, left.", None),
        ("Rain Watch, an organization that counts, left.", None),
        ("Rain Watch, a charity shop owner, left.", None),
        ("Rain Watch, a swish, new charity, left.", None),
    ],
)
def test_an_apposition_tells_what_a_body_is(text, kind):
    assert beside(body_of, text, "Rain Watch") == kind


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


def test_a_role_is_read_beside_the_name_and_nothing_else_is():
    text = "It shook former Harle mayor Ana Sá, and Bo Lund, who left with Carl Bell, an economist at First Trust."
    starts = {name: text.index(name) for name in ("Ana Sá", "Bo Lund", "Carl Bell")}
    roles = [role_of(text, Span(start, start + len(name))) for name, start in starts.items()]
    assert [role and role.of(text) for role in roles] == ["former Harle mayor", None, "economist at First Trust"]


def test_a_role_begins_with_no_preposition_and_goes_on_past_a_short_word():
    text = "They praised the taste of President Bo Lund. It was Ana Sá, a surgeon at St. Bo’s Hospital, who left."
    roles = [role_of(text, Span(text.index(name), text.index(name) + len(name))) for name in ("Bo Lund", "Ana Sá")]
    assert [role.of(text) for role in roles] == ["President", "surgeon at St. Bo’s Hospital"]
