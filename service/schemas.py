"""The contract: what comes in and what goes out. openapi.yaml is made from it, tests hold answers to it."""

from collections.abc import Mapping
from typing import Any, get_args

from marshmallow import EXCLUDE, RAISE, Schema, ValidationError, fields, validate

from models import analysis
from models.analysis import Target
from service.offsets import UNITS
from service.problems import Problem, by_field
from service.settings import MAX_ALIASES, MAX_CHARACTERS, MAX_DOCUMENTS, MAX_ID, MAX_NAME, MAX_TARGETS


class Asked(Schema):
    """What comes in: fields that nobody knows are refused, and the description says so."""

    class Meta:
        unknown = RAISE

    error_messages = {"unknown": "unknown field", "type": "must be a JSON object"}


class Given(Schema):
    """What goes out. The description leaves room for fields added later; loading an answer here leaves none."""

    class Meta:
        unknown = EXCLUDE  # what openapi.yaml says of it: a client must not break on a new field

    def load(self, data: Any, *, unknown: Any = None, **options: Any) -> Any:
        return super().load(data, unknown=unknown or RAISE, **options)


# --- what comes in -----------------------------------------------------------------------------------------------


class TextLength(validate.Length):
    """1 to 100,000 code points; more is a problem of its own kind (413), for which no other field matters."""

    def __call__(self, value: Any) -> Any:
        assert self.max is not None
        if len(value) > self.max:
            limit = f"text must have at most {self.max:,} characters; it has {len(value):,}"
            raise Problem("text-too-long", limit, {"text": [limit]})
        return super().__call__(value)


class EnglishOnly(validate.OneOf):
    """Another language is a problem of its own kind."""

    def __call__(self, value: Any) -> Any:
        if value not in self.choices:
            raise Problem("unsupported-language", 'language must be "en"', {"language": ['must be "en"']})
        return value


def _named(value: str) -> None:
    if not value.strip():
        raise ValidationError("must not be blank")


def name_field() -> fields.String:
    limits = validate.Length(1, MAX_NAME, error=f"must have 1 to {MAX_NAME} characters")
    return fields.String(required=True, validate=[limits, _named], metadata={"pattern": r"\S"})


class TargetRequest(Asked):
    """Somebody or something toward whom stance is wanted, with the other names it goes by."""

    name = name_field()
    aliases = fields.List(
        name_field(),
        validate=validate.Length(max=MAX_ALIASES, error=f"at most {MAX_ALIASES} aliases"),
        load_default=list,
    )


class TargetField(fields.Field[Target]):
    """A string, or an object with name and aliases."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Target:
        if isinstance(value, str):
            value = {"name": value}
        if not isinstance(value, dict):
            raise ValidationError("must be a string, or an object with name and aliases")
        loaded = TargetRequest().load(value)
        return Target(loaded["name"], tuple(loaded["aliases"]))


def _distinct(targets: list[Target]) -> None:
    """Refuse two targets of one name: whose stance would be meant? "Court" and "court" may be two."""
    owner: dict[str, int] = {}
    for index, target in enumerate(targets):
        for name in (target.name, *target.aliases):
            key = " ".join(name.split())
            if owner.setdefault(key, index) != index:
                raise ValidationError({index: ["has a name that another target has"]})


TARGET_SCHEMA = {
    "oneOf": [
        {"type": "string", "minLength": 1, "maxLength": MAX_NAME, "pattern": r"\S"},
        {"$ref": "#/components/schemas/TargetRequest"},
    ]
}

TEXT_RULE = f"must be a string of 1 to {MAX_CHARACTERS:,} characters"


class AnalyzeRequest(Asked):
    """One article."""

    text = fields.String(
        required=True,
        validate=TextLength(1, MAX_CHARACTERS, error=TEXT_RULE),
        error_messages={"required": f"is missing: {TEXT_RULE}", "invalid": TEXT_RULE, "null": TEXT_RULE},
        metadata={"description": "The article, plain text; a newline ends a paragraph. Used exactly as sent."},
    )
    id = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Length(max=MAX_ID, error=f"must have at most {MAX_ID} characters"),
        metadata={"description": "Echoed in the answer."},
    )
    language = fields.String(
        load_default="en",
        validate=EnglishOnly(["en"]),
        metadata={"description": "English only: another language is a problem of type unsupported-language."},
    )
    targets = fields.List(
        TargetField(metadata=TARGET_SCHEMA),
        load_default=list,
        validate=[validate.Length(max=MAX_TARGETS, error=f"at most {MAX_TARGETS} targets"), _distinct],
        metadata={
            "description": "People, bodies or issues toward which each source's stance is wanted. "
            "No two may share a name.",
            "default": [],
        },
    )
    offset_unit = fields.String(
        load_default="codepoint",
        validate=validate.OneOf(UNITS, error=f"must be one of {', '.join(UNITS)}"),
        metadata={"description": "Unit of every start and end in the answer."},
    )


class DocumentField(fields.Nested):
    """One document of a batch: the loaded request, or the Problem it has, so that one bad document loses nothing."""

    def deserialize(self, value: Any, *_: Any, **__: Any) -> Any:
        try:
            return AnalyzeRequest().load(value)
        except ValidationError as error:
            return invalid(error.messages)
        except Problem as problem:
            return problem


def invalid(messages: Any) -> Problem:
    """What Marshmallow found, as a problem."""
    errors = by_field(messages)
    return Problem("invalid-field", "; ".join(f"{name}: {errors[name][0]}" for name in errors), errors)


class BatchRequest(Asked):
    """Several articles; each has its own answer or its own problem."""

    documents = fields.List(
        DocumentField(AnalyzeRequest),
        required=True,
        validate=validate.Length(1, MAX_DOCUMENTS, error=f"must have 1 to {MAX_DOCUMENTS} documents"),
        metadata={"description": "A document that is not as described here gets a problem in its place."},
    )


# --- what goes out -----------------------------------------------------------------------------------------------


def one_of(alias: Any, **options: Any) -> fields.String:
    return fields.String(required=True, validate=validate.OneOf(get_args(alias)), **options)


def text_field(**options: Any) -> fields.String:
    return fields.String(required=True, **options)


def offset() -> fields.Integer:
    return fields.Integer(required=True, strict=True, validate=validate.Range(min=0))


def probability() -> fields.Float:
    return fields.Float(required=True, validate=validate.Range(0, 1))


def score() -> fields.Float:
    return fields.Float(required=True, validate=validate.Range(-1, 1))


class Span(Given):
    """Half-open: start is the first place, end the one after the last, in the unit asked for."""

    start = offset()
    end = offset()
    text = text_field()


class Mention(Span):
    """Words that refer to a source."""

    kind = one_of(analysis.MentionKind)


class Spans(Given):
    """Spans in text order, and their words joined with one space."""

    text = text_field()
    spans = fields.List(fields.Nested(Span), required=True, validate=validate.Length(min=1))


class Document(Given):
    language = fields.String(required=True, validate=validate.Equal("en"))
    characters = offset()
    paragraphs = offset()
    sentences = offset()
    offset_unit = fields.String(required=True, validate=validate.OneOf(UNITS))


class Source(Given):
    """One entity that claims are attributed to."""

    id = text_field()
    name = text_field(
        metadata={
            "description": "The fullest form in the article. Empty for the article's own writer (type author), "
            "whom the text names nowhere."
        }
    )
    type = one_of(analysis.SourceType)
    named = fields.Boolean(required=True)
    description = text_field(allow_none=True)
    mentions = fields.List(fields.Nested(Mention), required=True)
    claim_ids = fields.List(fields.String(), required=True)


class Attribution(Given):
    """Whose claim it is."""

    id = text_field(allow_none=True)
    mention = fields.Nested(Span, required=True, allow_none=True)
    resolution = one_of(analysis.Resolution)
    confidence = probability()


class CommitmentProbabilities(Given):
    asserts = probability()
    denies = probability()
    uncertain = probability()


class Commitment(Given):
    """How far the source stands behind the content; score = P(asserts) - P(denies)."""

    label = one_of(analysis.CommitmentLabel)
    score = score()
    probabilities = fields.Nested(CommitmentProbabilities, required=True)


class StanceProbabilities(Given):
    favor = probability()
    neutral = probability()
    against = probability()


class TargetStance(Given):
    """What the source's words show toward a target; score = P(favor) - P(against)."""

    target = text_field()
    origin = fields.String(required=True, validate=validate.OneOf(["request", "entity"]))
    mentioned = fields.Boolean(required=True)
    label = one_of(analysis.StanceLabel)
    score = score()
    probabilities = fields.Nested(StanceProbabilities, required=True)


class Stance(Given):
    commitment = fields.Nested(Commitment, required=True)
    targets = fields.List(fields.Nested(TargetStance), required=True)


class Claim(Given):
    """One attributed claim."""

    id = text_field()
    parent = text_field(allow_none=True)
    quotation = one_of(analysis.Quotation)
    kind = one_of(analysis.Kind)
    content = fields.Nested(Spans, required=True)
    cue = fields.Nested(Spans, required=True, allow_none=True)
    source = fields.Nested(Attribution, required=True)
    stance = fields.Nested(Stance, required=True)
    confidence = probability()


class Warning(Given):
    """Something about the text that the reader of the answer should know."""

    code = text_field()
    start = offset()
    end = offset()
    detail = text_field()


class Model(Given):
    """Which model read the text."""

    name = text_field()
    version = text_field()
    sha256 = text_field(validate=validate.Regexp(r"^[0-9a-f]{64}$"))


class Answer(Given):
    """The reading of one article."""

    id = text_field(allow_none=True)
    document = fields.Nested(Document, required=True)
    sources = fields.List(fields.Nested(Source), required=True)
    claims = fields.List(fields.Nested(Claim), required=True)
    warnings = fields.List(fields.Nested(Warning), required=True)
    model = fields.Nested(Model, required=True)
    service_version = text_field()


class ProblemAnswer(Given):
    """application/problem+json (RFC 9457)."""

    type = text_field(metadata={"description": "Stable name of the kind of problem; GET /problems describes each."})
    title = text_field()
    status = fields.Integer(required=True, strict=True, validate=validate.Range(400, 599))
    detail = text_field()
    request_id = text_field()
    errors = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.String()),
        metadata={"description": "What each wrong field must be, by the field's dotted path."},
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
    )


class Health(Given):
    status = fields.String(required=True, validate=validate.OneOf(["ok"]))


class Card(Model):
    """The model served, with its licence and its quality figures."""

    licence = text_field(allow_none=True)
    figures = fields.Dict(keys=fields.String(), required=True)


class Limits(Given):
    """What a request must keep within, and what the service allows itself."""

    text_characters = offset()
    id_characters = offset()
    targets = offset()
    aliases = offset()
    name_characters = offset()
    batch_documents = offset()
    body_bytes = offset()
    batch_body_bytes = offset()
    body_seconds = fields.Float(required=True)
    deadline_seconds = fields.Float(required=True)
    batch_deadline_seconds = fields.Float(required=True)


class Info(Given):
    """What is served here."""

    service_version = text_field()
    model = fields.Nested(Card, required=True)
    languages = fields.List(fields.String(), required=True)
    offset_units = fields.List(fields.String(), required=True)
    limits = fields.Nested(Limits, required=True)
