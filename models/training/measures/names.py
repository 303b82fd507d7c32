"""When two names are the same name."""

import re
import unicodedata

# Courtesy titles, ranks and articles, as data/gold/GUIDELINES.md leaves them out of a source's name.
TITLES = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|sen|senator|gov|governor|rep|gen|general|col|capt"
    r"|president|prof|professor|the|a|an)\b\.?"
)
POSSESSIVE = re.compile(r"[’']s\b")
WORD = re.compile(r"[^\W_]+")


def normal_name(name: str | None) -> str:
    """A name without case, accents, titles, articles, possessive and punctuation; no name is the empty string.

    >>> normal_name("the Sen. José Müller-Ortiz's"), normal_name(None)
    ('jose muller ortiz', '')
    """
    folded = unicodedata.normalize("NFKD", name or "").casefold()
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(WORD.findall(TITLES.sub(" ", POSSESSIVE.sub("", bare))))
