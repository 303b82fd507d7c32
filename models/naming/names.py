"""Proper names in running text, told by their capitals.

A finder of this kind knows nothing of meaning; it complements the network's mentions and stands in where it has
none. Everything here is linear in the length of the text.
"""

import re

from models.analysis import Span
from models.naming.months import SHORT_DATE, called_so
from models.naming.name_words import Word
from models.naming.offices import SHORT_OFFICES
from models.naming.rejoined import spelled_by_letters, with_spelled, with_two_fields
from models.naming.runs import LONGEST, find_runs
from models.naming.trimmed import as_in_body, bare_name, without_office, without_opening
from models.text.body_words import DOCUMENT_HEADS, GROUP_HEADS
from models.text.function_words import FUNCTION
from models.text.given_names import GIVEN_NAMES
from models.text.person_words import COURTESY, DOING, KIN, PARTISANS, ROLE
from models.text.place_words import COUNTRIES, STATES
from models.text.words import DRAWN_TOGETHER, WORD, fold

CALLED_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Gov|Gen|Prof|Sir|Dame)\.?\s$")
# "His wife, Ana Sá", "her husband, the chef Bo Lund"; and "her husband, Dean," has an office for a name.
KIN_BEFORE = re.compile(
    rf"(?<![^\W_])(?:[Hh]is|[Hh]er|[Mm]y|[^\W\d_]+[’']s)[ \u00a0]({'|'.join(sorted(KIN))}),[ \u00a0]"
    r"(?:(?:the|an?)[ \u00a0](?:[a-z][a-z-]*[ \u00a0]){1,3})?$"
)
LONGEST_KIN = 60  # characters
COMMON = (
    GROUP_HEADS
    | DOCUMENT_HEADS
    | frozenset(
        """
        source woman man boy girl company group army ministry government party committee shares sales profits prices
        stocks unions ministers talks fans clubs banks firms companies markets investors traders farmers drivers
        passengers patients pupils motorists campaigners management bosses reviewers organisers organizers planners
        builders landlords tenants councillors bookmakers regulators lenders insurers retailers
        """.split()
    )
)
FRACTION = re.compile(r"[A-Za-z]+-(?:thirds?|quarters?|fifths?|half|halves)$")
NO_NAMES = frozenset({"tv", "dvd", "cd", "pc", "am", "pm"})  # large, and nobody's name
# "Thirty-one people": large for no more than that it opens a sentence.
NUMBER = re.compile(r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-[a-z]+)?", re.IGNORECASE)
GRADES = frozenset("category phase tier grade level class section chapter stage".split())
GRADE = re.compile(r"[IVX]+|[A-F]")
GRADE_NEXT = re.compile(r"[ \u00a0]\d")  # "a Category 4"
# "Privately, ministers say": what opens a sentence so is no name; Reilly and Sicily are others.
ADVERB = re.compile(r"[A-Z][a-z]*(?:l|ate|ic|nt|ous|ive|ed|ing|se|re|ad|ok|sh)ly")
OPENS_ASIDE = re.compile(r",?[ \u00a0](?=[a-z“\"])|,[ \u00a0]")
DATELINE_NEXT = re.compile(
    r"(?:,[ \u00a0][\w ]{1,30})?(?:[ \u00a0]\([\w ]{2,30}\))?(?:[ \u00a0]?[—–]|[ \u00a0]-)(?![ \u00a0]?[a-z])"
)
SHORTEST_PLACE = 4  # letters
# Of courts and regiments: "9th Circuit Court".
NUMBER_BEFORE = re.compile(r"(?<![^\W_])(?<!on )(?<!On )[Tt]he[ \u00a0](?P<number>\d{1,3}(?:st|nd|rd|th)[ \u00a0])$")
NUMBER_ALONE = re.compile(r"(?<![^\W_])(?P<number>\d{1,3}(?:st|nd|rd|th)[ \u00a0])$")
NUMBERED = frozenset("circuit amendment fleet infantry regiment brigade division district precinct congress".split())


def find_names(text: str) -> list[Span]:
    """The proper names of a text in order, without articles, offices, courtesy titles and possessive endings.

    Errors are those of capitals: a sentence's first word counts only if it is never written small elsewhere in the
    text, and a headline's words are names only as the body has them.

    >>> text = "Mr Zelensky met Wagner founder Yevgeny Prigozhin. But the Ministry of Defence’s update said no."
    >>> [span.of(text) for span in find_names(text)]
    ['Zelensky', 'Wagner', 'Yevgeny Prigozhin', 'Ministry of Defence']
    """
    lower = frozenset(map(fold, {m[0] for m in WORD.finditer(text) if m[0].islower()}))
    runs = list(find_runs(text, lower, called_so(text)))
    known = {tuple(w.key for w in without_office(text, bare_name(run))) for run, heading in runs if not heading}
    surnames = {key[-1] for key in known if len(key) > 1}
    spans = []
    for run, heading in runs:
        bare = [] if heading else without_office(text, bare_name(run))
        for part in as_in_body(run, known) if heading else [without_opening(bare, known)]:
            if not part or len(part) > LONGEST or _is_dateline(text, part) or _is_no_name(text, part, surnames):
                continue
            end = part[-1].end
            if (
                text[end : end + 1] == "."
                and re.fullmatch(r"(?:[A-Z]|Inc|Corp|Ltd|Co|Jr|Sr)", part[-1].text)
                and len(part) > 1
            ):
                end += 1
            numbers = NUMBER_ALONE if part[0].key in NUMBERED else NUMBER_BEFORE
            number = numbers.search(text, max(0, part[0].start - 12), part[0].start)
            spans.append(Span(number.start("number") if number else part[0].start, end))
    return with_spelled(text, spelled_by_letters(text, with_two_fields(text, spans)))


def _is_no_name(text: str, part: list[Word], surnames: set[str]) -> bool:
    """Whether a part is one word that is a title, an office, a date or what merely opens its sentence; `surnames` are
    those of the whole names of the text."""
    if len(part) > 1:
        grade = part[0].key in GRADES and GRADE.fullmatch(part[1].text) is not None
        member = part[0].key in {"house", "senate"} | STATES and part[1].key in PARTISANS
        return len(part) == 2 and (grade or member)  # "a Phase II", "the top House Democrat"
    word = part[0]
    return bool(
        SHORT_DATE.match(text, word.start)
        or word.key in COURTESY - surnames
        or word.key in NO_NAMES
        or FRACTION.match(word.text)
        or NUMBER.fullmatch(word.text)
        or (word.key in GRADES and GRADE_NEXT.match(text, word.end))
        or ((drawn := DRAWN_TOGETHER.search(word.text)) and fold(word.text[: drawn.start()]) in FUNCTION)  # "I’ve"
        or (word.initial and text.startswith(",", word.end) and word.key in DOING)
        or (
            word.initial
            and word.key not in GIVEN_NAMES | COUNTRIES | surnames
            and ADVERB.fullmatch(word.text)
            and OPENS_ASIDE.match(text, word.end)
        )
        or (word.initial and word.key in COMMON and not word.text.isupper())
        or (
            word.key in ROLE - surnames
            and not KIN_BEFORE.search(text, max(0, word.start - LONGEST_KIN), word.start)
            and not CALLED_BEFORE.search(text, max(0, word.start - 8), word.start)
            and (not word.text.isupper() or word.key in SHORT_OFFICES)
        )
    )


def _is_dateline(text: str, part: list[Word]) -> bool:
    """Whether words are no more than the places that open a report: "TOLVA/HARLE -"."""
    start, end = part[0].start, part[-1].end
    return (
        all(w.text.isupper() for w in part)
        and "/" in text[start:end]
        # Short ones are bodies: BBC/ITV.
        and min(map(len, places := text[start:end].split("/"))) >= SHORTEST_PLACE
        and max(map(len, places)) > SHORTEST_PLACE
        and (start == 0 or text[start - 1] == "\n")
        and bool(DATELINE_NEXT.match(text, end))
    )
