"""Where content, cue and source begin and end, by their words: what the tags take in too much or leave off too early,
and which words alone are none of the three."""

import re
from bisect import bisect_left
from collections.abc import Sequence

import numpy as np

from models.analysis import Span
from models.claims.links import Part
from models.inference.tokens import Pieces
from models.naming.names import is_heading
from models.text.lexicon import ARTICLES, LOOSE, POSSESSIVES, PRONOUNS
from models.text.words import DRAWN_TOGETHER

# Words that are no cue alone: adverbs, and verbs that wait for another.
ADVERBS = frozenset("just only also still even too so not never already always ever now then again".split())
HELPING = frozenset("had has have having did does do is are was were be will would".split())
MOST_ADVERBS = 2  # between a helping verb and its verb
# Characters of a headline on either side of a place in it.
LONGEST_HEADING = 120
CONTRACTION = re.compile(r"[’']t[ \u00a0]+\w[\w’'-]*")
NEXT_WORD = re.compile(r"[ \u00a0]+\w[\w’'-]*")
POSSESSED = re.compile(r"(?P<noun>(?:[ \u00a0][^\W\dA-Z_][\w’'-]*){1,3})[ \u00a0]")
WHEN_ADVERBS = frozenset("later yesterday today tomorrow once earlier again".split())
# What a subject stands before; "her warning that" is her own.
SUBJECT_ENDS = re.compile(r"(?:had|has|have|was|were|is|are|will|would|did|does|said|says|told|[a-z]{3,}ed)\b")
NUMBER_GOES_ON = re.compile(r"(?:[.,]\d+)+")
# Words that a phrase goes on after, and words that may begin another.
UNFINISHED = re.compile(
    r"(?:^|[ \u00a0])(?:an?|the|this|these|those|its|his|her|their|our|my|your|of|in|on|at|to|from|by|for|with|into"
    r"|about|and|or|than|very|more|most)$",
    re.IGNORECASE,
)
ANOTHER = re.compile(
    r"[ \u00a0](?:and|but|or|nor|as|at|in|on|for|from|to|by|of|with|within|without|after|before|until|till|since|unless"
    r"|if|because|when|whenever|while|although|though|where|who|which|that|only|every|next|last|now|then|once|twice|more"
    r"|never|not|either|again|already|ago|shortly|days|years|weeks|months|hours|is|are|was|were|be|been|has|have|had|will"
    r"|would|could|should|can|may|might|must|does|do|did|i|you|he|she|it|we|they|there)\b",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(r"[,;:.!?](?!\w)|[ \u00a0](?:and|but|who|which)[ \u00a0]|[ \u00a0]?[—–]|\n")
TIME_OF_DAY = re.compile(
    r"\d{1,2}[:.]\d\d(?:[ \u00a0]?[ap]\.?m\b\.?)?(?:[ \u00a0](?:GMT|BST|UTC|CET|ET|PT))?"
    r"[ \u00a0:–—-]+(?=[^\W\d]|[“\"‘'])"
)
LONGEST_TIME = 24  # characters
LONGEST_PHRASE = 300  # characters of the rest of a phrase: in a text without a stop it would be all of the text
# Whom one tells something is no part of it: none of 94 such contents in 500 training articles takes it in.
TELLING = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )(?<!be )"
    r"(?<!\w)(?:told|tells?|telling|remind(?:ed|s|ing)?|assur(?:ed?|es|ing)|inform(?:ed|s|ing)?)$"
)
ADDRESSEE = re.compile(
    r"(?:(?:me|us|him|them|you|her(?=[ \u00a0](?:s?he|it|they|we|I|the|an?|that)\b))[ \u00a0](?!(?:not )?to\b)"
    r"|(?:(?:the|an?|his|her|their|its|our|my)[ \u00a0])?(?:[\w’'-]+[ \u00a0]){1,2}?(?=(?:that|whether)[ \u00a0]))"
    r"(?=[\w“\"‘])"
)
BARE = frozenset("it them that this so him her me us you they".split())
QUESTION_BEFORE = re.compile(r"[^“”\"\n?]{1,60}\?[ \u00a0]+(?=[“\"])")
DATELINE = re.compile(r"[A-Z][A-Z.’' -]{2,40}(?P<more>(?:, [A-Z][\w. ]{1,20})?(?: \([A-Za-z]{2,20}\))?) ?[—–-]+ ")
DASH = re.compile(r"—|[ \u00a0][–-][ \u00a0]")
LONGEST_ASIDE = 150  # characters
MANNER = re.compile(r"[^\W\d_]+ly", re.IGNORECASE)


def trimmed(text: str, start: int, end: int, marks: str = "") -> Span | None:
    """The span without white space and any of `marks` at its edges; None where nothing is left.

    >>> trimmed("a  mill: ", 1, 9, ",:;")
    Span(start=3, end=7)
    """
    while start < end and (text[start].isspace() or text[start] in marks):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return Span(start, end) if start < end else None


def after_dateline(text: str, span: Span) -> Span:
    """The span without the place and agency that open a report.

    >>> text = "TOLVA, Harle (AP) — The mill shut."
    >>> after_dateline(text, Span(0, len(text))).of(text)
    'The mill shut.'
    """
    if span.start and text[span.start - 1] != "\n":
        return span
    found = DATELINE.match(text, span.start, span.end)
    if not found or found.end() == span.end:
        return span
    # "NATO — which they left — is ready": what two dashes hold is no report.
    rest = text[found.end() : min(span.end, found.end() + LONGEST_ASIDE)]
    return span if not found["more"] and DASH.search(rest) else Span(found.end(), span.end)


def after_time(text: str, span: Span) -> Span:
    """The span without the time of day that opens its line, as in a live report.

    >>> text = "10:41 Lund says no."
    >>> after_time(text, Span(0, 10)).of(text), after_time(text, Span(3, 10)).of(text)
    ('Lund', 'Lund')
    """
    near = max(0, span.start - LONGEST_TIME)
    line = text.rfind("\n", near, span.start) + 1
    found = TIME_OF_DAY.match(text, line, line + LONGEST_TIME) if line or not near else None
    return Span(found.end(), span.end) if found and span.start < found.end() < span.end else span


def without_comma(text: str, span: Span) -> Span | None:
    """The span without marks that no content opens with; None where nothing is left.

    >>> text = ", it rains"
    >>> without_comma(text, Span(0, 10)).of(text)
    'it rains'
    """
    start = span.start
    while start < span.end and (text[start] in ",;:" or text[start].isspace()):
        start += 1
    return Span(start, span.end) if start < span.end else None


def behind_addressee(text: str, content: Sequence[Part], cue: Part, pieces: Pieces) -> tuple[Part, ...]:
    """The content without whom something is told, of one right behind its cue: "told the crew that it rains"."""
    first, *others = content
    gap = text[cue.span.end : first.span.start]
    if first.span.start < cue.span.end or gap.strip(" \u00a0"):
        return tuple(content)
    if not TELLING.search(text, cue.span.start, cue.span.end):
        return tuple(content)
    found = ADDRESSEE.match(text, first.span.start, first.span.end)
    if found is None or found.end() >= first.span.end:
        return tuple(content)
    place = int(np.searchsorted(pieces.starts, found.end(), side="left"))
    return (Part(min(place, first.last - 1), first.last, Span(found.end(), first.span.end)), *others)


def after_question(text: str, span: Span) -> Span:
    """The span without the end of the question that a whole quotation answers.

    >>> text = "Does he regret it? “Never,” he said."
    >>> after_question(text, Span(15, 27)).of(text)
    '“Never,”'
    """
    found = QUESTION_BEFORE.match(text, span.start, span.end)
    return Span(found.end(), span.end) if found else span


def beyond_article(text: str, span: Span) -> Span:
    """The span with the word after it, where it stops at an article.

    >>> beyond_article("The student, who left, said no.", Span(0, 3))
    Span(start=0, end=11)
    """
    words = span.of(text).split()
    if words and words[-1].casefold() in ARTICLES and (word := NEXT_WORD.match(text, span.end)):
        return Span(span.start, word.end())
    return span


def beyond_number(text: str, span: Span) -> Span:
    """The span with the rest of a number within which it ends.

    >>> beyond_number("It fell by 1,200 points.", Span(0, 12))
    Span(start=0, end=16)
    """
    rest = NUMBER_GOES_ON.match(text, span.end) if text[span.end - 1].isdigit() else None
    return Span(span.start, rest.end()) if rest else span


def before_contraction(text: str, span: Span) -> Span:
    """The span without the verb that its pronoun is drawn together with.

    >>> before_contraction("They’re wrong.", Span(0, 7))
    Span(start=0, end=4)
    """
    words = span.of(text)
    pronoun = DRAWN_TOGETHER.sub("", words)
    return Span(span.start, span.start + len(pronoun)) if pronoun.casefold() in PRONOUNS else span


def beyond_possessive(text: str, source: Span, cue: Span) -> Span:
    """The span with the noun after it, where a possessive alone is taken for the subject of the cue.

    >>> beyond_possessive("Her client had agreed.", Span(0, 3), Span(11, 21))
    Span(start=0, end=10)
    >>> beyond_possessive("Her warning that it rains", Span(0, 3), Span(4, 11))
    Span(start=0, end=3)
    """
    words = source.of(text)
    if words.casefold() not in POSSESSIVES or words == "her" or not SUBJECT_ENDS.match(cue.of(text)):
        return source  # "who saw her yesterday said"
    noun = POSSESSED.fullmatch(text, source.end, cue.start)
    if noun is None or any(word in ADVERBS | WHEN_ADVERBS or word.endswith("ly") for word in noun["noun"].split()):
        return source
    return Span(source.start, noun.end("noun"))


def beyond_adverb(text: str, span: Span) -> Span:
    """The span with the word after it, where it is nothing but an adverb: no cue is without its verb.

    >>> words = "I directly asked both."
    >>> beyond_adverb(words, Span(2, 10)).of(words), beyond_adverb(words, Span(2, 16)).of(words)
    ('directly asked', 'directly asked')
    """
    if MANNER.fullmatch(span.of(text)) and (word := NEXT_WORD.match(text, span.end)):
        return Span(span.start, word.end())
    return span


def beyond_contraction(text: str, span: Span) -> Span:
    """The span with the rest of a contraction that it breaks off, and the verb after it.

    >>> words = "Voters don’t care who."
    >>> beyond_contraction(words, Span(7, 10)).of(words), beyond_contraction(words, Span(7, 17)).of(words)
    ('don’t care', 'don’t care')
    """
    found = CONTRACTION.match(text, span.end)
    return Span(span.start, found.end()) if found and span.of(text).endswith("n") else span


def whole_name(part: Part, names: Sequence[Span], pieces: Pieces, text: str) -> Part:
    """The part with the whole of a name whose beginning alone it takes; `names` are in text order.

    "Dana" of "Dana Okoro, 34" is half a source.
    """
    end = part.span.end
    at = bisect_left(names, end, key=lambda n: n.start) - 1
    if at < 0 or names[at].start < part.span.start or names[at].end <= end or text[end] in "’'":
        return part
    after, _, _ = text[end : end + LONGEST_HEADING].partition("\n")
    if is_heading(text[max(0, end - LONGEST_HEADING) : end].rpartition("\n")[2] + after):
        return part  # there any word may look like the rest of a name
    span = Span(part.span.start, names[at].end)
    return Part(part.first, int(np.searchsorted(pieces.starts, span.end, side="left")), span)


def may_be_cue(words: str) -> bool:
    """Whether words could be a cue by themselves: more than adverbs and helping verbs.

    >>> [may_be_cue(words) for words in ("just", "had told", ":", "simply,", "had")]
    [False, True, True, False, False]
    """
    found = [word.strip(",.;") for word in words.casefold().split()]
    return not all(word in ADVERBS | HELPING or MANNER.fullmatch(word) for word in found)


def with_verb(text: str, content: Sequence[Part], cue: Part, pieces: Pieces) -> tuple[tuple[Part, ...], Part]:
    """The content and the cue, where that was a helping verb alone and lacked its verb: "had (never) claimed"."""
    words = cue.span.of(text).casefold().split()
    if words[-1] not in HELPING or may_be_cue(cue.span.of(text)):
        return tuple(content), cue
    end, verb = cue.span.end, None
    for _ in range(MOST_ADVERBS + 1):
        if (verb := NEXT_WORD.match(text, end)) is None:
            break
        end = verb.end()
        if may_be_cue(verb[0]):
            break
    first = content[0]
    rest = trimmed(text, end, first.span.end) if cue.span.end <= first.span.start < end else first.span
    if verb is None or rest is None:
        return tuple(content), cue
    place = int(np.searchsorted(pieces.starts, end, side="left"))
    told = first if rest == first.span else Part(min(place, first.last - 1), first.last, rest)
    return (told, *content[1:]), Part(cue.first, place, Span(cue.span.start, end))


def calls_somebody(words: str) -> bool:
    """Whether somebody may be called so: not by punctuation alone, nor by prepositions and conjunctions.

    >>> [calls_somebody(words) for words in ("it", "By", "—", "Both of the two")]
    [True, False, False, True]
    """
    return any(map(str.isalnum, words)) and not all(word in LOOSE for word in words.casefold().split())


def is_bare(words: str) -> bool:
    """Whether a content is nothing but a pronoun; of nobody's such claims there are 6 among 55,000 to train on.

    >>> is_bare("them."), is_bare("them all")
    (True, False)
    """
    return words.casefold().strip(' .,;“”"') in BARE


def says_something(words: str) -> bool:
    """Whether words could be a content by themselves: more than articles, conjunctions and prepositions.

    >>> [says_something(words) for words in ("that", "it", "— and the", "no")]
    [False, True, False, True]
    """
    kept = [word for word in words.casefold().split() if any(map(str.isalnum, word))]
    return any(word not in LOOSE | ARTICLES and word != "that" for word in kept)


def to_phrase_end(text: str, span: Span, end: int) -> Span:
    """The span, where it breaks off within a phrase, to the end of that clause, or to `end` at most.

    >>> words = "a sale of its frozen food unit, and left in May"
    >>> to_phrase_end(words, Span(0, 13), 47).of(words), to_phrase_end(words, Span(0, 30), 47).of(words)
    ('a sale of its frozen food unit', 'a sale of its frozen food unit')
    """
    if span.end >= end or not text[span.end].isspace() or text[span.end] == "\n":
        return span
    if ANOTHER.match(text, span.end, end) and not UNFINISHED.search(text, span.start, span.end):
        return span
    stop = CLAUSE_END.search(text, span.end + 1, min(end, span.end + LONGEST_PHRASE))
    if stop is None and end > span.end + LONGEST_PHRASE:
        return span
    return trimmed(text, span.start, stop.start() if stop else end) or span
