"""The rule on claims that date an event or a forecast."""

from analysis.evidence.outcomes import NOT_SUPPORTED, OVERTAKEN, PARTLY, SUPPORTED, judge, rule

DATED = (
    "history-1969-resolution", "history-first-satellite", "history-1993-nodong",
    "history-1998-taepodong", "history-igs-first-launch", "history-igs-3-4", "history-jaxa",
    "history-basic-space-law", "history-basic-plans", "debris-guidelines", "kite-failed",
    "us-dialogue", "galileo-agreement", "hayabusa2-return", "callisto-2022", "bepicolombo-2025",
    "mmx-mid2020s",
)  # fmt: skip


def sources_reach(stated: int, as_stated: int, later: int, another: int) -> bool:
    """Whether a claim can be judged by its dates.

    Some date must be borne out or have come later, or all must be refuted: a source for the year
    alone bears out no month, and refutes none.
    """
    return as_stated > 0 or later > 0 or (stated > 0 and another == stated)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED, OVERTAKEN, claims=DATED)
def dates_of_record(stated: int, as_stated: int, later: int) -> str:
    """Supported when every stated date is borne out; overtaken when a forecast came later or is
    still ahead after its time; partly when some dates are borne out, not supported when none is.

    Counts of dates of a claim that `sources_reach`: stated, of them borne out, and come later.
    """
    if as_stated < stated and later > 0:
        return OVERTAKEN
    return judge(supported=as_stated == stated, partly=as_stated > 0)
