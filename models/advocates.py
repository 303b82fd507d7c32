"""Who speaks for whom by office: "Bell spokeswoman Ana Sá" is not against Bell.

Of 13 targets of 500 training articles for which their own spokesman, lawyer or head speaks so ten are favored and none
is opposed; the network takes three of them to be.
"""

import re
from functools import lru_cache

# Whoever has such an office speaks for the body that is named before it.
VOICES = (
    r"(?:spokes(?:man|woman|person|people)|press secretary|press officer|chief executive|CEO|chairman|chairwoman"
    r"|editor-in-chief|managing director|campaign (?:manager|director|chief|official))"
)
# These where more tells whose they are: a "Texas lawyer" does not speak for Texas.
OWN_VOICES = r"(?:lawyers?|attorneys?|solicitors?|barristers?|counsel|founder|co-founder|agent|publicist)"
BETWEEN = r"(?:(?:former|chief|deputy|acting|interim|lead|senior|long-time|longtime|primary|defen[cs]e|new) ){0,2}"


@lru_cache(maxsize=256)
def _pattern(name: str) -> re.Pattern[str]:
    # "White House" before "press secretary" does not speak of the House, nor "for Bell’s accusers" of Bell.
    whole = rf"(?<![\w’'-])(?<![A-Z][a-z] )(?<![A-Za-z][a-z]{{2}} ){re.escape(name)}"
    return re.compile(
        rf"{whole} {BETWEEN}{VOICES}\b"
        rf"|{whole}[’']s? {BETWEEN}(?:{VOICES}|{OWN_VOICES})\b"
        rf"|\b(?:{VOICES}|{OWN_VOICES}) (?:for|of|to) (?:the )?{re.escape(name)}(?=$|[,.;:)]| (?:who|which|in|on|at)\b)"
    )


def speaks_for(words: str, name: str) -> bool:
    """Whether words for somebody tell an office in which one speaks for the one with that name.

    >>> [speaks_for(words, "Bell") for words in ("Bell spokeswoman Ana Sá", "a lawyer for Bell", "Bell critic Ana Sá")]
    [True, True, False]
    """
    return _pattern(name).search(words) is not None
