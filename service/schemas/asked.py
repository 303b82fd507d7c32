"""What comes in: the bodies of requests, and what is said of a field that is not as it must be."""

import re
from collections.abc import Mapping
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from models.analysis import Target
from models.text.plain import read_plain
from service.offsets import UNITS
from service.problems import MOST_UNKNOWN, UNKNOWN, Problem, by_field
from service.settings import MAX_ALIASES, MAX_CHARACTERS, MAX_DOCUMENTS, MAX_ID, MAX_NAME, MAX_TARGETS


class Asked(Schema):
    """What comes in: fields that nobody knows are refused, and the description says so."""

    class Meta:
        unknown = RAISE

    error_messages = {"unknown": UNKNOWN, "type": "must be a JSON object"}


TEXT_RULE = f"must be a string of 1 to {MAX_CHARACTERS:,} characters"
ID_RULE = f"must be a string of at most {MAX_ID} characters, or null"
LANGUAGE_RULE = 'must be "en"'
# A character that is white space to nobody: what \s means differs between Python and ECMA-262, which OpenAPI takes.
# Nor does anybody see soft hyphens, zero-width spaces and direction marks.
INK = r"[^\s\u001c-\u001f\u0085\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
NAME_RULE = f"must be a string of 1 to {MAX_NAME} characters, not all blank"
ALIASES_RULE = f"must be a list of at most {MAX_ALIASES} names"
TARGET_RULE = f"{NAME_RULE}, or an object with name and aliases"
TARGETS_RULE = f"must be a list of at most {MAX_TARGETS} targets"
UNIT_RULE = f"must be one of {', '.join(UNITS)}"
DOCUMENTS_RULE = f"must be a list of 1 to {MAX_DOCUMENTS} documents"


def messages(rule: str) -> dict[str, Any]:
    """What is said of a field that is missing, null or of another type, or of an archive's bytes: what it must be."""
    return {
        "required": f"is missing: {rule}",
        "invalid": rule,
        "null": rule,
        "invalid_utf8": f"is not text in UTF-8: {rule}",
    }


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
            raise Problem("unsupported-language", f"language {LANGUAGE_RULE}", {"language": [LANGUAGE_RULE]})
        return value


class NameLength(validate.Length):
    """1 to 200 code points, of which one at least is ink."""

    def __call__(self, value: Any) -> Any:
        if not re.search(INK, value):
            raise ValidationError(NAME_RULE)
        return super().__call__(value)


def name_field(says: str) -> fields.String:
    return fields.String(
        required=True,
        validate=NameLength(1, MAX_NAME, error=NAME_RULE),
        error_messages=messages(NAME_RULE),
        metadata={"pattern": INK, "description": says},
    )


def list_field(inner: Any, length: validate.Length, *checks: Any, rule: str, **options: Any) -> fields.List[Any]:
    """A list whose length is looked at before its elements: else each of a million wrong ones would be told."""

    def short(value: Any) -> Any:
        return length(value) if isinstance(value, list) else value

    return fields.List(inner, pre_load=short, validate=[length, *checks], error_messages=messages(rule), **options)


class TargetRequest(Asked):
    """Somebody or something toward whom stance is wanted, with the other names it goes by."""

    name = name_field("What the answer calls the target.")
    aliases = list_field(
        name_field("Another name of the target."),
        validate.Length(max=MAX_ALIASES, error=ALIASES_RULE),
        rule=ALIASES_RULE,
        load_default=list,
        metadata={"description": "Other names under which the article may mention it."},
    )


PLAIN_TARGET = name_field("A target without aliases.")


class TargetField(fields.Field[Target]):
    """A string (in an archive also its bytes), or an object with name and aliases."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> Target:
        if isinstance(value, str | bytes):
            loaded: dict[str, Any] = {"name": PLAIN_TARGET.deserialize(value), "aliases": ()}
        elif isinstance(value, dict):
            loaded = TargetRequest().load(value)
        else:
            raise self.make_error("invalid")
        return Target(loaded["name"], tuple(loaded["aliases"]))


def _distinct(targets: list[Target]) -> None:
    """Refuse two targets of one name: whose stance would be meant? "Court" and "court" may be two."""
    owner: dict[str, int] = {}
    for index, target in enumerate(targets):
        for name in (target.name, *target.aliases):
            key = " ".join(read_plain(name).text.split())  # as the article is read
            if owner.setdefault(key, index) != index:
                raise ValidationError({index: ["has a name that another target has"]})


TARGET_SCHEMA = {
    "oneOf": [
        {"type": "string", "minLength": 1, "maxLength": MAX_NAME, "pattern": INK},
        {"$ref": "#/components/schemas/TargetRequest"},
    ]
}


class AnalyzeRequest(Asked):
    """One article."""

    text = fields.String(
        required=True,
        validate=TextLength(1, MAX_CHARACTERS, error=TEXT_RULE),
        error_messages=messages(TEXT_RULE),
        metadata={
            "description": "The article, plain text; a newline ends a paragraph, unless the lines of all the text are "
            "broken at one width. Used exactly as sent."
        },
    )
    id = fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Length(max=MAX_ID, error=ID_RULE),
        error_messages=messages(ID_RULE),
        metadata={"description": "Echoed in the answer."},
    )
    language = fields.String(
        load_default="en",
        validate=EnglishOnly(["en"]),
        error_messages=messages(LANGUAGE_RULE),
        metadata={"description": "English only: another language is a problem of type unsupported-language."},
    )
    targets = list_field(
        TargetField(error_messages=messages(TARGET_RULE), metadata=TARGET_SCHEMA),
        validate.Length(max=MAX_TARGETS, error=TARGETS_RULE),
        _distinct,
        rule=TARGETS_RULE,
        load_default=list,
        metadata={
            "description": "People, bodies or issues toward which each source's stance is wanted. "
            "No two may share a name.",
            "default": [],
        },
    )
    offset_unit = fields.String(
        load_default="codepoint",
        validate=validate.OneOf(UNITS, error=UNIT_RULE),
        error_messages=messages(UNIT_RULE),
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


def invalid(found: Any) -> Problem:
    """What Marshmallow found, as a problem: every known field, and of unknown ones the first in alphabetical order.

    Marshmallow has those in a set, whose order is another in every process.
    """
    errors = by_field(found)
    known = {name: said for name, said in errors.items() if said != [UNKNOWN]}
    unknown = sorted(errors.keys() - known.keys())
    told = known | dict.fromkeys(unknown[:MOST_UNKNOWN], [UNKNOWN])
    lines = [f"{name}: {message}" for name, said in told.items() for message in said]
    if len(unknown) > MOST_UNKNOWN:
        lines.append(f"and {len(unknown) - MOST_UNKNOWN:,} more")
    return Problem("invalid-field", "; ".join(lines), told)


class BatchRequest(Asked):
    """Several articles; each has its own answer or its own problem."""

    documents = list_field(
        DocumentField(AnalyzeRequest),
        validate.Length(1, MAX_DOCUMENTS, error=DOCUMENTS_RULE),
        rule=DOCUMENTS_RULE,
        required=True,
        metadata={"description": "A document that is not as described here gets a problem in its place."},
    )
