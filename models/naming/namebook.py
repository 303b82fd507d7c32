"""Which names of one article belong together: every short form is led to the fullest form that the article gives, and
all of an entity's mentions share what one of them shows."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from models.analysis import Span
from models.naming.genders import genders_of
from models.naming.linking import Linking
from models.naming.names import find_names
from models.naming.occurrences import Key, NameAt, Occurrences, with_extra
from models.naming.persons import Persons

SHORTEST_LOUD = 5  # letters; shorter ones are acronyms


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
        occurrences = Occurrences(text, with_extra(find_names(text) if found is None else found, extra))
        self.text, self.names, self._keys = text, occurrences.names, occurrences.keys
        self.starts = [n.span.start for n in self.names]
        self.index = {n.span: i for i, n in enumerate(self.names)}
        known = dict.fromkeys(persons, True) | dict.fromkeys(bodies, False)
        kinds = Persons(occurrences, known, tagged or {})
        self._full = Linking(occurrences, kinds).full()
        self._person = kinds.by_name
        self._gender = genders_of(self.names, self._full)

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
