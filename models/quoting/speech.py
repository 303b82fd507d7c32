"""The few words by which a reader sees that somebody speaks: reporting verbs and how they stand beside a quotation.

A surface test, for mending marks and for sentence ends; what is a cue is for the network to say.
"""

import re

from models.text.words import words

_VERBS = words("""
    said says say told tells asked asks added adds answered replied wrote writes explained insisted argued warned
    noted recalled continued tweeted announced declared claimed stated responded repeated replies joked quipped
    shouted cried whispered concluded observed remarked admitted acknowledged complained lamented predicted agreed
    urged demanded wondered testified reported posted read reads
""")
REPORTING_VERB = "(?:" + "|".join(sorted(_VERBS)) + ")"
_WORD = r"[^\W\d_][\w.'’\-]*+"
_NAMED = rf"(?:(?:the|a|an|one|his|her|its|their)\s++)?{_WORD}(?:\s++{_WORD}){{0,3}}?"

# the words beside a closing mark: "Lund said", "said Lund", "the envoy told", "a former aide asked"
SPEAKS = rf"(?:{REPORTING_VERB}\b|{_NAMED}(?:\s++(?:has|had|also|later|then))?\s++{REPORTING_VERB}\b)"

# a comma within an unclosed quotation after which somebody speaks and no more: "The tax is dead, | Lund said."
ASIDE = re.compile(
    rf"[,?!](?=\s++(?:(?!I\b|we\b|you\b|as\b|which\b|who\b|and\b){_NAMED}\s++{REPORTING_VERB}(?=\s*+(?:[.,:;]|$)|\s(?:on|in)\s[A-Z])"
    rf"|(?:said|says|added|wrote|asked|replied)\s++(?:the\s++|a\s++|an\s++)?{_WORD}))"
)
_FOLLOWS = re.compile(rf"[\s,]{{0,3}}{SPEAKS}")


def speech_follows(text: str, start: int, end: int) -> bool:
    """Whether words of speaking begin at `start`, as after a closing mark.

    >>> speech_follows("“No,” said Ana Sá.", 5, 18), speech_follows("“No.” Then it rained.", 5, 21)
    (True, False)
    """
    return _FOLLOWS.match(text, start, min(end, start + 120)) is not None
