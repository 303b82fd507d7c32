"""The name in a run of capitalised words: without the office, the trade or the adjective before it and the letters
after it; of a headline's run the names that the body of the article has."""

import re
from collections.abc import Iterator, Sequence

from models.naming.name_words import Word
from models.naming.offices import SHORT_OFFICES, is_office, person_start
from models.naming.runs import OWNED, OWNED_BY_MANY
from models.text.body_words import COMPANY_SUFFIX, ORGANIZATION_HEADS
from models.text.function_words import FUNCTION
from models.text.given_names import GIVEN_NAMES
from models.text.person_words import LETTERS_AFTER
from models.text.place_words import COUNTRIES, DEMONYMS, NATIONALITIES

STREETS = frozenset("street road avenue lane square".split())
CREDITS = frozenset({"getty", "photo", "photos", "images", "courtesy"})  # of a picture, before what it shows
RELATIVES_OF = frozenset("survivors brothers sisters daughters sons".split())
# What a rank ends on, and what stands before that.
LONGEST_RANK = len("second ")
RANK = re.compile(r".*?\b(?:in[ \u00a0]Charge|(?:[Ff]irst|[Ss]econd|[Tt]hird|1st|2nd|3rd)[ \u00a0]Class)$", re.DOTALL)
BASED = re.compile(
    r"-(?:based|born|backed|led|owned|run|area|funded|controlled|trained|listed|affiliated|linked|aligned|allied)$",
    re.IGNORECASE,
)
# What a sentence may begin with before a name, that is no office.
BEFORE_NAMES = frozenset(
    """
    rival rivals archrival fellow neighbouring neighboring newcomer newcomers embattled troubled beleaguered disgraced
    outspoken ailing defending hosts visitors late superb brilliant defiant furious tearful emotional
    """.split()
)
# The same, of a firm: "Lender Banco Sá".
FIRMS_FIRST = frozenset("lender broker airline retailer insurer broadcaster brewer supplier operator".split())
# The same, of somebody's office: "Former Quill director".
FORMERLY = frozenset("former longtime outgoing".split())
# The same, before somebody's name alone: "Senior Ana Sá", but "Junior Millers Committee".
OF_A_YEAR = frozenset("senior junior sophomore freshman".split())
# "Filmmaker Ana Sá", "Chipmaker Bell": what a sentence may begin with before a name, whoever makes it.
TRADESMAN = re.compile(r"[a-z]{4,}(?:man|woman|person)$")
MAKER = re.compile(r"[a-z]{3,}makers?$")


def without_office(text: str, part: list[Word]) -> list[Word]:
    """The words, but no more than the state in them where they are somebody's office: "the UK Prime Minister", "the
    Quill CEO"; without the end of a rank: "Private First Class Ana Sá", "Agent in Charge Ana Sá"."""
    if len(part) > 1 and RANK.match(text, max(0, part[0].start - LONGEST_RANK), part[0].end):
        part = part[1:]
    seat = _seat(part)
    if not part or not is_office(text, part[0].start, [word.key for word in part[:seat]]):
        return part
    if seat is not None:
        return part[seat + 1 :]
    if part[-1].key in SHORT_OFFICES:
        return part[:-1]
    return part[:1] if part[0].key in COUNTRIES else []


def _seat(part: Sequence[Word]) -> int | None:
    """Where the "for" stands before the seat of whoever some words mean: "the Labour MP for Harle West"."""
    joints = (i for i, word in enumerate(part) if word.key == "for" and i and part[i - 1].key in SHORT_OFFICES)
    return next(joints, None)


def bare_name(run: list[Word]) -> list[Word]:
    """The run without function words and offices at its head."""
    if len(run) > 2 and run[0].key in RELATIVES_OF and run[1].key == "of":
        # "Sons of Bo Lund said": his sons, and no order of that name
        run = run[2:] if run[0].initial or run[2].key in GIVEN_NAMES else run
    based = max((i for i, w in enumerate(run[:-1]) if BASED.search(w.text)), default=-1)
    run = run[based + 1 :]
    credits = max((i for i, w in enumerate(run[:-1]) if w.key in CREDITS), default=-1)
    if credits >= 0 and run[credits + 1].key in GIVEN_NAMES:
        run = run[credits + 1 :]
    while run and (
        (
            run[0].key in FUNCTION
            and not run[0].surname
            and not (len(run[0].text) > 1 and run[0].text.isupper())
            and not (run[0].key == "first" and not run[0].initial and len(run) > 2)
        )
        or (
            len(run) > 1
            and run[0].initial
            and run[1].key not in COMPANY_SUFFIX
            and (
                run[0].key in BEFORE_NAMES
                or run[0].key in FORMERLY
                or (run[0].key in FIRMS_FIRST and run[-1].key not in ORGANIZATION_HEADS)
                or (run[0].key == "born" and run[1].key in GIVEN_NAMES)
                or MAKER.fullmatch(run[0].key)
                or ((TRADESMAN.fullmatch(run[0].key) or run[0].key in OF_A_YEAR) and run[1].key in GIVEN_NAMES)
            )
        )
        or BASED.search(run[0].text)
        or (len(run) > 1 and re.fullmatch(r"[A-Z]{2,}\d{4}", run[0].text))
        or (
            len(run) > 1
            and run[0].initial
            and re.fullmatch(r"[A-Z][a-z]{2,}ing", run[0].text)
            and run[0].key not in GIVEN_NAMES
            and run[1].key not in ORGANIZATION_HEADS | STREETS
        )
    ):
        run = run[1:]
    peoples = NATIONALITIES | DEMONYMS - GIVEN_NAMES
    if len(run) > 2 and run[0].key in peoples and run[1].key in GIVEN_NAMES:
        # "Dane Bo Lund", "American Ana Sá"
        body = any(w.key in ORGANIZATION_HEADS or w.key in OWNED_BY_MANY for w in run[2:])
        run = run if body else run[1:]
    while len(run) > 2 and run[-1].text in LETTERS_AFTER:
        run = run[:-1]
    if len(run) > 2 and run[-1].key in OWNED and run[-2].possessive:
        return run  # "Harle Coroner’s Court"
    return run[person_start([w.text for w in run]) :]


def without_opening(run: list[Word], known: set[tuple[str, ...]]) -> list[Word]:
    """The run without the word that begins its sentence, where the text has the rest as a name of its own: "Trust
    Ana Sá to say so"."""
    if len(run) > 2 and run[0].initial and run[0].key not in GIVEN_NAMES and tuple(w.key for w in run[1:]) in known:
        return run[1:]
    return run


def as_in_body(run: list[Word], known: set[tuple[str, ...]]) -> Iterator[list[Word]]:
    """Cut a headline's run into names that the body has, longest first; what is left over stays in pieces."""
    rest: list[Word] = []
    i = 0
    while i < len(run):
        size = next((n for n in range(min(6, len(run) - i), 0, -1) if tuple(w.key for w in run[i : i + n]) in known), 0)
        if size:
            yield bare_name(rest)
            yield run[i : i + size]
            rest = []
        else:
            rest = [*rest, run[i]]
        i += size or 1
    yield bare_name(rest)
