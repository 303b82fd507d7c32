"""What speaks for whom a source's words may mean."""

import pytest

from models.analysis import Span
from models.document import read_document
from models.mentions.reading import read_mention
from models.naming.namebook import NameBook
from models.resolution.antecedents import Antecedents
from models.resolution.clues import Clues, Words, kind_of_words
from models.resolution.coreference import Item, Scene
from models.resolution.entities import Entities
from models.resolution.ranking import NOBODY
from tests.linear import takes_linear_time

TEXT = (
    "Ana Sá, the mayor of Harle, met Bo Lund in May. Bell Group sent a note.\n\n"
    "“Quill Lund left,” the mayor said. The company wept. He stayed."
)


class Article:
    """Names of TEXT as entities, mentioned where they stand, up to some words."""

    def __init__(self, words: str, text: str = TEXT):
        self.span = Span(text.index(words), text.index(words) + len(words))
        self.book = NameBook(text)
        self.reading = read_mention(text, self.span, self.book)
        self.entities = Entities(text, self.book)
        self.scene = Scene(read_document(text))
        self.antecedents = Antecedents(self.scene, self.entities, self.book)
        self.number = {}
        for name in self.book.names:
            entity = self.entities.named(self.book.entity_of(name))
            self.number[self.entities[entity].name] = entity
            if name.span.start < self.span.start:
                self.antecedents.add(Item(name.span.start, name.span.end, entity, 1.0))
        if "mayor of Harle" in text and "Ana Sá" in self.number:
            role = text.index("mayor of Harle")
            self.entities.describe(self.number["Ana Sá"], Span(role, role + len("mayor of Harle")))

    def features(self, rules=(), network=(), contents=(), quoting=(), speaker=None, types=None):
        words = Words(self.span, self.reading, types or {}, contents, set(quoting), speaker)
        clues = Clues(self.scene, self.entities, self.antecedents)
        found = clues.of(words, dict(rules), dict(network))
        return {self.entities[e].name if e != NOBODY else None: features for e, features in found.items()}


def test_everybody_mentioned_before_is_a_candidate_and_nobody_too():
    found = Article("the mayor said").features()
    assert {None, "Ana Sá", "Bo Lund", "Quill Lund"} <= set(found)
    assert found["Ana Sá"]["that office"] == 1
    assert "that office" not in found["Bo Lund"]
    assert found[None]["nobody"] == 1


def test_whom_the_words_do_not_allow_is_none_unless_by_rule():
    article = Article("the mayor said")
    group = article.number["Bell Group"]
    assert "Bell Group" not in article.features(network={group: 0.9})
    assert article.features(rules={group: 0.2})["Bell Group"]["rules"] == 0.2


def test_shares_of_rules_and_network_are_told_with_who_has_most():
    article = Article("He stayed")
    ana, bo = article.number["Ana Sá"], article.number["Bo Lund"]
    found = article.features({ana: 0.3, bo: 0.5}, {bo: 0.7})
    assert (found["Bo Lund"]["rules"], found["Bo Lund"]["network"]) == (0.5, 0.7)
    assert found["Bo Lund"]["best of both"] == 1
    assert "best of the rules" not in found["Ana Sá"]
    assert found[None]["nobody: rules"] == pytest.approx(0.2)
    assert found[None]["nobody: network"] == pytest.approx(0.3)


def test_places_tell_how_far_back_somebody_was_mentioned():
    found = Article("The company").features()
    assert {"nearest", "sentence before", "same paragraph", "quoted apart"} <= set(found["Quill Lund"])
    assert "same paragraph" not in found["Bell Group"]
    assert found["Bell Group"]["paragraph before"] == 1
    assert found["Ana Sá"]["opens its sentence"] == 1


def test_who_speaks_who_quotes_and_who_is_spoken_of_are_set_apart():
    article = Article("the mayor said")
    ana = article.number["Ana Sá"]
    content = Span(TEXT.index("“Quill"), TEXT.index(" the mayor said"))
    found = article.features(contents=[content], quoting=[ana], speaker=ana)
    assert {"who quotes", "speaker"} <= set(found["Ana Sá"])
    assert found["Quill Lund"]["in what is claimed"] == 1
    assert found["Quill Lund"]["words: behind what is claimed"] == 1
    assert "who quotes" not in found["Quill Lund"]


def described(words: str) -> dict[str, dict[str, float]]:
    """The features of two, told by the office of each, where a description stands."""
    text = f"Ana Sá, president of Norway, met Bo Lund, head of the Quill force. {words} said so."
    article = Article(words, text)
    for name, role in (("Ana Sá", "president of Norway"), ("Bo Lund", "head of the Quill force")):
        article.entities.describe(article.number[name], Span(text.index(role), text.index(role) + len(role)))
    return article.features(types={"person": 0.75, "organization": 0.25})


def test_a_country_in_a_description_is_for_whoever_is_of_it_and_against_the_others():
    found = described("The Norwegian leader")
    assert found["Ana Sá"]["of that country"] == 1
    assert found["Bo Lund"]["of no such country"] == 1
    assert {"of that country", "of no such country"}.isdisjoint(described("The tired leader")["Ana Sá"])
    assert "of no such country" not in found["Ana Sá"]
    assert "of that country" not in found["Bo Lund"]


def test_a_name_in_a_description_is_for_whoever_is_told_with_it_and_against_the_others():
    found = described("The founder of the Quill Group")
    assert found["Bo Lund"]["that name within"] == 1
    assert found["Ana Sá"]["no such name within"] == 1
    assert "no such name within" not in found["Bo Lund"]
    assert "that name within" not in found["Ana Sá"]
    assert {"that name within", "no such name within"}.isdisjoint(described("The founder")["Bo Lund"])


def test_types_are_told_of_the_words_and_how_far_each_one_has_them():
    article = Article("The company")
    article.entities[article.number["Bell Group"]].types["organization"] = 2.0
    article.entities[article.number["Ana Sá"]].types |= {"person": 1.5, "organization": 0.5}
    found = article.features({article.number["Ana Sá"]: 0.1}, types={"person": 0.2, "organization": 0.8})
    assert found["Bell Group"]["type"] == pytest.approx(0.8)
    assert found["Ana Sá"]["type"] == pytest.approx(0.35)
    assert found[None]["words: type organization"] == 0.8
    assert "words: type person" not in Article("The company").features()[None]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The company", "of a firm"),
        ("The union", "of a group"),
        ("The ministry", "of an agency"),
        ("The report", "of a document"),
        ("The founder", "of a leader"),
        ("The nurses", "of many"),
        ("His aunt", "of kin"),
        ("The senator", "of an office"),
        ("The juggler", "of a person"),
        ("She", "pronoun she"),
    ],
)
def test_words_are_told_apart_by_their_noun(words, kind):
    text = f"Ana Sá left. {words} said so."
    assert kind_of_words(read_mention(text, Span(13, 13 + len(words)), NameBook(text))) == kind


def test_no_more_is_looked_at_than_there_is_reach():
    text = "{}He stayed, the mayor of Harle."

    def work(times: int) -> None:
        article = Article("He stayed", text.format("Ana Sá, Bell Group, Quill Wye. " * times))
        for _ in range(times):
            article.features()

    assert takes_linear_time(work, 20)
