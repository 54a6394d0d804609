"""The tables of data/timeline/: what the 2020 paper dates, and what sources date."""

import pandas as pd

from analysis import tables
from analysis.errors import known


def events(claim: str | None = None) -> pd.DataFrame:
    """Sourced events, of one claim or all: id, claim, part, date, event, outcome, source, ...

    date is text: a year, a month or a day. Raises InputError for a claim without any event.
    """
    frame = tables.read("timeline/events")
    if claim is None:
        return frame
    known(claim, frame["claim"].unique(), "claim with a dated event")
    return frame[frame["claim"] == claim].reset_index(drop=True)


def stated_dates() -> pd.DataFrame:
    """Dates that the paper states: claim, part, stated_date, after, label, kind.

    kind is that of the claim, 'event' or 'forecast'.
    """
    frame = tables.read("timeline/stated_dates")
    return frame.merge(tables.read("claims")[["id", "kind"]], left_on="claim", right_on="id").drop(
        columns="id"
    )
