"""What every notebook's parameter model shares: units, allowed values, errors in one line."""

import ast
import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.fields import FieldInfo

from analysis.errors import InputError, hint

_INJECTED = "# Parameters"  # how papermill heads the cell that it adds
_PLAIN = (bool, int, float, str, list, tuple, dict, set, type(None))


def parameter(default: Any, *, description: str, unit: str | None = None, **constraints) -> Any:
    """A field of a parameter model.

    default: value of the published run; unit: as written in tables, None for a pure number or
    name, and for a field whose kind (analysis.parameters.kinds) brings its unit; constraints:
    pydantic's ge, gt, le, lt, min_length, max_length, pattern, over those of the kind.
    """
    own: dict[str, Any] = {} if unit is None else {"json_schema_extra": {"unit": unit}}
    return Field(default, description=description, **own, **constraints)


@dataclass(frozen=True)
class Kind:
    """What all fields of one kind have in common: put into the Annotated type of the field.

    unit: as for `parameter`; ge, gt, le, lt: limits, within which a field may set its own.
    """

    unit: str | None = None
    ge: float | None = None
    gt: float | None = None
    le: float | None = None
    lt: float | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """The field's own schema with the tighter of both limits; pydantic keeps only the last."""
        schema = handler(source)
        for name, tighter in (("ge", max), ("gt", max), ("le", min), ("lt", min)):
            limit = getattr(self, name)
            if limit is not None:
                schema[name] = tighter(limit, schema.get(name, limit))
        return schema


class NotebookParameters(BaseModel):
    """Base of a notebook's parameters; the subclass's docstring is the notebook's question."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_default=True, allow_inf_nan=False
    )

    @model_validator(mode="before")
    @classmethod
    def _booleans_are_not_numbers(cls, given: Any) -> Any:
        for name, value in given.items() if isinstance(given, dict) else ():
            field = cls.model_fields.get(name)
            if field and isinstance(value, bool) and field.annotation in (int, float):
                raise ValueError(f"{name} = {value}: allowed is {allowed(field)}")
        return given

    @classmethod
    def validated(cls, given: Mapping[str, Any]) -> Self:
        """The model of what was given, defaults elsewhere.

        Raises InputError, in one line, for an unknown name, a wrong type, a value out of range
        or values that contradict each other.
        """
        try:
            return cls(**given)
        except ValidationError as error:
            # A list with a bad element is also reported as too short: keep the element.
            deepest = {p["loc"][:1]: p for p in reversed(error.errors())}
            raise InputError("; ".join(_line(cls, p) for p in reversed(deepest.values()))) from None

    @classmethod
    def from_cell(cls, namespace: Mapping[str, Any]) -> Self:
        """The model of a notebook's parameters cell, from its globals().

        Names that the cell binds besides the parameters are taken for misspelt ones, which
        papermill itself would pass over; names that other cells bind are not looked at, so that
        the set-up cell can be executed again. Raises InputError as `validated` does.
        """
        bound = _bound_by_parameter_cells(namespace.get("In"))
        if bound is None:  # no kernel: every plain global counts
            bound = {
                name
                for name, value in namespace.items()
                if not name.startswith("_") and isinstance(value, _PLAIN)
            }
        names = [n for n in namespace if n in bound or n in cls.model_fields]
        return cls.validated({name: namespace[name] for name in names})

    @classmethod
    def unit(cls, name: str) -> str | None:
        """The unit of one parameter, None for a pure number or a name."""
        return _unit(cls.model_fields[name])

    def overrides(self) -> dict[str, Any]:
        """The values that differ from the published run's."""
        published = type(self)()
        return {
            name: value for name, value in self.plain().items() if value != published.plain()[name]
        }

    def plain(self) -> dict[str, Any]:
        """Every value as JSON holds it."""
        return self.model_dump(mode="json")

    @classmethod
    def question(cls) -> str:
        """The question that the notebook answers."""
        return " ".join((cls.__doc__ or "").strip().split("\n\n")[0].split())

    @classmethod
    def described(cls) -> list[dict[str, Any]]:
        """One row per parameter: name, type, unit, allowed, default, description."""
        published = cls().plain()
        return [
            {
                "name": name,
                "type": _type_name(field.annotation),
                "unit": _unit(field),
                "allowed": allowed(field),
                "default": published[name],
                "description": field.description,
            }
            for name, field in cls.model_fields.items()
        ]


def _bound_by_parameter_cells(history: Any) -> set[str] | None:
    """The names that the parameters cell binds, and the cell that papermill sets behind it.

    history: the kernel's list of executed code, newest last; of each kind of cell the newest
    counts, so that a misspelling that was mended is forgotten. None without a history.
    """
    if not isinstance(history, list):
        return None
    newest: dict[bool, set[str]] = {}
    for code in reversed(history):
        names = _literal_names(code)
        if names:
            newest.setdefault(code.lstrip().startswith(_INJECTED), names)
    return set().union(*newest.values()) if newest else None


def _literal_names(code: str) -> set[str]:
    """The names that a cell binds when it does nothing but bind names to literals."""
    try:
        statements = ast.parse(code).body
        for statement in statements:
            ast.literal_eval(statement.value)  # type: ignore[attr-defined]
        return {s.targets[0].id for s in statements}  # type: ignore[attr-defined]
    except (SyntaxError, ValueError, AttributeError, TypeError):
        return set()


def allowed(field: FieldInfo) -> str:
    """The allowed values of a field in words, e.g. '0 to 90 deg' or 'initial, request'."""
    choices = _choices(field.annotation)
    if choices:
        many = get_origin(field.annotation) in (tuple, list)
        return ("any of " if many else "") + ", ".join(map(str, choices))
    limits = {
        name: [getattr(m, name) for m in field.metadata if getattr(m, name, None) is not None]
        for name in ("ge", "gt", "le", "lt", "min_length", "pattern")
    }
    unit = _unit(field)
    words = [_type_name(field.annotation)]
    # A field narrows the range of its kind: of two limits the tighter one counts.
    lower = [(v, "at least") for v in limits["ge"]] + [(v, "above") for v in limits["gt"]]
    upper = [(v, "at most") for v in limits["le"]] + [(v, "below") for v in limits["lt"]]
    words += [
        f"{word} {_limit(value)}"
        for value, word in (
            *([max(lower, key=lambda one: (one[0], one[1] == "above"))] if lower else []),
            *([min(upper, key=lambda one: (one[0], one[1] != "below"))] if upper else []),
        )
    ]
    words += [f"at least {count} of them" for count in limits["min_length"]]
    words += [f"matching {pattern}" for pattern in limits["pattern"]]
    return " ".join([words[0], " and ".join(words[1:])]).strip() + (f" {unit}" if unit else "")


def _unit(field: FieldInfo) -> str | None:
    own = field.json_schema_extra
    kinds = [m.unit for m in field.metadata if isinstance(m, Kind)]
    if isinstance(own, dict) and "unit" in own:
        return str(own["unit"])
    return next(iter(kinds), None)


def _limit(value: Any) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def _choices(annotation: Any) -> tuple:
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return next((c for arg in get_args(annotation) if (c := _choices(arg))), ())


def _type_name(annotation: Any) -> str:
    names = {int: "whole number", float: "number", str: "text", bool: "true or false"}
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return "name"
    if origin in (tuple, list):
        return f"list of {_type_name(arguments[0])}s"
    if origin in (Union, types.UnionType):
        return " or ".join("none" if a is type(None) else _type_name(a) for a in arguments)
    return names.get(annotation, getattr(annotation, "__name__", str(annotation)))


def _line(model: type[NotebookParameters], problem: dict) -> str:
    name = str(problem["loc"][0]) if problem["loc"] else ""
    if problem["type"] == "extra_forbidden":
        names = sorted(model.model_fields)
        told = ", ".join(names)
        return f"unknown parameter '{name}': allowed are {told}{hint(name, names)}"
    if not name:
        return problem["msg"].removeprefix("Value error, ")
    field, given = model.model_fields[name], problem["input"]
    near = hint(given, _choices(field.annotation)) if isinstance(given, str) else ""
    return f"{name} = {given!r}: allowed is {allowed(field)}{near}"
