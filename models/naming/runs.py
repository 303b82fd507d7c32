"""Runs of capitalised words, with the small words that may stand within a name: what a name is cut out of.

Where a sentence begins, capitals say nothing; there a word counts that is written small nowhere else in the text, or
that what follows shows to be a name's.
"""

import re
from collections.abc import Iterator, Sequence

from models.naming.months import NAME_MONTHS, is_date
from models.naming.name_words import ARTICLE_BEFORE, Word
from models.naming.offices import SHORT_TITLES, is_state
from models.text.body_words import BODY_NOUNS, ORGANIZATION_HEADS, STATE_BODIES
from models.text.function_words import ARTICLES, DAYS_AND_MONTHS, FIRST_PERSON, FUNCTION, PARTICLES, PREPOSITIONS
from models.text.given_names import GIVEN_NAMES
from models.text.headings import is_heading
from models.text.person_words import COURTESY, PARTISANS, ROLE
from models.text.place_words import COUNTRIES
from models.text.words import ABBREVIATION, WORD, fold, is_capital

# What a name may hold after somebody's: "Medical Examiner’s Office".
OWNED = frozenset("office department union association club league hospital court".split())
OWNED_BY_MANY = frozenset(
    """
    aid alliance federation guild institute committee trust party council society foundation organisation organization
    congress front forum network movement group board bureau campaign coalition centre center fund vote commission
    """.split()
)
OF_SAINTS = frozenset(
    """
    society trust fund foundation charity university college alliance association federation initiative coalition
    """.split()
)
SAINTS_OWN = OF_SAINTS | frozenset("hospital hospice church school cathedral academy".split())
SAINTS_KINDS = frozenset("primary medical general catholic rc ce parish high".split())  # of those
LONGEST_SAINT = len("Saint. ")
SAINT_BEFORE = re.compile(r"(?<![^\W_])(?:St|Saint)\.?[ \u00a0]$")
# Nouns of bodies, places and peers that go on with what they are of or for: "Order of Harle", "Port of Harle".
OF_BODIES = ORGANIZATION_HEADS | frozenset(
    """
    americans foreign list order scouts assemblies knights voice veterans bankers parenthood isle institutes shield
    guardians county friends survivors brothers sisters daughters sons
    duke duchess earl commonwealth sultan emir tower battle bay gulf cape district province
    parish
    """.split()
)
SMALL_GIVEN = frozenset({"will", "per"})  # given names that are small words elsewhere
SMALL_OPENINGS = frozenset("within without inside with under over beyond across all our we her no".split())
LONGEST_BEFORE = 24  # characters of the word before one
INITIAL_NEXT = re.compile(r"\.[ \u00a0][A-Z][a-z]")
CAPITAL_NEXT = re.compile(r"[ \u00a0](?:[A-Z]\.[ \u00a0])?[A-Z][a-z]{2,}(?![^\W_])")
PAPER_NEXT = re.compile(
    r"[ \u00a0](?:Times|Mirror|Post|Ledger|Express|Telegraph|Mail|Herald|People|Independent|Sun|Star|Tribune|World"
    r"|Record|Chronicle|Gazette|Journal|Courier|Argus|Observer|Dispatch|Sentinel|Register|Monitor|Standard)(?![^\W_])"
)
# "Care England said": what ends on a country is a body, though "care" stands small elsewhere.
NATIONAL = re.compile(
    r"[ \u00a0](?:England|Scotland|Wales|Ireland|Britain|UK|Australia|Canada|America|USA|India|International)"
    r"(?:[’']s|[ \u00a0](?:said|says|told|warned|warns|called|has|was|is|chief|chair|which|spokes\w+|director))(?!\w)"
)
STATIONS = frozenset({"channel", "radio"})
BEFORE_NUMBERS = frozenset({"type", "channel", "article"})  # "Channel 4 News"
NUMBERED_LAST = frozenset({"local", "channel"})  # "Local 1187" of a union
OF_SOMETHING = frozenset({"bank", "university", "house", "bureau", "department", "church", "state"})
OF_CAPITAL = re.compile(r"[ \u00a0]of[ \u00a0][A-Z]")
LONGEST = 12  # words in a name; more are a line of capitals
INSIDE = (
    PREPOSITIONS | ARTICLES | {"and", "not", "now"}
)  # small words that a name may hold though they are capitalised: "Color Of Change"


def _joined(text: str, left: Word, right: Word) -> bool:
    """Whether nothing but a space, or the stop of an abbreviation and a space, parts two words."""
    if left.possessive:
        # "the Medical Examiner’s Office" and "Farmers’ Alliance" are one name; "Obama’s White House" is two
        if not is_capital(left.text) or not right.text[0].isupper() or left.key in COUNTRIES:
            return False
        # "Trackmen’s Federation"
        of_many = text[left.end : left.end + 2] in ("’ ", "' ") or left.key in ("people", "children")
        of_many = of_many or (left.key.endswith("men") and left.key not in GIVEN_NAMES)
        # "The Quillon’s Society": behind "the" nobody's own follows.
        one_body = text.endswith(ARTICLE_BEFORE, 0, left.start) and right.key in OF_SAINTS and not left.text.isupper()
        # "St. Brannock’s Medical Centre"
        if SAINT_BEFORE.search(text, max(0, left.start - LONGEST_SAINT), left.start):
            kind = right.key in SAINTS_KINDS and CAPITAL_NEXT.match(text, right.end) is not None
            one_body = one_body or kind or right.key in SAINTS_OWN
        if (
            of_many
            and left.key.removesuffix("s") not in PARTISANS
            and (behind := CAPITAL_NEXT.match(text, right.end)) is not None
        ):
            one_body = one_body or fold(behind[0].split()[-1]) in OWNED_BY_MANY  # "Prisoners’ Relief Committee"
        return right.key in OWNED or one_body or (of_many and right.key in OWNED_BY_MANY)
    gap = text[left.end : right.start]
    if gap in (" ", "\u00a0", "/", ""):
        return True
    if gap == " & ":
        return is_capital(left.text) and is_capital(right.text)  # "Quill & Sons"
    return (
        gap in (". ", ".\u00a0")
        and bool(ABBREVIATION.match(left.text))
        and left.key not in ("no", "inc", "co", "i", "he", "us", "uk", "eu")
    )


def _is_surname(text: str, word: Word, run: list[Word], held: list[Word], called: frozenset[str]) -> bool:
    """Whether a day's or month's name is somebody's here: "Ana May", "Mrs May", and then "May" alone; "the Sunday
    Ledger"."""
    if word.key == "sunday" and not run:
        return text.endswith(ARTICLE_BEFORE, 0, word.start) and bool(PAPER_NEXT.match(text, word.end))
    if run and not held:
        before = run[-1].key
        if word.key not in NAME_MONTHS:
            return before in SHORT_TITLES
        return before in (GIVEN_NAMES - COUNTRIES) | SHORT_TITLES | ROLE
    return word.key in called and not is_date(text, word.start, word.end)


def find_runs(text: str, lower: frozenset[str], called: frozenset[str]) -> Iterator[tuple[list[Word], bool]]:
    """Maximal sequences of capitalised words, with the small words that stand inside names; and whether the line is a
    headline."""
    run: list[Word] = []
    held: list[Word] = []  # small words that join only when a capital follows
    base = 0
    for line in text.splitlines(keepends=True):
        heading = is_heading(line)
        for match in WORD.finditer(text, base, base + len(line)):
            if not run and match[0].islower():
                continue  # nothing begins here, and nothing is held that it could end
            word = Word(text, match)
            capital = is_capital(word.text)
            # "Theresa May"
            given = capital and not run and word.initial and _opens_name(text, word)
            # "Captain Will Sá", "the charity Within Walls": no small word is written so within a sentence
            odd = capital and not heading and not word.initial and word.key in FUNCTION
            odd = odd and (_is_small_given(text, word) or (not run and _opens_body(text, word)))
            given = given or odd
            surname = capital and word.key in DAYS_AND_MONTHS and _is_surname(text, word, run, held, called)
            word.surname = surname or odd or (given and word.key in NAME_MONTHS)
            acronym = (
                len(word.text) > 1 and word.text.isupper() and not heading and word.key not in FIRST_PERSON - {"us"}
            )
            if (
                capital
                and not acronym
                and (
                    (
                        word.initial
                        and not given
                        and not surname
                        and (
                            word.key in FUNCTION
                            or (not run and word.key in lower and word.key not in ROLE)
                            and not NATIONAL.match(text, word.end)
                        )
                    )
                    or (heading and (word.key in lower or word.key in FUNCTION))
                    or (word.key in DAYS_AND_MONTHS and not surname and not given)
                    or word.key in FIRST_PERSON
                )
            ):
                capital = False
                initial_the = True
            else:
                initial_the = False
            last = held[-1] if held else run[-1] if run else None
            if last is not None and not _joined(text, last, word):
                if run:
                    yield run, heading
                run, held, last = [], [], None
            if len(run) > LONGEST or (run and capital and _shouted(run) and not word.text.isupper()):
                yield run, heading
                run, held = [], []
            branch = word.text.isdigit() and bool(run) and not held and run[-1].key in NUMBERED_LAST
            if (
                branch
                or capital
                and (
                    acronym
                    or surname
                    or given
                    or word.key not in FUNCTION
                    or (run and word.key in INSIDE and not word.initial)
                    or (run and run[-1].key in STATIONS)  # "Radio Four"
                    or (word.key == "first" and not word.initial)  # "the First National Bank"
                )
            ):
                run += [*held, word]
                held = []
            elif run and not initial_the and not word.possessive and _may_join(run, held, word):
                held = [*held, word]
            else:
                if run:
                    yield run, heading
                run, held = [], []
        base += len(line)
        if run:
            yield run, heading
        run, held = [], []


def _opens_name(text: str, word: Word) -> bool:
    """Whether a word that begins its sentence is a given name, though it is written small elsewhere, or a bank: "Bill
    Sá", "Bank of Harle"."""
    if len(word.text) == 1 and word.text not in "AI":
        return bool(INITIAL_NEXT.match(text, word.end))  # "P. David Sá"
    if word.key in NAME_MONTHS or word.key in GIVEN_NAMES:
        return bool(CAPITAL_NEXT.match(text, word.end))
    return word.key in OF_SOMETHING and bool(OF_CAPITAL.match(text, word.end))


def _is_small_given(text: str, word: Word) -> bool:
    """Whether a small word is somebody's given name here: "Captain Will Sá", but not "Yet Will England"."""
    if word.key not in SMALL_GIVEN or word.text.isupper() or not CAPITAL_NEXT.match(text, word.end):
        return False
    before = WORD.findall(text[max(0, word.start - LONGEST_BEFORE) : word.start])
    behind = WORD.match(text, word.end + 1)
    titled = not before or not is_capital(before[-1]) or fold(before[-1]) in ROLE | COURTESY
    return titled and behind is not None and fold(behind[0]) not in COUNTRIES


def _opens_body(text: str, word: Word) -> bool:
    """Whether a large word opens the name of a body, for the noun for it stands before, or "the" before "All": "the All
    Harle Congress"."""
    if word.key == "all":
        return text.endswith(ARTICLE_BEFORE, 0, word.start) and bool(CAPITAL_NEXT.match(text, word.end))
    before = WORD.findall(text[max(0, word.start - LONGEST_BEFORE) : word.start])
    told = bool(before) and before[-1] in BODY_NOUNS and text[word.start - 1] in (" ", "\u00a0")
    return told and word.key in SMALL_OPENINGS and bool(CAPITAL_NEXT.match(text, word.end))


def _shouted(run: Sequence[Word]) -> bool:
    """Whether a run is all capitals, as a caption's link is ("MUST WATCH"), so that a name after it is another."""
    # "S. V. Sá" has letters for given names.
    letters = all(len(w.text) == 1 for w in run)
    return len(run) > 1 and not letters and all(w.text.isupper() and "." not in w.text for w in run)


def _may_join(run: Sequence[Word], held: Sequence[Word], word: Word) -> bool:
    if len(held) == 2:
        return False
    if word.key in PARTICLES:
        return True
    if word.text.isdigit():
        return not held and len(run) == 1 and run[0].key in BEFORE_NUMBERS  # "Type 1 Foundation"
    if word.key == "of" and not held and run[-1].key in OF_SOMETHING and is_state([w.key for w in run[:-1]]):
        return True  # "West Virginia Bureau of Mills"
    if any(w.key in GIVEN_NAMES for w in run):
        return False
    if word.key == "do":
        return not held and is_capital(run[-1].text)  # "Diário do Sul"
    body = run[-1].key in ROLE or any(w.key in OF_BODIES for w in run)
    if word.key == "for" and len(run) > 1 and run[-1].key in STATE_BODIES:
        return False  # "blamed the State Department for the attack"
    if word.key in ("of", "for", "on"):
        return body and not held
    if word.key == "the":
        return bool(held) and held[-1].key in ("of", "for", "on")
    return word.key in ("and", "&") and not held and any(w.key in ("of", "for", "house", "senate") for w in run)
