"""Amounts of money that carry their basis, so that unlike amounts cannot be added or compared.

A basis (initial, supplementary, request, ...), an accounting (expenditure or contract) and the
place of missile defence make a label. Arithmetic asks for equal labels; the one lawful combination
of two bases is the fifteen-month total. Years without a figure stay gaps.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from analysis.errors import InputError, known

# How a basis is called where people read it.
BASES = {
    "initial": "Initial",
    "fifteen_month": "Fifteen months",
    "request": "Request",
    "supplementary": "Supplementary",
    "contract_value": "Contract",
    "executed": "Spent",
    "settled": "Spent",
}


@dataclass(frozen=True)
class Label:
    """What kind of amount: basis, accounting and missile defence, as data/budget/lines.csv."""

    basis: str
    accounting: str
    bmd: str

    def __str__(self) -> str:
        missile_defence = (
            f", missile defence {self.bmd}" if self.bmd in ("included", "excluded") else ""
        )
        return f"{self.basis} on {self.accounting} accounting{missile_defence}"


@dataclass(frozen=True)
class Amount:
    """One amount of one fiscal year, in billion yen."""

    name: str
    fiscal_year: int
    value_bn_jpy: float
    label: Label

    def change_percent(self, earlier: "Amount") -> float:
        """Change from an earlier amount, per cent. Raises InputError when the labels differ."""
        _same(self, earlier)
        return 100 * (self.value_bn_jpy / earlier.value_bn_jpy - 1)

    def share_percent(self, whole: "Amount") -> float:
        """This amount as a share of a whole of the same year, per cent.

        Raises InputError when the labels or the fiscal years differ.
        """
        _same(self, whole)
        if self.fiscal_year != whole.fiscal_year:
            raise InputError(
                f"share of another year: {self.name} is of FY{self.fiscal_year}, "
                f"{whole.name} of FY{whole.fiscal_year}"
            )
        return 100 * self.value_bn_jpy / whole.value_bn_jpy


@dataclass(frozen=True)
class Series:
    """Amounts of one name and one label by fiscal year.

    values: billion yen, indexed by fiscal year (int, ascending); a year that is absent is a gap.
    stages: approved, draft or request, same index.
    """

    name: str
    label: Label
    values: pd.Series
    stages: pd.Series

    def __add__(self, other: "Series") -> "Series":
        """Sum over the years that both have. Raises InputError when the labels differ."""
        _same(self, other)
        years = self.values.index.intersection(other.values.index)
        stages = self.stages.loc[years].where(self.stages.loc[years] != "approved", other.stages)
        return Series(
            f"{self.name} + {other.name}",
            self.label,
            self.values.loc[years] + other.values.loc[years],
            stages,
        )

    def __sub__(self, other: "Series") -> "Series":
        """Difference over the years that both have. Raises InputError when the labels differ."""
        negative = replace(other, values=-other.values)
        return replace(self + negative, name=f"{self.name} - {other.name}")

    def share_percent(self, whole: "Series") -> pd.Series:
        """Share of a whole by fiscal year, per cent, over the years that both have.

        Raises InputError when the labels differ.
        """
        _same(self, whole)
        return (100 * self.values / whole.values).dropna()

    def at(self, fiscal_year: int) -> Amount:
        """The amount of one year. Raises InputError for a year without a figure."""
        if fiscal_year not in self.values.index:
            have = ", ".join(f"FY{y}" for y in self.values.index) or "none"
            raise InputError(f"{self.name} has no figure for FY{fiscal_year}: there are {have}")
        return Amount(self.name, fiscal_year, float(self.values[fiscal_year]), self.label)

    def between(self, first: int, last: int) -> "Series":
        """The years from `first` to `last`, both included."""
        return replace(self, values=self.values.loc[first:last], stages=self.stages.loc[first:last])

    def frame(self) -> pd.DataFrame:
        """Columns series, basis, accounting, bmd, fiscal_year, value_bn_jpy, stage."""
        return pd.DataFrame(
            {
                "series": self.name,
                "basis": self.label.basis,
                "accounting": self.label.accounting,
                "bmd": self.label.bmd,
                "fiscal_year": self.values.index.astype(int),
                "value_bn_jpy": self.values.to_numpy(),
                "stage": self.stages.to_numpy(),
            }
        )


def select(
    lines: pd.DataFrame,
    series: str,
    basis: str,
    *,
    entity: str | None = None,
    first: int = 0,
    last: int = 9999,
) -> Series:
    """One series of one basis from the budget lines.

    entity: needed where a series has several; first, last: fiscal years, both included.
    Instalments of a supplementary budget add up. Raises InputError for an unknown name, for a
    series without such figures, and when the accounting or the place of missile defence changes
    within the years asked for: `parts` splits such a series instead.
    """
    found = parts(lines, series, basis, entity=entity, first=first, last=last)
    if len(found) > 1:
        kinds = "; ".join(f"FY{p.values.index[0]}-{p.values.index[-1]} is {p.label}" for p in found)
        raise InputError(f"{series} changes its kind: {kinds}")
    return found[0]


def parts(
    lines: pd.DataFrame,
    series: str,
    basis: str,
    *,
    entity: str | None = None,
    first: int = 0,
    last: int = 9999,
) -> list[Series]:
    """As `select`, split wherever the label changes from one year to the next, in order.

    Raises InputError for no rows, a year twice, and two bases or several entities in one series.
    """
    known(series, lines["series"].unique(), "budget series")
    rows = lines[(lines["series"] == series) & (lines["use"] == "main")]
    known(basis, rows["basis"].unique(), f"basis of {series}")
    rows = rows[rows["basis"] == basis]
    if entity is not None:
        known(entity, rows["entity"].unique(), f"entity of {series}")
        rows = rows[rows["entity"] == entity]
    elif rows["entity"].nunique() > 1:
        raise InputError(f"{series} has several entities: {', '.join(rows['entity'].unique())}")
    rows = rows[rows["fiscal_year"].between(first, last)].sort_values("fiscal_year")
    if rows.empty:
        raise InputError(f"{series} has no {basis} figures between FY{first} and FY{last}")
    repeated = rows.duplicated(["fiscal_year", "instalment"], keep=False)
    if repeated.any():
        raise InputError(f"{series} has rows for one year twice: {', '.join(rows[repeated]['id'])}")

    kinds = rows[["accounting", "bmd"]]
    if (kinds.groupby(rows["fiscal_year"]).nunique() > 1).any(axis=None):
        raise InputError(f"{series} mixes accounting or missile defence within one year")
    run = kinds.ne(kinds.shift()).any(axis=1).cumsum()
    name = series if entity is None else f"{series} of {entity}"
    out = []
    for _, group in rows.groupby(run):
        by_year = group.groupby("fiscal_year")
        label = Label(basis, group["accounting"].iloc[0], group["bmd"].iloc[0])
        out.append(Series(name, label, by_year["value_bn_jpy"].sum(), by_year["stage"].last()))
    return out


def fifteen_month(supplementary: Series, initial: Series) -> Series:
    """The previous year's supplementary budget plus the year's initial one, by fiscal year.

    This is how Japan announces its space budget, and the only sum of two bases that is lawful.
    Years without both halves stay gaps. Raises InputError for other bases, or when accounting or
    missile defence differ.
    """
    given = (supplementary.label.basis, initial.label.basis)
    if given != ("supplementary", "initial"):
        raise InputError(
            f"a fifteen-month total needs a supplementary and an initial budget, not {given[0]} "
            f"and {given[1]}"
        )
    label = replace(initial.label, basis="fifteen_month")
    shifted = replace(
        supplementary,
        label=replace(supplementary.label, basis="fifteen_month"),
        values=supplementary.values.rename(index=lambda year: year + 1),
        stages=supplementary.stages.rename(index=lambda year: year + 1),
    )
    total = shifted + replace(initial, label=label)
    return replace(total, name=f"{initial.name}, fifteen months")


def segments(years: Iterable[int], breaks: pd.DataFrame) -> np.ndarray:
    """Number of the unbroken stretch to which each year belongs, for drawing lines.

    years: ascending fiscal years, shape (N,); breaks: rows with last_before and first_after.
    A stretch ends at a missing year and at a break of definition. Returns ints, shape (N,).
    """
    year = np.asarray(list(years), dtype=int)
    if len(year) == 0:
        return year
    starts = np.diff(year) > 1
    for last_before, first_after in breaks[["last_before", "first_after"]].to_numpy(dtype=int):
        starts |= (year[:-1] <= last_before) & (year[1:] >= first_after)
    return np.concatenate([[0], np.cumsum(starts)])


def _same(one: Amount | Series, other: Amount | Series) -> None:
    if one.label != other.label:
        raise InputError(
            f"unlike amounts: {one.name} is {one.label}, {other.name} is {other.label}"
        )
