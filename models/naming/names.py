"""Proper names in running text, told by their capitals.

A finder of this kind knows nothing of meaning; it complements the network's mentions and stands in where it has
none. Everything here is linear in the length of the text.
"""

import re
from collections.abc import Iterator, Sequence

from models.analysis import Span
from models.naming.months import NAME_MONTHS, SHORT_DATE, called_so, is_date
from models.naming.offices import SHORT_OFFICES, SHORT_TITLES, is_office, is_state, person_start
from models.text import lexicon as lex
from models.text.words import ABBREVIATION, POSSESSIVE, WORD, fold, is_capital

SENTENCE_END = re.compile(r"[.!?:;•][\"”’')\]]*\s+$|\n\s*$|^[\s\"“‘'«]*$|[\"“‘«]$|—\s*$")
TITLE_BEFORE = re.compile(r"\b(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|St|Prof|Lt|Col|Capt|[A-Z])\.\s$")
CALLED_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sen|Rep|Gov|Gen|Prof|Sir|Dame)\.?\s$")
# "His wife, Ana Sá", "her husband, the chef Bo Lund"; and "her husband, Dean," has an office for a name.
KIN_BEFORE = re.compile(
    rf"(?<![^\W_])(?:[Hh]is|[Hh]er|[Mm]y|[^\W\d_]+[’']s)[ \u00a0]({'|'.join(sorted(lex.KIN))}),[ \u00a0]"
    r"(?:(?:the|an?)[ \u00a0](?:[a-z][a-z-]*[ \u00a0]){1,3})?$"
)
LONGEST_KIN = 60  # characters
COMMON = (
    lex.GROUP_HEADS
    | lex.DOCUMENT_HEADS
    | frozenset(
        """
        source woman man boy girl company group army ministry government party committee shares sales profits prices
        stocks unions ministers talks fans clubs banks firms companies markets investors traders farmers drivers
        passengers patients pupils motorists campaigners management bosses reviewers organisers organizers planners
        builders landlords tenants councillors bookmakers regulators lenders insurers retailers
        """.split()
    )
)
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
# What may be left of a name before its letters: "Organization of Mills | in Northern Europe (OMNE)". Whether a place
# belongs to a name the letters alone tell.
MORE_BEFORE_LETTERS = re.compile(
    r"[ \u00a0](?:in|on|for|of|to|and)[ \u00a0](?:the[ \u00a0])?"
    r"(?P<more>[A-Z][^\W_]*(?:[ \u00a0](?:(?:and|of|the)[ \u00a0])?[A-Z][^\W_]*){0,3})"
    r"[ \u00a0]\((?P<letters>[A-Z]{2,7})\)"
)
WHOSE_END = re.compile(r"[’']s$")
STREETS = frozenset("street road avenue lane square".split())
CREDITS = frozenset({"getty", "photo", "photos", "images", "courtesy"})  # of a picture, before what it shows
# Nouns of bodies, places and peers that go on with what they are of or for: "Order of Harle", "Port of Harle".
OF_BODIES = lex.ORGANIZATION_HEADS | frozenset(
    """
    americans foreign list order scouts assemblies knights voice veterans bankers parenthood isle institutes shield
    guardians county friends survivors brothers sisters daughters sons
    duke duchess earl commonwealth sultan emir tower battle bay gulf cape district province
    parish
    """.split()
)
RELATIVES_OF = frozenset("survivors brothers sisters daughters sons".split())
# What a body may be for beside something else, and what such bodies are: "Fire and Rescue Service".
FIELDS = frozenset(
    """
    transport transportation food science health safety energy education business culture trade environment housing work
    works police fire security agriculture fisheries technology justice finance media children families communities
    immigration customs drug water gas oil rail road research public tourism sports arts labor labour employment
    pensions medicines women youth veterans commerce forestry mines planning parks recreation innovation industry
    standards securities rural digital climate legal constitutional foreign economic social nurses midwives nursing
    wildlife countryside heritage nature peace bakers teachers lecturers farming highways aviation shipping tenants
    growers bakery grain clothing fishing retail hotel metal
    """.split()
)
FIELD_BODIES = frozenset(
    """
    union committee administration executive agency service services authority commission department ministry board
    association council federation office bureau institute corporation foundation directorate inspectorate commissioner
    organisation organization trust alliance campaign society forum
    """.split()
)
PLURAL = re.compile(r"[A-Z][a-z]{2,}s")
FRACTION = re.compile(r"[A-Za-z]+-(?:thirds?|quarters?|fifths?|half|halves)$")
# What a rank ends on, and what stands before that.
LONGEST_RANK = len("second ")
RANK = re.compile(r".*?\b(?:in[ \u00a0]Charge|(?:[Ff]irst|[Ss]econd|[Tt]hird|1st|2nd|3rd)[ \u00a0]Class)$", re.DOTALL)
SMALL_GIVEN = frozenset({"will", "per"})  # given names that are small words elsewhere
SMALL_OPENINGS = frozenset("within without inside with under over beyond across all our we her no".split())
LONGEST_BEFORE = 24  # characters of the word before one
NO_NAMES = frozenset({"tv", "dvd", "cd", "pc", "am", "pm"})  # large, and nobody's name
INITIAL_NEXT = re.compile(r"\.[ \u00a0][A-Z][a-z]")
CAPITAL_NEXT = re.compile(r"[ \u00a0](?:[A-Z]\.[ \u00a0])?[A-Z][a-z]{2,}(?![^\W_])")
ARTICLE_BEFORE = ("the ", "The ")
PAPER_NEXT = re.compile(
    r"[ \u00a0](?:Times|Mirror|Post|Ledger|Express|Telegraph|Mail|Herald|People|Independent|Sun|Star|Tribune|World"
    r"|Record|Chronicle|Gazette|Journal|Courier|Argus|Observer|Dispatch|Sentinel|Register|Monitor|Standard)(?![^\W_])"
)
# "Privately, ministers say": what opens a sentence so is no name; Reilly and Sicily are others.
ADVERB = re.compile(r"[A-Z][a-z]*(?:l|ate|ic|nt|ous|ive|ed|ing|se|re|ad|ok|sh)ly")
OPENS_ASIDE = re.compile(r",?[ \u00a0](?=[a-z“\"])|,[ \u00a0]")
# "Care England said": what ends on a country is a body, though "care" stands small elsewhere.
NATIONAL = re.compile(
    r"[ \u00a0](?:England|Scotland|Wales|Ireland|Britain|UK|Australia|Canada|America|USA|India|International)"
    r"(?:[’']s|[ \u00a0](?:said|says|told|warned|warns|called|has|was|is|chief|chair|which|spokes\w+|director))(?!\w)"
)
DATELINE_NEXT = re.compile(
    r"(?:,[ \u00a0][\w ]{1,30})?(?:[ \u00a0]\([\w ]{2,30}\))?(?:[ \u00a0]?[—–]|[ \u00a0]-)(?![ \u00a0]?[a-z])"
)
SHORTEST_PLACE = 4  # letters
STATIONS = frozenset({"channel", "radio"})
BEFORE_NUMBERS = frozenset({"type", "channel", "article"})  # "Channel 4 News"
OF_SOMETHING = frozenset({"bank", "university", "house", "bureau", "department", "church", "state"})
OF_CAPITAL = re.compile(r"[ \u00a0]of[ \u00a0][A-Z]")
LONGEST = 12  # words in a name; more are a line of capitals
_SPELLED = "|".join(re.escape(name).replace("’", "[’']") for name in lex.SPELLED)
SPELLED = re.compile(rf"(?<!\w)(?<!Mr )(?<!Mrs )(?<!Ms )(?:{_SPELLED})(?!\w)")
# Of courts and regiments: "9th Circuit Court".
NUMBER_BEFORE = re.compile(r"(?<![^\W_])(?<!on )(?<!On )[Tt]he[ \u00a0](?P<number>\d{1,3}(?:st|nd|rd|th)[ \u00a0])$")
NUMBER_ALONE = re.compile(r"(?<![^\W_])(?P<number>\d{1,3}(?:st|nd|rd|th)[ \u00a0])$")
NUMBERED = frozenset("circuit amendment fleet infantry regiment brigade division district precinct congress".split())
BASED = re.compile(
    r"-(?:based|born|backed|led|owned|run|area|funded|controlled|trained|listed|affiliated|linked|aligned|allied)$",
    re.IGNORECASE,
)
INSIDE = (
    lex.PREPOSITIONS | lex.ARTICLES | {"and", "not", "now"}
)  # small words that a name may hold though they are capitalised: "Color Of Change"
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


class _Word:
    """One word of the text with what decides whether it joins a name."""

    __slots__ = ("start", "end", "text", "key", "possessive", "initial", "surname")

    def __init__(self, text: str, match: re.Match[str]):
        self.start, self.end = match.span()
        self.surname = False  # a month's name that is somebody's
        self.possessive = False
        raw = match[0]
        if raw.endswith(POSSESSIVE):
            self.possessive = True
            self.end -= 2
            raw = raw[:-2]
        elif (
            text[self.end : self.end + 1] in ("’", "'")
            and raw.endswith("s")
            and text[self.end + 1 : self.end + 2] == " "
        ):
            self.possessive = True
        self.text = raw
        self.key = fold(raw)
        before = text[max(0, self.start - 8) : self.start]
        # A space after a letter or digit ends no sentence: the common case, told without a pattern.
        self.initial = (
            not (before[-1:] == " " and before[-2:-1].isalnum())
            and bool(SENTENCE_END.search(before))
            and not TITLE_BEFORE.search(before)
        )


def _joined(text: str, left: _Word, right: _Word) -> bool:
    """Whether nothing but a space, or the stop of an abbreviation and a space, parts two words."""
    if left.possessive:
        # "the Medical Examiner’s Office" and "Farmers’ Alliance" are one name; "Obama’s White House" is two
        if not is_capital(left.text) or not right.text[0].isupper() or left.key in lex.COUNTRIES:
            return False
        of_many = text[left.end : left.end + 2] in ("’ ", "' ") or left.key in ("women", "men", "people", "children")
        # "The Quillon’s Society": behind "the" nobody's own follows.
        one_body = text.endswith(ARTICLE_BEFORE, 0, left.start) and right.key in OF_SAINTS and not left.text.isupper()
        # "St. Brannock’s Medical Centre"
        if SAINT_BEFORE.search(text, max(0, left.start - LONGEST_SAINT), left.start):
            kind = right.key in SAINTS_KINDS and CAPITAL_NEXT.match(text, right.end) is not None
            one_body = one_body or kind or right.key in SAINTS_OWN
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


def _is_surname(text: str, word: _Word, run: list[_Word], held: list[_Word], called: frozenset[str]) -> bool:
    """Whether a day's or month's name is somebody's here: "Ana May", "Mrs May", and then "May" alone; "the Sunday
    Ledger"."""
    if word.key == "sunday" and not run:
        return text.endswith(ARTICLE_BEFORE, 0, word.start) and bool(PAPER_NEXT.match(text, word.end))
    if run and not held:
        before = run[-1].key
        if word.key not in NAME_MONTHS:
            return before in SHORT_TITLES
        return before in (lex.GIVEN_NAMES - lex.COUNTRIES) | SHORT_TITLES | lex.ROLE
    return word.key in called and not is_date(text, word.start, word.end)


def _runs(text: str, lower: frozenset[str], called: frozenset[str]) -> Iterator[tuple[list[_Word], bool]]:
    """Maximal sequences of capitalised words, with the small words that stand inside names; and whether the line is a
    headline."""
    run: list[_Word] = []
    held: list[_Word] = []  # small words that join only when a capital follows
    base = 0
    for line in text.splitlines(keepends=True):
        heading = is_heading(line)
        for match in WORD.finditer(text, base, base + len(line)):
            if not run and match[0].islower():
                continue  # nothing begins here, and nothing is held that it could end
            word = _Word(text, match)
            capital = is_capital(word.text)
            # "Theresa May"
            given = capital and not run and word.initial and _opens_name(text, word)
            # "Captain Will Sá", "the charity Within Walls": no small word is written so within a sentence
            odd = capital and not heading and not word.initial and word.key in lex.FUNCTION
            odd = odd and (_is_small_given(text, word) or (not run and _opens_body(text, word)))
            given = given or odd
            surname = capital and word.key in lex.DAYS_AND_MONTHS and _is_surname(text, word, run, held, called)
            word.surname = surname or odd or (given and word.key in NAME_MONTHS)
            acronym = (
                len(word.text) > 1 and word.text.isupper() and not heading and word.key not in lex.FIRST_PERSON - {"us"}
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
                            word.key in lex.FUNCTION
                            or (not run and word.key in lower and word.key not in lex.ROLE)
                            and not NATIONAL.match(text, word.end)
                        )
                    )
                    or (heading and (word.key in lower or word.key in lex.FUNCTION))
                    or (word.key in lex.DAYS_AND_MONTHS and not surname and not given)
                    or word.key in lex.FIRST_PERSON
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
            if capital and (
                acronym
                or surname
                or given
                or word.key not in lex.FUNCTION
                or (run and word.key in INSIDE and not word.initial)
                or (run and run[-1].key in STATIONS)  # "Radio Four"
                or (word.key == "first" and not word.initial)  # "the First National Bank"
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


def _opens_name(text: str, word: _Word) -> bool:
    """Whether a word that begins its sentence is a given name, though it is written small elsewhere, or a bank: "Bill
    Sá", "Bank of Harle"."""
    if len(word.text) == 1 and word.text not in "AI":
        return bool(INITIAL_NEXT.match(text, word.end))  # "P. David Sá"
    if word.key in NAME_MONTHS or word.key in lex.GIVEN_NAMES:
        return bool(CAPITAL_NEXT.match(text, word.end))
    return word.key in OF_SOMETHING and bool(OF_CAPITAL.match(text, word.end))


def _is_small_given(text: str, word: _Word) -> bool:
    """Whether a small word is somebody's given name here: "Captain Will Sá", but not "Yet Will England"."""
    if word.key not in SMALL_GIVEN or word.text.isupper() or not CAPITAL_NEXT.match(text, word.end):
        return False
    before = WORD.findall(text[max(0, word.start - LONGEST_BEFORE) : word.start])
    behind = WORD.match(text, word.end + 1)
    titled = not before or not is_capital(before[-1]) or fold(before[-1]) in lex.ROLE | lex.COURTESY
    return titled and behind is not None and fold(behind[0]) not in lex.COUNTRIES


def _opens_body(text: str, word: _Word) -> bool:
    """Whether a large word opens the name of a body, for the noun for it stands before, or "the" before "All": "the All
    Harle Congress"."""
    if word.key == "all":
        return text.endswith(ARTICLE_BEFORE, 0, word.start) and bool(CAPITAL_NEXT.match(text, word.end))
    before = WORD.findall(text[max(0, word.start - LONGEST_BEFORE) : word.start])
    told = bool(before) and before[-1] in lex.BODY_NOUNS and text[word.start - 1] in (" ", "\u00a0")
    return told and word.key in SMALL_OPENINGS and bool(CAPITAL_NEXT.match(text, word.end))


def _shouted(run: Sequence[_Word]) -> bool:
    """Whether a run is all capitals, as a caption's link is ("MUST WATCH"), so that a name after it is another."""
    # "S. V. Sá" has letters for given names.
    letters = all(len(w.text) == 1 for w in run)
    return len(run) > 1 and not letters and all(w.text.isupper() and "." not in w.text for w in run)


def _may_join(run: Sequence[_Word], held: Sequence[_Word], word: _Word) -> bool:
    if len(held) == 2:
        return False
    if word.key in lex.PARTICLES:
        return True
    if word.text.isdigit():
        return not held and len(run) == 1 and run[0].key in BEFORE_NUMBERS  # "Type 1 Foundation"
    if word.key == "of" and not held and run[-1].key in OF_SOMETHING and is_state([w.key for w in run[:-1]]):
        return True  # "West Virginia Bureau of Mills"
    if any(w.key in lex.GIVEN_NAMES for w in run):
        return False
    if word.key == "do":
        return not held and is_capital(run[-1].text)  # "Diário do Sul"
    body = run[-1].key in lex.ROLE or any(w.key in OF_BODIES for w in run)
    if word.key == "for" and len(run) > 1 and run[-1].key in lex.STATE_BODIES:
        return False  # "blamed the State Department for the attack"
    if word.key in ("of", "for", "on"):
        return body and not held
    if word.key == "the":
        return bool(held) and held[-1].key in ("of", "for", "on")
    return word.key in ("and", "&") and not held and any(w.key in ("of", "for", "house", "senate") for w in run)


def is_heading(line: str) -> bool:
    """Whether a line is a headline: most of its words are capitalised.

    >>> is_heading("Harle Votes To Keep Its Old Bridge"), is_heading("Harle voted to keep its old bridge.")
    (True, False)
    """
    words = [m[0] for m in WORD.finditer(line)]
    capitals = sum(w[0].isupper() for w in words)
    closed = line.rstrip().endswith((".", "”", '"', "’", "?"))
    return (
        2 < len(words) < 25 and capitals > (0.8 if closed else 0.7) * len(words) and (len(words) > 4 or not closed)
    ) or (len(words) > 2 and line.isupper())


def find_names(text: str) -> list[Span]:
    """The proper names of a text in order, without articles, offices, courtesy titles and possessive endings.

    Errors are those of capitals: a sentence's first word counts only if it is never written small elsewhere in the
    text, and a headline's words are names only as the body has them.

    >>> text = "Mr Zelensky met Wagner founder Yevgeny Prigozhin. But the Ministry of Defence’s update said no."
    >>> [span.of(text) for span in find_names(text)]
    ['Zelensky', 'Wagner', 'Yevgeny Prigozhin', 'Ministry of Defence']
    """
    lower = frozenset(map(fold, {m[0] for m in WORD.finditer(text) if m[0].islower()}))
    runs = list(_runs(text, lower, called_so(text)))
    known = {tuple(w.key for w in _without_office(text, _bare(run))) for run, heading in runs if not heading}
    surnames = {key[-1] for key in known if len(key) > 1}
    spans = []
    for run, heading in runs:
        bare = [] if heading else _without_office(text, _bare(run))
        for part in _as_in_body(run, known) if heading else [_without_opening(bare, known)]:
            if (
                not part
                or len(part) > LONGEST
                or _is_dateline(text, part)
                or (len(part) == 1 and SHORT_DATE.match(text, part[0].start))
                or (
                    len(part) == 1
                    and (
                        part[0].key in lex.COURTESY - surnames
                        or part[0].key in NO_NAMES
                        or FRACTION.match(part[0].text)
                        or (part[0].initial and text.startswith(",", part[0].end) and part[0].key in lex.DOING)
                        or (
                            part[0].initial
                            and part[0].key not in lex.GIVEN_NAMES | lex.COUNTRIES | surnames
                            and ADVERB.fullmatch(part[0].text)
                            and OPENS_ASIDE.match(text, part[0].end)
                        )
                        or (part[0].initial and part[0].key in COMMON and not part[0].text.isupper())
                        or (
                            part[0].key in lex.ROLE - surnames
                            and not KIN_BEFORE.search(text, max(0, part[0].start - LONGEST_KIN), part[0].start)
                            and not CALLED_BEFORE.search(text, max(0, part[0].start - 8), part[0].start)
                            and (not part[0].text.isupper() or part[0].key in SHORT_OFFICES)
                        )
                    )
                )
            ):
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
    return _with_spelled(text, _spelled_by_letters(text, _with_two_fields(text, spans)))


def _is_dateline(text: str, part: list[_Word]) -> bool:
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


def _with_two_fields(text: str, spans: Sequence[Span]) -> list[Span]:
    """The names, those of a body for two things whole: "Transport and Allied Workers’ Union", "Bakers’ and Allied
    Union"."""
    joined: list[Span] = []
    for span in spans:
        if joined and text[joined[-1].end : span.start] in (" and ", " & ", "’ and ", "' and "):
            words, first = span.of(text).split(), joined[-1].of(text).split()
            field = fold(first[-1])
            # "the Rivers and Coasts Agency"
            plurals = len(first) == 1 and len(words) == 2 and all(map(_is_plural, (first[0], words[0])))
            plurals = plurals and text.endswith(ARTICLE_BEFORE, 0, joined[-1].start)
            if (field in FIELDS or plurals) and len(words) > 1 and fold(words[-1]) in FIELD_BODIES:
                span = Span(joined.pop().start, span.end)
        joined.append(span)
    return joined


def _is_plural(word: str) -> bool:
    """Whether a word may be the plural of what a body is for, and no country: "Rivers", "Coasts"."""
    return PLURAL.fullmatch(word) is not None and word.casefold() not in lex.COUNTRIES


def _spelled_by_letters(text: str, spans: Sequence[Span]) -> list[Span]:
    """The names, with what the letters behind them say is a part of one: "Union of Mills in Harle (UMH)"."""
    found: list[Span] = []
    for span in spans:
        if found and span.end <= found[-1].end:
            continue
        more = MORE_BEFORE_LETTERS.match(text, span.end)
        if more is not None:
            if _initials(text, span.start, more.end("more")) == more["letters"]:
                span = Span(span.start, more.end("more"))
        found.append(span)
    return found


def _initials(text: str, start: int, end: int) -> str:
    """The letters that words open with which are large; of words with a hyphen the first letter alone."""
    return "".join(word[0][0] for word in WORD.finditer(text, start, end) if word[0][0].isupper())


def _with_spelled(text: str, spans: list[Span]) -> list[Span]:
    """The names with those that the lexicon spells, each in place of what capitals alone made of its words."""
    spelled = [Span(*match.span()) for match in SPELLED.finditer(text)]
    if not spelled:
        return spans
    joined: list[Span] = []
    for span in sorted([*spans, *spelled]):
        if joined and joined[-1].start < span.start < joined[-1].end and WHOSE_END.search(span.of(text)):
            continue  # "Jo Moody’s lawyer" is no firm's
        if joined and span.start < joined[-1].end:  # "UN General Assembly", "General Motors Corp"
            span = Span(joined[-1].start, max(joined[-1].end, span.end))
            joined.pop()
        joined.append(span)
    return joined


def _without_office(text: str, part: list[_Word]) -> list[_Word]:
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
    return part[:1] if part[0].key in lex.COUNTRIES else []


def _seat(part: Sequence[_Word]) -> int | None:
    """Where the "for" stands before the seat of whoever some words mean: "the Labour MP for Harle West"."""
    joints = (i for i, word in enumerate(part) if word.key == "for" and i and part[i - 1].key in SHORT_OFFICES)
    return next(joints, None)


def _bare(run: list[_Word]) -> list[_Word]:
    """The run without function words and offices at its head."""
    if len(run) > 2 and run[0].key in RELATIVES_OF and run[1].key == "of":
        # "Sons of Bo Lund said": his sons, and no order of that name
        run = run[2:] if run[0].initial or run[2].key in lex.GIVEN_NAMES else run
    based = max((i for i, w in enumerate(run[:-1]) if BASED.search(w.text)), default=-1)
    run = run[based + 1 :]
    credits = max((i for i, w in enumerate(run[:-1]) if w.key in CREDITS), default=-1)
    if credits >= 0 and run[credits + 1].key in lex.GIVEN_NAMES:
        run = run[credits + 1 :]
    while run and (
        (
            run[0].key in lex.FUNCTION
            and not run[0].surname
            and not (len(run[0].text) > 1 and run[0].text.isupper())
            and not (run[0].key == "first" and not run[0].initial and len(run) > 2)
        )
        or (
            len(run) > 1
            and run[0].initial
            and run[1].key not in lex.COMPANY_SUFFIX
            and (
                run[0].key in BEFORE_NAMES
                or run[0].key in FORMERLY
                or (run[0].key in FIRMS_FIRST and run[-1].key not in lex.ORGANIZATION_HEADS)
                or (run[0].key == "born" and run[1].key in lex.GIVEN_NAMES)
                or MAKER.fullmatch(run[0].key)
                or ((TRADESMAN.fullmatch(run[0].key) or run[0].key in OF_A_YEAR) and run[1].key in lex.GIVEN_NAMES)
            )
        )
        or BASED.search(run[0].text)
        or (len(run) > 1 and re.fullmatch(r"[A-Z]{2,}\d{4}", run[0].text))
        or (
            len(run) > 1
            and run[0].initial
            and re.fullmatch(r"[A-Z][a-z]{2,}ing", run[0].text)
            and run[0].key not in lex.GIVEN_NAMES
            and run[1].key not in lex.ORGANIZATION_HEADS | STREETS
        )
    ):
        run = run[1:]
    peoples = lex.NATIONALITIES | lex.DEMONYMS - lex.GIVEN_NAMES
    if len(run) > 2 and run[0].key in peoples and run[1].key in lex.GIVEN_NAMES:
        # "Dane Bo Lund", "American Ana Sá"
        body = any(w.key in lex.ORGANIZATION_HEADS or w.key in OWNED_BY_MANY for w in run[2:])
        run = run if body else run[1:]
    while len(run) > 2 and run[-1].text in lex.LETTERS_AFTER:
        run = run[:-1]
    if len(run) > 2 and run[-1].key in OWNED and run[-2].possessive:
        return run  # "Harle Coroner’s Court"
    return run[person_start([w.text for w in run]) :]


def _without_opening(run: list[_Word], known: set[tuple[str, ...]]) -> list[_Word]:
    """The run without the word that begins its sentence, where the text has the rest as a name of its own: "Trust
    Ana Sá to say so"."""
    if len(run) > 2 and run[0].initial and run[0].key not in lex.GIVEN_NAMES and tuple(w.key for w in run[1:]) in known:
        return run[1:]
    return run


def _as_in_body(run: list[_Word], known: set[tuple[str, ...]]) -> Iterator[list[_Word]]:
    """Cut a headline's run into names that the body has, longest first; what is left over stays in pieces."""
    rest: list[_Word] = []
    i = 0
    while i < len(run):
        size = next((n for n in range(min(6, len(run) - i), 0, -1) if tuple(w.key for w in run[i : i + n]) in known), 0)
        if size:
            yield _bare(rest)
            yield run[i : i + size]
            rest = []
        else:
            rest = [*rest, run[i]]
        i += size or 1
    yield _bare(rest)
