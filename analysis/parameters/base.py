"""What every notebook's parameter model shares: strict types, errors in one line, papermill."""

import ast
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from analysis.errors import DataError, InputError, hint, several, shown, unknown
from analysis.parameters import fields

_INJECTED = "# Parameters"  # how papermill heads the cell that it adds
_TOLD = 3  # problems, of however many
_PLAIN = (bool, int, float, str, list, tuple, dict, set, type(None))


def parameter(default: Any, *, description: str, unit: str | None = None, **constraints) -> Any:
    """A field of a parameter model.

    default: value of the published run; unit: as written in tables, None for a pure number or
    name, and for a field whose kind (analysis.parameters.kinds) brings its unit; constraints:
    pydantic's ge, gt, le, lt over those of the kind, and min_length, max_length of a list.
    """
    own: dict[str, Any] = {} if unit is None else {"json_schema_extra": {"unit": unit}}
    return Field(default, description=description, **own, **constraints)


class NotebookParameters(BaseModel):
    """Base of a notebook's parameters; the subclass's docstring is the notebook's question."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, validate_default=True, allow_inf_nan=False
    )

    @model_validator(mode="before")
    @classmethod
    def _as_typed(cls, given: Any) -> Any:
        own = cls.model_fields
        return {n: fields.taken(v, own[n]) if n in own else v for n, v in given.items()}

    @model_validator(mode="after")
    def _no_item_twice(self) -> Self:
        for name in type(self).model_fields:
            items = getattr(self, name)
            for place, item in enumerate(items if isinstance(items, tuple) else ()):
                if item in items[:place]:
                    raise ValueError(f"{name}: {shown(item)} stands there twice")
        return self

    @classmethod
    def validated(cls, given: Mapping[str, Any]) -> Self:
        """The model of what was given, defaults elsewhere.

        Raises InputError, in one line, for an unknown name, a wrong type, a value out of range
        or values that contradict each other.
        """
        try:
            return cls(**given)
        except ValidationError as error:
            problems = error.errors(include_url=False)
        for problem in problems:  # the table that tells what is allowed may be at fault
            if isinstance(broken := problem.get("ctx", {}).get("error"), DataError):
                raise broken
        # A list with a bad item is also reported as too short: keep the item.
        deepest = list({p["loc"][:1]: p for p in reversed(problems)}.values())[::-1]
        told = [_line(cls, problem) for problem in deepest[:_TOLD]]
        raise InputError(several(told, len(deepest) - len(told)))

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
        return fields.content(cls.model_fields[name]).unit

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
        return " ".join((cls.__doc__ or _docstring(cls)).strip().split("\n\n")[0].split())

    @classmethod
    def described(cls) -> list[dict[str, Any]]:
        """One row per parameter: name, type, unit, allowed, default, description."""
        published = cls().plain()
        return [
            {
                "name": name,
                "type": fields.type_name(field),
                "unit": fields.content(field).unit,
                "allowed": fields.allowed(field),
                "default": published[name],
                "description": field.description,
            }
            for name, field in cls.model_fields.items()
        ]


def _docstring(model: type) -> str:
    """What stands in a model's source, for Python leaves docstrings out when told to (-OO)."""
    file = sys.modules[model.__module__].__file__ or ""
    parts = ast.walk(ast.parse(Path(file).read_text(encoding="utf-8")))
    found = [p for p in parts if isinstance(p, ast.ClassDef) and p.name == model.__name__]
    return (ast.get_docstring(found[0]) if found else None) or ""


def _bound_by_parameter_cells(history: Any) -> set[str] | None:
    """The names that the parameters cell binds, and the cell that papermill sets behind it.

    history: the kernel's list of executed code, newest last; of each kind of cell the newest
    counts, so that a misspelling that was mended is forgotten. None without a history.
    """
    if not isinstance(history, list):
        return None
    newest: dict[bool, set[str]] = {}
    for code in reversed(history):
        injected = code.lstrip().startswith(_INJECTED)
        names = _literal_names(code, injected)
        if names:
            newest.setdefault(injected, names)
    return set().union(*newest.values()) if newest else None


def _literal_names(code: str, injected: bool) -> set[str]:
    """The names that a cell binds when it does nothing but bind names to literals.

    injected: by papermill, which writes what is no number as float('nan').
    """
    try:
        statements = ast.parse(code).body
        for statement in statements if not injected else ():
            ast.literal_eval(statement.value)  # type: ignore[attr-defined]
        return {s.targets[0].id for s in statements}  # type: ignore[attr-defined]
    except (SyntaxError, ValueError, AttributeError, TypeError):
        return set()


def _line(model: type[NotebookParameters], problem: Any) -> str:
    if not problem["loc"]:
        return problem["msg"].removeprefix("Value error, ")
    name, given = str(problem["loc"][0]), problem["input"]
    if problem["type"] == "extra_forbidden":
        lists_them = f"python -m analysis show {model.__module__.rsplit('.', 1)[-1]}"
        return str(unknown(name, model.model_fields, "parameter", lists_them))
    field = model.model_fields[name]
    told = f"{name} = {shown(list(given) if isinstance(given, tuple) else given)}: "
    told += fields.told_allowed(field, given)
    what = fields.content(field)
    if not isinstance(given, str) or what.type not in (int, float, str):
        return told
    # A name is told by its nearest, a number that was no number by the default's form.
    if what.type is str:
        return told + hint(given, what.choices)
    return told if what.many or what.choices else f"{told}, such as {field.default}"
