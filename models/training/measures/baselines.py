"""Two plain answers to "who is the source?", for a resolver to beat: the nearest name to the left, and own words."""

from bisect import bisect_right
from collections.abc import Sequence

from models.analysis import Span
from models.mentions.pronouns import is_pronoun
from models.text.words import trim


def nearest_name(text: str, names: Sequence[Span], mention: Span | None, content: Span) -> str | None:
    """The last name that begins before the end of the mention, or of the content where there is no mention; None
    where no name does.

    `names` are those of `models.naming.names.find_names`, in order.

    >>> from models.naming.names import find_names
    >>> text = "Ana Sá met Bo Lund. She said no."
    >>> nearest_name(text, find_names(text), Span(20, 23), Span(29, 31))
    'Bo Lund'
    """
    end = (mention or content).end
    i = bisect_right(names, end - 1, key=lambda name: name.start)
    return names[i - 1].of(text) if i else None


def own_words(text: str, mention: Span | None) -> str | None:
    """The mention as it stands, without its article; None for a pronoun, which is no name, and where there is no
    mention.

    >>> own_words("the ministry said so", Span(0, 12)), own_words("he said so", Span(0, 2))
    ('ministry', None)
    """
    if mention is None:
        return None
    span = trim(text, mention.start, mention.end)
    words = span.of(text)
    if is_pronoun(words):
        return None
    first, _, rest = words.partition(" ")
    return rest if rest and first.casefold() in ("the", "a", "an") else words
