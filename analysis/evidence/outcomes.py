"""The outcomes that a claim may have, and the rules that give them."""

import functools
from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.errors import InputError, known

SUPPORTED = "supported"
PARTLY = "partly"
NOT_SUPPORTED = "not supported"
OVERTAKEN = "overtaken by events"
CANNOT_BE_TESTED = "cannot be tested"

OUTCOMES = (SUPPORTED, PARTLY, NOT_SUPPORTED, OVERTAKEN, CANNOT_BE_TESTED)


class Outcome(str):
    """An outcome that a rule gave on a claim; nothing else makes one."""

    rule: "Rule"

    def __new__(cls, outcome: str, rule: "Rule"):
        made = super().__new__(cls, outcome)
        made.rule = rule
        return made


class Rule:
    """A function of plain numbers that judges a claim, or several of one kind.

    claims: ids of data/claims.csv; outcomes: those that it can give, each driven by a test.
    """

    def __init__(
        self, function: Callable[..., str], outcomes: tuple[str, ...], claims: tuple[str, ...]
    ):
        functools.update_wrapper(self, function)
        self._function = function
        self.outcomes = tuple(known(o, OUTCOMES, "outcome") for o in outcomes)
        self.claims = claims or (function.__name__.replace("_", "-"),)

    def __call__(self, **given: Any) -> Outcome:
        """The outcome for these numbers.

        Raises InputError for a missing number and for an outcome that the rule does not declare.
        """
        name = self._function.__name__
        for argument, number in given.items():
            if pd.api.types.is_scalar(number) and pd.isna(number):
                raise InputError(f"rule {name}: {argument} is missing")
        outcome = self._function(**given)
        if outcome not in self.outcomes:
            raise InputError(
                f"rule {name}: '{outcome}' is not declared: allowed are {', '.join(self.outcomes)}"
            )
        return Outcome(outcome, self)


def rule(*outcomes: str, claims: tuple[str, ...] = ()) -> Callable[[Callable[..., str]], Rule]:
    """Make a function the rule of a claim.

    outcomes: all that it can give; claims: ids, by default the function's name with hyphens.
    """
    return lambda function: Rule(function, outcomes, claims)


def judge(*, supported: bool, partly: bool = False) -> str:
    """The outcome of a threshold: `supported` first, then `partly`, else not supported."""
    if bool(supported):
        return SUPPORTED
    return PARTLY if bool(partly) else NOT_SUPPORTED
