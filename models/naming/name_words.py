"""A word as the finder of names takes it: where it stands, how it compares with others, and what around it says whether
its capital tells a name, such as that a sentence begins with it."""

import re

from models.text.words import POSSESSIVE, fold

SENTENCE_END = re.compile(r"[.!?:;•][\"”’')\]]*\s+$|\n\s*$|^[\s\"“‘'«]*$|[\"“‘«]$|—\s*$")
TITLE_BEFORE = re.compile(r"\b(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|St|Prof|Lt|Col|Capt|[A-Z])\.\s$")
ARTICLE_BEFORE = ("the ", "The ")


class Word:
    """One word of the text with what decides whether it joins a name."""

    __slots__ = ("start", "end", "text", "key", "possessive", "initial", "surname")

    def __init__(self, text: str, match: re.Match[str]):
        self.start, self.end = match.span()
        self.surname = False  # a month's name that is somebody's
        self.possessive = False
        raw = match[0]
        if raw.endswith(POSSESSIVE):
            self.possessive = True
            self.end -= 2
            raw = raw[:-2]
        elif (
            text[self.end : self.end + 1] in ("’", "'")
            and raw.endswith("s")
            and text[self.end + 1 : self.end + 2] == " "
        ):
            self.possessive = True
        self.text = raw
        self.key = fold(raw)
        before = text[max(0, self.start - 8) : self.start]
        # A space after a letter or digit ends no sentence: the common case, told without a pattern.
        self.initial = (
            not (before[-1:] == " " and before[-2:-1].isalnum())
            and bool(SENTENCE_END.search(before))
            and not TITLE_BEFORE.search(before)
        )
