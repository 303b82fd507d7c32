"""Which words alone are no cue, no source and no content."""

import re

from models.text.function_words import ARTICLES, LOOSE, PREPOSITIONS, PRONOUNS

# Words that are no cue alone: adverbs, and verbs that wait for another.
ADVERBS = frozenset("just only also still even too so not never already always ever now then again".split())
HELPING = frozenset("had has have having did does do is are was were be will would".split())
POINTING = (
    PRONOUNS | PREPOSITIONS | ARTICLES | LOOSE | {"so", "who", "whom", "what", "when", "why", "how", "do", "there"}
) - {"no"}
BARE = frozenset("it them that this so him her me us you they".split())
MARKS = ",.;“”\"„«»‘’'"
MANNER = re.compile(r"[^\W\d_]+ly", re.IGNORECASE)


def may_be_cue(words: str) -> bool:
    """Whether words could be a cue by themselves: more than adverbs, helping verbs and quotation marks.

    >>> [may_be_cue(words) for words in ("just", "had told", ":", "simply,", "had", "“")]
    [False, True, True, False, False, False]
    """
    found = [word.strip(MARKS) for word in words.casefold().split()]
    return not all(not word or word in ADVERBS | HELPING or MANNER.fullmatch(word) for word in found)


def calls_somebody(words: str) -> bool:
    """Whether somebody may be called so: not by punctuation alone, nor by prepositions and conjunctions.

    >>> [calls_somebody(words) for words in ("it", "By", "—", "Both of the two")]
    [True, False, False, True]
    """
    return any(map(str.isalnum, words)) and not all(word in LOOSE for word in words.casefold().split())


def is_bare(words: str) -> bool:
    """Whether a content is nothing but a pronoun; of nobody's such claims there are 6 among 55,000 to train on.

    >>> is_bare("them."), is_bare("them all")
    (True, False)
    """
    return words.casefold().strip(' .,;“”"') in BARE


def is_pointing(words: str) -> bool:
    """Whether a content is nothing but small words, which point at what is said elsewhere.

    >>> [is_pointing(words) for words in ("about it", "we", "what", "no", "we won")]
    [True, True, True, False, False]
    """
    found = [word.strip(MARKS) for word in words.casefold().split()]
    return all(not word or word in POINTING for word in found)


def says_something(words: str) -> bool:
    """Whether words could be a content by themselves: more than articles, conjunctions and prepositions.

    >>> [says_something(words) for words in ("that", "it", "— and the", "no")]
    [False, True, False, True]
    """
    kept = [word for word in words.casefold().split() if any(map(str.isalnum, word))]
    return any(word not in LOOSE | ARTICLES and word != "that" for word in kept)
