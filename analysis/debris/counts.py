"""Counts by date, read on one day."""

from datetime import date as Date

import pandas as pd

from analysis.errors import InputError


def counts_on(
    counts: pd.DataFrame, day: Date | pd.Timestamp, column: str = "on_orbit"
) -> pd.Series:
    """Counts by selection on the last day of the table up to `day`.

    counts: date, selection and the column that is asked for.
    Raises InputError when the table begins later.
    """
    early = counts[counts["date"] <= pd.Timestamp(day)]
    if early.empty:
        raise InputError(f"no counts up to {day}: they begin on {counts['date'].min():%Y-%m-%d}")
    return early[early["date"] == early["date"].max()].set_index("selection")[column]
