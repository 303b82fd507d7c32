"""What was found in the text as read, led back to where it stands in the text as sent."""

from collections.abc import Sequence
from dataclasses import replace

from models.analysis import Claim, Source, Span, Warning
from models.text.plain import PlainText


def sources_as_sent(plain: PlainText, sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources with the places of their mentions in the text as sent; names stay as read."""
    if plain.as_it_stands:
        return tuple(sources)
    return tuple(
        replace(s, mentions=tuple(replace(m, span=plain.as_sent(m.span)) for m in s.mentions)) for s in sources
    )


def claims_as_sent(plain: PlainText, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with the places of content, cue and mention in the text as sent; a content or a cue that goes on in
    the next line of its paragraph has a part for each line."""
    if plain.as_it_stands:
        return tuple(claims)

    def moved(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(part for span in spans for part in plain.parts_as_sent(span))

    return tuple(
        replace(
            c,
            content=moved(c.content),
            cue=moved(c.cue),
            source=replace(c.source, mention=plain.as_sent(c.source.mention) if c.source.mention else None),
        )
        for c in claims
    )


def warnings_as_sent(plain: PlainText, warnings: Sequence[Warning]) -> tuple[Warning, ...]:
    """The warnings with their places in the text as sent."""
    if plain.as_it_stands:
        return tuple(warnings)
    found = []
    for warning in warnings:
        place = plain.as_sent(Span(warning.start, warning.end))
        found.append(replace(warning, start=place.start, end=place.end))
    return tuple(found)
