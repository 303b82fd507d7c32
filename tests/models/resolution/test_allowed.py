"""Whom words allow whatever the network says."""

import pytest

from models.analysis import Span
from models.mentions.reading import read_mention
from models.naming.namebook import NameBook
from models.resolution.allowed import may_mean
from models.resolution.coreference import Traits
from models.resolution.entities import Entity

ANA = {"named": True, "traits": Traits(True, "f", type="person")}
BODY = {"named": True, "traits": Traits(False, type="organization")}
MINISTRY = BODY | {"head": "ministry", "modifiers": frozenset({"peru", "foreign"})}
BOTH = {"named": False, "traits": Traits(False, None, True, "group"), "head": "council"}
UNNAMED = {"named": False, "traits": Traits(True, type="person")}


def allowed(words: str, name: str, **known) -> bool:
    """Whether words in a sentence allow somebody of whom that is known."""
    text = f"It rained, said {words} of all people."
    span = Span(16, 16 + len(words))
    return may_mean(words, read_mention(text, span, NameBook(text)), Entity(name, **known))


@pytest.mark.parametrize(
    ("words", "name", "known", "expected"),
    [
        ("who", "Ana Sá", ANA, True),
        ("he", "Ana Sá", ANA, False),
        ("she", "Ana Sá", ANA, True),
        # Offices of those without a name, and what they are told by.
        ("the judge", "director", UNNAMED | {"head": "director"}, False),
        ("the judge", "justice", UNNAMED | {"head": "justice"}, True),
        ("the juggler", "director", UNNAMED | {"head": "director"}, True),
        ("the Ohio senator", "Utah senator", UNNAMED | {"head": "senator"}, False),
        ("the Ohio senator", "senator", UNNAMED | {"head": "senator"}, True),
        ("the senator", "Utah senator", UNNAMED | {"head": "senator"}, True),
        ("The senator", "Utah senator", UNNAMED | {"head": "senator"}, True),
        ("Norway’s foreign ministry", "Peru’s foreign ministry", MINISTRY, False),
        ("Peru’s foreign ministry", "Peru’s foreign ministry", MINISTRY, True),
        ("the foreign ministry", "Peru’s foreign ministry", MINISTRY, True),
        ("the British central bank", "Bank of England", BODY | {"head": "bank"}, True),
        ("the council", "council and the Quill Front", BOTH, False),
        ("the councils", "council and the Quill Front", BOTH, True),
        # What a person, a body or a paper can be.
        ("the judge", "Harle", BODY, False),
        ("the juggler", "Harle", BODY, True),
        ("the report", "Ana Sá", ANA, False),
        # Whose office it is.
        ("the mill’s director", "Ana Sá", ANA | {"roles": {"envoy"}}, False),
        ("the mill’s director", "Ana Sá", ANA | {"roles": {"director"}}, True),
        ("the mill’s director", "Ana Sá", ANA | {"roles": {"president"}}, False),
        ("the mill’s founder", "Ana Sá", ANA | {"roles": {"president"}}, False),
        ("the mill’s lawyer", "Ana Sá", ANA | {"roles": {"barrister"}}, True),
        ("the mill’s lawyer", "Ana Sá", ANA, True),
        ("the director", "Ana Sá", ANA | {"roles": {"envoy"}}, True),
        ("her lawyer", "Ana Sá", ANA, False),
        ("her lawyer", "Ana Sá", ANA | {"roles": {"lawyer"}}, True),
        ("its union", "Mill Union", BODY | {"head": "union"}, True),
        ("its union", "Mill Trust", BODY | {"head": "trust"}, False),
        # Who is set apart from whoever has a name.
        ("the insider", "Ana Sá", ANA, False),
        ("the source", "Ana Sá", ANA, False),
        ("the king", "Ana Sá", ANA | {"roles": {"biographer"}}, False),
        ("the king", "Ana Sá", ANA | {"roles": {"biographer", "envoy"}}, True),
        ("the king", "Ana Sá", ANA, True),
        ("the girl", "Ana Sá", ANA | {"age": 34}, False),
        ("the girl", "Ana Sá", ANA | {"age": 14}, True),
        ("the director", "Ana Sá", ANA | {"age": 34}, False),
        ("the director", "Ana Sá", ANA | {"age": 34, "roles": {"chief"}}, True),
        ("the health minister", "Ana Sá", ANA | {"roles": {"minister"}, "role_words": {"finance", "minister"}}, False),
        ("the jury’s foreman", "Ana Sá", ANA, False),
        ("the jury’s foreman", "Ana Sá", ANA | {"roles": {"foreman"}}, True),
        ("the foreman", "Ana Sá", ANA, True),
    ],
)
def test_words_allow_whoever_they_do_not_tell_apart(words, name, known, expected):
    assert allowed(words, name, **known) is expected


MINISTER = ANA | {"roles": {"minister"}, "role_words": {"denmark", "minister"}}
OFFICE = BODY | {"head": "office", "modifiers": frozenset({"home", "office"})}
FRONT = BODY | {"head": "front", "modifiers": frozenset({"harle", "front"})}


@pytest.mark.parametrize(
    ("words", "name", "known", "expected"),
    [
        # Of which country somebody is.
        ("the Swedish minister", "Ana Sá", MINISTER, False),
        ("the Danish minister", "Ana Sá", MINISTER, True),
        ("the minister", "Ana Sá", MINISTER, True),
        ("the Swedish minister", "Ana Sá", ANA | {"roles": {"minister"}, "role_words": {"minister"}}, True),
        # Whose office a body is.
        ("the coroner’s office", "Home Office", OFFICE, False),
        ("the coroner’s office", "Coroner’s Office", OFFICE | {"modifiers": frozenset({"coroner", "office"})}, True),
        ("the coroner’s office", "City Hall", BODY | {"head": "hall"}, True),
        ("the city’s office", "Home Office", OFFICE, True),
        ("’s office", "Home Office", OFFICE, True),
        ("the teachers’ union", "National Union of Teachers", BODY | {"head": "teachers"}, True),
        # A post abroad is no country of one's own, and the parts of Britain are British.
        ("the British ambassador", "Ana Sá", ANA | {"roles": {"ambassador"}, "role_words": {"russia"}}, True),
        ("the English minister", "Ana Sá", ANA | {"roles": {"minister"}, "role_words": {"british"}}, True),
        # What is a state's.
        ("the army", "Harle Front", FRONT, False),
        ("the group", "Harle Front", FRONT, True),
        ("the army", "Harle Corps", BODY | {"head": "corps"}, True),
    ],
)
def test_whose_somebody_is_bars_others(words, name, known, expected):
    assert allowed(words, name, **known) is expected


def test_a_company_is_no_ministry():
    assert not allowed("the company", "Harle Administration", **BODY, head="administration")
    assert allowed("the body", "Harle Administration", **BODY, head="administration")
    assert allowed("the company", "Harle Works", **BODY, head="works")
