"""Claims within a claim: "the ministry said that Lund had promised rain".

Few texts to train on mark these, so that the network is shy of them: where a verb of saying or thinking is the cue,
what it all but takes for one is one. What belongs together is told by where it stands (`beside`).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

import numpy as np

from models.analysis import Span
from models.claims.assembly import assemble
from models.claims.beside import beside_cue, cues_beside, with_objects
from models.claims.contents import behind_addressee
from models.claims.edges import POSSESSIVES, SUBJECT_ENDS, with_verb
from models.claims.links import INNER_CUE, Linker, Part, part_at
from models.claims.proposals import Proposal
from models.claims.subjects import with_subject
from models.claims.tagged import read_parts
from models.claims.wholes import unbroken
from models.claims.wording import is_pointing, may_be_cue, says_something
from models.document import Document
from models.inference.decoding import allowed
from models.inference.encoder import Scores
from models.inference.tokens import Pieces
from models.labels import TAGS
from models.text.lexicon import PREPOSITIONS

# Taken from the logit of no claim, and where the cue is a verb as below; tried on 20 articles of ours (EXPERIMENTS).
SHYNESS, SHYNESS_OF_VERBS = 0.0, 2.5
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
# What may stand between a cue and the clause that it brings in.
THAT = re.compile(r"(?:[ \u00a0][\w’'-]+){0,6}?[ \u00a0](?P<that>that)[ \u00a0](?=\w)")
RELATIVE = re.compile(r"(?:who|whom|whose|which|where)(?![^\W_])")
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
UNTAGGED = 0.5  # how sure a content is that no tag took for one
OWN = frozenset("i we".split())
NOBODY = frozenset("you who which that it".split())


def nested(
    document: Document,
    pieces: Pieces,
    linker: Linker,
    scores: Scores,
    outer: Sequence[Proposal],
    completed: Callable[[dict[str, list[Part]]], dict[str, list[Part]]],
) -> list[Proposal]:
    """The claims within the contents of the outer ones; `parent` indexes `outer`, `completed` gives parts their whole
    sources."""

    def read(shyness: float) -> list[Proposal]:
        logits = scores.inner - np.where(np.array(TAGS) == "O", np.float32(shyness), np.float32(0.0))
        parts = completed(read_parts(logits, pieces, document.text, TAGS, allowed(TAGS)))
        return claims_within(document, linker, scores, outer, parts)

    found = read(SHYNESS)
    held = {i for claim in found for part in (claim.cue, claim.source) if part for i in part.pieces}
    more = (claim for claim in read(SHYNESS_OF_VERBS) if _is_reported(document.text, claim))
    return [*found, *(claim for claim in more if claim.cue and held.isdisjoint(claim.cue.pieces))]


def _is_reported(text: str, claim: Proposal) -> bool:
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


def from_that(text: str, content: Sequence[Part], cue: Part, linker: Linker) -> tuple[Part, ...]:
    """The content from the "that" behind its cue on, where it begins with a relative clause within what that brings in:
    "decided at once that it was a man | who had left". Two of 2,032 such contents in the training passages leave a
    "that" out."""
    first = content[0]
    found = THAT.match(text, cue.span.end, first.span.start) if RELATIVE.match(text, first.span.start) else None
    whole = part_at(linker.pieces, Span(found.start("that"), first.span.end)) if found else None
    return (whole, *content[1:]) if whole else tuple(content)


def claims_within(
    document: Document, linker: Linker, scores: Scores, outer: Sequence[Proposal], parts: dict[str, list[Part]]
) -> list[Proposal]:
    """Claims whose content, cue and source all stand within one content of an outer claim; `parent` indexes `outer`."""
    holders = sorted((p.span.start, p.span.end, i) for i, c in enumerate(outer) for p in c.content)
    starts = [h[0] for h in holders]

    def holder(part: Part) -> int | None:
        at = bisect_right(starts, part.span.start) - 1
        return holders[at][2] if at >= 0 and part.span.end <= holders[at][1] else None

    kept = {label: [p for p in some if holder(p) is not None] for label, some in parts.items()}

    def end_of(part: Part) -> int:
        at = bisect_right(starts, part.span.start) - 1
        return holders[at][1]

    tagged = set(kept["content"])
    kept["content"] = with_objects(document, kept, linker.pieces, end_of)
    found = []
    beside = cues_beside(kept, holder)
    for claim in assemble(document, linker, scores.inner, kept, INNER_CUE, beside):
        source, cue = claim.source, claim.cue
        # Scraps of the outer claim's words: "that" before "that she had lied".
        content = tuple(p for p in claim.content if says_something(p.span.of(document.text)))
        if cue is not None:
            content = beside_cue(document, [p for p in content if holder(p) == holder(cue)], cue, linker.pieces)
            content = without_pointing(document.text, content, cue)
        if source is None and cue is not None:
            content, source = with_subject(document.text, content, cue)
        if content and cue is not None:
            content, cue = with_verb(document.text, content, cue, linker.pieces)
            content = content if is_told(document.text, content, cue) else ()
        # Without a cue of its own it would only repeat a part of the outer claim. One of nobody's is mostly a scrap: of
        # 16 in the dev files 4 had the words of a marked claim, and of the nested ones in the training passages one in
        # fourteen is nobody's.
        if (
            content
            and cue is not None
            and source is not None
            and may_be_cue(cue.span.of(document.text))
            and may_be_told(source.span.of(document.text), cue.span.of(document.text))
            and (owner := holder(cue)) is not None
            and holder(source) == owner
        ):
            content = from_that(
                document.text, behind_addressee(document.text, content, cue, linker.pieces), cue, linker
            )
            content = unbroken(document.text, content, (cue, source), outer[owner].content, linker.pieces)
            sure = claim.sure if tagged.issuperset(claim.content) else min(claim.sure, UNTAGGED)
            found.append(Proposal(content, cue, source, owner, sure, claim.cue_sure, claim.source_sure))
    return found
