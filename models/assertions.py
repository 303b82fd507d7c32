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
    r"|(?:argu|conclud|continu|declar|not|stat|writ)ing|said|told|wrote|written|according[ \u00a0]+to",
)
# What else such a cue is made of: "has also said in a statement", "was quoted as saying", "told reporters".
LIGHT = frozenset(
    """a also an and as at by earlier further had has have having he his in interview later now of on quoted reporters
    she statement still that the then they to twitter was went were which who""".split()
)
ARTICLES = frozenset({"a", "an", "the", "his", "their"})
WORD = re.compile(r"according[ \u00a0]+to|[^\W\d_]+(?:[’'][^\W\d_]+)*")
# Whoever is none of a number said nothing.
NOBODY = re.compile(
    r"(?:nobody|no one|no-one|none|neither|few|hardly|scarcely|not (?:one|a)|no(?!\.?[ \u00a0]?\d))(?![^\W_])",
    re.IGNORECASE,
)
# Before a cue: "refrained from | saying", "without | saying".
UNSAID = re.compile(r"(?:\b(?:not|never|from|without|avoid(?:ed|s)?)|n[’']t)[ \u00a0]$", re.IGNORECASE)
LONGEST_UNSAID = 10  # characters


def only_says(cue: str) -> bool:
    """Whether a cue says that its source said something, and nothing of how far he stands behind it.

    >>> [only_says(cue) for cue in ("has also said in a statement", "according to", ":", "did not say", "denied")]
    [True, True, True, False, False]
    """
    words = WORD.findall(cue.lower())
    said = [word for word in words if SAYING.fullmatch(word)]
    noun = words[:1] != [] and words[0] in ARTICLES
    return (bool(said) or not words) and not noun and LIGHT.issuperset(set(words).difference(said))


def stands_behind(text: str, cue: Span | None, source: Span | None, shares: np.ndarray) -> np.ndarray:
    """Probabilities of asserts, denies, uncertain (3) of a claim, with a denial as seldom as it is behind its cue.

    The words of a claim without a cue are its source's own: it goes on from another, or is a post.
    """
    if cue is not None and not only_says(cue.of(text)):
        return shares
    if source is not None and NOBODY.match(source.of(text)):
        return shares
    if cue is not None and UNSAID.search(text, max(0, cue.start - LONGEST_UNSAID), cue.start):
        return shares
    found = shares.copy()
    found[DENIES] *= SELDOM
    rest: np.ndarray = found / found.sum()
    return rest
