"""Who speaks for whom by office: "Bell spokeswoman Ana Sá" is not against Bell.

Of 17 targets of the training articles for which their own spokesman, lawyer or head speaks twelve are favored and none
opposed; the network takes four of them to be.
"""

import re
from functools import lru_cache

SPEAKING_FOR = (
    r"(?:spokes(?:man|woman|person|people)|press secretary|press officer|lawyers?|attorneys?|solicitors?|barristers?"
    r"|counsel|chief executive|CEO|founder|co-founder|agent|publicist|campaign (?:manager|director|chief|official)"
    r"|chairman|chairwoman|editor-in-chief|managing director)"
)


@lru_cache(maxsize=256)
def _pattern(name: str) -> re.Pattern[str]:
    # "White House" before "press secretary" does not speak of the House.
    whole = rf"(?<![\w’'-])(?<![A-Z][a-z] )(?<![A-Za-z][a-z]{{2}} ){re.escape(name)}(?![\w-])"
    return re.compile(
        rf"{whole}(?:[’']s?)?(?: [\w’'-]+){{0,3}}? {SPEAKING_FOR}\b"
        rf"|\b{SPEAKING_FOR} (?:for|of|to) (?:the )?{re.escape(name)}(?![\w-])"
    )


def speaks_for(words: str, name: str) -> bool:
    """Whether words for somebody tell an office in which one speaks for the one with that name.

    >>> [speaks_for(words, "Bell") for words in ("Bell spokeswoman Ana Sá", "a lawyer for Bell", "Bell critic Ana Sá")]
    [True, True, False]
    """
    return _pattern(name).search(words) is not None
