"""Fields of a parameter model: what each may hold, in which unit, and how that is told."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo

from analysis.errors import nearest

_TYPES = {int: "whole number", float: "number", str: "name", bool: "true or false", date: "date"}
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Kind:
    """What all fields of one kind have in common: put into the Annotated type of the field.

    It stands on a single value or on each item of a list. unit: as written in tables, None for a
    pure number; ge, gt, le, lt: limits, numbers or dates, within which a field may set its own.
    """

    unit: str | None = None
    ge: Any = None
    gt: Any = None
    le: Any = None
    lt: Any = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The field's own schema with the tighter of both limits; pydantic keeps only the last."""
        schema = handler(source)
        for name, tighter in (("ge", max), ("gt", max), ("le", min), ("lt", min)):
            limit = getattr(self, name)
            if limit is not None:
                schema[name] = tighter(limit, schema.get(name, limit))
        return schema


class Limit(NamedTuple):
    """One end of a range."""

    value: Any
    excluded: bool


@dataclass(frozen=True)
class FieldContent:
    """What a field holds: one value, or many in a list without repetition.

    type: of a value, or of each item of a list; choices: all that it may be, empty when a range
    tells it; lower, upper: the tighter limits of kind and field; fewest, most: length of a list.
    """

    type: Any
    unit: str | None
    choices: tuple
    lower: Limit | None
    upper: Limit | None
    many: bool = False
    fewest: int = 1
    most: int | None = 1


def content(field: FieldInfo) -> FieldContent:
    """What a field holds."""
    annotation, marks, many = field.annotation, list(field.metadata), False
    fewest = 1
    most: int | None = 1
    if get_origin(annotation) is tuple:
        fewest = max(_given(marks, "min_length"), default=0)
        most = min(_given(marks, "max_length"), default=None)
        annotation, marks, many = get_args(annotation)[0], [], True
        if get_origin(annotation) is Annotated:
            annotation, *marks = get_args(annotation)
    choices = get_args(annotation) if get_origin(annotation) is Literal else ()
    choices = next(iter(_given(marks, "choices")), choices)
    if many and choices:
        most = min(len(choices), most or len(choices))
    lower = [Limit(v, False) for v in _given(marks, "ge")]
    lower += [Limit(v, True) for v in _given(marks, "gt")]
    upper = [Limit(v, False) for v in _given(marks, "le")]
    upper += [Limit(v, True) for v in _given(marks, "lt")]
    own = field.json_schema_extra
    units = [own["unit"]] if isinstance(own, dict) and "unit" in own else _given(marks, "unit")
    return FieldContent(
        type=type(choices[0]) if choices else annotation,
        unit=str(units[0]) if units else None,
        choices=choices,
        lower=max(lower, default=None),
        upper=min(upper, key=lambda one: (one.value, not one.excluded), default=None),
        many=many,
        fewest=fewest,
        most=most,
    )


def _given(marks: Iterable[Any], name: str) -> list[Any]:
    found = [getattr(mark, name, None) for mark in marks]
    return [value for value in found if value is not None]


def type_name(field: FieldInfo) -> str:
    """The type of a field in words: 'number', 'name', 'list of whole numbers'."""
    what = content(field)
    return f"list of {_TYPES[what.type]}s" if what.many else _TYPES[what.type]


def taken(value: Any, field: FieldInfo) -> Any:
    """A value as a file or a command line gives it, in the form that the field's type asks for.

    A text such as 2026-07-24 is a date where one is asked for, 300.0 a whole number; a list
    stands for a tuple, and one value for a list of one. Everything else is left as it is, for the
    model to refuse.
    """
    what = content(field)
    if not what.many:
        return _one(value, what.type)
    items = value if isinstance(value, list | tuple) else [value]
    return tuple(_one(item, what.type) for item in items)


def _one(value: Any, wanted: Any) -> Any:
    if wanted is date and isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:  # such as 2026-02-30
            return value
    if wanted is int and isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def allowed(field: FieldInfo, near: Any = None) -> str:
    """The allowed values of a field in words, with their form.

    E.g. 'number at least 0 and below 90 deg', 'initial, request', 'date such as 2026-07-24, at
    least 2026-06-24 and at most 2026-08-23', 'list such as [0, 45] of 1 to 12 different numbers at
    least 0 and below 180 deg'. near: what was given instead; of many names only the nearest are
    told then.
    """
    what = content(field)
    names = ", ".join(map(str, what.choices)) if near is None else nearest(near, what.choices)
    if not what.many:
        if what.choices:
            return names
        form = f" such as {field.default}," if what.type is date else ""
        return (_TYPES[what.type] + form + _range(what)).removesuffix(",")
    form = "list such as [" + ", ".join(_plain(item) for item in field.default[:2]) + "]"
    if what.choices:
        return f"{form}, any of {names}"
    return form + f" of {what.fewest} to {what.most} different {_TYPES[what.type]}s{_range(what)}"


def _range(what: FieldContent) -> str:
    low, high = what.lower, what.upper
    unit = f" {what.unit}" if what.unit else ""
    words = []
    if low:
        words.append(f"{'above' if low.excluded else 'at least'} {_plain(low.value)}")
    if high:
        words.append(f"{'below' if high.excluded else 'at most'} {_plain(high.value)}")
    return f" {' and '.join(words)}{unit}" if words else unit


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
