"""Parameters of the notebook budget_programmes."""

from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.kinds import JpyPerUsd


class Parameters(NotebookParameters):
    """What became of the budget items that the 2020 paper names, and were they compared fairly?"""

    first_fiscal_year: int = parameter(
        2014,
        unit="fiscal year",
        ge=2008,
        le=2019,
        description="First fiscal year of the charts of items",
    )
    last_fiscal_year: int = parameter(
        2026,
        unit="fiscal year",
        ge=2021,
        le=2026,
        description="Last fiscal year of the charts of items",
    )
    share_tolerance_points: float = parameter(
        1.0,
        unit="percentage points",
        gt=0,
        le=20,
        description="How far apart two shares may lie and still be called the same",
    )
    stated_jpy_per_usd: JpyPerUsd = parameter(
        107.4, description="Exchange rate that is tested on every item"
    )
