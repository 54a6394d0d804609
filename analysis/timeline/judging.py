"""Stated dates compared with sourced ones."""

import pandas as pd

from analysis.errors import InputError

AS_STATED = "as stated"
YEAR_ONLY = "year alone sourced"
LATER = "later or still ahead"
ANOTHER_DATE = "another date"
OPEN = "open"
NO_SOURCE = "no source"
STATED = "stated in 2020"


def compared(stated: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Each stated date with its sourced event and the state of the two.

    stated: frame of `data.stated_dates`; events: frame of `data.events`, context rows ignored.
    Returns stated with date, event, source and state added. Raises InputError for two events on
    one part.
    """
    dated = events[(events["outcome"] != "context") & events["part"].notna()]
    twice = dated[dated.duplicated(["claim", "part"])]
    if len(twice):
        row = twice.iloc[0]
        raise InputError(f"claim '{row['claim']}', part '{row['part']}': one event is allowed")
    columns = ["claim", "part", "date", "event", "outcome", "source"]
    frame = stated.merge(dated[columns], on=["claim", "part"], how="left")
    found = frame.set_index(["claim", "part"])["date"]
    frame["state"] = [_state(row, found) for row in frame.itertuples()]
    return frame


def _state(row, found: pd.Series) -> str:
    """State of one part. found: sourced date by claim and part."""
    if pd.isna(row.date):
        return NO_SOURCE
    shared = min(len(row.date), len(row.stated_date))
    if row.outcome != "stated_happened":
        # ISO dates sort as text once they are cut to the precision that both have.
        late = row.date[:shared] > row.stated_date[:shared]
        return LATER if late and row.kind == "forecast" else _unmet(row.outcome)
    if row.date[:shared] != row.stated_date[:shared]:
        return ANOTHER_DATE
    if pd.notna(row.after) and not _follows(row.date, found[row.claim, row.after]):
        return ANOTHER_DATE
    return AS_STATED if len(row.date) >= len(row.stated_date) else YEAR_ONLY


def _unmet(outcome: str) -> str:
    return OPEN if outcome == "pending" else ANOTHER_DATE


def _follows(date: str, earlier: str | float) -> bool:
    if not isinstance(earlier, str):  # missing: nothing is known to be earlier
        return False
    shared = min(len(date), len(earlier))
    return date[:shared] > earlier[:shared]


def tally(parts: pd.DataFrame) -> dict[str, int]:
    """How many dates a claim states, and how many of them are in the states that decide.

    parts: rows of `compared` for one claim. Returns stated, as_stated, later, another; what is
    left over is open or lacks a source as precise as the claim.
    """
    states = parts["state"]
    counted = {"as_stated": AS_STATED, "later": LATER, "another": ANOTHER_DATE}
    found = {name: int((states == state).sum()) for name, state in counted.items()}
    return {"stated": len(parts), **found}


def years_late(parts: pd.DataFrame) -> int:
    """Years between the stated and the sourced year, the largest over the parts with a source."""
    dated = parts.dropna(subset=["date"])
    return int((dated["date"].str[:4].astype(int) - dated["stated_date"].str[:4].astype(int)).max())


def dated(parts: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    """Two rows for each part, stated and sourced: label, decimal_year, date, comparison, event,
    source.

    comparison: `STATED` or the part's state; decimal_year: a month or year at its middle.
    Raises InputError when no stated date lies from first_year to last_year.
    """
    years = parts["stated_date"].str[:4].astype(int)
    shown = parts[years.between(first_year, last_year)]
    if shown.empty:
        raise InputError(f"no stated date lies from {first_year} to {last_year}")
    stated = shown.assign(date=shown["stated_date"], comparison=STATED)
    sourced = shown.assign(comparison=shown["state"]).dropna(subset=["date"])
    rows = pd.concat([stated, sourced], ignore_index=True)
    rows["decimal_year"] = rows["date"].map(_decimal_year)
    return rows[["label", "decimal_year", "date", "comparison", "event", "source"]]


def _decimal_year(date: str) -> float:
    year, month, *_ = (*date.split("-"), None)
    return round(int(year) + (0.5 if month is None else (int(month) - 0.5) / 12), 2)
