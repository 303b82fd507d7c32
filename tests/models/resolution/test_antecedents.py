"""What a pronoun or a description may mean by rule."""

import pytest

from models.analysis import Span
from models.mentions.reading import read_mention
from models.resolution.antecedents import ONE_OF_THOSE
from models.resolution.coreference import Item
from tests.models.resolution.test_clues import Article
from tests.models.resolution.test_sources import names


@pytest.mark.parametrize(
    ("marked", "meant"),
    [
        # Whom a quotation names is not spoken of by whoever tells the rest.
        ("Ana Sá left. “Mary Quill left,” it said. [She] {stayed}.", "Ana Sá"),
        # Where nobody else was named, "she" of two sentences is whom the first one names.
        ("Quill Foods left. She kept Mary Quill. [She] {stayed}.", "Mary Quill"),
        ("The Harle Agency left. The Quill Agency met. It rained. [Her agency] {stayed}.", "Quill Agency"),
    ],
)
def test_whoever_is_spoken_of_is_meant(marked, meant):
    assert names(marked) == [meant]


@pytest.mark.parametrize(
    ("text", "words", "sure"),
    [
        ("Two millers came. One of them wept. The miller left.", "The miller", True),
        ("Two millers came.\n\nOne of them wept. The miller left.", "The miller", True),
        ("Two millers came.\n\nIt rained.\n\nOne of them wept. The miller left.", "The miller", False),
        ("Two bakers came. One of them wept. The miller left.", "The miller", False),
        ("Two millers came. One of them wept. The tired miller left.", "The tired miller", False),
        ("Two mills came. One of them shut. The mill left.", "The mill", False),
    ],
)
def test_one_of_several_is_whoever_is_called_by_the_singular(text, words, sure):
    article = Article(words, text)
    one = Span(text.index("One of them"), text.index("One of them") + len("One of them"))
    entity = article.entities.own_words(read_mention(text, one, article.book))
    article.antecedents.add(Item(one.start, one.end, entity, 1.0))
    assert (article.antecedents.of(article.span, article.reading).get(entity) == ONE_OF_THOSE) is sure
