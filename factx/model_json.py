"""The types of the claim format as plain data and back: JSON in and out, checked field by field."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Context, Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar

from factx.errors import FormatError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_FIFTEEN = Context(prec=15)


class Strict:
    """The base of the claim format's types: a field that they do not have is refused."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


def exact(number: Decimal | int | float | str) -> Decimal:
    """Round to the 15 significant digits that a JSON number keeps."""
    if isinstance(number, float):
        number = repr(number)
    value = _FIFTEEN.create_decimal(number)
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize(_FIFTEEN)


def plain(value: Any) -> Any:
    """Plain data for JSON: numbers integral where they are, tuples as lists."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return (
        {name: plain(item) for name, item in shallow(value).items()}
        if is_dataclass(value)
        else _number(value)
    )


def text(value: Any) -> str:
    """The same as a JSON string, at once."""
    return encode(value)


def read(kind: Any, data: Any) -> Any:
    """Make one of the types of the claim format from plain data.

    Raises:
        FormatError: A field is missing, unknown or of the wrong type.
    """
    from pydantic import ValidationError

    try:
        return adapter(kind).validate_python(data)
    except ValidationError:
        place, what = faults(kind, data)[0]
        mend = "see the claim format's tables of fields"
        raise FormatError(f"{place or 'the record'}: {what}", mend) from None


def faults(kind: Any, data: Any) -> list[tuple[str, str]]:
    """All that keeps plain data from being one of the types: the field and what is wrong with it."""
    from pydantic import ValidationError

    try:
        adapter(kind).validate_python(data)
    except ValidationError as error:
        return [(".".join(map(str, one["loc"])), one["msg"].lower()) for one in error.errors()]
    return []


def json_schema(kind: Any) -> dict[str, Any]:
    """The JSON Schema of a type; numbers are JSON numbers, never strings."""
    from pydantic.json_schema import GenerateJsonSchema

    class Numbers(GenerateJsonSchema):
        def decimal_schema(self, schema: Any) -> dict[str, Any]:
            return {"type": "number"}

    made: dict[str, Any] = adapter(kind).json_schema(schema_generator=Numbers)
    return {"$schema": Numbers.schema_dialect, **made}


@cache
def adapter(kind: Any) -> TypeAdapter[Any]:
    """What checks and makes a type; made once, since that takes a while."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def shallow(value: Any) -> dict[str, Any]:
    """The fields of one object, not yet plain themselves."""
    return _reader(value.__class__)(value)


@cache
def _reader(kind: Any) -> Callable[[Any], dict[str, Any]]:
    """What reads the fields of a type, written out field by field as dataclasses write theirs: it runs very often."""
    pairs = ", ".join(f"{field.name!r}: value.{field.name}" for field in fields(kind))
    made: Callable[[Any], dict[str, Any]] = eval(f"lambda value: {{{pairs}}}")
    return made


def _number(value: Any) -> int | float:
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} has no plain form")
    return int(value) if value == value.to_integral_value() else float(value)


def encoder(default: Callable[[Any], Any]) -> Callable[[Any], str]:
    """What writes values as JSON, ``default`` making one step plainer what JSON does not know."""
    return json.JSONEncoder(ensure_ascii=False, check_circular=False, default=default).encode


def _default(value: Any) -> Any:
    return _number(value) if isinstance(value, Decimal) else _reader(value.__class__)(value)


encode = encoder(_default)
