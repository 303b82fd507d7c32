"""What the mentions of an article say, read twice: once with the names that capitals tell, and once more with those
that the network and the mentions themselves add to these."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.analysis import Span
from models.mentions.mention import MentionReading
from models.mentions.reading import mention_kind, read_mention
from models.naming.corrected import merely_opens
from models.naming.namebook import NameBook
from models.naming.names import find_names
from models.naming.occurrences import NameAt
from models.naming.offices import opens_office, without_short_office
from models.resolution.frames import ScoredMention
from models.text.words import trim

OF = re.compile(r"[ \u00a0](?:of|for)[ \u00a0]")
LONGEST_NAME = 80  # characters up to the end of a name that a mention leaves off
SURE_BODY = 0.75  # how sure the network must be that a name is no person's: a surname alone may look like a firm's


def read_mentions(
    text: str,
    mentions: Sequence[ScoredMention],
    found: Sequence[Span] | None,
    tagged: Mapping[Span, bool] | None,
) -> tuple[list[ScoredMention], NameBook, list[MentionReading]]:
    """The mentions, those that leave off the end of a name with it, the names of the text, and what each mention says.

    `found` is what `find_names` gave for the text, where the caller has it, and `tagged` says of some of these whether
    the network takes them for a person.
    """
    names = find_names(text) if found is None else found
    book = NameBook(text, found=names, tagged=tagged)
    whole = [mention if mention.source else _with_whole_name(mention, book) for mention in mentions]
    readings = [read_mention(text, m.span, book) for m in whole]
    extra, persons, bodies = [], [], []
    for mention, reading in zip(whole, readings, strict=True):
        if (
            reading.kind == "nominal"
            and not book.within(mention.span.start, mention.span.end)
            and mention_kind(mention.span.of(text)) == "name"
            # Whoever finds names for us has passed this one over.
            and (found is None or not merely_opens(text, mention.span))
            and not opens_office(text, mention.span)
        ):
            extra.append(without_short_office(text, trim(text, mention.span.start, mention.span.end)))
        if reading.anchor is not None and mention.types:
            if mention.types.get("person", 0.0) > 0.6:
                persons.append(reading.anchor.span)
            sure = mention.types.get("organization", 0.0) + mention.types.get("document", 0.0) > SURE_BODY
            if sure and not _is_surname(book, reading.anchor):
                bodies.append(reading.anchor.span)
    if extra or persons or bodies:
        book = NameBook(text, extra, persons, bodies, names, tagged)
        readings = [
            r if r.kind == "pronoun" else read_mention(text, m.span, book) for m, r in zip(whole, readings, strict=True)
        ]
    return whole, book, readings


def _with_whole_name(mention: ScoredMention, book: NameBook) -> ScoredMention:
    """A mention to the end of the name of which it leaves off what that is of: "the Harle Institute | of Mills"."""
    span = mention.span
    if not OF.match(book.text, span.end):
        return mention
    name = next((n for n in book.within(span.start, span.end + LONGEST_NAME) if n.span.end > span.end), None)
    if name is None or not span.start <= name.span.start < span.end:
        return mention
    return replace(mention, span=Span(span.start, name.span.end))


def _is_surname(book: NameBook, name: NameAt) -> bool:
    """Whether a name of one word ends the whole name of a person: no body of its own."""
    full = book.entity_of(name)
    return len(name.key) == 1 < len(full) and full[-1] == name.key[0] and book.person(full) is True
