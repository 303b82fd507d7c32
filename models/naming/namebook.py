"""Which names of one article belong together: every short form is led to the fullest form that the article gives.

A name that could be short for two people is the one's who was named first. What tells a person is a courtesy title, an
office or a given name beside the name; all of an entity's mentions share what one of them shows.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.analysis import Span
from models.naming.names import KIN_BEFORE, LONGEST_KIN, find_names
from models.naming.shortforms import FIRM_TAILS, FIRM_WORDS, initials, is_acronym, is_short_body, is_short_person
from models.text import lexicon as lex
from models.text.words import ABBREVIATION, fold, words_of

Key = tuple[str, ...]
PLACES = lex.ORGANIZATION_HEADS | frozenset(
    "tower towers bridge hotel plaza street road stadium park hall building island square avenue".split()
)
KILLED = re.compile(
    r"(?:,[ \u00a0]\d{1,3},?)?[ \u00a0](?:(?:who|had|has)[ \u00a0])?(?:was|were|been|being)[ \u00a0]"
    r"(?:[a-z]+ly[ \u00a0])?"
    r"(?:killed|murdered|shot dead|shot and killed|found dead|stabbed to death|beaten to death)(?![^\W_])"
    r"|(?:,[ \u00a0]\d{1,3},?)?,?[ \u00a0](?:who[ \u00a0])?died(?![^\W_])"
)
DEATH_OF = re.compile(r"(?:death|killing|murder|body|funeral|manslaughter) of (?:[^\W\d_][\w-]*[ \u00a0]){0,3}$")
KIN_AFTER = re.compile(
    r",[ \u00a0](?:his|her|their|the[ \u00a0][^\W\d_]+[’']s)[ \u00a0](?:[^\W\d_]+[ \u00a0])?"
    rf"(?:{'|'.join(sorted(lex.KIN))})(?![^\W_])"
)
# What is said behind a name: "Pelmar, the ferry company,".
SAID_AFTER = re.compile(
    r",[ \u00a0](?:an?|the|its|their)[ \u00a0](?:(?:[a-z][\w’'-]*|[A-Z]\w+-(?:based|area))[ \u00a0]){0,4}?"
    r"(?P<noun>[a-z-]+)"
    r"(?=[,.;]|[ \u00a0](?:that|which|in|of|for|based|behind|representing)(?![^\W_]))"
)
# What no person does: "Harle Care, which runs nine homes,".
WHICH_AFTER = re.compile(
    r",[ \u00a0]which[ \u00a0](?:owns?|owned|runs?|ran|makes?|made|operates?|operated|employs|supplies|provides|builds"
    r"|sells|publishes|represents|manages|oversees|regulates|advises|(?:is|was)[ \u00a0](?:based|founded|owned|listed"
    r"|headquartered|backed|funded)|ha[sd][ \u00a0](?:denied|declined|disputed)|denies|declined)[ \u00a0]"
)
# What no firm does.
PERSON_AFTER = re.compile(
    r"(?:,[ \u00a0]\d{1,3},?|,?[ \u00a0]who)[ \u00a0]|[ \u00a0](?:co-)?founded[ \u00a0]"
    r"|[ \u00a0](?:said|says)[ \u00a0](?:that[ \u00a0])?s?he[ \u00a0]"
)
# What a name that opens its sentence goes with where it is of many: "Harle are waiting".
MANY_AFTER = re.compile(r"(?:,[ \u00a0]who[ \u00a0][^,.;\n]{1,60},)?[ \u00a0](?:are|have)[ \u00a0]")
OPENS_SENTENCE = re.compile(r"(?:\A|\n|[.!?][”\"’']?[ \u00a0])(?:The[ \u00a0])?$")
OPEN_BODIES = frozenset("network radio bank club hotel team air port".split())  # "Network Harle"
# "Der Kompass", "Les Heures" and no person; "Le" and "El" open surnames too.
FOREIGN_ARTICLES = frozenset("der die das les los las il het".split())
OUTLETS = frozenset("bbc itv rte cnn nbc cbs npr pbs radio tv television fm".split())  # "BBC Radio Harle"
SHORTEST_LOUD = 5  # letters; shorter ones are acronyms
SURE_TITLES = frozenset({"mr", "mrs"})
CANDIDATES = 50  # fuller names tried for one short one; keeps a text of nothing but names linear
LEFT = re.compile(r"([^\W_]+(?:[’'\-][^\W_]+)*)(\.)?[ \u00a0]$")
ALIASES: dict[Key, Key] = {
    ("u.s",): ("united", "states"),
    ("us",): ("united", "states"),
    ("uk",): ("united", "kingdom"),
    ("u.k",): ("united", "kingdom"),
    ("un",): ("united", "nations"),
    ("u.n",): ("united", "nations"),
    ("eu",): ("european", "union"),
    ("e.u",): ("european", "union"),
}


@dataclass(frozen=True, slots=True)
class NameAt:
    """One occurrence of a name: where, its folded words, and the folded word directly before it (a title or an office,
    perhaps)."""

    span: Span
    key: Key
    before: str


def gender_of_words(words: Iterable[str]) -> str | None:
    """What a title, an office or a kinship word says of gender: "m", "f" or None.

    >>> gender_of_words(["the", "spokeswoman"]), gender_of_words(["Mr"]), gender_of_words(["senator"])
    ('f', 'm', None)
    """
    for word in map(fold, words):
        if word in lex.COURTESY_MALE or word in lex.MALE_ROLES:
            return "m"
        if word in lex.COURTESY_FEMALE or word in lex.FEMALE_ROLES:
            return "f"
    return None


def _last(key: Key) -> str:
    """The last word of a name but for what parts father and son: "lund" of Bo Lund Jr."""
    return key[-2] if key[-1] in lex.GENERATIONS and len(key) > 1 else key[-1]


class NameBook:
    """The names of one article, each occurrence with the key of its entity.

    >>> book = NameBook("Ana Sá met Bell Group. Ms Sá left, and Bell said so.")
    >>> [" ".join(book.entity_of(name)) for name in book.names]
    ['ana sa', 'bell group', 'ana sa', 'bell group']
    """

    def __init__(
        self,
        text: str,
        extra: Iterable[Span] = (),
        persons: Iterable[Span] = (),
        bodies: Iterable[Span] = (),
        found: Sequence[Span] | None = None,
        tagged: Mapping[Span, bool] | None = None,
    ):
        """`extra`: further name spans, a network's say; `persons`, `bodies`: spans known to name a person or a body;
        `found`: what `find_names` gave for this text, where the caller has it; `tagged`: name spans with what a network
        takes each for, a person (True) or anything else, which counts where words and neighbours tell nothing."""
        self.text = text
        found = list(find_names(text) if found is None else found)
        starts = [s.start for s in found]
        for span in sorted(set(extra)):
            i = bisect_left(starts, span.start)
            if all(not (s.start < span.end and span.start < s.end) for s in found[max(0, i - 1) : i + 1]):
                found.insert(i, span)
                starts.insert(i, span.start)
        self.names = [NameAt(s, key, self._before(s)) for s in found if (key := tuple(words_of(s.of(text))))]
        self.starts = [n.span.start for n in self.names]
        self.index = {n.span: i for i, n in enumerate(self.names)}
        self._tagged = tagged or {}
        self._known = dict.fromkeys(persons, True) | dict.fromkeys(bodies, False)
        self._keys: dict[Key, list[int]] = defaultdict(list)
        for i, name in enumerate(self.names):
            self._keys[name.key].append(i)
        self._by_first: dict[str, list[Key]] = defaultdict(list)
        for key in self._keys:
            self._by_first[key[0]].append(key)
        # Where a name of one word is said to be a body’s for the last time.
        self._body_at = {
            name.key[0]: i
            for i, name in enumerate(self.names)
            if len(name.key) == 1 and (self._is_called_body(name) or self._is_body_by_clause(name))
        }
        # "ANA SÁ: ... SÁ: ...": whoever speaks in an interview is written so.
        self._loud = {
            n.key[-1]
            for n in self.names
            if len(n.key) > 1 and n.key[0] in lex.GIVEN_NAMES and n.span.of(text).isupper()
        }
        self._person: dict[Key, bool | None] = {key: self._person_by_words(key) for key in self._keys}
        # What a title or a word for kin before a whole name tells of gender.
        self._told = {n.key: g for n in self.names if len(n.key) > 1 and (g := gender_of_words([n.before]))}
        self._full = self._link()
        self._gender: dict[Key, str] = {}
        self._learn_gender()

    def _before(self, span: Span) -> str:
        if kin := KIN_BEFORE.search(self.text, max(0, span.start - LONGEST_KIN), span.start):
            return fold(kin[1])
        match = LEFT.search(self.text, max(0, span.start - 24), span.start)
        # Behind the stop of a sentence a name begins anew: "She left the company. Lund stayed."
        if match is None:
            return ""
        word = fold(match[1])
        title = word in lex.COURTESY or ABBREVIATION.match(match[1].capitalize())
        return "" if match[2] and not title else word

    def _person_by_words(self, key: Key) -> bool | None:
        """Whether the words of a name, or what stands before it somewhere, tell a person (True) or a body (False)."""
        occurrences = [self.names[i] for i in self._keys[key]]
        if len(key) == 1 and key[0] in self._body_at:
            return False
        told = [self._known[n.span] for n in occurrences if n.span in self._known]
        if told and sum(n.before in lex.BODY_NOUNS for n in occurrences) * 2 <= len(occurrences):
            return sum(told) * 2 >= len(told)
        if (
            (key[-1] in lex.ORGANIZATION_HEADS | lex.DOCUMENT_HEADS | FIRM_WORDS or key[0] in OPEN_BODIES)
            and len(key) > 1
            and not (len(key) == 2 and key[0] in lex.GIVEN_NAMES and key[-1] in lex.ALSO_SURNAMES)
        ):
            return False
        if any(n.before in lex.ROLE or n.before in lex.COURTESY for n in occurrences):
            return True
        if len(key) > 1 and (key[0] in FOREIGN_ARTICLES or not OUTLETS.isdisjoint(key)):
            return False
        if " & " in occurrences[0].span.of(self.text):
            return False
        if len(key) > 1 and key[0] in lex.GIVEN_NAMES:
            return True
        if any(map(self._is_called_body, occurrences)):
            return False
        if any(n.before in lex.BODY_NOUNS or n.before in ("neighbouring", "neighboring") for n in occurrences):
            return False
        if key[0] in lex.COUNTRIES or key[-1] in lex.COUNTRIES or any(w in ("of", "for", "on", "and") for w in key):
            return False
        if any(self._is_many(n) for n in occurrences):
            return False
        first = occurrences[0]
        words = first.span.of(self.text)
        if words.isupper() and key[-1] not in self._loud:
            return False
        if sum(n.before == "the" for n in occurrences) * 2 > len(occurrences):
            return False
        if any(map(self._is_body_by_clause, occurrences)):
            return False
        if key[0] in lex.GIVEN_NAMES - lex.COUNTRIES and len(key) == 1:
            tagged = [self._tagged[n.span] for n in occurrences if n.span in self._tagged]
            return True if tagged and sum(tagged) * 2 > len(tagged) else None
        if self._goes_by_first(key) or self._opens_firm(key):
            return False
        if len(key) in (2, 3) and not any(c.isdigit() for c in words) and not any(w in lex.ROLE_MODIFIERS for w in key):
            tagged = [self._tagged[n.span] for n in occurrences if n.span in self._tagged]
            return not tagged or sum(tagged) * 2 >= len(tagged)
        return None

    def _goes_by_first(self, key: Key) -> bool:
        """Whether the first of two words, and never the last, stands for the whole later, and for no person: "Larkspur
        Vane", then "Larkspur, which owns mills,"."""
        if len(key) != 2 or key[1:] in self._keys or key[0] in lex.GIVEN_NAMES or key[0] in lex.COUNTRIES:
            return False
        return self._body_at.get(key[0], -1) > self._keys[key][0] and not self._does_as_persons(key)

    def _opens_firm(self, key: Key) -> bool:
        """Whether a name is that of a firm without what firms’ names end on: "Harle Bridge" of "Harle Bridge Homes"."""
        whole = (
            full for full in self._by_first[key[0]][:CANDIDATES] if len(full) > len(key) and full[: len(key)] == key
        )
        firm = len(key) > 1 and any(all(word in FIRM_TAILS for word in full[len(key) :]) for full in whole)
        return firm and not self._does_as_persons(key)

    def _does_as_persons(self, key: Key) -> bool:
        """Whether a name does somewhere what persons alone do: "Larkspur Vane, who founded it,"."""
        return any(PERSON_AFTER.match(self.text, self.names[i].span.end) for i in self._keys[key])

    def _is_many(self, name: NameAt) -> bool:
        """Whether a name goes with the verb of many, as a team's does: "Harle are waiting", "Harle, who lost, have"."""
        opens = OPENS_SENTENCE.search(self.text, max(0, name.span.start - 8), name.span.start) is not None
        return opens and MANY_AFTER.match(self.text, name.span.end) is not None

    def _is_called_body(self, name: NameAt) -> bool:
        """Whether a name is said to be a body’s right behind it."""
        said = SAID_AFTER.match(self.text, name.span.end)
        return said is not None and said["noun"] in lex.BODY_NOUNS

    def _is_body_by_clause(self, name: NameAt) -> bool:
        """Whether what a name does right behind it no person does: "Harle Care, which runs nine homes,"."""
        return WHICH_AFTER.match(self.text, name.span.end) is not None and name.before not in lex.PREPOSITIONS

    def _link(self) -> dict[int, Key]:
        """The entity key of each occurrence."""
        by_word: dict[str, list[Key]] = defaultdict(list)
        acronyms: dict[str, list[Key]] = defaultdict(list)
        middle: dict[str, list[Key]] = defaultdict(list)
        for key in self._keys:
            if len(key) == 3:
                middle[key[1]].append(key)
            if len(key) > 1:
                last = _last(key)
                for word in {key[0], last, *(last.split("-"))}:
                    by_word[word].append(key)
                for short in {*initials(key), *(initials(key[1:]) if len(key) > 2 else ())}:
                    acronyms[short].append(key)
        fuller: dict[Key, list[Key]] = {}
        firms: dict[Key, list[Key]] = {}
        for key, where in self._keys.items():
            short = self.names[where[0]].span.of(self.text)
            found: list[Key] = []
            if ALIASES.get(key) in self._keys:
                found = [ALIASES[key]]
            else:
                last = _last(key)
                for full in dict.fromkeys(by_word[key[0]][:CANDIDATES] + by_word[last][:CANDIDATES]):
                    person = self._person[full]
                    if full == key:
                        continue
                    if person is not False and self._person[key] is not False and is_short_person(key, full):
                        found.append(full)
                    elif (
                        person is not True
                        and not (len(key) > 1 and self._person[key] is True)
                        and (is_short_body(key, full) or (key == full[:1] and self._goes_by_first(full)))
                        and not (
                            (len(key) > 1 or short.isupper())
                            and full[-len(key) :] == key
                            and where[0] < self._keys[full][0]
                        )
                    ):
                        # a whole name given first is nobody's short form: "the Ministry of Defence", later "the
                        # Russian Ministry of Defence"
                        found.append(full)
                if not found and len(key) == 1:
                    letters = key[0].replace(".", "")
                    own = letters[2:] if letters[:2] in ("us", "uk", "eu") and len(letters) > 3 else ""
                    found = [
                        full
                        for full in dict.fromkeys(acronyms[letters][:CANDIDATES] + acronyms[own][:CANDIDATES])
                        if self._person[full] is not True and is_acronym(short, full)
                    ]
            if not found and len(key) == 1 and key[0] in lex.ORGANIZATION_HEADS:
                # "the Department", where no other is named than the "Department of Mills"
                alike = by_word[key[0]][:CANDIDATES]
                of = [k for k in alike if k[0] == key[0] and k[1] in ("of", "for") and self._keys[k][0] < where[0]]
                found = of if len(alike) == 1 else []
            if not found and len(key) == 1 and any(self._is_courted(self.names[i]) for i in where):
                # "Mr Quilla" is Ana Quilla Sá, where nobody else is called so.
                called = [full for full in middle[key[0]] if self._person[full] is not False]
                found = called if len(called) == 1 else []
            persons = [full for full in found if self._person[full] is not False]
            fuller[key] = persons or found
            if persons and len(key) == 1:
                firms[key] = [
                    full for full in found if full[0] == key[0] and full[-1] in FIRM_TAILS and full not in persons
                ]
        order = {key: where[0] for key, where in self._keys.items()}
        kin = {key for key in self._keys if len(key) > 1 and self._is_kin(key)}
        dead = {key for key, where in self._keys.items() if len(key) > 1 and any(map(self._is_dead, where))}
        titled = {key for key, where in self._keys.items() if any(self._titled(self.names[i]) for i in where)}
        first_title = {
            name.key: name.before
            for name in reversed(self.names)
            if name.before in lex.COURTESY_MALE | lex.COURTESY_FEMALE
        }

        def fullest(key: Key) -> Key:
            seen = {key}
            while len(more := {k for k in fuller[key] if k not in seen}) == 1:
                key = more.pop()
                seen.add(key)
            return key

        result: dict[int, Key] = {}
        for i, name in enumerate(self.names):
            choices = sorted({fullest(k) for k in fuller[name.key]}, key=order.__getitem__)
            if choices and all(order[k] > i for k in choices) and not self._titled(name):
                # "Larkspur" before anybody of that name comes in is the Larkspur Group
                choices = [k for k in firms.get(name.key, []) if order[k] < i] or choices
            if len(choices) > 1:
                choices = self._fitting(name, choices)
            if len(name.key) == 1 and (sex := self._other_sex(name, choices, first_title.get(name.key))):
                # "Mrs Lund", where the text names no woman of that name whole: somebody of her own.
                result[i] = (sex, *name.key)
                self._keys[result[i]].append(i)
                self._person[result[i]] = True
                continue
            others = [k for k in choices if self._another(name.key, k, kin, titled)] if name.key in titled else []
            choices = [k for k in choices if k not in others]
            if not choices and others:
                chosen = name.key
            elif not choices:
                chosen = fullest(name.key)
            else:
                # The person first named keeps the bare surname; relatives are given whole names (93 to 96 % right on
                # the training articles;
                # the one last named 95, the one most often named 94).
                # Whose name nothing ends has it before the son: "Lund" beside "Bo Lund" and "Bo Lund Jr".
                last = name.key[-1]
                chosen = min(
                    choices, key=lambda k: (k[-1] in lex.GENERATIONS, k in dead, k in kin, k[-1] != last, order[k])
                )
            result[i] = chosen
        return result

    def _is_dead(self, i: int) -> bool:
        """Whether the words around a name say that somebody was killed, and so is not who speaks now."""
        span = self.names[i].span
        before = self.text[max(0, span.start - 40) : span.start]
        return bool(KILLED.match(self.text, span.end) or (" of " in before and DEATH_OF.search(before)))

    def _other_sex(self, name: NameAt, choices: Sequence[Key], first_title: str | None) -> str:
        """What sets apart a Mr or Mrs Lund from everybody whom the text names whole by that name, where the given names
        of all of these are of the other sex; where it names nobody whole, from whom the `first_title` beside the name
        tells. Empty where nothing does."""
        title = name.before
        if title not in lex.COURTESY_MALE and title not in lex.COURTESY_FEMALE:
            return ""
        male = title in lex.COURTESY_MALE
        if not choices:
            return ("mr" if male else "mrs") if (first_title in lex.COURTESY_MALE) != male else ""
        own, other = (lex.MALE_NAMES, lex.FEMALE_NAMES) if male else (lex.FEMALE_NAMES, lex.MALE_NAMES)
        # Of given names that women have too no list tells all; whoever writes "Mr" or "Mrs" tells more.
        apart = title in SURE_TITLES and all(k[0] in other and k[0] not in own for k in choices)
        return ("mr" if male else "mrs") if apart else ""

    @staticmethod
    def _is_courted(name: NameAt) -> bool:
        return name.before in lex.COURTESY_MALE | lex.COURTESY_FEMALE

    def _titled(self, name: NameAt) -> bool:
        return name.before in lex.ROLE or name.before in lex.COURTESY

    def _is_kin(self, key: Key) -> bool:
        """Whether a name is brought in as that of somebody's relative: "his wife Ana Sá", "Ana Sá, his wife"."""
        first = self.names[self._keys[key][0]]
        return first.before in lex.KIN or bool(KIN_AFTER.match(self.text, first.span.end))

    def _another(self, short: Key, full: Key, kin: set[Key], titled: set[Key]) -> bool:
        """Whether a surname with a title is not short for a fuller name: "President Lund" for his wife Ana Lund or the
        Lund Tower."""
        if len(short) > 1:
            return False
        if full in kin:
            return self._keys[short][0] < self._keys[full][0]
        return full[0] == short[0] and full not in titled and full[-1] in PLACES

    def _fitting(self, name: NameAt, choices: list[Key]) -> list[Key]:
        """The choices that a title before the name allows."""
        gender = gender_of_words([name.before])
        if gender is None:
            return choices
        other = lex.FEMALE_NAMES if gender == "m" else lex.MALE_NAMES
        # "His wife, Quill Lund", then "Mrs Lund"
        told = [k for k in choices if self._told.get(k) == gender]
        if name.before == "mrs":  # a man’s title says less: no list has all the names of men
            told = told or [k for k in choices if k[0] in lex.FEMALE_NAMES - other and k not in self._told]
        return told or [k for k in choices if k[0] not in other and k not in self._told] or choices

    def _learn_gender(self) -> None:
        votes: dict[Key, list[str]] = defaultdict(list)
        for i, name in enumerate(self.names):
            if gender := gender_of_words([name.before]):
                votes[self._full[i]].append(gender)
        for key in set(self._full.values()):
            told = votes.get(key, []) or [gender for gender in [gender_of_words(key[:1])] if gender and len(key) > 1]
            male, female = key[0] in lex.MALE_NAMES, key[0] in lex.FEMALE_NAMES
            if told:
                self._gender[key] = "m" if told.count("m") * 2 >= len(told) else "f"
            elif male != female:
                self._gender[key] = "m" if male else "f"

    def entity_of(self, name: NameAt) -> Key:
        """The key of the fullest form that this occurrence stands for."""
        return self._full[self.index[name.span]]

    def person(self, key: Key) -> bool | None:
        """Whether the entity is a person (True), a body (False), or nothing tells (None)."""
        return self._person.get(key)

    def gender(self, key: Key) -> str | None:
        """The entity's gender as titles and given names tell it: "m", "f" or None."""
        return self._gender.get(key)

    def is_single(self, key: Key) -> bool:
        """Whether the name stands once in the text, and is short for no other."""
        where = self._keys[key]
        return len(where) == 1 and self._full[where[0]] == key

    def within(self, start: int, end: int) -> list[NameAt]:
        """The names that lie wholly in text[start:end]."""
        found = []
        for i in range(bisect_left(self.starts, start), len(self.names)):
            if self.names[i].span.start >= end:
                break
            if self.names[i].span.end <= end:
                found.append(self.names[i])
        return found

    def form(self, key: Key) -> str:
        """The fullest form as the article first writes it; not all in capitals, as datelines are, where it has it
        otherwise."""
        forms = [self.names[i].span.of(self.text) for i in self._keys[key]]
        loud = len(forms[0]) >= SHORTEST_LOUD and forms[0].isupper()
        return next((form for form in forms if not form.isupper()), forms[0]) if loud else forms[0]
