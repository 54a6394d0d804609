"""What every study shares: sections, values, words and verdicts, each computed when asked for."""

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar, get_args, get_origin

import pandas as pd

from analysis import tables
from analysis.errors import InputError, known, unknown
from analysis.evidence import numbers, templates
from analysis.evidence.outcomes import Outcome
from analysis.evidence.record import Value, Verdict
from analysis.evidence.texts import FigureText, TableText
from analysis.parameters.base import NotebookParameters

P = TypeVar("P", bound=NotebookParameters)

# What a subclass may define anew; any other name of Study would be lost without a word.
_OVERRIDDEN = {"figures", "tables", "notebook"}
_KEY = re.compile(r"[a-z][a-z0-9_]*")


class Findings(NamedTuple):
    """All that a study finds: values by key, verdicts by claim."""

    values: dict[str, Value]
    verdicts: dict[str, Verdict]


class section(functools.cached_property[pd.DataFrame]):
    """A frame of a study with its columns written down: @section("place", "mean_wait_h").

    Raises InputError, when it is computed, for a frame with other columns.
    """

    def __init__(self, *columns: str):
        self.columns = columns

    def __call__(self, function: Callable[[Any], pd.DataFrame]) -> "section":
        @functools.wraps(function)
        def checked(study: Any) -> pd.DataFrame:
            frame = function(study)
            if tuple(frame.columns) != self.columns:
                raise InputError(
                    f"section {function.__name__} has the columns {', '.join(frame.columns)}: "
                    f"written down are {', '.join(self.columns)}"
                )
            return frame

        super().__init__(checked)
        return self


class values(functools.cached_property[dict[str, Value]]):
    """Values of one section: @values("wait_*") over a function that returns {key: Value}.

    patterns: what the keys look like, so that one value is found without computing the others.
    Raises InputError, when it is computed, for a key that no pattern covers.
    """

    def __init__(self, *patterns: str):
        self.patterns = patterns

    def __call__(self, function: Callable[[Any], Mapping[str, Value]]) -> "values":
        @functools.wraps(function)
        def checked(study: Any) -> dict[str, Value]:
            found = dict(function(study))
            for key in found:
                if not _KEY.fullmatch(key) or not self.covers(key):
                    raise InputError(
                        f"value key '{key}' of {function.__name__}: allowed are snake_case keys "
                        f"like {', '.join(self.patterns)}"
                    )
            return found

        super().__init__(checked)
        return self

    def covers(self, key: str) -> bool:
        """Whether a key may be among these values."""
        return any(fnmatchcase(key, pattern) for pattern in self.patterns)


class words(functools.cached_property[Mapping[str, str]]):
    """Names and lists for sentences: @words("places_shown") over a function of {name: text}."""

    def __init__(self, *names: str):
        self.names = names

    def __call__(self, function: Callable[[Any], Mapping[str, str]]) -> "words":
        super().__init__(function)
        return self


class verdict:
    """A verdict on a claim: @verdict("claim-id") over a function that returns (outcome, finding).

    claims: one, or several that one function judges; that function is told which, as its second
    argument. outcome: as a rule gave it; finding: a template over the study's values. A function
    returns None where its sources do not reach to judge the claim; then no verdict is found.
    """

    def __init__(self, *claims: str):
        self.claims = claims
        self.function: Callable[..., tuple[Outcome, str] | None]

    def __call__(self, function: Callable[..., tuple[Outcome, str] | None]) -> "verdict":
        self.function = function
        return self

    def on(self, study: Any, claim: str) -> tuple[Outcome, str] | None:
        """What the function says of one of its claims."""
        return self.function(study) if len(self.claims) == 1 else self.function(study, claim)


def value(
    key: str, *, unit: str | None = None, digits: int, of: str
) -> Callable[[Callable[[Any], float]], values]:
    """One value: @value("wait_ratio", digits=1, of="…") over a function that returns its number."""

    def wrap(function: Callable[[Any], float]) -> values:
        @functools.wraps(function)
        def one(study: Any) -> dict[str, Value]:
            return {key: Value.of(function(study), unit, digits, of)}

        return values(key)(one)

    return wrap


def key_of(name: str) -> str:
    """A name as a part of a value's key: 'GPS + QZSS 5' gives 'gps_qzss_5'."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


def quantities(
    found: Iterable[tuple[str, float, str]], *, unit: str | None = None, digits: int
) -> dict[str, Value]:
    """Values of one unit and precision, from rows (key, number, description)."""
    return {key: Value.of(number, unit, digits, of) for key, number, of in found}


class Study(Generic[P]):
    """What answers a notebook's question, as plain computation over its parameter model.

    A study is a package of the notebook's name. Its first class names the parameter model, `class
    Programme(Study[Parameters])`; a long study goes on in further classes, down to the one that
    bears the notebook's name and gives the verdicts: `class ImagingRevisit(Delivery)`.
    """

    notebook: ClassVar[str]
    model: ClassVar[type[NotebookParameters]]
    figures: Mapping[str, FigureText] = MappingProxyType({})
    tables: Mapping[str, TableText] = MappingProxyType({})
    _values: ClassVar[dict[str, values]]
    _words: ClassVar[dict[str, words]]
    _verdicts: ClassVar[dict[str, verdict]]
    _sections: ClassVar[dict[str, section]]

    def __init_subclass__(cls) -> None:
        own = {*vars(Study), *Study.__annotations__, "parameters"} - _OVERRIDDEN
        for name in sorted(vars(cls).keys() & own):
            if not name.endswith("__"):
                raise TypeError(f"{cls.__name__}.{name}: the name is the frame's own")
        if cls.__module__.startswith("analysis.studies."):
            cls.notebook = cls.__module__.split(".")[2]
        for base in getattr(cls, "__orig_bases__", ()):
            if get_origin(base) is Study:
                (cls.model,) = get_args(base)
        members = {k: v for base in reversed(cls.__mro__) for k, v in vars(base).items()}
        cls._sections = {k: v for k, v in members.items() if isinstance(v, section)}
        cls._values = {k: v for k, v in members.items() if isinstance(v, values)}
        cls._words = {k: v for k, v in members.items() if isinstance(v, words)}
        judging = [v for v in members.values() if isinstance(v, verdict)]
        cls._verdicts = {claim: v for v in judging for claim in v.claims}

    def __init__(self, parameters: P | None = None):
        """parameters: the notebook's own model; None for the published run's values.

        Raises InputError for the model of another notebook and for what is no model.
        """
        given = self.model() if parameters is None else parameters
        if type(given) is not self.model:
            got, allowed = (f"{c.__module__}.{c.__qualname__}" for c in (type(given), self.model))
            raise InputError(f"study {self.notebook}: got {got}, allowed is {allowed}")
        self.parameters: P = given  # type: ignore[assignment]

    @classmethod
    def sections(cls) -> dict[str, tuple[str, ...]]:
        """Names of the sections, each with its columns."""
        return {name: found.columns for name, found in cls._sections.items()}

    @classmethod
    def claims(cls) -> list[str]:
        """The claims that the study judges, those included that its sources leave open."""
        return list(cls._verdicts)

    def section(self, name: str) -> pd.DataFrame:
        """One section's frame. Raises InputError for an unknown name."""
        return getattr(self, known(name, self._sections, f"section of study {self.notebook}"))

    def value(self, key: str) -> Value:
        """One value, for which only its own group is computed.

        Raises InputError for an unknown key.
        """
        groups = [name for name, found in self._values.items() if found.covers(key)]
        for name in groups:
            found = getattr(self, name)
            if key in found:
                return found[key]
        near = [k for name in groups for k in getattr(self, name)]
        patterns = {p for found in self._values.values() for p in found.patterns} - {key}
        raise unknown(key, near or patterns, f"value of study {self.notebook}")

    def number(self, key: str) -> float:
        """One value's number. Raises InputError for an unknown key."""
        return self.value(key).number

    def text(self, name: str, form: str = "") -> str:
        """How a value, a parameter or a word of this study reads in a sentence.

        form: "" with its unit, "number" without, "words" for a small whole number in words.
        Raises InputError for an unknown name or form.
        """
        if form:
            known(form, ("number", "words"), "form of a field")
        for found in self._words:
            if name in self._words[found].names:
                return getattr(self, found)[name]
        if name in self.model.model_fields:
            given = self.parameters.plain()[name]
            unit = self.model.unit(name) if form != "number" else None
            return (
                numbers.in_words(given) if form == "words" else numbers.parameter_text(given, unit)
            )
        recorded = self.value(name)
        if form == "words":
            return numbers.in_words(recorded.number)
        return recorded.text if form == "number" else recorded.in_words()

    def verdict(self, claim: str) -> Verdict | None:
        """The verdict on one claim; None where the study's sources do not reach to judge it.

        Raises InputError for a claim that the study does not judge or that data/claims.csv does
        not know, an outcome that no rule of that claim gave, a finding that types a number, or a
        rule of one outcome on a claim that is not a matter of record.
        """
        known(claim, self._verdicts, f"claim judged by study {self.notebook}")
        claims = tables.read("claims").set_index("id")
        row = claims.loc[known(claim, claims.index, "claim")]
        judged = self._verdicts[claim].on(self, claim)
        if judged is None:
            return None
        outcome, finding = judged
        if not isinstance(outcome, Outcome) or claim not in outcome.rule.claims:
            raise InputError(f"verdict on '{claim}': its outcome '{outcome}' is of no rule for it")
        if len(set(outcome.rule.outcomes)) < 2 and not row["matter_of_record"]:
            raise InputError(
                f"verdict on '{claim}': its rule can only give '{outcome}', which is allowed for a "
                "matter of record alone"
            )
        text, used = templates.filled(finding, self.text, f"the finding on '{claim}'")
        keys = tuple(name for name in dict.fromkeys(used) if name not in self._unrecorded())
        return Verdict(outcome=str(outcome), finding=text, values=keys)

    def findings(self) -> Findings:
        """Every value, and every verdict that the sources allow.

        Raises InputError for a key that two groups give, or that names a parameter or a word too.
        """
        found: dict[str, Value] = {}
        for name in self._values:
            group = getattr(self, name)
            twice = found.keys() & group
            if twice:
                raise InputError(f"study {self.notebook}: value '{min(twice)}' is given twice")
            found |= group
        double = found.keys() & self._unrecorded()
        if double:
            raise InputError(
                f"study {self.notebook}: '{min(double)}' names a value and a parameter or a word"
            )
        judged = {claim: self.verdict(claim) for claim in self._verdicts}
        return Findings(found, {claim: v for claim, v in judged.items() if v is not None})

    @classmethod
    def _unrecorded(cls) -> set[str]:
        """Names that a sentence may use besides values: parameters and words."""
        return {*cls.model.model_fields, *(n for w in cls._words.values() for n in w.names)}
