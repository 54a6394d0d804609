"""Parameters of the notebook debris_clouds."""

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.kinds import CountTolerance, Seed

CATALOGUE_DAYS = tuple(
    date.fromisoformat(day)
    for day in ("2012-10-22", "2015-03-24", "2017-04-01", "2020-05-24", "2022-01-05", "2023-01-25")
)
FIRST_COUNT_DAY = date(2007, 2, 15)
LAST_DECAY_DAY = date(2025, 3, 6)


class Parameters(NotebookParameters):
    """How long do the fragments of a test stay up, and can that be foretold?"""

    judged_from: date = parameter(
        date(2020, 5, 24),
        description="Catalogue day of the forecast, nothing seen later is used for it: 2012-10-22, "
        "2015-03-24, 2017-04-01, 2020-05-24, 2022-01-05 or 2023-01-25",
    )
    judged_until: date = parameter(
        date(2025, 3, 6),
        description="Last day of the forecast; re-entries are known to 6 March 2025",
    )
    cloud: Literal["fengyun-1c", "cosmos-2251", "iridium-33"] = parameter(
        "fengyun-1c", description="Cloud that is forecast"
    )
    density_error: float = parameter(
        0.15, ge=0, le=1, description="Relative error of air density shared by all; assumed"
    )
    samples: int = parameter(
        12, ge=4, le=200, description="Forecasts drawn for the uncertainty band"
    )
    smallest_fitted_cm: float = parameter(
        11.0, unit="cm", ge=8, le=50,
        description="Smallest fragment whose area-to-mass ratio is held against the model",
    )  # fmt: skip
    paper_date: date = parameter(
        date(2020, 7, 1), description="Day at which the paper's count of fragments is compared"
    )
    tolerance: CountTolerance = parameter(
        0.05, description="Share by which a count may differ and still agree"
    )
    seed: Seed = parameter(1, description="Seed of every draw")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.judged_from not in CATALOGUE_DAYS:
            days = ", ".join(map(str, CATALOGUE_DAYS))
            raise ValueError(f"judged_from {self.judged_from}: allowed is {days}")
        if not self.judged_from < self.judged_until <= LAST_DECAY_DAY:
            raise ValueError(
                f"judged_until {self.judged_until}: allowed is after judged_from "
                f"{self.judged_from} and up to {LAST_DECAY_DAY}"
            )
        if not FIRST_COUNT_DAY <= self.paper_date <= LAST_DECAY_DAY:
            raise ValueError(
                f"paper_date {self.paper_date}: allowed is {FIRST_COUNT_DAY} to {LAST_DECAY_DAY}"
            )
        return self
