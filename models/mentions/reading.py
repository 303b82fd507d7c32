"""What the words of one mention say by themselves: the name in them, the role beside it, person, body or paper."""

import re
from dataclasses import dataclass

from models.analysis import MentionKind, SourceType, Span
from models.mentions.ages import age_in
from models.mentions.appositions import apposition
from models.mentions.callings import BY_NO_NOUN, CALLED, OF_ANOTHER, find_calling
from models.mentions.peoples import is_demonym, is_people
from models.mentions.phrase_names import name_alone, name_at_end, person_at_end
from models.mentions.phrases import IRREGULAR_PARTICIPLES, head_phrase, noun_of, segments
from models.mentions.several import (
    AND,
    PRONOUN_AND,
    coordinated,
    crowd_beside,
    goes_on_with,
    is_crowd,
    with_others,
    words_of_list,
)
from models.mentions.trimming import without_article, without_determiner, without_letters, without_loose_ends
from models.naming.genders import gender_of_words
from models.naming.namebook import NameBook
from models.naming.occurrences import Key, NameAt
from models.naming.offices import LETTERS_BEFORE
from models.naming.trimmed import BEFORE_NAMES
from models.text import lexicon as lex
from models.text.words import DRAWN_TOGETHER, POSSESSIVE, WORD, first_word, fold, trim, with_stop

# What is left of a clause without its time: "24-year-old who left | in May".
WHO = re.compile(r"[ \u00a0](?:who|that)[ \u00a0][\w’'-]+$")
WHEN = re.compile(
    r"\s(?:(?:released|published|filed|issued|unsealed|conducted|made|posted)\b.*"
    r"|(?:on|last|this|late|early|in) (?:"
    + "|".join(sorted(lex.DAYS_AND_MONTHS))
    + r"|week|month|year|morning|night)\b(?![’']).*| in (?:19|20)\d\d)$",
    re.IGNORECASE,
)
SUCH_AS = re.compile(
    r"\s(?:including|like|such as|quoted by|led by|who also|seen by|obtained by|on its|on his|on her|on their"
    # On what terms somebody without a name speaks.
    r"|who (?:(?:spoke|speaks)(?: [a-z]+){0,5}? (?:on (?:the )?condition|anonymously)|(?:was|were) granted anonymity"
    r"|(?:was|were|is|are) not authori[sz]ed|(?:asked for|requested|insisted on) anonymity"
    r"|(?:asked not|declined|did not want|wished not) to be (?:named|identified|quoted))"
    r"|speaking (?:anonymously|on (?:the )?condition))\b.*$"
)
# Where a body sits, before the noun for it: "The Tolva, Ohio-based company".
PLACED = re.compile(
    r"(?:[Tt]he|[Aa]n?)\s+[A-Z][\w.]+(?:\s[A-Z][\w.]+)*,\s"
    r"(?:[A-Z][\w.]+(?:\s[A-Z][\w.]+)*(?:-based|-area)|(?:[A-Z]\.){2,},)\s(?=[a-z])"
)
RANKS = "|".join(sorted(letters.upper() for letters in LETTERS_BEFORE))
# "investigator Dr" Ana Sá is an investigator.
TITLE_LAST = re.compile(
    r"(?:(?:^|,?[ \u00a0])(?:(?:Mr|Mrs|Ms|Lord|Lady)[ \u00a0]Justice|Mr|Mrs|Ms|Miss|Dr|Prof|Col|Sgt|Maj|Gen|Lt|Capt"
    r"|Fr|Adv|Smt|Shri|Msgr"
    rf"|Supt|Insp|PC|DCI|{RANKS}|Sr|Br|Cllr|(?:the[ \u00a0])?(?:(?:Right|Most|Very)[ \u00a0])?Rev)\.?)+$"
)
DAY = re.compile(
    rf"\s(?:{'|'.join(sorted(d.title() for d in lex.DAYS_AND_MONTHS if d.endswith('day')))}|today|yesterday|tonight)$"
)
LEAD = re.compile(
    r"(?:(?:even|by|in|on|among|from|to|with|for|what|how|both the|both(?=\s+(?-i:[A-Z])))\s+)+(?=\w)", re.IGNORECASE
)
OF_BODIES = lex.ORGANIZATION_HEADS - lex.ROLE | {"tank"}
# What a paper is called, beside the word for it: the report, “Rain for Rent”.
TITLE = re.compile(
    r"[ \u00a0]?,?[ \u00a0](?:titled |entitled |called )?[“\"‘'](?P<title>[A-Z][^“”\"\n]{2,120}?)[,.]?[”\"’'](?!\w)"
)
# "one of the country’s largest banks": the noun that ends the phrase.
ONE_OF = re.compile(
    r"[ \u00a0]of[ \u00a0](?:[^\W\d_][\w’'-]*[ \u00a0]){0,4}?(?P<noun>[^\W\d_][\w-]*s|them|us|you)"
    r"(?![\w’'])(?![ \u00a0][a-z]+s\b)"
)
WHOSE_ALONE = re.compile(r"[’']s$|s[’']$")  # "Labour’s" Ana Sá
# These before a name tell nothing of whoever has it.
NO_ROLES = lex.COURTESY | lex.ARTICLES | BEFORE_NAMES | {"late"}
# What a firm may be as well as a person: "the landlord, Harle Estates".
PERSON_OR_FIRM = frozenset(
    """
    landlord owner developer builder dealer investor operator tenant employer backer bidder supplier contractor
    shareholder
    """.split()
)
# Nouns of persons by their ending; "committee" and "coffee" are none.
ENDS_AS_PERSONS = re.compile(
    r"(?:er|or|ist|man|woman|ian|(?:employ|trust|refug|detain|nomin|appoint|attend|retir|evacu)ee)$"
)
# What somebody is to others, and has a name behind a comma: "her counterpart at Quill & Sons, Bo Lund".
PEERS = frozenset(
    """
    man woman boy girl leader counterpart colleague neighbour neighbor friend classmate teammate rival ally predecessor
    successor
    """.split()
)
ISSUED = frozenset("statement statements update announcement communique bulletin".split())
# What is taken with these says no more of whom they mean: "which together", "who after the storm".
OPEN_RELATIVE = frozenset({"who", "which"})
# "A new Harle Institute report" is the Harle Institute’s.
FRESH = re.compile(r"(?:(?:new|recent|latest|same|fresh|separate)[ \u00a0])+(?=[A-Z])")
AND_THE = re.compile(r"[ \u00a0]and[ \u00a0](?:the|its|a)[ \u00a0]")
AND_HIS = re.compile(r"[ \u00a0]and[ \u00a0](?:his|her|their|its)[ \u00a0]")
PARTICIPLE_NEXT = re.compile(
    rf"[ \u00a0](?:{'|'.join(sorted(IRREGULAR_PARTICIPLES | {'dated'}))})[ \u00a0]"
)  # what became of a paper is no part of its name
# "an undated, unclassified report": the noun is still to come.
ADJECTIVE = re.compile(
    r"(?:[Tt]he|[Aa]n?)[ \u00a0](?:\d+-[a-z]+"
    r"|un(?:dated|signed|named|classified|published|released|identified|verified|confirmed|official)),[ \u00a0]"
    r"(?!(?:who|which|whose|and|or|the|a|an|his|her|its|their|as|of|in|at|on)\b)(?=[a-z]|[A-Z][a-z]+[ \u00a0][a-z])"
)
# A rank that its bracket parts from the name: "Wing Commander (retd) Ana Sá".
RETIRED = re.compile(r"(?:[A-Z][\w-]*\.?[ \u00a0]){1,3}\((?:retd|retired|rtd|ret)\.?\)[ \u00a0](?=[A-Z])")
DOING_SO = re.compile(rf"(?:{'|'.join(sorted(word.title() for word in lex.DOING))}),[ \u00a0](?=[A-Z])")
# Whose spokesman or lawyer somebody is, or by whom a paper is written.
OF_WHOM = re.compile(r"[ \u00a0](?:for|of|at|with|by|from)[ \u00a0](?:the|an?|its|their|his|her)[ \u00a0][^,]*$")
# Two who are one source by one name.
COUPLE = re.compile(r"Mr\.?[ \u00a0]and[ \u00a0]Mrs\.?[ \u00a0][^\W\d_a-z][\w’'-]+$")
# By which a user of a network is known: "one user, @ana_sa".
HANDLE = re.compile(r"@\w+")
# "his memoir, The Man from Harle": what a name is cut out of is the title of a paper.
WHOLE_TITLE = re.compile(
    r"[A-Z][\w’'-]*(?:[ \u00a0](?:[A-Z\d][\w’'-]*|a|an|and|at|by|for|from|in|of|on|or|the|to|with))*"
    r"[ \u00a0][A-Z\d][\w’'-]*"
)
WRITTEN = lex.DOCUMENT_HEADS | frozenset("memoir novel autobiography biography".split())
# "the firm representing Ana Sá"
DOING = re.compile(r"(?P<noun>[^\W\d_]+)[ \u00a0][a-z]+ing[ \u00a0](?:the[ \u00a0])?(?:(?:Mrs?|Ms|Dr)\.?[ \u00a0])?$")
# A mention may leave off its article.
AN_BEFORE = re.compile(r"(?<![^\W_])[Aa]n?[ \u00a0]$")
IN_PLACE = re.compile(
    r"[ \u00a0](?:in|near|from|of|at)[ \u00a0](?P<place>[A-Z][\w’'.-]*(?:[ \u00a0][A-Z][\w’'.-]*){0,2})$"
)
# "The government of Norway" is named by it.
STATES_OWN = frozenset("government parliament embassy city state republic kingdom army".split())
OF_STATE = re.compile(r"[ \u00a0]of[ \u00a0](?:the[ \u00a0])?[A-Z]")
ONE_OF_MANY = re.compile(
    r"(?:one|another|the other|a (?:second|third|fourth))(?: of (?:them|those|these|us))?", re.IGNORECASE
)
JOINS_OFFICE = frozenset({"of", "for"})  # between an office and what it is over
LONGEST = 600  # characters of a mention that are read


@dataclass(frozen=True, slots=True)
class MentionReading:
    """A mention read alone.

    `core` is the span to name the entity by: the proper name where there is one (`named`), else the mention's own
    words. `head` is the folded head noun of a mention that is no name, `anchor` the name in it (NameAt) where it is
    one.
    """

    kind: MentionKind
    core: Span
    named: bool
    description: Span | None
    type: SourceType
    gender: str | None
    plural: bool
    head: str
    definite: bool
    anchor: NameAt | None = None
    several: tuple[NameAt, ...] = ()


def mention_kind(words: str) -> MentionKind:
    """Whether a mention is a name, a nominal or a pronoun, by its words.

    >>> [mention_kind(words) for words in ("Wagner founder Yevgeny Prigozhin", "a spokesman for the ministry", "he")]
    ['name', 'nominal', 'pronoun']
    """
    span = trim(words, 0, min(len(words), LONGEST))
    if is_pronoun(span.of(words)):
        return "pronoun"  # needs no book of names, which costs a hundred times more
    if words[:1].islower():
        # By itself "the North Carolina Republican" would look like a headline.
        text = f"so {words}."
        return read_mention(text, Span(3, 3 + len(words)), NameBook(text)).kind
    return read_mention(words, Span(0, len(words)), NameBook(words)).kind


def is_pronoun(words: str) -> bool:
    """Whether a mention is nothing but a pronoun: he, whose, most of whom, he himself.

    >>> is_pronoun("most of whom"), is_pronoun("We’ve"), is_pronoun("those who stayed"), is_pronoun("that report")
    (True, True, False, False)
    >>> is_pronoun("which together")
    True
    """
    folded = [m[0].casefold() for m in WORD.finditer(words)]
    if not folded:
        return False
    plain = [DRAWN_TOGETHER.sub("", w) for w in folded]
    if len(plain) == 1:
        return plain[0] in lex.PRONOUNS
    if plain[0] in OPEN_RELATIVE:
        return True
    return all(w in lex.PRONOUNS or w in ("most", "all", "both", "some", "many", "of", "half") for w in plain) and (
        plain[-1] in lex.RELATIVE or plain[0] in lex.PRONOUNS
    )


def read_mention(text: str, span: Span, book: NameBook) -> MentionReading:
    """Read one mention of `text`; `book` holds the names of the article.

    >>> words = "Dana Okoro, the city’s engineer"
    >>> reading = read_mention(words, Span(0, 31), NameBook(words))
    >>> reading.core.of(words), reading.description.of(words), reading.type
    ('Dana Okoro', 'city’s engineer', 'person')
    """
    span = trim(text, span.start, min(span.end, span.start + LONGEST))
    words = span.of(text)
    if is_pronoun(words):
        return _pronoun(words, span)
    if COUPLE.match(words):
        return MentionReading("nominal", span, True, None, "group", None, True, "couple", False)
    span = _without_ends(text, span, book)
    parts = [without_letters(text, part) for part in segments(text, span, book)]
    if len(parts) > 1 and ADJECTIVE.match(text, parts[0].start, parts[1].end):
        parts = [Span(parts[0].start, parts[1].end), *parts[2:]]
    if (" and " in words or "&" in words) and (found := _several(text, parts, book)) is not None:
        return found
    parts = _without_place(text, parts, book)
    head = parts[0]
    if len(parts) > 1 and ONE_OF_MANY.fullmatch(text, head.start, head.end):
        # "Another, the retired captain Ana Sá", "One, a nurse,": what follows tells all
        told = read_mention(text, Span(parts[1].start, span.end), book)
        if told.type == "person" and ((told.kind == "name" and not told.several) or _is_new(text, parts[1])):
            return told
    called = CALLED.search(text, head.start, head.end)
    if called and OF_ANOTHER.search(text, head.start, called.start()):
        np = head_phrase(text, head, book)
        return _nominal(text, parts, head, np, noun_of(text, np), book)
    if called and (names := book.within(called.end(), head.end)):
        head = Span(names[0].span.start, head.end)
    if (calling := find_calling(text, head, span.end, book)) is not None:
        return _called(text, trim(text, head.start, min(head.end, calling.start)), calling.name, book)
    np = head_phrase(text, head, book)
    name = _name_of(text, parts, head, np, book)
    if name is not None and (doing := DOING.search(text[np.start : name.span.start])):
        if fold(doing["noun"]) in lex.ROLE | lex.GROUP_HEADS | lex.ORGANIZATION_HEADS:
            np, name = Span(np.start, np.start + doing.end("noun")), None
    if name is not None and (crowd := crowd_beside(text, np, name, book)):
        return _nominal(text, parts, head, np, crowd, book)
    if name is not None and not is_people(text, np, head.end, name, book):
        return _named(text, parts, np, name, book)
    head_noun = noun_of(text, np)
    if head_noun in ISSUED and (issuer := _issuer(text, head, np, book)) is not None:
        # "The STATEMENTs’s" would be its own issuer.
        if issuer.end - issuer.start < span.end - span.start:
            return read_mention(text, issuer, book)
    return (
        _titled(text, parts, head_noun, book)
        or _body_beside(text, parts, head_noun, book)
        or _named_beside(text, parts, head, np, head_noun, book)
        or _nominal(text, parts, head, np, head_noun, book)
    )


def _is_new(text: str, part: Span) -> bool:
    """Whether a part of a mention begins as who is told of for the first time does."""
    return first_word(part.of(text)) in ("a", "an")


def _titled(text: str, parts: list[Span], head_noun: str, book: NameBook) -> MentionReading | None:
    """A paper by its title, or somebody by a handle, behind a comma; None where neither is there."""
    if len(parts) < 2:
        return None
    second = parts[1]
    if HANDLE.fullmatch(text, second.start, second.end) and not book.within(parts[0].start, parts[0].end):
        role = without_determiner(text, parts[0])
        return MentionReading("nominal", second, True, role, "person", None, False, "", False)
    whole = all(name.span != second for name in book.within(second.start, second.end))
    if head_noun in WRITTEN and whole and WHOLE_TITLE.fullmatch(text, second.start, second.end):
        return MentionReading("nominal", second, True, None, "document", None, False, head_noun, False)
    return None


def _without_ends(text: str, span: Span, book: NameBook) -> Span:
    """The mention without what leads up to it, where its body sits, and the day behind it."""
    if match := LEAD.match(span.of(text)):
        span = trim(text, span.start + match.end(), span.end)
    if match := PLACED.match(span.of(text)):
        span = trim(text, span.start + match.end(), span.end)
    match = DAY.search(span.of(text))  # "The council Tuesday said", but not the "Herald on Sunday"
    if match and not any(n.span.end > span.start + match.start() for n in book.within(span.start, span.end)):
        span = trim(text, span.start, span.start + match.start())
    if match := RETIRED.match(span.of(text)):
        span = trim(text, span.start + match.end(), span.end)
    if match := DOING_SO.match(span.of(text)):  # "Prosecuting, Ana Sá"
        span = trim(text, span.start + match.end(), span.end)
    return span


def _name_of(text: str, parts: list[Span], head: Span, np: Span, book: NameBook) -> NameAt | None:
    """The name that a mention's first part ends with; where that is an office, rather the person's who holds it."""
    name = name_at_end(text, np, head, book) or person_at_end(text, head, np, book)
    office = name is not None and _is_office_over(name.key)
    if name is not None and (name.key[-1] in lex.ROLE or office):
        return person_at_end(text, head, np, book) or _named_after(text, parts, book) or name
    if name is not None and text.startswith(POSSESSIVE, name.span.end):
        return _named_after(text, parts, book) or name  # "Harle’s MP, Ana Sá"
    return name


def _is_office_over(key: Key) -> bool:
    """Whether a name is an office with what it is over: "High Commissioner for Trade"."""
    joint = next((i for i, word in enumerate(key) if word in JOINS_OFFICE), 0)
    return joint > 0 and (key[0] in lex.ROLE or key[joint - 1] in lex.ROLE)


def _named(text: str, parts: list[Span], np: Span, name: NameAt, book: NameBook) -> MentionReading:
    """Somebody by name, with what is said of him before it ("Wagner founder") or behind a comma."""
    person = book.person(book.entity_of(name))
    before = without_determiner(text, Span(np.start, name.span.start))
    if courtesy := TITLE_LAST.search(before.of(text)):
        before = trim(text, before.start, before.start + courtesy.start())
    role: Span | None = with_stop(text, before)
    role_words = [m[0] for m in WORD.finditer(before.of(text))]
    if all(fold(w) in NO_ROLES for w in role_words) or WHOSE_ALONE.search(before.of(text)):
        role = None
    elif person is None and fold(role_words[-1]) in lex.ROLE:
        person = True
    if role is not None and person is False and not any(w[:1].islower() for w in role_words):
        role = None
    described = role if role is not None and person is not False else apposition(text, parts[1:], book)
    described = described or apposition(text, parts[1:], book)
    if person is None:
        person = len(name.key) > 1
    if person and described is not None and _is_body_alone(text, described, book):
        described = None  # "Ana Sá of the Harle Centre, a think tank"
    gender = gender_of_words([name.before, *role_words[-1:]]) or book.gender(book.entity_of(name))
    kind: SourceType = "person" if person else "organization"
    return MentionReading("name", name.span, True, described, kind, gender, False, "", False, name)


def _is_body_alone(text: str, described: Span, book: NameBook) -> bool:
    """Whether a description is a body’s, with no word for what somebody is: "London-based think tank"."""
    words = {fold(m[0]) for m in WORD.finditer(text, described.start, described.end)}
    return noun_of(text, head_phrase(text, described, book)) in OF_BODIES and words.isdisjoint(lex.ROLE)


def _named_beside(
    text: str, parts: list[Span], head: Span, np: Span, head_noun: str, book: NameBook
) -> MentionReading | None:
    """Somebody by what he is and his name behind a comma ("the city’s engineer, Dana Okoro"); None where none is."""
    second = name_alone(text, parts[1], book) if len(parts) > 1 else None
    if second is None and head_noun in lex.ROLE:
        second = _named_after(text, parts[1:], book)
    if second is None:
        return None
    if joint := AND_THE.search(text, head.start, head.end):
        first = book.within(head.start, joint.start())
        if first and first[-1].span.end == joint.start():  # "Bell Group and the bank’s owner, Ana Sá"
            core = without_article(text, Span(head.start, second.span.end))
            return MentionReading("nominal", core, False, None, "group", None, True, "both", False)
    if not _may_be_named(head, head_noun, second, book):
        return None
    person = book.person(book.entity_of(second))
    kind = "person" if head_noun in lex.ROLE or person else _type_of_head(head_noun, text, np)
    titled = second.before in lex.COURTESY
    body = second.before in lex.BODY_NOUNS or (head_noun in lex.ORGANIZATION_HEADS and not titled)
    if kind == "person" and (body or (person is False and head_noun in PERSON_OR_FIRM)):
        kind = "organization"  # "the largest shareholder, the fund Bell"; "the union, Sailors Afloat"
    if kind == "group":
        kind = "person" if person else "organization"
    gender = gender_of_words([head_noun, second.before])
    # "He and a colleague, Ana Sá"
    no_role = PRONOUN_AND.match(head.of(text)) or BY_NO_NOUN.fullmatch(head.of(text))
    role = None if no_role else without_determiner(text, head)
    return MentionReading("name", second.span, True, role, kind, gender, False, head_noun, False, second)


def _body_beside(text: str, parts: list[Span], head_noun: str, book: NameBook) -> MentionReading | None:
    """A body by what it is and, behind a comma, the words that it goes by ("Quill’s largest shareholder, the Lund
    family trust"); None where none is."""
    if len(parts) < 2 or head_noun not in PERSON_OR_FIRM or first_word(parts[1].of(text)) != "the":
        return None
    body = read_mention(text, parts[1], book)
    told = body.kind == "nominal" and body.named and body.type == "organization"
    return body if told and body.core.of(text).split()[-1].islower() else None


def _several(text: str, parts: list[Span], book: NameBook) -> MentionReading | None:
    """The reading of a mention of several who speak as one; None where it is of one."""
    names = coordinated(text, parts, book)
    if names:
        return _together(text, parts, names, book)
    if len(parts) > 2 and AND.match(parts[2].of(text)):
        # "its governor, Ana Sá, and Bo Lund, an adviser": the office is hers
        hers = name_alone(text, parts[1], book)
        office = noun_of(text, head_phrase(text, parts[0], book)) in lex.ROLE
        office = office and hers is not None and book.person(book.entity_of(hers)) is True
        names = coordinated(text, parts[1:], book) if office else []
        if names:
            return _together(text, parts[1:], names, book)
    if len(parts) == 2 and not SUCH_AS.match(" " + parts[1].of(text)):
        who = noun_of(text, head_phrase(text, parts[0], book))
        names = coordinated(text, parts[1:], book) if who.endswith("s") else []
        if names and not goes_on_with(names, parts[0], book):
            return _together(text, parts[1:], names, book, who, without_determiner(text, parts[0]))
    if others := with_others(text, parts, book):
        return MentionReading("nominal", others, False, None, "group", None, True, "others", False)
    return None


def _without_place(text: str, parts: list[Span], book: NameBook) -> list[Span]:
    """The parts without the place before an office and its holder: "Harle, Iowa, Mayor Ana Sá"."""
    if len(parts) < 3 or fold(parts[1].of(text)) not in lex.STATES:
        return parts
    office = fold(next(iter(parts[2].of(text).split()), ""))
    return parts[2:] if office in lex.ROLE and name_alone(text, parts[2], book) is not None else parts


def _named_after(text: str, parts: list[Span], book: NameBook) -> NameAt | None:
    """The person whose whole name makes up one of the next two parts: "the minister of Trade, Science and Industry,
    Ana Sá"."""
    for part in parts[1:3]:
        name = name_alone(text, part, book)
        if name is not None and len(name.key) > 1 and book.person(book.entity_of(name)) and name.span.end == part.end:
            return name
    return None


def _together(
    text: str, parts: list[Span], names: list[NameAt], book: NameBook, head: str = "", description: Span | None = None
) -> MentionReading:
    """Several who speak as one, by their names; `head` is the noun for them: "two objectors, Ana Sá and Bo Lund"."""
    bodies = any(book.person(book.entity_of(n)) is False for n in names)
    core = words_of_list(text, parts, names)
    kind: SourceType = "organization" if bodies else "group"
    return MentionReading("name", core, True, description, kind, None, True, head, False, None, tuple(names))


def _called(text: str, head: Span, name: NameAt, book: NameBook) -> MentionReading:
    """Somebody of whom only what he is comes first, and the name later: "a driver, who gave his name as Imran"."""
    gender = gender_of_words([noun_of(text, head_phrase(text, head, book))])
    role = None if BY_NO_NOUN.fullmatch(head.of(text)) else without_determiner(text, head)
    return MentionReading("name", name.span, True, role, "person", gender, False, "", False, name)


def _issuer(text: str, head: Span, np: Span, book: NameBook) -> Span | None:
    """Who speaks in "a statement by the ministry", "the MoD’s latest update": such papers are their issuer’s own
    words."""
    for name in book.within(np.start, np.end):
        if text[name.span.end : name.span.end + 2] in ("’s", "'s", "’ ", "' "):
            return name.span
    match = re.match(r"\s(?:by|from)\s", text[np.end : head.end])
    return Span(np.end + match.end(), head.end) if match else None


def _pronoun(words: str, span: Span) -> MentionReading:
    found = WORD.findall(words)
    telling = found[0] if found[0].casefold() in OPEN_RELATIVE else found[-1]
    word = DRAWN_TOGETHER.sub("", telling.casefold())
    gender = "m" if word in lex.MALE_PRONOUNS else "f" if word in lex.FEMALE_PRONOUNS else None
    plural = word in lex.PLURAL_PRONOUNS
    kind: SourceType = "person" if gender or word in lex.FIRST_PERSON else "group" if plural else "unknown"
    return MentionReading("pronoun", span, False, None, kind, gender, plural, word, False)


def _may_be_named(head: Span, head_noun: str, second: NameAt, book: NameBook) -> bool:
    person = book.person(book.entity_of(second))
    if AND_HIS.search(book.text, head.start, head.end):
        return False  # "Sá and his wife, Ana"
    whole = len(second.key) > 1 and person is not False
    told = whole or second.before in lex.COURTESY or second.key[0] in lex.GIVEN_NAMES
    whose = noun_of(book.text, head) if OF_WHOM.search(head.of(book.text)) else ""
    if whose in (lex.BODY_NOUNS if head_noun in lex.ROLE else lex.ROLE) and head_noun != whose:
        # "a spokesman for the grocer, Harle", "a letter by the envoy, Ana Sá": that is the grocer's or the envoy's name
        return head_noun in lex.ROLE and told
    if head_noun in lex.ROLE or head_noun in PEERS:
        return person is not False or head_noun in PERSON_OR_FIRM
    if head_noun in lex.GROUP_HEADS and head_noun not in ("family", "team"):
        return False
    tail = book.within(head.start, head.end)
    place = bool(tail) and tail[-1].span.end == head.end
    if place:
        titled = second.before in lex.COURTESY or second.before in lex.ROLE
        return bool(person) and (second.key[0] in lex.GIVEN_NAMES or (len(second.key) > 1 and titled))
    return bool(head_noun) and not (person and head_noun in lex.DOCUMENT_HEADS)


def _type_of_head(head: str, text: str, np: Span) -> SourceType:
    words = [m[0] for m in WORD.finditer(np.of(text))]
    if head in ("police", "authorities"):
        return "organization"
    if head in lex.GROUP_HEADS and head not in ("family", "team"):
        return "group"
    if head in lex.DOCUMENT_HEADS:
        return "document"
    if age_in(head) is not None or head in lex.PARTISANS:
        return "person"
    if is_demonym(head) and words and words[-1][0].isupper():
        return "person"
    if head == "one" and (many := ONE_OF.match(text, np.end)):
        return _type_of_one(fold(many["noun"]))
    if head in lex.ROLE or head in ("man", "woman", "boy", "girl", "person", "lady"):
        return "person"
    if head in lex.ORGANIZATION_HEADS or head in lex.FIRM_HEADS or head in lex.COUNTRIES:
        return "organization"
    if head.endswith("s") and not head.endswith("ss") and len(head) > 3:
        return "document" if head[:-1] in lex.DOCUMENT_HEADS else "group"
    if words and words[-1][0].isupper():
        return "organization"
    return "person" if ENDS_AS_PERSONS.search(head) else "unknown"


def _type_of_one(noun: str) -> SourceType:
    """What one of several is, by the plural noun for them.

    >>> [_type_of_one(noun) for noun in ("neighbours", "agencies", "reports")]
    ['person', 'organization', 'document']
    """
    forms = {noun, noun.removesuffix("s"), noun.removesuffix("es"), noun.removesuffix("ies") + "y"}
    if forms & lex.ORGANIZATION_HEADS:
        return "organization"
    return "document" if forms & lex.DOCUMENT_HEADS else "person"


def _owns(text: str, name: NameAt, book: NameBook) -> bool:
    """Whether a name is that of a person to whom belongs what follows: "Ana Sá’s company"."""
    owner = text.startswith(POSSESSIVE, name.span.end)
    return owner and book.person(book.entity_of(name)) is True


def _is_within(text: str, parts: list[Span], head: Span) -> bool:
    """Whether a mention ends on a place that lies in the state behind the comma, and is no list of both."""
    place = IN_PLACE.search(text, head.start, head.end)
    return (
        place is not None
        and fold(place["place"]) not in lex.COUNTRIES
        and not (len(parts) > 2 and AND.match(parts[2].of(text)))
    )


def _nominal(text: str, parts: list[Span], head: Span, np: Span, head_noun: str, book: NameBook) -> MentionReading:
    """A mention by common noun: its own words, without the article, the day and examples."""
    if len(parts) > 1 and fold(parts[1].of(text)) in lex.COUNTRIES and _is_within(text, parts, head):
        head, parts = Span(head.start, parts[1].end), parts[1:]  # "a nurse in Harle, Ohio"
    rest = [p for p in parts[1:] if p.of(text)[:1].isupper() or is_crowd(text, p, book)]
    listed = len(rest) == len(parts) - 1 > 0 and bool(AND.search(rest[-1].of(text)))
    core = without_article(text, Span(head.start, rest[-1].end) if listed else head)
    words = core.of(text)
    for pattern in (SUCH_AS, WHEN):
        if (cut := pattern.search(words)) and cut.start() > 2:
            # "24-year-old who left in May" is not "24-year-old who left"; but "those who left" are who they are.
            somebody = pattern is WHEN and (head_noun in lex.ROLE or age_in(head_noun) is not None)
            clause = WHO.search(words, 0, cut.start()) if somebody else None
            core = trim(text, core.start, core.start + (clause or cut).start())
            words = core.of(text)
    core = without_loose_ends(text, core)
    kind = _type_of_head(head_noun, text, np)
    if kind == "document" and PARTICIPLE_NEXT.match(text, np.end, core.end):
        core = Span(core.start, np.end)
    if kind == "document" and (fresh := FRESH.match(text, core.start, core.end)):
        core = trim(text, fresh.end(), core.end)
    title = TITLE.match(text, np.end) or TITLE.match(text, head.end) if kind == "document" else None
    if title:
        core = Span(*title.span("title"))
    # A head may be a control character, which counts as white space.
    first = first_word(text[head.start : head.end])
    plural = (
        kind == "group"
        or head_noun in ("police", "authorities")
        or (head_noun.endswith("s") and not head_noun.endswith("ss"))
    )
    # "An Ohio company" and "Mr Lund’s company" have no name of their own; "China’s foreign ministry" has.
    one_of_many = first in ("a", "an") or AN_BEFORE.search(text, max(0, head.start - 4), head.start)
    told = kind == "organization" and not plural and not one_of_many
    of_state = head_noun in STATES_OWN and OF_STATE.match(text, np.end) is not None
    whose = of_state or any(not _owns(text, n, book) for n in book.within(np.start, np.end))
    named_body = bool(title) or (told and whose)
    return MentionReading(
        "nominal",
        core,
        named_body,
        None,
        kind,
        gender_of_words([head_noun]),
        plural,
        head_noun,
        first in lex.DEFINITE,
    )
