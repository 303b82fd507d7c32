"""What speaks for whom a source's words may mean."""

import math
from functools import cached_property

import pytest

from models.analysis import Span
from models.document import read_document
from models.mentions.reading import read_mention
from models.naming.namebook import NameBook
from models.resolution.antecedents import Antecedents
from models.resolution.clues import Clues, Words, kind_of_words, likeliest
from models.resolution.coreference import Item, Scene
from models.resolution.entities import Entities
from models.resolution.ranking import NOBODY, lexical
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

    @cached_property
    def clues(self) -> Clues:
        return Clues(self.scene, self.entities, self.antecedents)

    def features(self, rules=(), network=(), contents=(), quoting=(), speakers=(), types=None):
        words = Words(self.span, self.reading, types or {}, contents, set(quoting), speakers)
        found = self.clues.of(words, dict(rules), dict(network))
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
    found = article.features(contents=[content], quoting=[ana], speakers=[ana])
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


KNOWN = (
    "Ana Sá, 34, saw Bo Lund. Norway’s Quill Group wept. “QMX left,” Ana Sá’s aide said. The U.S. slept.\n\n"
    "A note came. {} said so, and then Jo Bell left."
)


def of(words: str, whom: str | None, **known) -> dict[str, float]:
    """The features of one of KNOWN, of whom all that is `known`, where some words stand."""
    article = Article(words, KNOWN.format(words))
    entity = article.entities[article.number[whom or "Ana Sá"]]
    for what, value in known.items():
        setattr(entity.traits if hasattr(entity.traits, what) else entity, what, value)
    return article.features()[whom and entity.name]


@pytest.mark.parametrize(
    ("words", "told", "untold"),
    [
        ("His aunt", {"possessive", "of a sex"}, {"pointing", "former"}),
        ("That company", {"pointing"}, {"possessive", "of a sex"}),
        ("The juggler’s child", {"somebody’s"}, {"former", "untold"}),
        ("The former juggler", {"former", "1 modifiers"}, {"somebody’s", "holds a name"}),
        ("The tall juggler", {"1 modifiers"}, {"former", "0 modifiers"}),
        ("The tall old grey wise juggler", {"3 modifiers"}, {"4 modifiers"}),
        ("The Quill juggler", {"holds a name"}, {"demonym"}),
        ("The insider", {"untold"}, {"demonym"}),
        ("The note", {"told before"}, {"untold"}),
        ("She", {"of a sex"}, {"0 modifiers"}),
    ],
)
def test_words_tell_of_themselves(words, told, untold):
    found = {name.removeprefix("words: ") for name in of(words, None)}
    assert told <= found
    assert untold.isdisjoint(found)


@pytest.mark.parametrize(
    ("words", "name", "known", "told", "untold"),
    [
        ("The aunt", "Ana Sá", {"gender": "f"}, {"of that sex", "alike in number"}, {"of the other sex", "state"}),
        ("The juggler", "Ana Sá", {"gender": "f"}, {"no office"}, {"of that sex", "of the other sex"}),
        ("The juggler", "Ana Sá", {}, {"may be", "some fit"}, {"of that sex", "aged", "no fit", "no modifier"}),
        ("The tall juggler", "Ana Sá", {"age": 34}, {"aged", "no modifier"}, {"all modifiers"}),
        ("The juggler", "Ana Sá", {"roles": {"mayor"}}, {"other office", "some fit"}, {"no fit", "such an office"}),
        ("The lawyer", "Ana Sá", {"roles": {"attorney"}}, {"such an office", "good fit"}, {"some fit", "no office"}),
        ("The lawyer", "Ana Sá", {"roles": {"lawyer"}}, {"that office"}, {"other office", "all modifiers"}),
        (
            "The tall lawyer",
            "Ana Sá",
            {"roles": {"lawyer"}, "modifiers": frozenset({"tall"})},
            {"all modifiers", "good fit"},
            {"no modifier"},
        ),
        ("The German", "Ana Sá", {"role_words": {"german"}}, {"of that people"}, {"of no such country"}),
        ("The German", "Ana Sá", {"role_words": {"tired"}}, set(), {"of that people"}),
        ("The company", "Quill Group", {}, {"firm", "fit", "same thing"}, {"state", "letters", "country"}),
        ("The company", "QMX", {}, {"letters"}, {"firm", "country"}),
        ("The company", "QMX", {}, set(), {"good fit"}),
        ("The company", "QMX", {"name": "QMX WYE"}, set(), {"letters"}),
        ("The juggler", "Quill Group", {}, {"no person", "no fit"}, {"of that sex", "some fit"}),
        ("The nation", "U.S.", {}, {"country"}, {"firm"}),
        ("The juggler", "Ana Sá", {"name": "Ana Ministry"}, set(), {"state"}),
        ("The juggler", "Ana Sá", {"name": "Ana Foods"}, set(), {"firm"}),
        ("The mills", "Quill Group", {"plural": True}, {"alike in number", "many"}, {"person"}),
    ],
)
def test_words_are_held_against_what_is_known_of_each(words, name, known, told, untold):
    found = {feature for feature, value in of(words, name, **known).items() if value}
    assert told <= found
    assert untold.isdisjoint(found)


def test_how_many_of_the_words_are_known_is_a_share():
    assert of("The tall old juggler", "Ana Sá", modifiers=frozenset({"tall"}))["modifiers"] == 0.5
    assert of("The tall old juggler", "Ana Sá", role_words={"tall"})["modifiers"] == 0.5
    assert of("She", "Ana Sá", gender="f")["fit"] == 1


@pytest.mark.parametrize(
    ("words", "name", "told", "untold"),
    [
        ("The aunt", "Ana Sá", {"last: possessive", "paragraph before"}, {"alone"}),
        ("The company", "U.S.", {"nearest"}, {"second nearest", "last: possessive", "last: in its clause"}),
        ("The company", "QMX", {"quoted apart"}, {"nearest", "second nearest"}),
        ("The company", "Quill Group", set(), {"second nearest", "mentioned most", "new in the paragraph"}),
    ],
)
def test_places_are_told_of_the_last_mention(words, name, told, untold):
    found = set(of(words, name))
    assert told <= found
    assert untold.isdisjoint(found)


PLACES = "Old Ana Sá met Bo Lund and Ana Sá. {}"


@pytest.mark.parametrize(
    ("then", "words", "name", "told", "untold"),
    [
        ("He wept.", "He", "Bo Lund", {"sentence before", "new in the sentence before"}, {"last: in its clause"}),
        ("The aunt wept.", "The aunt", "Ana Sá", {"nearest", "mentioned most"}, {"opens the sentence before"}),
        ("Jo Bell saw the juggler.", "the juggler", "Ana Sá", {"second nearest"}, {"nearest"}),
        ("Jo Bell saw the juggler.", "the juggler", "Bo Lund", set(), {"second nearest", "mentioned most"}),
        ("Jo Bell said he wept.", "he", "Jo Bell", {"last: in its clause"}, {"opens the sentence before"}),
        ("Jo Bell wept. He left.", "He", "Jo Bell", {"opens the sentence before"}, {"last: in its clause"}),
        ("Jo Bell wept, he said.", "he", "Jo Bell", {"same sentence"}, {"last: in its clause"}),
        ("Jo Bell wept. It rained. He left.", "He", "Jo Bell", {"opens its sentence"}, {"opens the sentence before"}),
        ("\n\nIt rained.\n\nHe left.", "He", "Bo Lund", set(), {"paragraph before", "new in the paragraph"}),
        ("\n\nJo Bell wept. He left.", "He", "Jo Bell", {"new in the paragraph"}, {"paragraph before"}),
    ],
)
def test_places_tell_what_stands_between(then, words, name, told, untold):
    found = set(Article(words, PLACES.format(then)).features()[name])
    assert told <= found
    assert untold.isdisjoint(found)


def test_of_two_mentions_the_last_one_counts():
    article = Article("The aunt", PLACES.format("The aunt wept."))
    last = article.antecedents.items[-1]
    article.antecedents.items[-1] = Item(last.start, last.end, last.entity, 0.25)
    found = article.features()["Ana Sá"]
    assert found["weight"] == 0.25
    assert found["characters"] == pytest.approx(math.log(3) / 5)


def test_what_stands_behind_the_words_is_not_mentioned_before_them():
    assert "Jo Bell" not in of("The aunt", None)
    article = Article("The aunt", KNOWN.format("The aunt"))
    place = KNOWN.format("The aunt").index("Jo Bell")
    article.antecedents.add(Item(place, place + 7, article.number["Jo Bell"], 1.0))
    assert "Jo Bell" not in article.features()


def test_a_name_within_the_words_is_not_mentioned_before_them():
    article = Article("Quill juggler", "Ana Sá left. Quill juggler so.")
    article.antecedents.add(Item(13, 18, article.number["Ana Sá"], 1.0))
    assert len(article.antecedents.items) == 2
    assert article.features()["Ana Sá"]["nearest"] == 1
    assert article.features()["Ana Sá"]["times"] == 0


def test_the_same_words_are_told_however_they_are_written():
    article = Article("The aunt", "So the aunt of Ana Sá left. The aunt left.")
    article.antecedents.add(Item(3, 11, article.number["Ana Sá"], 1.0))
    assert article.features()["Ana Sá"]["last: the same words"] == 1


def test_what_stands_in_another_sentence_is_in_no_clause_with_it():
    assert "last: in its clause" not in Article("He left", "So came Ana Sá\n\nHe left.").features()["Ana Sá"]


def test_the_writer_has_no_name_and_is_not_meant():
    article = Article("The aunt", PLACES.format("The aunt wept."))
    author = article.entities.author()
    assert "" not in article.features({author: 0.5})


def test_who_is_best_stands_out_or_is_alone():
    article = Article("He wept", PLACES.format("He wept."))
    ana, bo = article.number["Ana Sá"], article.number["Bo Lund"]
    found = article.features({ana: 0.5, bo: 0.4}, {bo: 0.9})
    assert found[None]["nobody: best of the rules"] == 0.5
    assert found[None]["nobody: best of the network"] == 0.9
    assert "best of both" not in found["Ana Sá"]
    assert "alone" not in found["Bo Lund"]
    assert (found["Ana Sá"]["foremost"], found["Bo Lund"]["standing"]) == (1, 0.5)
    for item in article.antecedents.items:
        article.antecedents.standing.of[item.entity] = 0.0
    assert "foremost" not in article.features({ana: 0.5})["Ana Sá"]


def test_of_equal_shares_the_first_is_likeliest():
    assert likeliest({3: 0.5, 2: 0.5, 4: 0.1}) == 2
    assert likeliest({}) is None


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
        ("The Liberal", "of a party"),
        ("The council", "of a body"),
        ("The center", "of a body"),
        ("The song", "of something"),
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


def test_who_spoke_last_but_one_and_before_is_told():
    article = Article("the mayor said")
    ana, bo = article.number["Ana Sá"], article.number["Bo Lund"]
    found = article.features(speakers=[ana, bo])
    assert {"speaker", "spoke before"} <= set(found["Bo Lund"])
    assert {"spoke last but one", "spoke before"} <= set(found["Ana Sá"])
    assert "speaker" not in found["Ana Sá"]
    assert "spoke before" not in found["Quill Lund"]


AROUND = "Ana Sá, who runs a fund, left at 61. Bo Lund left.\n\nJo Wye slept. {}"


def test_the_words_around_whom_the_article_mentions_speak_for_them():
    found = Article("The tired fund manager", AROUND.format("The tired fund manager wept.")).features()
    assert {"some modifier near"} == {"head near", "modifiers near", "some modifier near"} & set(found["Ana Sá"])
    assert "no modifier near" in found["Bo Lund"]
    found = Article("The fund runner", AROUND.format("The fund runner wept.")).features()
    assert "modifiers near" in found["Ana Sá"]
    assert "head near" in Article("The fund", AROUND.format("The fund wept.")).features()["Ana Sá"]
    assert "head near" not in found["Ana Sá"]


def test_an_age_and_the_pronoun_behind_it_speak_for_and_against():
    article = Article("The 61-year-old", AROUND.format("The 61-year-old said she wept."))
    ana, bo, jo = (article.entities[article.number[name]] for name in ("Ana Sá", "Bo Lund", "Jo Wye"))
    ana.age, bo.age = 61, 40
    ana.traits.gender, bo.traits.gender, jo.traits.gender = "f", "m", None
    found = article.features()
    assert {"of that age", "pronoun behind agrees"} <= set(found["Ana Sá"])
    assert {"of another age", "pronoun behind contradicts"} <= set(found["Bo Lund"])
    assert "of an age untold" in found["Jo Wye"]
    assert {"pronoun behind agrees", "pronoun behind contradicts"}.isdisjoint(found["Jo Wye"])
    assert found[None]["words: aged"] == 1


def test_it_behind_a_description_is_for_bodies_and_against_persons():
    text = "Ana Sá met Bell Group. The buyer said it wept."
    found = Article("The buyer", text).features()
    assert "pronoun behind agrees" in found["Bell Group"]
    assert "pronoun behind contradicts" in found["Ana Sá"]


def test_who_is_alone_of_a_kind_in_paragraph_and_sentence_is_told():
    found = Article("He", "Jo Wye met Bell Group.\n\nBo Lund left. He stayed.").features()
    assert {"alone in the paragraph", "alone in the sentence before"} <= set(found["Bo Lund"])
    assert "alone since the paragraph before" not in found["Bo Lund"]
    assert {"first of its kind", "in the first paragraph"} <= set(found["Jo Wye"])
    assert {"first of its kind", "in the first paragraph"}.isdisjoint(found["Bo Lund"])
    found = Article("He", "Quill Vane met Bo Lund. Jo Wye left. He stayed.").features()
    assert "alone in the paragraph" not in found["Jo Wye"]
    assert "alone in the sentence before" in found["Jo Wye"]


def test_who_is_alone_in_the_sentence_and_since_the_paragraph_before_is_told():
    found = Article("he", "Bell Group saw Bo Lund, and he left.").features()
    assert {"alone in the sentence", "alone since the paragraph before"} <= set(found["Bo Lund"])
    found = Article("he", "Quill Vane saw Bo Lund, and he left.").features()
    assert {"alone in the sentence", "alone since the paragraph before"}.isdisjoint(found["Bo Lund"])


def test_the_noun_of_a_description_and_what_somebody_is_called_are_told_together():
    found = Article("The firm", "Harle Homes met Ana Sá, the mayor of Harle. The firm wept.").features()
    assert found["Harle Homes"][lexical("firm", "homes")] == 1
    assert found["Ana Sá"][lexical("firm", "mayor")] == 1
    assert found[None][lexical("nobody", "firm")] == 1
    assert lexical("nobody", "he") not in Article("He", "Ana Sá left. He wept.").features()[None]


def test_whoever_is_called_so_is_a_candidate_however_far_back():
    filler = "Jo Wye met Bell Group. " * 30
    text = "Harle Journal met Quill Vane. {}The journal wept."
    assert "Harle Journal" in Article("The journal", text.format(filler)).features()
    assert "Quill Vane" not in Article("The journal", text.format(filler)).features()
    assert "Quill Vane" in Article("The journal", text.format("")).features()
