"""New articles out of annotated ones, for what news does and the sets hardly mark: other marks, nested claims,
quotations that go on without a cue. Every change moves the annotation with the text."""

import random
from dataclasses import replace

from models.training.sets.data import GoldClaim, Record, Spans

STYLES = (("“", "”", '"', '"'), ("“", "”", "‘", "’"), ("“", "”", "'", "'"), ("“", "”", "«", "»"), ("“", "”", "„", "“"))
OPENERS = frozenset(
    "the a an he she it they we his her its their this that these those there in on at for but and as if when "
    "some many".split()
)
SAYING = (
    "said",
    "told reporters",
    "claimed",
    "has claimed",
    "wrote",
    "believes",
    "thinks",
    "insisted",
    "had said",
    "recalled",
    "reported",
    "noted",
    "denied",
    "says",
    "added",
    "argued",
    "told the paper",
    "suggested",
    "never said",
    "is convinced",
    "had told colleagues",
)


def other_marks(record: Record, rng: random.Random) -> Record:
    """The same article with its curly double marks in another style, one character for one; others stay."""
    if "“" not in record.text:
        return record
    left, right, opening, closing = rng.choice(STYLES)
    return replace(record, text=record.text.replace(left, opening).replace(right, closing))


def remap(spans: Spans, start: int, end: int, length: int) -> Spans:
    """Spans after [start, end) was replaced by `length` characters; what lay inside is gone."""
    moved = []
    for s, e in spans:
        s = s if s <= start else max(start + length, s - end + start + length)
        e = e if e <= start else max(start, e - end + start + length)
        if s < e:
            moved.append((s, e))
    return tuple(moved)


def uncued(record: Record, rng: random.Random, part: float = 0.3) -> Record:
    """Take cue and source away from paragraphs that are one quotation and its tag (“...,” he said.): the quotation then
    goes on from the claim that closes the paragraph before, or stands alone after narration."""
    text, claims = record.text, list(record.claims or ())
    for number in range(len(claims)):
        claim = claims[number]
        if len(claim.content) != 1 or not claim.cue or not claim.source or rng.random() > part:
            continue
        ((start, end),) = claim.content
        begin = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        tag, words = text[end:stop], text[start:end]
        company = any(
            begin <= s < stop for i, c in enumerate(claims) if i != number for s, _ in (*c.content, *c.cue, *c.source)
        )
        if begin == 0 or text[begin:start].strip() or not tag.strip() or len(tag) > 60 or company:
            continue
        if words[0] not in '“"' or not words.endswith((",”", ',"')):
            continue
        text = text[: end - 2] + "." + text[end - 1] + text[stop:]
        claims = [
            replace(
                c,
                content=remap(c.content, end, stop, 0),
                cue=remap(c.cue, end, stop, 0),
                source=remap(c.source, end, stop, 0),
            )
            for c in claims
        ]
        before = text[:begin].rstrip()
        goes_on = None
        for i, c in enumerate(claims):
            last = max((e for _, e in (*c.content, *c.cue, *c.source)), default=0)
            if (
                i != number
                and c.cue
                and text[c.content[-1][0]] in '“"'
                and len(before) - 60 <= last <= len(before)
                and "\n" not in text[last : len(before)]
            ):
                goes_on = i
        if goes_on is None:
            claims[number] = GoldClaim(((start, end),), source_type=claim.source_type)
        else:
            claims[goes_on] = replace(claims[goes_on], content=(*claims[goes_on].content, (start, end)))
            claims[number] = GoldClaim(())
    return replace(record, text=text, claims=tuple(c for c in claims if c.content))


def nested(records: list[Record], rng: random.Random, count: int) -> list[Record]:
    """Articles of sentences that hold one claim each, about half of them put into somebody's mouth.

    The wrapped claim is the inner one (`parent`), the wrapping one ours: "<name> said that <sentence>",
    "“<Sentence>,” said <name>.", "According to <name>, <sentence>".
    """
    sentences, sources = [], []
    for record in records:
        for claim in record.claims or ():
            if not claim.cue or not claim.source:
                continue
            all_spans = (*claim.content, *claim.cue, *claim.source)
            start, end = min(s for s, _ in all_spans), max(e for _, e in all_spans)
            # The sentence begins behind the last end of a line, stop or closing mark.
            begin = text_start = max(
                at + len(end_of) if (at := record.text.rfind(end_of, 0, start)) >= 0 else 0
                for end_of in ("\n", ". ", "” ")
            )
            stops = [p for p in (record.text.find(". ", end - 1), record.text.find(".\n", end - 1)) if p >= 0]
            stop = min(stops, default=-1)
            words = record.text[claim.source[0][0] : claim.source[0][1]]
            if len(words) < 60 and words[:1].isupper():
                sources.append(words)
            if stop < 0 or stop - begin > 300 or "\n" in record.text[begin:stop] or start - begin > 40:
                continue
            others = [
                c
                for c in record.claims
                if c is not claim and any(begin <= s < stop for s, _ in (*c.content, *c.cue, *c.source))
            ]
            if others:
                continue
            shift = [
                tuple((s - text_start, e - text_start) for s, e in v) for v in (claim.content, claim.cue, claim.source)
            ]
            sentences.append((record.text[begin:stop], GoldClaim(*shift, source_type=claim.source_type)))
    if not sentences or not sources:
        return []
    made = []
    for number in range(count):
        text, claims = "", []
        for sentence, claim in rng.sample(sentences, min(rng.randint(4, 8), len(sentences))):
            who, cue = rng.choice(sources), rng.choice(SAYING)
            way = rng.random()
            quoted = any(c in sentence for c in '“"”')
            if sentence.split(" ")[0].lower() in OPENERS:
                lowered = sentence[0].lower() + sentence[1:]
            else:
                lowered = sentence
            where = len(text)
            if way < 0.4:
                parts, content = (sentence + ".",), None
                offset = where
            elif way < 0.65:
                that = rng.choice(("that ", "", ""))
                lead = f"{who} {cue} "
                parts = (lead, that, lowered, ".")
                offset = where + len(lead) + len(that)
                content = (where + len(lead), offset + len(lowered))
                spans = ((where, where + len(who)), (where + len(who) + 1, where + len(lead) - 1))
            elif way < 0.85 and not quoted:
                tail = rng.choice((f" {who} {cue}", f" said {who}"))
                parts = ("“", sentence, ",”", tail, ".")
                offset = where + 1
                content = (where, offset + len(sentence) + 2)
                after = content[1] + 1
                if tail.startswith(" said"):
                    spans = ((after + 5, after + 5 + len(who)), (after, after + 4))
                else:
                    spans = ((after, after + len(who)), (after + len(who) + 1, after + len(who) + 1 + len(cue)))
            else:
                lead = "According to "
                low = who
                parts = (lead, low, ", ", lowered, ".")
                offset = where + len(lead) + len(low) + 2
                content = (offset, offset + len(lowered))
                spans = ((where + len(lead), where + len(lead) + len(low)), (where, where + len(lead) - 1))
            moved = [tuple((s + offset, e + offset) for s, e in v) for v in (claim.content, claim.cue, claim.source)]
            if content is None:
                claims.append(GoldClaim(*moved))
            else:
                claims.append(GoldClaim((content,), (spans[1],), (spans[0],)))
                claims.append(GoldClaim(*moved, parent=len(claims) - 1))
            text += "".join(parts) + rng.choice((" ", "\n"))
        made.append(Record(f"nested-{number}", text.rstrip(), tuple(claims), nested=True))
    return made
