"""One row of an archive to its answer or its problem; the same on one machine and on many."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import orjson
from marshmallow import ValidationError

from service.answers import Json, answer
from service.archive.files import Row
from service.body import strict_json
from service.offsets import Unit
from service.problems import Problem
from service.schemas import AnalyzeRequest, BatchRequest
from service.state import VERSION, Reader

log = logging.getLogger("whence")


@dataclass(frozen=True, slots=True)
class Options:
    """How the rows of an archive are to be read: which fields hold text and id, and what to ask of each article."""

    text_field: str = "text"
    id_field: str = "id"
    targets: tuple[str | Json, ...] = ()
    offset_unit: Unit = "codepoint"

    @property
    def columns(self) -> Sequence[str]:
        """The fields of a row that matter; an archive's other fields are left alone."""
        return (self.text_field, self.id_field, "language", "targets")


@dataclass(frozen=True, slots=True)
class Done:
    """What became of some rows: JSON lines of answers and of problems, and how many of each."""

    answers: bytes = b""
    problems: bytes = b""
    answered: int = 0
    refused: int = 0

    def __add__(self, other: "Done") -> "Done":
        return Done(
            self.answers + other.answers,
            self.problems + other.problems,
            self.answered + other.answered,
            self.refused + other.refused,
        )


class RowReader:
    """An analyzer with options. `reader(number, row)` never raises: a row that cannot be read becomes its problem."""

    def __init__(self, analyzer: Reader, options: Options) -> None:
        self.analyzer, self.options = analyzer, options

    def __call__(self, number: int | None, row: Row) -> Done:
        """Read row `number` (from 1, if rows are counted); blank lines vanish.

        A row without an id gets its number as one.
        """
        if isinstance(row, bytes) and not row.strip():
            return Done()
        identity = None
        try:
            fields = _fields(row)
            identity = self._identity(fields, number)
            return Done(answers=_line(self._answer(self._document(fields, identity))), answered=1)
        except Problem as problem:
            return refusal(number, _sound(identity), problem)
        except Exception as error:  # a fault of ours must not cost the other ten million their answers
            # Its kind alone: a message may quote the article, and a log must not.
            kind = type(error).__name__
            log.error("row %s: %s", number, kind)
            return refusal(number, _sound(identity), Problem("internal-error", f"the reading failed ({kind})"))

    def _identity(self, row: Json, number: int | None) -> Any:
        """The row's id; what is no text but names a row in some archives becomes text."""
        found = row.get(self.options.id_field, number)
        if isinstance(found, date | time):
            return found.isoformat()
        number_or_uuid = isinstance(found, int | Decimal | UUID) and not isinstance(found, bool)
        return str(found) if number_or_uuid else found

    def _document(self, row: Json, identity: Any) -> Json:
        """The request that the row makes, valid; an archive's row has no other fields that matter."""
        chosen = self.options
        asked = {"id": identity, "offset_unit": chosen.offset_unit}
        asked["targets"] = row.get("targets", list(chosen.targets))
        if chosen.text_field in row:
            asked["text"] = row[chosen.text_field]
        if "language" in row:
            asked["language"] = row["language"]
        # The same schema as over HTTP, by the way that tells one bad document from the others.
        loaded = BatchRequest().load({"documents": [asked]})["documents"][0]
        if isinstance(loaded, Problem):
            raise loaded
        return dict(loaded)

    def _answer(self, document: Json) -> Json:
        return answer(
            self.analyzer.analyze(document["text"], tuple(document["targets"])),
            document["text"],
            unit=document["offset_unit"],
            document_id=document["id"],
            card=self.analyzer.card,
            version=VERSION,
        )


def _fields(row: Row) -> Json:
    """The row's fields by name; in Parquet a field that is null is one that the row does not have."""
    if not isinstance(row, bytes):
        return {name: value for name, value in row.items() if value is not None}
    found = strict_json(_utf8(row))
    if not isinstance(found, dict):
        raise Problem("invalid-field", "the row must be a JSON object with a text")
    return found


def _utf8(row: bytes) -> bytes:
    """The row as it is; of one that is no text, strict_json would only say that it is no JSON."""
    try:
        row.decode("utf-8")
    except UnicodeDecodeError:
        raise Problem("bad-json", "the line is not text in UTF-8") from None
    return row


def _sound(identity: Any) -> str | None:
    """The id as an answer would have it, or nothing where it is not one."""
    try:
        found: str | None = AnalyzeRequest().fields["id"].deserialize(identity)
    except ValidationError:
        return None
    return found


def refusal(number: int | None, identity: str | None, problem: Problem) -> Done:
    """A row that has no answer, as one line of the side file."""
    told = {"line": number, "id": identity, **problem.body("")}
    del told["request_id"]  # nothing was requested
    return Done(problems=_line(told), refused=1)


def _line(value: Json) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
