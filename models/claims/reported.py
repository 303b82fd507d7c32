"""Which words make a claim within a claim: who may have said or thought what there, and whether that is a thing."""

import re
from collections.abc import Sequence

from models.claims.edges import POSSESSIVES, SUBJECT_ENDS
from models.claims.links import Part
from models.claims.proposals import Proposal
from models.claims.wording import is_pointing
from models.text.function_words import DAYS_AND_MONTHS, PREPOSITIONS

SAYING = (
    r"said|says?|saying|t(?:old|ells?|elling)|promis(?:ed?|es)|warn(?:s|ed)?|claim(?:s|ed)?|suggest(?:s|ed)?|argue[sd]?"
    r"|admit(?:s|ted)?|den(?:y|ies|ied)|ask(?:s|ed|ing)?|urge[sd]?|demand(?:s|ed)?|insist(?:s|ed)?|accuse[sd]?|wr[io]tes?"
    r"|advise[sd]?|announce[sd]?|vow(?:s|ed)?|pledge[sd]?|complain(?:s|ed)?|predict(?:s|ed)?"
    r"|recommend(?:s|ed)?|acknowledge[sd]?|conclude[sd]?|threaten(?:s|ed)?|assure[sd]?"
)
THINKING = (
    r"thinks?|thought|believe[sd]?|fear(?:s|ed)?|hope[sd]?|want(?:s|ed)?|wish(?:es|ed)?|doubt(?:s|ed)?|expect(?:s|ed)?|feels?"
    r"|felt|suspect(?:s|ed)?|support(?:s|ed)?|oppose[sd]?|favou?r(?:s|ed)?|back(?:s|ed)|regret(?:s|ted)?|consider(?:s|ed|ing)?"
    r"|agree[sd]?|refuse[sd]?|intend(?:s|ed)?|plan(?:s|ned)|decided?|prefer(?:s|red)?|accept(?:s|ed)?|worr(?:y|ies|ied)"
    r"|concerned|convinced|confident|disappointed|hate[sd]?|trust(?:s|ed)?|reject(?:s|ed)?|blame[sd]?|praise[sd]?"
    r"|critici[sz]e[sd]?"
)
SAID = re.compile(rf"\b(?:{SAYING})\b", re.IGNORECASE)
SAID_OR_THOUGHT = re.compile(rf"\b(?:{SAYING}|{THINKING})\b", re.IGNORECASE)
# Whoever does so tells nothing by it: "had lied to the court".
SPEAKING = re.compile(r"\b(?:lied|lying|spoken?|speaks?|speaking|talk(?:s|ed|ing)?)$", re.IGNORECASE)
# Whom one asks or tells is not what: "asked both generals", "had warned her colleagues".
ASKED = re.compile(r"(?<!be )(?<!been )(?<!was )(?<!were )\b(?:ask(?:s|ed|ing)?)$", re.IGNORECASE)
SOMETHING = re.compile(
    r"(?<![^\W_])(?:about|for|to|whether|if|why|how|what|when|where|who|which|that|not)(?![^\W_])|[“\"‘?]",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"(?<!be )(?<!been )(?<!was )(?<!were )\b(?:told|tells?|telling|warn(?:s|ed)?|remind(?:s|ed)?|assure[sd]?"
    r"|inform(?:s|ed)?)$",
    re.IGNORECASE,
)
SOMEBODY = re.compile(
    r"(?:both|the|his|her|their|its|my|our|all|some|these|those)[ \u00a0](?:[^\W_][\w’'-]*[ \u00a0])?"
    r"(?:[^\W_][\w’'-]*)",
    re.IGNORECASE,
)
# When somebody said so, and not what: "I told them | in July".
TIME_ALONE = re.compile(
    r"(?:(?:in|on|at|by|since|until|last|this|next|early|late|the|every)[ \u00a0])*"
    rf"(?:{'|'.join(sorted(DAYS_AND_MONTHS))}|again|twice|once|before|earlier|later|then|today|yesterday|tomorrow"
    r"|(?:week|month|year|night|morning|spring|summer|autumn|winter|time)s?|(?:19|20)\d\d)"
    r"(?:[ \u00a0]again)?[.,!?”\"’]*",
    re.IGNORECASE,
)
OWN = frozenset("i we".split())
NOBODY = frozenset("you who which that it".split())


def is_reported(text: str, claim: Proposal) -> bool:
    """Whether somebody says or thinks something, by the verb of the cue, and it stands in one piece behind that."""
    if claim.cue is None or claim.source is None or claim.source.span.of(text).casefold() in NOBODY:
        return False
    if claim.source.span.start > claim.cue.span.end:
        return False  # "was concerned by reports that"
    behind = len(claim.content) == 1 and claim.content[0].span.start >= claim.cue.span.end
    return behind and SAID_OR_THOUGHT.search(claim.cue.span.of(text)) is not None


def may_be_told(source: str, cue: str) -> bool:
    """Whether a claim within another may be somebody's with that cue: not what is on the mind of whoever speaks ("I
    think", but "I said"), nor of whom no more is told than a possessive or the words up to a preposition ("her | had"),
    nor where somebody speaks and no more ("had lied").

    >>> [may_be_told(*words) for words in (("I", "don’t think"), ("I", "said"), ("she", "thinks"), ("My", "has"))]
    [False, True, True, False]
    """
    word = source.casefold()
    if SPEAKING.search(cue):
        return False
    own_mind = word in OWN and not SAID.search(cue)
    cut = (word in POSSESSIVES and SUBJECT_ENDS.match(cue)) or word.split()[-1] in PREPOSITIONS
    return not own_mind and not cut


def is_told(text: str, content: Sequence[Part], cue: Part) -> bool:
    """Whether a content says what is asked or told, and not whom alone."""
    if not content:
        return False
    words = text[content[0].span.start : content[-1].span.end]
    if TIME_ALONE.fullmatch(words):
        return False
    if ASKED.search(text, cue.span.start, cue.span.end):
        return SOMETHING.search(words) is not None
    return not (TOLD.search(text, cue.span.start, cue.span.end) and SOMEBODY.fullmatch(words))


def without_pointing(text: str, content: Sequence[Part], cue: Part) -> tuple[Part, ...]:
    """The content without what points before its cue, where something else stands behind: "about | their view | of the
    plan"; none of it where all of it points."""
    pointing = [part for part in content if is_pointing(part.span.of(text))]
    if len(pointing) == len(content):
        return ()
    told = any(part.span.start >= cue.span.end and part not in pointing for part in content)
    return tuple(part for part in content if not (told and part in pointing and part.span.end <= cue.span.start))
