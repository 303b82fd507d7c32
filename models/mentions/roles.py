"""The role or apposition that the article sets beside a name: "Wagner founder", "chief economist at First Trust"."""

import re

from models.analysis import Span
from models.mentions.appositions import LASTING
from models.naming.occurrences import NameAt
from models.naming.shortforms import FIRM_WORDS
from models.text.body_words import BODY_NOUNS, FIRM_HEADS, ORGANIZATION_HEADS, STATE_NOUNS
from models.text.function_words import FUNCTION, PREPOSITIONS
from models.text.person_words import COURTESY_FEMALE, COURTESY_MALE, ROLE, ROLE_MODIFIERS
from models.text.place_words import COUNTRIES
from models.text.words import ABBREVIATION, WORD, fold, is_capital, trim, with_stop

_AFTER = re.compile(
    r"[’']?(?:,[ \u00a0]\d{1,3})?,[ \u00a0](?=(?:(?:the|a|an|his|her|its|their|who is|former|acting|chief|deputy|vice"
    r"|executive|senior|managing)\b"
    r"|(?!(?:who|which|whose|where|when|ha[sd]|have|told|says?|said|gave|spoke|wrote|went|met|left|took|made|won|lost|held"
    r"|led|ran|sat|stood|came|became|was|were|is)\b)"
    r"[^\W_]+(?:[ -][^\W_]+){0,2}[ ](?:of|at|for|since)\b))"
)
OF_OTHERS = frozenset(
    """
    daughter son wife husband widow widower mother father brother sister friend ally colleague aide adviser advisor
    lawyer attorney supporter critic member victim partner owner fan rival
    """.split()
)
# Who stands beside a name, though not before it, without an office or a calling. Of the indefinite appositions of two
# names in the training articles a third have none of ROLE.
APPOSED = frozenset(
    """
    academic activist ally appointee apprentice assistant backer broker builder campaigner citizen classmate
    committeeman confidant conservator contractor critic dreamer educator elector employee expert fan financier
    freshman friend fundraiser girl grad graduate grandfather grandmother guard gynaecologist hawk heir icon
    immigrant incumbent instructor internist jesuit labourer lobbyist loyalist man migrant mother neighbor neighbour
    newcomer observer opponent parent pensioner photojournalist planner pioneer protester protestor psychotherapist
    realtor refugee resident retiree rival schoolteacher sophomore speechwriter sponsor spouse stallholder supporter
    survivor teenager theorist therapist veteran victim volunteer voter widow widower woman worker
    """.split()
)
# The same of words that may be adjectives: where the noun ends on them.
APPOSED_LAST = frozenset(
    """
    catholic conservative democrat independent junior liberal marine moderate muslim national native professional
    regular republican senior socialist
    """.split()
)
PARTY = frozenset("conservative democrat independent liberal moderate republican socialist".split())
LAST_NOUN = re.compile(
    r"[ \u00a0](?:of|in|at|from|for|with|who|that|which|and|to|on|based|representing|led)\b|[,.;:—()“”\"\n]|\Z"
)
# What stands before a name and tells less than what is set off behind it.
RANKS = frozenset(
    """
    admiral archbishop baroness baron bishop brigadier brother canon captain chief cllr cr colonel commander
    commissioner commodore constable corporal councillor councilman councilwoman count dame deacon detective doctor
    dr father fr gen general gov imam inspector judge justice lady lieutenant lord lt major marshal msgr officer
    pastor prof professor rabbi rep representative rev sen senator sergeant sgt sheikh sheriff sir sister
    superintendent supt ustaz
    """.split()
)
# What somebody did, even before "to": "her father refused to".
WILLING = frozenset("refused wanted agreed tried failed decided promised threatened managed".split())
AFTER_PARTICIPLE = PREPOSITIONS | frozenset("last this earlier next yesterday again when dead guilty".split())
_PLAIN = (
    COURTESY_MALE | COURTESY_FEMALE | {"dr", "prof", "hon", "cllr", "cr", "rev"}
)  # these stand between an office and a name
# "Democrat Ana Sá leading Republican Bo Lund": what stands before is another's.
BEHIND_ANOTHER = re.compile(
    r"[A-Z][\w’'-]*[ \u00a0][A-Z][\w’'-]*[ \u00a0]"
    r"(?!acting|outgoing|incoming|managing|founding|sitting|serving|governing|ruling|visiting)[a-z]+ing$"
)
_STATE_BEFORE = re.compile(r"(?<![^\W_])([A-Z][^\W_]+)[’']s[ \u00a0]$")
_SET_OFF = re.compile(
    r"(?<![^\W_])(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir"
    r"|(?:(?:Mrs?|Ms|Dr)\.?[ \u00a0])?[A-Z][\w-]+[’']s?)[ \u00a0]"
    r"(?P<office>(?:[^\W\d_][\w’'-]*[ \u00a0]){0,3}[^\W\d_][\w’'-]*)"
    r",[ \u00a0](?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame)\.?[ \u00a0])?$"
)
_SET_OFF_END = re.compile(r"(?:[ \u00a0](?:[KQ]C|MS?P|[MOC]BE))?(?:[.;:?!]|,(?![ \u00a0](?:[A-Z]|and\b)))")
BODIES = BODY_NOUNS | FIRM_HEADS | frozenset("group tank nonprofit subsidiary unit coalition".split())
_AFTER_BODY = re.compile(
    r",[ \u00a0](?:an?[ \u00a0]"
    r"|the[ \u00a0](?=[\w-]+[’']s[ \u00a0](?:[a-z-]+[ \u00a0])?(?:largest|biggest|main|leading|oldest|top|only)\b))"
)
_BODY_END = re.compile(r"[,.;:—()“”\"\n]|[ \u00a0](?:that|which|who|whose|has|had|have|is|was|said|says)\b")
AFFILIATIONS = (ORGANIZATION_HEADS | FIRM_WORDS) - frozenset(
    "administration cabinet state city town country kingdom nation states port borough united republic".split()
)
_OF_BODY = re.compile(
    r",?[ \u00a0](?P<of>of[ \u00a0](?:the[ \u00a0](?P<noun>(?:[a-z-]+[ \u00a0]){0,3}))?"
    r"(?P<name>[A-Z][\w’'-]*(?:[ \u00a0](?:(?:of|for|and|&|in)[ \u00a0](?:the[ \u00a0])?)?[A-Z][\w’'-]*){0,7}))"
)
_JOINTS = re.compile(r"[ \u00a0](?:of|for|in)[ \u00a0]")
SET_OFF = frozenset("challenger mate opponent counterpart predecessor successor neighbour neighbor teammate".split())
TELLING_LESS = PARTY | OF_OTHERS | SET_OFF | {"man", "woman"}  # than a rank
LONGEST_ROLE = 120  # characters
_STOP = re.compile(
    r"[,.;:—()\"“”]|\s[-–]\s|\s(?:who|which|whose|said|says|told|and (?:said|told)|added|has|had|was|is)\b"
)


def role_of(text: str, name: Span) -> Span | None:
    """The role before a name or the apposition after it, without its article; None where neither stands there.

    >>> text = "Wagner founder Yevgeny Prigozhin met Ana Sá, the mayor of Harle, and Bo Lund."
    >>> [role_of(text, span).of(text) for span in (Span(15, 32), Span(37, 43))], role_of(text, Span(69, 76))
    (['Wagner founder', 'mayor of Harle'], None)
    >>> text = "Captain Bo Lund, the harbour director, left."
    >>> role_of(text, Span(8, 15)).of(text)
    'harbour director'
    """
    before = _before(text, name)
    if before is None:
        return _after(text, name) or _set_off(text, name)
    if any(fold(word) not in RANKS for word in WORD.findall(before.of(text))):
        return before
    beside = _after(text, name) or _set_off(text, name, before)
    words = list(map(fold, WORD.findall(beside.of(text)))) if beside else []
    return before if beside is None or not TELLING_LESS.isdisjoint(words[:2]) else beside


def state_of(text: str, name: NameAt) -> Span | None:
    """The name of a part of a state with the state before it, which makes it whole; None where none stands there.

    >>> text = "Norway’s Supreme Court"
    >>> state_of(text, NameAt(Span(9, 22), ("supreme", "court"), "norway")).of(text)
    'Norway’s Supreme Court'
    """
    # Of a National Crime Agency there is one.
    if name.before not in COUNTRIES or STATE_NOUNS.isdisjoint(name.key) or "national" in name.key:
        return None
    found = _STATE_BEFORE.search(text, max(0, name.span.start - 24), name.span.start)
    return Span(found.start(1), name.span.end) if found else None


def _before(text: str, name: Span) -> Span | None:
    """The words before a name, back from the office next to it through what may modify it."""
    words = list(WORD.finditer(text, max(0, name.start - 90), name.start))
    start = end = name.start
    role_seen = False
    for match in reversed(words):
        gap, key = text[match.end() : start], fold(match[0])
        if gap not in (" ", "\u00a0") and not (gap in (". ", ".\u00a0") and ABBREVIATION.match(match[0])):
            break
        if not role_seen and key in _PLAIN:
            end = match.start()
        elif not role_seen:
            if key not in ROLE:
                return None
            role_seen = True
        elif key in OF_OTHERS and text[match.end() : match.end() + 4] == " of ":
            start = match.end() + 4  # somebody else's: "a daughter of Senator Bo Lund"
            break
        elif key != "of" and (key in FUNCTION or not _modifies(match[0], key)):
            break
        elif BEHIND_ANOTHER.search(text, max(0, match.start() - 30), match.end()):
            break
        start = match.start()
    if text.startswith(("of ", "of\u00a0"), start):
        start += 3  # "the policies of President Bo Lund"
    span = with_stop(text, trim(text, start, end))
    return span if role_seen and span.end > span.start else None


def _set_off(text: str, name: Span, rank: Span | None = None) -> Span | None:
    """The office before a name that commas set off, where no list follows: "the coroner, Ms Ana Sá, asked"; a rank may
    stand between."""
    start = rank.start if rank is not None else name.start
    found = _SET_OFF.search(text, max(0, start - 60), start)
    if not found or not _SET_OFF_END.match(text, name.end) or text.endswith(" of ", 0, found.start()):
        return None
    words = [fold(word) for word in found["office"].split()]
    known = words[-1] in ROLE | OF_OTHERS | SET_OFF | APPOSED and not any(
        word in FUNCTION and not (word == "and" and words[i - 1] in ROLE) for i, word in enumerate(words)
    )
    return Span(*found.span("office")) if known else None


def _modifies(word: str, key: str) -> bool:
    known = key in ROLE or key in ROLE_MODIFIERS
    return known or is_capital(word) or "-" in key or word.endswith(("’s", "'s"))


def _goes_on(words: list[str]) -> bool:
    """Whether words after an office make a sentence of it: "the president shrugged", but not "the lawyer hired by".

    >>> _goes_on(["shrugged"]), _goes_on(["hired", "by"]), _goes_on(["of", "Harle"])
    (True, False, False)
    """
    if not words or not words[0].islower() or not words[0].endswith("ed"):
        return False
    if words[0] in WILLING:
        return True
    return len(words) == 1 or words[1].casefold() not in AFTER_PARTICIPLE


def _shortens(text: str, stop: int) -> bool:
    """Whether the stop at a place ends no more than a short word before a name: "a nurse at St. Ana’s"."""
    word = re.search(r"[^\W_]+$", text[max(0, stop - 12) : stop])
    return text[stop] == "." and text[stop + 2 : stop + 3].isupper() and bool(word and ABBREVIATION.match(word[0]))


def body_of(text: str, name: Span) -> Span | None:
    """What kind of body the apposition behind a name calls it, without its article; None where none stands there.

    >>> text = "Rain Watch, a Harle-based charity, said so."
    >>> body_of(text, Span(0, 10)).of(text)
    'Harle-based charity'
    """
    found = _AFTER_BODY.match(text, name.end)
    words = list(WORD.finditer(text, found.end(), found.end() + LONGEST_ROLE)) if found else []
    for i, word in enumerate(words[:7]):
        if i and not text[words[i - 1].end() : word.start()].isspace():
            return None
        if fold(word[0]) in BODIES and LAST_NOUN.match(text, word.end()):
            end = _BODY_END.search(text, word.end(), word.end() + LONGEST_ROLE)
            told = Span(words[0].start(), end.start()) if end else None
            return told if told and " " in told.of(text) else None  # "an organization" tells nothing
    return None


def affiliation_of(text: str, name: Span) -> Span | None:
    """The body that a name says somebody is of: "Ana Sá of the Quill Institute"; None where none stands there.

    >>> text = "Ana Sá of the Quill Institute left, and Bo Lund of Harle."
    >>> affiliation_of(text, Span(0, 6)).of(text), affiliation_of(text, Span(40, 47))
    ('of the Quill Institute', None)
    """
    found = _OF_BODY.match(text, name.end)
    if found is None:
        return None
    before = WORD.findall(found["noun"] or "")
    # "University of Harle" and "Institute for Mills in Harle" are bodies by their first words.
    heads = [words.split()[-1] for words in _JOINTS.split(found["name"])]
    body = (before and fold(before[-1]) in BODIES) or any(fold(head) in AFFILIATIONS for head in heads)
    return Span(*found.span("of")) if body else None


def _after(text: str, name: Span) -> Span | None:
    opening = _AFTER.match(text, name.end, name.end + 60)
    if not opening:
        return None
    last = min(len(text), opening.end() + LONGEST_ROLE)
    stops = (stop.start() for stop in _STOP.finditer(text, opening.end(), last))
    end = next((stop for stop in stops if not _shortens(text, stop)), last)
    if "\n" in text[opening.end() : end]:
        return None
    words = WORD.findall(text[opening.end() : end])
    if words and words[0].endswith("ed") and words[0].islower() and words[0] not in ROLE_MODIFIERS | LASTING:
        return None  # "Ana Sá, accused the minister of lying"
    some = list(WORD.finditer(text, opening.end(), end))[:7]
    told = [
        i
        for i, w in enumerate(some)
        if (key := fold(w[0])) in ROLE | APPOSED or (key in APPOSED_LAST and LAST_NOUN.match(text, w.end()))
    ]
    if not told or "since" in words[: told[0]]:
        return None
    last = told[-1]
    if _goes_on(words[last + 1 : last + 3]):
        return None
    start = opening.end()
    article = re.match(r"(?:the|a|an|his|her|its|their|who is(?: the| a| an)?)\s+", text[start:end])
    return trim(text, start + (article.end() if article else 0), end)
