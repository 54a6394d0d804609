"""Parameters of the notebook budget_trends."""

from typing import Literal, Self

from pydantic import model_validator

from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.kinds import JpyPerUsd, PercentPerYear

# Fiscal years in which the core of the space budget has a figure, and how many a trend needs.
_CORE_YEARS = {
    "initial": (2017, 2026),
    "fifteen_month": (2018, 2026),
    "supplementary": (2017, 2025),
}
_LEAST_YEARS = 6


class Parameters(NotebookParameters):
    """How did Japan's space budget and its defence budget grow, and where could they go?

    The data reach from FY1985 to FY2026; the scenarios start from the drafts of FY2026.
    """

    first_fiscal_year: int = parameter(
        1985,
        unit="fiscal year",
        ge=1985,
        le=2026,
        description="First fiscal year of the charts and of the growth",
    )
    last_fiscal_year: int = parameter(
        2026,
        unit="fiscal year",
        ge=1985,
        le=2026,
        description="Last fiscal year of the charts and of the growth",
    )
    basis: Literal["initial", "supplementary", "fifteen_month"] = parameter(
        "fifteen_month", description="Basis on which the core of the space budget is followed"
    )
    base_year: int = parameter(
        2020,
        unit="fiscal year",
        ge=1994,
        le=2025,
        description="Fiscal year whose prices real terms are in",
    )
    exchange_rate_mode: Literal["fiscal", "calendar", "fixed"] = parameter(
        "fiscal", description="Mean rate of the fiscal year, of the calendar year, or one rate"
    )
    fixed_jpy_per_usd: JpyPerUsd = parameter(
        107.4, description="Rate of the mode 'fixed'; the 2020 paper's"
    )
    confidence_level: float = parameter(
        0.95, gt=0.5, lt=1, description="Confidence level of the interval of growth"
    )
    max_breaks: int = parameter(
        2, ge=0, le=3, description="Most breaks of the trend that are searched for"
    )
    ceiling_percent: float = parameter(
        1.0, unit="% of GDP", gt=0, le=5, description="Ceiling of defence that is tested"
    )
    comparison_year: Literal[2018, 2020, 2021, 2022, 2023, 2024] = parameter(
        2022,
        unit="year",
        description="Year of the comparison with other countries; only years with estimates",
    )
    horizon: int = parameter(
        2035, unit="fiscal year", ge=2027, le=2050, description="Last fiscal year of scenarios"
    )
    gdp_growth_low_percent: PercentPerYear = parameter(
        1.0, description="Nominal growth assumed, low case"
    )
    gdp_growth_high_percent: PercentPerYear = parameter(
        3.0, description="Nominal growth assumed, high case"
    )
    defence_share_low_percent: float = parameter(
        1.3, unit="% of GDP", gt=0, le=10, description="Defence share at the horizon, low case"
    )
    defence_share_high_percent: float = parameter(
        2.0, unit="% of GDP", gt=0, le=10, description="Defence share at the horizon, high case"
    )
    space_share_low_percent: float = parameter(
        1.0, unit="%", ge=0, le=50, description="Space share of defence at the horizon, low case"
    )
    space_share_high_percent: float = parameter(
        4.0, unit="%", ge=0, le=50, description="Space share of defence at the horizon, high case"
    )
    inflation_low_percent: PercentPerYear = parameter(
        1.0, description="Growth of the deflator assumed, low"
    )
    inflation_high_percent: PercentPerYear = parameter(
        2.5, description="Growth of the deflator assumed, high"
    )
    jpy_per_usd_low: JpyPerUsd = parameter(110.0, description="Exchange rate assumed, strong yen")
    jpy_per_usd_high: JpyPerUsd = parameter(160.0, description="Exchange rate assumed, weak yen")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first_fiscal_year > self.last_fiscal_year:
            raise ValueError(
                f"first_fiscal_year {self.first_fiscal_year} is after last_fiscal_year "
                f"{self.last_fiscal_year}"
            )
        first, last = _CORE_YEARS[self.basis]
        years = min(last, self.last_fiscal_year) - max(first, self.first_fiscal_year) + 1
        if years < _LEAST_YEARS:
            raise ValueError(
                f"first_fiscal_year {self.first_fiscal_year} to last_fiscal_year "
                f"{self.last_fiscal_year} hold {max(years, 0)} years of the basis {self.basis}, "
                f"which reaches from FY{first} to FY{last}: allowed are at least {_LEAST_YEARS}"
            )
        for low, high in (
            ("gdp_growth_low_percent", "gdp_growth_high_percent"),
            ("defence_share_low_percent", "defence_share_high_percent"),
            ("space_share_low_percent", "space_share_high_percent"),
            ("inflation_low_percent", "inflation_high_percent"),
            ("jpy_per_usd_low", "jpy_per_usd_high"),
        ):
            if getattr(self, low) > getattr(self, high):
                raise ValueError(
                    f"{low} {getattr(self, low):g} is above {high} {getattr(self, high):g}"
                )
        return self
