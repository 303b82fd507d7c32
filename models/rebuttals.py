"""Whom somebody speaks up for by denying what is said of them: "Sá denied that Lund had lied" is for Lund.

A name that stands where such a denial begins is what the denied words speak of, and where these are bad it is not
opposed: of five targets so placed in our own articles four are favored and one neutral.
"""

import re
from collections.abc import Sequence

from models.analysis import Span

DENYING = re.compile(
    r"\b(?:den(?:y|ied|ies|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es?|ed|ing)|refut(?:es?|ed|ing)"
    r"|rebut(?:s|ted|ting)?)(?: claims| reports| suggestions| allegations)?$",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:not|never|n[’']t|refus\w+|declin\w+)\b", re.IGNORECASE)
NOBODY = re.compile(r"\b(?:nobody|no one|none|few|neither)\b[^.\n]{0,30}$", re.IGNORECASE)
# What may stand before the name: "any suggestion that", "the claim that the".
OPENING = re.compile(
    r"(?:(?:(?:any|all|the|a|an|his|her|its|their)[ \u00a0])?(?:[a-z]+[ \u00a0])?"
    r"(?:suggestions?|claims?|ideas?|allegations?|accusations?|reports?|rumou?rs?|notions?|charges?|insinuations?"
    r"|assertions?|speculation)[ \u00a0])?(?:that[ \u00a0])?(?:the[ \u00a0]|(?:Mr|Mrs|Ms|Dr)\.?[ \u00a0])?",
)
# What is said of the name, as far as it is plainly bad.
BAD = re.compile(
    r"[ \u00a0](?:is|are|was|were|has|have|had|would|will|could|should|may|might|did|does|[a-z]{2,}(?:ed|e|k))\b"
    r"[^.;:“”\"]{0,60}?\b(?:lied|lying|lies|stole|stolen|robbed|cheated|killed|abused|misled|mistreated|violated|ignored"
    r"|failed|failing|corrupt\w*|guilty|blame|wrong\w*|fraud\w*|brib\w+|problems?|attack\w*|racis\w+|bias\w*|discriminat\w+"
    r"|harass\w*|assault\w*|suppress\w*|rigg\w+|threat\w*|illegal\w*|crimes?|criminal\w*|unsafe|neglig\w+|incompetent"
    r"|hid|hidden|hiding|hide|manipulat\w+|pressured|interfer\w+|collu\w+|starved|warned|covered up|profiling)\b"
)


def speaks_up_for(text: str, cue: Span | None, content: Sequence[Span], name: Span) -> bool:
    """Whether a claim denies something bad of the one with that name.

    >>> text = "Sá denied that Lund had lied to Bell."
    >>> [speaks_up_for(text, Span(3, 9), [Span(10, 36)], name) for name in (Span(15, 19), Span(32, 36))]
    [True, False]
    """
    if cue is None or not content or not DENYING.search(text, cue.start, cue.end):
        return False
    if NEGATED.search(text, cue.start, cue.end) or NOBODY.search(text, max(0, cue.start - 40), cue.start):
        return False
    opening = OPENING.match(text, content[0].start, content[0].end)
    return opening is not None and opening.end() == name.start and BAD.match(text, name.end) is not None
