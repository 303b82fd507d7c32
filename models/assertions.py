"""Cues that do no more than say: what stands behind them is asserted as worded, with whatever "not" is in it.

Where little text stands around it the network mistakes "“We never met,” she said" for a denial. Of 1,623 claims behind
such cues in the labelled training articles none is denied, of 2,217 behind other cues 294.
"""

import re

import numpy as np

from models.analysis import Span
from models.labels import COMMITMENTS

# What is left of the probability of a denial. Of all 3,005 such claims of the training and dev articles one is denied.
SELDOM = 0.02
DENIES = COMMITMENTS.index("denies")

SAYING = re.compile(
    r"(?:say|tell|add|explain|insist|report|announce|argue|claim|conclude|continue|declare|maintain|note|recall|reveal"
    r"|state|stress|tweet|warn|write)(?:s|d|ed|ing)?"
    r"|(?:argu|conclud|continu|declar|not|stat|writ)ing|said|told|wrote|written|according to",
)
# What else such a cue is made of: "has also said in a statement", "was quoted as saying", "told reporters".
LIGHT = frozenset(
    """a also an and as at been being by earlier further had has have having he his in interview is it later now of on
    quoted reporters she statement still that the then they to twitter was went were which who""".split()
)
WORD = re.compile(r"according to|[^\W\d_]+(?:[’'][^\W\d_]+)*")
# Whoever is none of a number said nothing.
NOBODY = re.compile(r"(?:nobody|no one|no-one|none|neither|few|no)\b", re.IGNORECASE)


def only_says(cue: str) -> bool:
    """Whether a cue says that its source said something, and nothing of how far he stands behind it.

    >>> [only_says(cue) for cue in ("has also said in a statement", "according to", ":", "did not say", "denied")]
    [True, True, True, False, False]
    """
    words = WORD.findall(cue.lower())
    said = [word for word in words if SAYING.fullmatch(word)]
    return (bool(said) or not words) and LIGHT.issuperset(set(words).difference(said))


def stands_behind(text: str, cue: Span | None, source: Span | None, shares: np.ndarray) -> np.ndarray:
    """Probabilities of asserts, denies, uncertain (3) of a claim, with a denial as seldom as it is behind its cue.

    A claim without a cue is one that goes on from another: its words are its source's own.
    """
    if cue is not None and not only_says(cue.of(text)):
        return shares
    if source is not None and NOBODY.match(source.of(text)):
        return shares
    found = shares.copy()
    found[DENIES] *= SELDOM
    rest: np.ndarray = found / found.sum()
    return rest
