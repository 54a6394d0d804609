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


def told_allowed(field: FieldInfo, near: Any = None) -> str:
    """'allowed is a number …' or 'allowed are quick, slow'; near: as for `allowed`."""
    what = content(field)
    verb = "are" if len(what.choices) > 1 and not what.many else "is"
    return f"allowed {verb} {allowed(field, near)}"


def allowed(field: FieldInfo, near: Any = None) -> str:
    """The allowed values of a field in words, with their form.

    E.g. 'a number of at least 0 and below 90 deg', 'initial, request', 'a date such as 2026-07-24,
    from 2026-06-24 to 2026-08-23', 'a list such as [0, 45] of 1 to 12 different numbers, each at
    least 0 and below 180 deg'. near: what was given instead; of many names only the nearest are
    told then.
    """
    what = content(field)
    names = ", ".join(map(str, what.choices)) if near is None else nearest(near, what.choices)
    if what.many:
        form = f"a list such as [{', '.join(_plain(item) for item in field.default[:2])}]"
        if what.choices:
            return f"{form} of {_count_of_names(what)}{names}"
        return f"{form} of {_count(what)}{_range(what, ', each ', ', each ')}"
    if what.choices:
        return names
    if what.type is date:
        return f"a date such as {field.default}{_range(what, ', ', ', ')}"
    if _is_year(what):
        return f"a {what.unit}{_range(what, ' ', ' ')}"
    kind = _TYPES[what.type]
    return kind if what.type is bool else f"a {kind}{_range(what, ' ', ' of ')}"


def _count(what: FieldContent) -> str:
    """'1 to 12 different numbers', '1 number', 'one or more different dates'."""
    kind = _TYPES[what.type]
    if what.most == 1:
        return f"{'at most 1' if what.fewest == 0 else '1'} {kind}"
    if what.most is None:
        least = ("", "one or more ")[what.fewest] if what.fewest < 2 else f"at least {what.fewest} "
        return f"{least}different {kind}s"
    span = str(what.most) if what.fewest == what.most else f"{what.fewest} to {what.most}"
    return f"{span} different {kind}s"


def _count_of_names(what: FieldContent) -> str:
    """How many of the names, with 'of' where it is said; any number of them, or a span."""
    if what.most == len(what.choices) and what.fewest <= 1:
        return "one or more of " if what.fewest else "any of "
    span = str(what.most) if what.fewest == what.most else f"{what.fewest} to {what.most}"
    return f"{span} of "


def _is_year(what: FieldContent) -> bool:
    return what.type is int and what.unit in ("year", "fiscal year")


def _range(what: FieldContent, before: str, before_at: str) -> str:
    """The limits in words; before, before_at: what leads to them, to 'above' and to 'at least'."""
    low, high = what.lower, what.upper
    dated = what.type is date or _is_year(what)
    words = []
    if low:
        at, above = ("from", "after") if dated else ("at least", "above")
        words.append(f"{above if low.excluded else at} {_plain(low.value)}")
    if high:
        at, below = ("to" if low else "up to", "before") if dated else ("at most", "below")
        words.append(f"{below if high.excluded else at} {_plain(high.value)}")
    unit = f" {what.unit}" if what.unit and not dated else ""
    if not words:
        return unit and f" in{unit}"
    joined = " and ".join(words)
    if dated and low and high and not low.excluded and not high.excluded:
        joined = " ".join(words)
    if dated and low and not high and not low.excluded:
        joined += " on"
    return (before_at if words[0].startswith("at") else before) + joined + unit


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
