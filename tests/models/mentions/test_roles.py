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
