"""What a relative pronoun means: the words before it, seen past brackets, a time or an apposition between."""

import re
from collections.abc import Callable, Sequence

from models.analysis import Span
from models.mentions.mention import MentionReading
from models.mentions.reading import read_mention
from models.naming.namebook import NameBook
from models.naming.offices import THE_BEFORE
from models.resolution.coreference import Item, Scene
from models.resolution.entities import Entities, Entity
from models.text.body_words import DOCUMENT_HEADS, GROUP_HEADS
from models.text.function_words import DAYS_AND_MONTHS, FUNCTION
from models.text.given_names import GIVEN_NAMES
from models.text.person_words import ROLE
from models.text.words import WORD, trim

NEAR = 8  # mentions looked back at
COUNTED = frozenset({"other", "many", "most", "several", "some", "two", "three", "four", "five", "those", "all"})
TO = re.compile(r"(?<!according )\b(?:to|would|will|could|can|may|might|must|should)[ \u00a0]$")
# "a survey last year, which", "a report in March that": no year and no month says anything.
TIME = re.compile(
    r"[ \u00a0](?:(?:earlier|late|later|early)[ \u00a0])?(?:yesterday|today|in[ \u00a0](?:19|20)\d\d"
    r"|(?:last|this|the previous|the same)[ \u00a0]"
    r"(?:year|month|week|weekend|summer|spring|autumn|winter|fall|evening|night|morning|afternoon)"
    rf"|(?:on|in|last|this)[ \u00a0](?:{'|'.join(sorted(d.title() for d in DAYS_AND_MONTHS))})"
    r"(?:[ \u00a0]\d{1,2})?"
    r"|(?:a|an|one|two|three|four|five|six|\d{1,2})[ \u00a0](?:day|week|month|year)s?[ \u00a0](?:ago|earlier|later))$"
)
# "a study by Harle University, which": what was written says so.
PAPER_BY = re.compile(
    rf"(?<![^\W_])(?P<paper>(?:{'|'.join(sorted(DOCUMENT_HEADS))})[ \u00a0](?:by|from)[ \u00a0](?:the[ \u00a0])?)$"
)
LONGEST_PAPER = 24  # characters of "investigation from the "
LONGEST_TIME = 30  # characters of " earlier the previous weekend"
LONGEST_CROWD = 24  # characters of "opponents of the "
LONGEST_APPOSED = 80  # characters from the comma on: a whole text without a stop is one sentence
BRACKETS = re.compile(
    r"(?:[ \u00a0]\((?:[A-Z][\w.&-]{0,12}\)?|[A-Z][^()\n]{0,28}\))|,[ \u00a0][RDI][-–][A-Z][\w. ]{0,12})$"
)
# "opponents of the tax, who": those, and not the tax.
CROWD_OF = re.compile(
    rf"(?<![^\W_])(?P<crowd>(?:{'|'.join(sorted(GROUP_HEADS - {'police', 'some', 'many', 'most'}))})[ \u00a0]of"
    r"[ \u00a0](?:(?:the|a|an)[ \u00a0])?)$"
)
SOMEBODY_AT = re.compile(
    r"(?<![^\W_])(?:(?:[Aa]n?|[Oo]ne|[Aa]nother)[ \u00a0])(?:[a-z][\w-]*[ \u00a0]){0,2}(?P<noun>[a-z][\w-]*)[ \u00a0]"
    r"(?:at|from|in|near)[ \u00a0](?:the[ \u00a0])?$"
)
SOMEBODY = ROLE | frozenset(
    """
    man woman boy girl pupil student nurse teacher doctor neighbour neighbor resident teenager mother father junior
    senior freshman sophomore worker farmer driver passenger couple
    """.split()
)
APPOSED = re.compile(r",[ \u00a0](?:(?:the|a|an|another|one|his|her)[ \u00a0])(?:[^\W_]\S*[ \u00a0]){0,3}$")
Describes = Callable[[Span, MentionReading], dict[int, float]]


class Relatives:
    """The relative pronouns of one article."""

    def __init__(self, scene: Scene, entities: Entities, book: NameBook, describes: Describes):
        """`describes`: what a description at a place may mean, with shares."""
        self.text, self.scene, self.entities, self.book = scene.text, scene, entities, book
        self.describes = describes

    def of(self, span: Span, items: Sequence[Item]) -> dict[int, float]:
        """Entities with their shares, at most 1 in all, for a relative pronoun at `span`; `items` are the mentions so
        far. Meant are the words directly before it: a name, a mention, or the noun phrase that ends there; where these
        stand beside a name, whoever has it."""
        gap = self.text[max(0, span.start - 10) : span.start]
        start = self.scene.sentence_start(span.start)
        ends = self._before_brackets(span.start - len(gap) + len(gap.rstrip(" \u00a0,(-–—")))
        if (when := TIME.search(self.text, max(start + 1, ends - LONGEST_TIME), ends)) is not None:
            ends = self._before_brackets(when.start())
        # A party or an acronym in brackets is not who is meant.
        near = [item for item in items[-NEAR:] if start <= item.start < ends]
        of_persons = span.of(self.text).casefold().startswith("who")
        for item in reversed(near):
            if item.end >= ends:
                if not self.entities[item.entity].named and (name := self._beside(item.start, start, near)) is not None:
                    return {name: 0.8}
                paper = PAPER_BY.search(self.text, max(start, item.start - LONGEST_PAPER), item.start)
                if paper and not of_persons:
                    phrase = Span(paper.start("paper"), item.end)
                    return {self.entities.own_words(read_mention(self.text, phrase, self.book)): 0.8}
                person_told = self.entities[item.entity].traits.person
                someone = SOMEBODY_AT.search(self.text, start, item.start) if of_persons else None
                if someone is not None and someone["noun"] in SOMEBODY:
                    # "Ana Sá, a pupil at Harle High, who", "a man from Harle, who"
                    apposed = [i.entity for i in near if self.text[i.end : someone.start()] in (", ", ",\u00a0")]
                    if apposed:
                        return {apposed[-1]: 0.8}
                    phrase = Span(someone.start(), item.end)
                    return {self.entities.own_words(read_mention(self.text, phrase, self.book)): 0.7}
                if not person_told and of_persons and (crowd := self._crowd_before(item.start, start)):
                    phrase = Span(crowd.start("crowd"), item.end)
                    return {self.entities.own_words(read_mention(self.text, phrase, self.book)): 0.6}
                if person_told is False and of_persons:
                    person = [other for other in near if self.entities[other.entity].traits.person]
                    if person and self.entities[item.entity].named:
                        return {person[-1].entity: 0.7}
                return {item.entity: 0.9}
        if (found := _phrase_before(self.text, ends, start)) is not None:
            if (name := self._beside(found.start, start, near)) is not None:
                return {name: 0.8}
            if of_persons and (crowd := self._crowd_before(found.start, start)):
                found = Span(crowd.start("crowd"), found.end)
            elif (the := THE_BEFORE.search(self.text, max(start, found.start - 4), found.start)) is not None:
                whole = Span(the.start(), found.end)  # "the agency, which"
                reading = read_mention(self.text, whole, self.book)
                shares = self.describes(whole, reading)
                if shares := {e: p for e, p in shares.items() if self._is_called(self.entities[e], reading.head)}:
                    return shares
            return {self.entities.own_words(read_mention(self.text, found, self.book)): 0.6}
        return {}

    def _is_called(self, entity: Entity, head: str) -> bool:
        """Whether the text has called an entity so before: "the coach, who" is nobody of whom it told no office."""
        return head == entity.head or head in entity.roles or head in entity.modifiers

    def _crowd_before(self, end: int, floor: int) -> re.Match[str] | None:
        """The words for a crowd right before what it is of or for, not before `floor`: "opponents of the"."""
        return CROWD_OF.search(self.text, max(floor, end - LONGEST_CROWD), end)

    def _before_brackets(self, end: int) -> int:
        """Where what stands before a short word in brackets, or a party and state, ends: "the Harle League (HL),
        which", "Ana Sá, D-Harle, who"."""
        found = BRACKETS.search(self.text, max(0, end - 36), end)
        named = self.book.within(found.start(), end) if found else []
        return found.start() if found and not any(name.key[0] in GIVEN_NAMES for name in named) else end

    def _beside(self, start: int, floor: int, near: Sequence[Item]) -> int | None:
        """The entity of the name beside which words that begin at `start` stand in apposition; None where none does."""
        found = APPOSED.search(self.text, max(floor, start - LONGEST_APPOSED), start)
        if found is None:
            return None
        end = self._before_brackets(found.start())
        return next((item.entity for item in reversed(near) if item.end == end), None)


def _phrase_before(text: str, end: int, floor: int) -> Span | None:
    """The noun phrase that ends at `end`: back to a small word or a mark, through one `of`."""
    start, through = end, False
    for match in reversed(list(WORD.finditer(text, max(floor, end - 60), end))):
        gap = text[match.end() : start]
        key = match[0].casefold()
        if start != end and gap.strip():
            break
        if start == end and gap.strip():
            return None
        if key == "of" and not through and start != end:
            through = True
        elif key in FUNCTION and key not in COUNTED:
            break
        start = match.start()
    if (verb := re.match(r"[a-z]+[ \u00a0](?=\w)", text[start:end])) and TO.search(text, max(floor, start - 12), start):
        start += verb.end()  # "to encourage advertisers who"
    phrase = trim(text, start, end)
    return phrase if phrase.end > phrase.start and re.search(r"\w", phrase.of(text)) else None
