"""Whom somebody speaks up for by denying what is said of them: "Sá denied that Lund had lied" is for Lund.

A name that stands where such a denial begins is what the denied words speak of. Of seven targets so placed in our own
articles four are favored, two neutral and one opposed, though what stands behind the name is bad.
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
# What may stand before the name: "any suggestion that", "the claim that the".
OPENING = re.compile(
    r"(?:(?:(?:any|all|the|a|an|his|her|its|their)[ \u00a0])?(?:[a-z]+[ \u00a0])?"
    r"(?:suggestions?|claims?|ideas?|allegations?|accusations?|reports?|rumou?rs?|notions?|charges?|insinuations?"
    r"|assertions?|speculation)[ \u00a0])?(?:that[ \u00a0])?(?:the[ \u00a0]|(?:Mr|Mrs|Ms|Dr)\.?[ \u00a0])?",
)
VERB = re.compile(r"[ \u00a0](?:is|are|was|were|has|have|had|would|will|could|should|may|might|did|does|[a-z]{2,}ed)\b")


def speaks_up_for(text: str, cue: Span | None, content: Sequence[Span], name: Span) -> bool:
    """Whether a claim denies something of the one with that name.

    >>> text = "Sá denied that Lund had lied to Bell."
    >>> [speaks_up_for(text, Span(3, 9), [Span(10, 36)], name) for name in (Span(15, 19), Span(32, 36))]
    [True, False]
    """
    if cue is None or not content or not DENYING.search(text, cue.start, cue.end):
        return False
    if NEGATED.search(text, cue.start, cue.end):
        return False
    opening = OPENING.match(text, content[0].start, content[0].end)
    return opening is not None and opening.end() == name.start and VERB.match(text, name.end) is not None
