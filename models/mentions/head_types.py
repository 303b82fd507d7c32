"""Person, body, paper or crowd, by the head noun of a mention that has no name."""

import re

from models.analysis import SourceType, Span
from models.mentions.ages import age_in
from models.mentions.peoples import is_demonym
from models.text.body_words import DOCUMENT_HEADS, FIRM_HEADS, GROUP_HEADS, ORGANIZATION_HEADS
from models.text.person_words import PARTISANS, ROLE
from models.text.place_words import COUNTRIES
from models.text.words import WORD, fold

# "one of the country’s largest banks": the noun that ends the phrase.
ONE_OF = re.compile(
    r"[ \u00a0]of[ \u00a0](?:[^\W\d_][\w’'-]*[ \u00a0]){0,4}?(?P<noun>[^\W\d_][\w-]*s|them|us|you)"
    r"(?![\w’'])(?![ \u00a0][a-z]+s\b)"
)
# Nouns of persons by their ending; "committee" and "coffee" are none.
ENDS_AS_PERSONS = re.compile(
    r"(?:er|or|ist|man|woman|ian|(?:employ|trust|refug|detain|nomin|appoint|attend|retir|evacu)ee)$"
)


def type_of_head(head: str, text: str, np: Span) -> SourceType:
    words = [m[0] for m in WORD.finditer(np.of(text))]
    if head in ("police", "authorities"):
        return "organization"
    if head in GROUP_HEADS and head not in ("family", "team"):
        return "group"
    if head in DOCUMENT_HEADS:
        return "document"
    if age_in(head) is not None or head in PARTISANS:
        return "person"
    if is_demonym(head) and words and words[-1][0].isupper():
        return "person"
    if head == "one" and (many := ONE_OF.match(text, np.end)):
        return _type_of_one(fold(many["noun"]))
    if head in ROLE or head in ("man", "woman", "boy", "girl", "person", "lady"):
        return "person"
    if head in ORGANIZATION_HEADS or head in FIRM_HEADS or head in COUNTRIES:
        return "organization"
    if head.endswith("s") and not head.endswith("ss") and len(head) > 3:
        return "document" if head[:-1] in DOCUMENT_HEADS else "group"
    if words and words[-1][0].isupper():
        return "organization"
    return "person" if ENDS_AS_PERSONS.search(head) else "unknown"


def _type_of_one(noun: str) -> SourceType:
    """What one of several is, by the plural noun for them.

    >>> [_type_of_one(noun) for noun in ("neighbours", "agencies", "reports")]
    ['person', 'organization', 'document']
    """
    forms = {noun, noun.removesuffix("s"), noun.removesuffix("es"), noun.removesuffix("ies") + "y"}
    if forms & ORGANIZATION_HEADS:
        return "organization"
    return "document" if forms & DOCUMENT_HEADS else "person"
