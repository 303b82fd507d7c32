"""Which fullest form each short form of a name stands for.

A name that could be short for two people is the one's who was named first, unless a title, kin or a death tells more.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from models.naming.genders import gender_of_words
from models.naming.occurrences import CANDIDATES, Key, NameAt, Occurrences
from models.naming.persons import Persons
from models.naming.shortforms import FIRM_TAILS, initials, is_acronym, is_short_body, is_short_person
from models.text.body_words import ORGANIZATION_HEADS
from models.text.given_names import FEMALE_NAMES, MALE_NAMES
from models.text.person_words import COURTESY, COURTESY_FEMALE, COURTESY_MALE, GENERATIONS, KIN, ROLE

PLACES = ORGANIZATION_HEADS | frozenset(
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
    rf"(?:{'|'.join(sorted(KIN))})(?![^\W_])"
)
SURE_TITLES = frozenset({"mr", "mrs"})
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


def _last(key: Key) -> str:
    """The last word of a name but for what parts father and son: "lund" of Bo Lund Jr."""
    return key[-2] if key[-1] in GENERATIONS and len(key) > 1 else key[-1]


class Linking:
    """The short and full forms among the names of a text."""

    def __init__(self, occurrences: Occurrences, persons: Persons):
        self.text, self.names, self.keys = occurrences.text, occurrences.names, occurrences.keys
        self.persons = persons
        # What a title or a word for kin before a whole name tells of gender.
        self._told = {n.key: g for n in self.names if len(n.key) > 1 and (g := gender_of_words([n.before]))}
        self._order = {key: where[0] for key, where in self.keys.items()}
        self._kin = {key for key in self.keys if len(key) > 1 and self._is_kin(key)}
        self._dead = {key for key, where in self.keys.items() if len(key) > 1 and any(map(self._is_dead, where))}
        self._with_title = {key for key, where in self.keys.items() if any(self._titled(self.names[i]) for i in where)}
        self._first_title = {name.key: name.before for name in reversed(self.names) if self._is_courted(name)}
        self._by_word: dict[str, list[Key]] = defaultdict(list)
        self._acronyms: dict[str, list[Key]] = defaultdict(list)
        self._middle: dict[str, list[Key]] = defaultdict(list)
        for key in self.keys:
            if len(key) == 3:
                self._middle[key[1]].append(key)
            if len(key) > 1:
                last = _last(key)
                for word in {key[0], last, *(last.split("-"))}:
                    self._by_word[word].append(key)
                for short in {*initials(key), *(initials(key[1:]) if len(key) > 2 else ())}:
                    self._acronyms[short].append(key)
        self._fuller: dict[Key, list[Key]] = {}
        self._firms: dict[Key, list[Key]] = {}
        for key, where in self.keys.items():
            found = self._fuller_forms(key, where)
            whole = [full for full in found if self._person(full) is not False]
            self._fuller[key] = whole or found
            if whole and len(key) == 1:
                self._firms[key] = [
                    full for full in found if full[0] == key[0] and full[-1] in FIRM_TAILS and full not in whole
                ]

    def _person(self, key: Key) -> bool | None:
        return self.persons.by_name[key]

    def _fuller_forms(self, key: Key, where: Sequence[int]) -> list[Key]:
        """The fuller names that a name, which stands at `where`, may be short for."""
        if ALIASES.get(key) in self.keys:
            return [ALIASES[key]]
        short = self.names[where[0]].span.of(self.text)
        found: list[Key] = []
        alike = self._by_word[key[0]][:CANDIDATES]
        for full in dict.fromkeys(alike + self._by_word[_last(key)][:CANDIDATES]):
            person = self._person(full)
            if full == key:
                continue
            if person is not False and self._person(key) is not False and is_short_person(key, full):
                found.append(full)
            elif (
                person is not True
                and not (len(key) > 1 and self._person(key) is True)
                and (is_short_body(key, full) or (key == full[:1] and self.persons.goes_by_first(full)))
                and not (
                    (len(key) > 1 or short.isupper()) and full[-len(key) :] == key and where[0] < self.keys[full][0]
                )
            ):
                # a whole name given first is nobody's short form: "the Ministry of Defence", later "the
                # Russian Ministry of Defence"
                found.append(full)
        if found or len(key) > 1:
            return found
        letters = key[0].replace(".", "")
        own = letters[2:] if letters[:2] in ("us", "uk", "eu") and len(letters) > 3 else ""
        found = [
            full
            for full in dict.fromkeys(self._acronyms[letters][:CANDIDATES] + self._acronyms[own][:CANDIDATES])
            if self._person(full) is not True and is_acronym(short, full)
        ]
        if not found and key[0] in ORGANIZATION_HEADS:
            # "the Department", where no other is named than the "Department of Mills"
            of = [k for k in alike if k[0] == key[0] and k[1] in ("of", "for") and self.keys[k][0] < where[0]]
            found = of if len(alike) == 1 else []
        if not found and any(self._is_courted(self.names[i]) for i in where):
            # "Mr Quilla" is Ana Quilla Sá, where nobody else is called so.
            called = [full for full in self._middle[key[0]] if self._person(full) is not False]
            found = called if len(called) == 1 else []
        return found

    def _fullest(self, key: Key) -> Key:
        seen = {key}
        while len(more := {k for k in self._fuller[key] if k not in seen}) == 1:
            key = more.pop()
            seen.add(key)
        return key

    def full(self) -> list[Key]:
        """The key of the entity of each name, in order. Somebody without a whole name, whom a title sets apart from all
        that have one, is added to the occurrences and the persons."""
        result: list[Key] = []
        for i, name in enumerate(self.names):
            choices = self._choices(i, name)
            if len(name.key) == 1 and (sex := self._other_sex(name, choices)):
                # "Mrs Lund", where the text names no woman of that name whole: somebody of her own.
                own = (sex, *name.key)
                self.keys[own].append(i)
                self.persons.by_name[own] = True
                result.append(own)
            else:
                result.append(self._chosen(name, choices))
        return result

    def _choices(self, i: int, name: NameAt) -> list[Key]:
        """The fullest forms that a name, the one of number `i`, may stand for."""
        order = self._order
        choices = sorted({self._fullest(k) for k in self._fuller[name.key]}, key=order.__getitem__)
        if choices and all(order[k] > i for k in choices) and not self._titled(name):
            # "Larkspur" before anybody of that name comes in is the Larkspur Group
            choices = [k for k in self._firms.get(name.key, []) if order[k] < i] or choices
        return self._fitting(name, choices) if len(choices) > 1 else choices

    def _chosen(self, name: NameAt, choices: Sequence[Key]) -> Key:
        """The one of the choices that a name stands for; its own key where it stands for none."""
        others = [k for k in choices if self._another(name.key, k)] if name.key in self._with_title else []
        choices = [k for k in choices if k not in others]
        if not choices:
            return name.key if others else self._fullest(name.key)
        # The person first named keeps the bare surname; relatives are given whole names (93 to 96 % right on
        # the training articles; the one last named 95, the one most often named 94).
        # Whose name nothing ends has it before the son: "Lund" beside "Bo Lund" and "Bo Lund Jr".
        last = name.key[-1]
        return min(
            choices,
            key=lambda k: (k[-1] in GENERATIONS, k in self._dead, k in self._kin, k[-1] != last, self._order[k]),
        )

    def _is_dead(self, i: int) -> bool:
        """Whether the words around a name say that somebody was killed, and so is not who speaks now."""
        span = self.names[i].span
        before = self.text[max(0, span.start - 40) : span.start]
        return bool(KILLED.match(self.text, span.end) or (" of " in before and DEATH_OF.search(before)))

    def _other_sex(self, name: NameAt, choices: Sequence[Key]) -> str:
        """What sets apart a Mr or Mrs Lund from everybody whom the text names whole by that name, where the given names
        of all of these are of the other sex; where it names nobody whole, from whom the first title beside the name
        tells. Empty where nothing does."""
        title = name.before
        if title not in COURTESY_MALE and title not in COURTESY_FEMALE:
            return ""
        male = title in COURTESY_MALE
        if not choices:
            return ("mr" if male else "mrs") if (self._first_title.get(name.key) in COURTESY_MALE) != male else ""
        own, other = (MALE_NAMES, FEMALE_NAMES) if male else (FEMALE_NAMES, MALE_NAMES)
        # Of given names that women have too no list tells all; whoever writes "Mr" or "Mrs" tells more.
        apart = title in SURE_TITLES and all(k[0] in other and k[0] not in own for k in choices)
        return ("mr" if male else "mrs") if apart else ""

    @staticmethod
    def _is_courted(name: NameAt) -> bool:
        return name.before in COURTESY_MALE | COURTESY_FEMALE

    def _titled(self, name: NameAt) -> bool:
        return name.before in ROLE or name.before in COURTESY

    def _is_kin(self, key: Key) -> bool:
        """Whether a name is brought in as that of somebody's relative: "his wife Ana Sá", "Ana Sá, his wife"."""
        first = self.names[self.keys[key][0]]
        return first.before in KIN or bool(KIN_AFTER.match(self.text, first.span.end))

    def _another(self, short: Key, full: Key) -> bool:
        """Whether a surname with a title is not short for a fuller name: "President Lund" for his wife Ana Lund or the
        Lund Tower."""
        if len(short) > 1:
            return False
        if full in self._kin:
            return self.keys[short][0] < self.keys[full][0]
        return full[0] == short[0] and full not in self._with_title and full[-1] in PLACES

    def _fitting(self, name: NameAt, choices: list[Key]) -> list[Key]:
        """The choices that a title before the name allows."""
        gender = gender_of_words([name.before])
        if gender is None:
            return choices
        other = FEMALE_NAMES if gender == "m" else MALE_NAMES
        # "His wife, Quill Lund", then "Mrs Lund"
        told = [k for k in choices if self._told.get(k) == gender]
        if name.before == "mrs":  # a man’s title says less: no list has all the names of men
            told = told or [k for k in choices if k[0] in FEMALE_NAMES - other and k not in self._told]
        return told or [k for k in choices if k[0] not in other and k not in self._told] or choices
