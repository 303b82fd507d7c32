"""Whether a name is a person's or a body's, by its words, by what stands beside it and by what it does in the text.

What tells a person is a courtesy title, an office or a given name beside the name; all of a name's occurrences share
what one of them shows.
"""

import re
from collections.abc import Mapping

from models.analysis import Span
from models.naming.occurrences import CANDIDATES, Key, NameAt, Occurrences
from models.naming.shortforms import FIRM_TAILS, FIRM_WORDS
from models.text.body_words import ALSO_SURNAMES, BODY_NOUNS, DOCUMENT_HEADS, ORGANIZATION_HEADS
from models.text.function_words import PREPOSITIONS
from models.text.given_names import GIVEN_NAMES
from models.text.person_words import COURTESY, ROLE, ROLE_MODIFIERS
from models.text.place_words import COUNTRIES

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
EVENTS = frozenset("hurricane typhoon cyclone operation".split())  # "Hurricane Ana"
OUTLETS = frozenset("bbc itv rte cnn nbc cbs npr pbs radio tv television fm".split())  # "BBC Radio Harle"


class Persons:
    """Which names of a text are persons' (`by_name`: True), bodies' (False), or nothing tells whose (None).

    `known` says of some spans whether they name a person (True) or a body (False), `tagged` the same of what a network
    takes names for, which counts where words and neighbours tell nothing.
    """

    def __init__(self, occurrences: Occurrences, known: Mapping[Span, bool], tagged: Mapping[Span, bool]):
        self.text, self.names = occurrences.text, occurrences.names
        self.keys, self.by_first = occurrences.keys, occurrences.by_first
        self._known, self._tagged = known, tagged
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
            if len(n.key) > 1 and n.key[0] in GIVEN_NAMES and n.span.of(self.text).isupper()
        }
        self.by_name: dict[Key, bool | None] = {key: self._person_by_words(key) for key in self.keys}

    def _person_by_words(self, key: Key) -> bool | None:
        """Whether the words of a name, or what stands before it somewhere, tell a person (True) or a body (False)."""
        occurrences = [self.names[i] for i in self.keys[key]]
        if len(key) == 1 and key[0] in self._body_at:
            return False
        if len(key) > 1 and key[0] in EVENTS:
            return False
        told = [self._known[n.span] for n in occurrences if n.span in self._known]
        if told and sum(n.before in BODY_NOUNS for n in occurrences) * 2 <= len(occurrences):
            return sum(told) * 2 >= len(told)
        if (
            (key[-1] in ORGANIZATION_HEADS | DOCUMENT_HEADS | FIRM_WORDS or key[0] in OPEN_BODIES)
            and len(key) > 1
            and not (len(key) == 2 and key[0] in GIVEN_NAMES and key[-1] in ALSO_SURNAMES)
        ):
            return False
        if any(n.before in ROLE or n.before in COURTESY for n in occurrences):
            return True
        if len(key) > 1 and (key[0] in FOREIGN_ARTICLES or not OUTLETS.isdisjoint(key)):
            return False
        if " & " in occurrences[0].span.of(self.text):
            return False
        if len(key) > 1 and key[0] in GIVEN_NAMES:
            return True
        if any(map(self._is_called_body, occurrences)):
            return False
        if any(n.before in BODY_NOUNS or n.before in ("neighbouring", "neighboring") for n in occurrences):
            return False
        if key[0] in COUNTRIES or key[-1] in COUNTRIES or any(w in ("of", "for", "on", "and") for w in key):
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
        if key[0] in GIVEN_NAMES - COUNTRIES and len(key) == 1:
            tagged = [self._tagged[n.span] for n in occurrences if n.span in self._tagged]
            return True if tagged and sum(tagged) * 2 > len(tagged) else None
        if self.goes_by_first(key) or self._opens_firm(key):
            return False
        if len(key) in (2, 3) and not any(c.isdigit() for c in words) and not any(w in ROLE_MODIFIERS for w in key):
            tagged = [self._tagged[n.span] for n in occurrences if n.span in self._tagged]
            return not tagged or sum(tagged) * 2 >= len(tagged)
        return None

    def goes_by_first(self, key: Key) -> bool:
        """Whether the first of two words, and never the last, stands for the whole later, and for no person: "Larkspur
        Vane", then "Larkspur, which owns mills,"."""
        if len(key) != 2 or key[1:] in self.keys or key[0] in GIVEN_NAMES or key[0] in COUNTRIES:
            return False
        return self._body_at.get(key[0], -1) > self.keys[key][0] and not self._does_as_persons(key)

    def _opens_firm(self, key: Key) -> bool:
        """Whether a name is that of a firm without what firms’ names end on: "Harle Bridge" of "Harle Bridge Homes"."""
        whole = (
            full for full in self.by_first[key[0]][:CANDIDATES] if len(full) > len(key) and full[: len(key)] == key
        )
        firm = len(key) > 1 and any(all(word in FIRM_TAILS for word in full[len(key) :]) for full in whole)
        return firm and not self._does_as_persons(key)

    def _does_as_persons(self, key: Key) -> bool:
        """Whether a name does somewhere what persons alone do: "Larkspur Vane, who founded it,"."""
        return any(PERSON_AFTER.match(self.text, self.names[i].span.end) for i in self.keys[key])

    def _is_many(self, name: NameAt) -> bool:
        """Whether a name goes with the verb of many, as a team's does: "Harle are waiting", "Harle, who lost, have"."""
        opens = OPENS_SENTENCE.search(self.text, max(0, name.span.start - 8), name.span.start) is not None
        return opens and MANY_AFTER.match(self.text, name.span.end) is not None

    def _is_called_body(self, name: NameAt) -> bool:
        """Whether a name is said to be a body’s right behind it."""
        said = SAID_AFTER.match(self.text, name.span.end)
        return said is not None and said["noun"] in BODY_NOUNS

    def _is_body_by_clause(self, name: NameAt) -> bool:
        """Whether what a name does right behind it no person does: "Harle Care, which runs nine homes,"."""
        return WHICH_AFTER.match(self.text, name.span.end) is not None and name.before not in PREPOSITIONS
