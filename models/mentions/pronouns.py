"""Mentions that are nothing but a pronoun: he, whose, most of whom."""

from models.analysis import SourceType, Span
from models.mentions.mention import MentionReading
from models.text.function_words import FEMALE_PRONOUNS, FIRST_PERSON, MALE_PRONOUNS, PLURAL_PRONOUNS, PRONOUNS, RELATIVE
from models.text.words import DRAWN_TOGETHER, WORD

# What is taken with these says no more of whom they mean: "which together", "who after the storm".
OPEN_RELATIVE = frozenset({"who", "which"})


def is_pronoun(words: str) -> bool:
    """Whether a mention is nothing but a pronoun: he, whose, most of whom, he himself.

    >>> is_pronoun("most of whom"), is_pronoun("We’ve"), is_pronoun("those who stayed"), is_pronoun("that report")
    (True, True, False, False)
    >>> is_pronoun("which together")
    True
    """
    folded = [m[0].casefold() for m in WORD.finditer(words)]
    if not folded:
        return False
    plain = [DRAWN_TOGETHER.sub("", w) for w in folded]
    if len(plain) == 1:
        return plain[0] in PRONOUNS
    if plain[0] in OPEN_RELATIVE:
        return True
    return all(w in PRONOUNS or w in ("most", "all", "both", "some", "many", "of", "half") for w in plain) and (
        plain[-1] in RELATIVE or plain[0] in PRONOUNS
    )


def read_pronoun(words: str, span: Span) -> MentionReading:
    found = WORD.findall(words)
    telling = found[0] if found[0].casefold() in OPEN_RELATIVE else found[-1]
    word = DRAWN_TOGETHER.sub("", telling.casefold())
    gender = "m" if word in MALE_PRONOUNS else "f" if word in FEMALE_PRONOUNS else None
    plural = word in PLURAL_PRONOUNS
    kind: SourceType = "person" if gender or word in FIRST_PERSON else "group" if plural else "unknown"
    return MentionReading("pronoun", span, False, None, kind, gender, plural, word, False)
