"""The rules on claims that date an event or a forecast; no parameter moves them, records do."""

from analysis.evidence.outcomes import (
    NOT_SUPPORTED,
    OVERTAKEN,
    PARTLY,
    SUPPORTED,
    Outcome,
    judge,
    rule,
)

DATED = (
    "history-1969-resolution", "history-first-satellite", "history-1993-nodong",
    "history-1998-taepodong", "history-igs-first-launch", "history-igs-3-4", "history-jaxa",
    "history-basic-space-law", "history-basic-plans", "debris-guidelines", "kite-failed",
    "us-dialogue", "galileo-agreement", "hayabusa2-return", "callisto-2022", "bepicolombo-2025",
    "mmx-mid2020s",
)  # fmt: skip
FORECASTS = ("hayabusa2-return", "callisto-2022", "bepicolombo-2025", "mmx-mid2020s")
SEVERAL = ("history-igs-3-4", "history-basic-plans", "debris-guidelines", "us-dialogue")
SINGLE = tuple(claim for claim in DATED if claim not in (*FORECASTS, *SEVERAL))


def sources_reach(stated: int, as_stated: int, later: int, another: int) -> bool:
    """Whether a claim can be judged by its dates.

    Some date must be borne out or have come later, or all must be refuted: a source for the year
    alone bears out no month, and refutes none.
    """
    return as_stated > 0 or later > 0 or (stated > 0 and another == stated)


@rule(SUPPORTED, NOT_SUPPORTED, claims=SINGLE)
def date_of_event(as_stated: int) -> str:
    """Supported when the one date that is stated is borne out."""
    return judge(supported=as_stated > 0)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED, claims=SEVERAL)
def dates_of_events(stated: int, as_stated: int) -> str:
    """Supported when every stated date is borne out, partly when some are."""
    return judge(supported=as_stated == stated, partly=as_stated > 0)


@rule(SUPPORTED, NOT_SUPPORTED, OVERTAKEN, claims=FORECASTS)
def date_of_forecast(as_stated: int, later: int) -> str:
    """Supported when the one date that is stated is borne out; overtaken when what it foretells
    came later or is still ahead after its time, not supported when it came before."""
    if not as_stated and later > 0:
        return OVERTAKEN
    return judge(supported=as_stated > 0)


def judged(claim: str, stated: int, as_stated: int, later: int) -> Outcome:
    """What the rule of a claim says of its dates; counts as for `sources_reach`, which they do."""
    if claim in FORECASTS:
        return date_of_forecast(as_stated=as_stated, later=later)
    if claim in SEVERAL:
        return dates_of_events(stated=stated, as_stated=as_stated)
    return date_of_event(as_stated=as_stated)
