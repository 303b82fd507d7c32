"""The two answers that a resolver has to beat."""

from models.analysis import Span
from models.naming.names import find_names
from models.training.measures.baselines import nearest_name, own_words

TEXT = "Ana Sá met Bo Lund. “It pours,” she said. “No.”"


def test_the_nearest_name_is_the_last_one_that_begins_before():
    names = find_names(TEXT)
    she = Span(TEXT.index("she"), TEXT.index("she") + 3)
    assert nearest_name(TEXT, names, she, Span(20, 31)) == "Bo Lund"
    assert nearest_name(TEXT, names, None, Span(0, 7)) == "Ana Sá"
    assert nearest_name(TEXT, [], she, Span(20, 31)) is None


def test_own_words_leave_out_the_article_and_never_name_a_pronoun():
    assert own_words("the city’s engineer spoke", Span(0, 19)) == "city’s engineer"
    assert own_words("a", Span(0, 1)) == "a"
    assert own_words("she spoke", Span(0, 3)) is None
    assert own_words("spoke", None) is None
