"""What goes out: answers, problems, and what the service says of itself."""

from collections.abc import Mapping
from typing import Any, get_args

from marshmallow import EXCLUDE, RAISE, Schema, fields, validate

from models import analysis
from service.offsets import UNITS
from service.problems import LONGEST_NAME


class Given(Schema):
    """What goes out. The description leaves room for fields added later; loading an answer here leaves none."""

    class Meta:
        unknown = EXCLUDE  # what openapi.yaml says of it: a client must not break on a new field

    def load(self, data: Any, *, unknown: Any = None, **options: Any) -> Any:
        return super().load(data, unknown=unknown or RAISE, **options)


def one_of(alias: Any, says: str) -> fields.String:
    return text_field(says, validate=validate.OneOf(get_args(alias)))


def text_field(says: str, **options: Any) -> fields.String:
    return fields.String(required=True, metadata={"description": says}, **options)


def texts(says: str) -> fields.List[Any]:
    return fields.List(fields.String(), required=True, metadata={"description": says})


def count(says: str) -> fields.Integer:
    return fields.Integer(required=True, strict=True, validate=validate.Range(min=0), metadata={"description": says})


def seconds(says: str) -> fields.Float:
    return fields.Float(required=True, metadata={"description": says})


def probability(says: str) -> fields.Float:
    return fields.Float(required=True, validate=validate.Range(0, 1), metadata={"description": says})


def score(says: str) -> fields.Float:
    return fields.Float(required=True, validate=validate.Range(-1, 1), metadata={"description": says})


def one(schema: type[Given], says: str, **options: Any) -> fields.Nested:
    return fields.Nested(schema, required=True, metadata={"description": says}, **options)


def several(schema: type[Given], says: str, **options: Any) -> fields.List[Any]:
    return fields.List(fields.Nested(schema), required=True, metadata={"description": says}, **options)


START = "Offset of the first place, from 0, in the text as sent and in the unit asked for (code points by default)."
END = "Offset after the last place, in the same unit: spans are half-open, [start, end)."


class Span(Given):
    """Half-open: start is the first place, end the one after the last, in the unit asked for."""

    start = count(START)
    end = count(END)
    text = text_field("The words from start to end, exactly as sent.")


class Mention(Span):
    """Words that refer to a source."""

    kind = one_of(
        analysis.MentionKind, "name: a proper name; nominal: a description (“the mayor”); pronoun: a word like “she”."
    )


class Spans(Given):
    """Spans in text order, and their words joined with one space."""

    text = text_field("The words of the spans, joined with one space.")
    spans = several(Span, "The spans, in text order.", validate=validate.Length(min=1))


class Document(Given):
    """What was read."""

    language = text_field("The language that the text was read as.", validate=validate.Equal("en"))
    characters = count("Code points of the text, whatever the offset unit.")
    paragraphs = count("Lines that are not blank.")
    sentences = count("Sentences, each within one paragraph.")
    offset_unit = text_field(
        "Unit of every start and end in this answer: codepoint, utf16 (code units) or byte (of UTF-8).",
        validate=validate.OneOf(UNITS),
    )


class Source(Given):
    """One entity that claims are attributed to."""

    id = text_field("s1, s2, … in the order of their first claims.")
    name = text_field(
        "The fullest form in the article, with single spaces, composed accents and no soft hyphens; a source "
        "that is not named keeps its own words (“critics”). "
        "Empty for the article's own writer (type author), whom the text names nowhere."
    )
    type = one_of(
        analysis.SourceType,
        "person: one individual; organization: a company, agency, government, party, court, outlet, or a place that "
        "acts; group: several people or a class of them; document: a report, poll, law or the like; author: the "
        "article's own writer; unknown: nothing is stated or known.",
    )
    named = fields.Boolean(
        required=True, metadata={"description": "Whether the article gives its name, and not a description alone."}
    )
    description = text_field(
        "A role or apposition that the article gives it, in its words (“Wagner founder”); null where none was found.",
        allow_none=True,
    )
    mentions = several(
        Mention,
        "The words found to refer to it, in text order: names, descriptions to which a claim is attributed, and "
        "pronouns; those of persons (“she”) wherever it is clear enough whom they mean.",
    )
    claim_ids = texts("The id of each claim attributed to it, in text order.")


class Attribution(Given):
    """Whose claim it is."""

    id = text_field(
        "The source's id in sources; null where resolution is none, and nowhere else.",
        allow_none=True,
    )
    mention = one(
        Span,
        "The words with which this claim states its source; null where it states none. "
        "Where id is null it is a pronoun that could not be resolved.",
        allow_none=True,
    )
    resolution = one_of(
        analysis.Resolution,
        "How the mention led to the source. named: it is the name; coreference: it refers to what stands elsewhere in "
        "the article (“he”, “the ministry”, “I” within a quotation); continuation: a quotation goes on with no cue and "
        "no mention of its own, and its source is that of a claim before it, or it is an answer of whoever is "
        "interviewed; unnamed: the mention is all that is "
        "known, or it is the article's own writer; none: nothing is stated, or it cannot be told who is meant.",
    )
    confidence = probability("Calibrated probability that this source, or that there is none, is right.")


class CommitmentProbabilities(Given):
    """Of the three labels; they add up to 1, but for rounding."""

    asserts = probability("That the source presents the content as true, or as its own view, wish, plan or decision.")
    denies = probability("That the source presents the content as false, or turns it down.")
    uncertain = probability("That the source does neither: it withholds, asks, doubts or speculates.")


class Commitment(Given):
    """How far the source stands behind the content; score = P(asserts) - P(denies)."""

    label = one_of(analysis.CommitmentLabel, "The most probable of the three.")
    score = score("P(asserts) - P(denies): from -1, denies, to 1, asserts.")
    probabilities = one(CommitmentProbabilities, "The probability of each label; they add up to 1, but for rounding.")


class StanceProbabilities(Given):
    """Of the three labels; they add up to 1, but for rounding."""

    favor = probability("That the source's words support, praise, defend or side with the target.")
    neutral = probability("That the source's words take no side.")
    against = probability("That the source's words criticise, blame, oppose, accuse or mock the target.")


class TargetStance(Given):
    """What the source's words show toward a target; score = P(favor) - P(against)."""

    target = text_field(
        "The target's name: as in the request, or as it stands in the claim, with single spaces, composed accents and "
        "no soft hyphens."
    )
    origin = text_field(
        "request: a target of the request; entity: a name within the claim (its content or cue), or the name of a "
        "source of other claims that is mentioned there without it, by a pronoun say; not that of this claim's source "
        "and not asked for.",
        validate=validate.OneOf(["request", "entity"]),
    )
    mentioned = fields.Boolean(
        required=True,
        metadata={
            "description": "Whether the article, not only this claim, mentions the target: by its name, an alias or, "
            "where it is a source too, any of that source's mentions. Always true of an entity."
        },
    )
    label = one_of(
        analysis.StanceLabel, "The most probable of the three; neutral where the target is the claim's own source."
    )
    score = score("P(favor) - P(against): from -1, against, to 1, in favor.")
    probabilities = one(StanceProbabilities, "The probability of each label; they add up to 1, but for rounding.")


class Stance(Given):
    """Where the source of a claim stands."""

    commitment = one(Commitment, "How far the source stands behind the content as worded.")
    targets = several(
        TargetStance,
        "What the source's words show: toward each target of the request, in its order, then toward whoever is named "
        "or meant within the claim, mere adjectives of countries aside.",
    )


class Claim(Given):
    """One attributed claim."""

    id = text_field("c1, c2, … in text order.")
    parent = text_field(
        "The id of the claim within whose content this one stands (“the ministry said Brandt had claimed …”), or null.",
        allow_none=True,
    )
    quotation = one_of(
        analysis.Quotation,
        "How much of the content stands in quotation marks. direct: all of it; indirect: none, titles and so-called "
        "terms aside; mixed: part. A quotation that began before the content is another speaker's and does not count.",
    )
    kind = one_of(
        analysis.Kind,
        "statement: said or written; belief: thinks, knows, expects, doubts; intention: wants, plans, refuses to; "
        "feeling: likes, fears, is angry; perception: saw, heard, noticed; decision: ruled, ordered, voted, appointed.",
    )
    content = one(Spans, "What is claimed.")
    cue = one(
        Spans,
        "The words that attribute it (“said”, “according to”); null where the text has none.",
        allow_none=True,
    )
    source = one(Attribution, "Whose claim it is.")
    stance = one(Stance, "How far the source stands behind the content, and for or against whom.")
    confidence = probability(
        "Calibrated probability that the article has such a claim here, give or take its edges, with this mention of "
        "its source."
    )


WARNINGS = {
    "unclosed-quotation": "nothing closes the quotation that opens here, and where it ends was inferred",
    "mixed-quotation-marks": "a quotation is closed by a mark of another style than opened it",
    "stray-quotation-mark": "a mark closes nothing, encloses nothing or nests too deep, or the mark that should open "
    "its quotation is missing and its place was inferred",
}


class Warning(Given):
    """Something about the text that the reader of the answer should know."""

    code = text_field(
        "; ".join(f"{code}: {meaning}" for code, meaning in WARNINGS.items()) + ".", validate=validate.OneOf(WARNINGS)
    )
    start = count(START)
    end = count(END)
    detail = text_field("What is the matter with this mark, in words.")


class Model(Given):
    """Which model read the text."""

    name = text_field("The model's name.")
    version = text_field("The model's version.")
    sha256 = text_field("One digest over all files of the model.", validate=validate.Regexp(r"^[0-9a-f]{64}$"))


class Answer(Given):
    """The reading of one article."""

    id = text_field("The request's id; null where it has none.", allow_none=True)
    document = one(Document, "What was read.")
    sources = several(Source, "Those whom claims are attributed to, in the order of their first claims.")
    claims = several(Claim, "The attributed claims, in text order, each before those within it.")
    warnings = several(
        Warning,
        "Quotation marks that had to be mended, in text order; where there are very many, the last counts the rest.",
    )
    model = one(Model, "Which model read the text.")
    service_version = text_field("The version of the service that answered.")


class ProblemAnswer(Given):
    """application/problem+json (RFC 9457)."""

    type = text_field("Stable name of the kind of problem; GET /problems describes each.")
    title = text_field("The kind of problem in words; the same for each of its type.")
    status = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(400, 599),
        metadata={"description": "The HTTP status; in a batch, the one that the document alone would have had."},
    )
    detail = text_field("What is the matter this time; quotes nothing of a text.")
    request_id = text_field("The X-Request-ID of the answer; quote it in a report.")
    errors = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.String()),
        metadata={
            "description": "What each wrong field must be, by the field's dotted path, in which a name of more than "
            f'{LONGEST_NAME} characters is cut and one of none is shown as ""; body is the whole.'
        },
    )


class AnswerOrProblem(fields.Field[Any]):
    """A document's place in the answer to a batch; only a problem has a type."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Any:
        return (ProblemAnswer if "type" in value else Answer)().load(value)


class BatchAnswer(Given):
    """In the order of the request, each document's answer or its problem."""

    documents = fields.List(
        AnswerOrProblem(
            metadata={
                "oneOf": [{"$ref": "#/components/schemas/Answer"}, {"$ref": "#/components/schemas/ProblemAnswer"}]
            }
        ),
        required=True,
        metadata={"description": "In the order of the request, each document's answer or its problem."},
    )


class Health(Given):
    """What a probe is told."""

    status = text_field("ok; whatever is not gets a problem, or no answer.", validate=validate.OneOf(["ok"]))


class Card(Model):
    """The model served, with its licence and its quality figures."""

    licence = text_field("The licence of the model; null where it states none.", allow_none=True)
    figures = fields.Dict(
        keys=fields.String(),
        required=True,
        metadata={
            "description": "Quality as measured, by set of articles and figure; the model's README explains them."
        },
    )


class Limits(Given):
    """What a request must keep within, and what the service allows itself."""

    text_characters = count("Most code points of a text.")
    id_characters = count("Most code points of an id.")
    targets = count("Most targets of one document.")
    aliases = count("Most aliases of one target.")
    name_characters = count("Most code points of a target's name or alias.")
    batch_documents = count("Most documents of a batch.")
    structural_characters = count("Most brackets, braces, commas and colons of a body, those within strings aside.")
    body_bytes = count("Bytes of the longest body of POST /analyze.")
    batch_body_bytes = count("Bytes of the longest body of POST /analyze/batch.")
    body_seconds = seconds("Seconds for a request's body to arrive, and for the answer to be taken.")
    deadline_seconds = seconds("Seconds for one article, waiting included.")
    batch_deadline_seconds = seconds("Seconds for a whole batch, waiting included.")


class Info(Given):
    """What is served here."""

    service_version = text_field("The version of the service.")
    model = one(Card, "The model served.")
    languages = texts("The languages that are read.")
    offset_units = texts("What offset_unit may be.")
    limits = one(Limits, "What a request must keep within, and what the service allows itself.")
