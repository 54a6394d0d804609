"""Parameters of the notebook debris_population."""

from datetime import date
from typing import Self

from pydantic import model_validator

from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.kinds import CountTolerance

CATALOGUE_DAYS = tuple(
    date.fromisoformat(day)
    for day in ("2006-11-17", "2007-06-19", "2009-05-31", "2012-10-22", "2015-03-24", "2017-04-01",
                "2020-05-24", "2022-01-05", "2023-01-25", "2025-03-03")
)  # fmt: skip
FIRST_DAY = date(1960, 1, 1)


class Parameters(NotebookParameters):
    """What is in orbit, how much of it is debris, and whose is it?"""

    paper_date: date = parameter(
        date(2020, 7, 1),
        description="Day at which the paper's counts are compared; from 2000 on, the month's first",
    )
    owners_date: date = parameter(
        date(2025, 3, 3),
        description="Day of the catalogue that is split by owner: 2006-11-17, 2007-06-19, "
        "2009-05-31, 2012-10-22, 2015-03-24, 2017-04-01, 2020-05-24, 2022-01-05, 2023-01-25 or "
        "2025-03-03",
    )
    tolerance: CountTolerance = parameter(
        0.05, description="Share by which a count may differ and still agree"
    )

    @model_validator(mode="after")
    def _catalogue_day(self) -> Self:
        if self.owners_date not in CATALOGUE_DAYS:
            days = ", ".join(map(str, CATALOGUE_DAYS))
            raise ValueError(f"owners_date {self.owners_date}: allowed is {days}")
        if not FIRST_DAY <= self.paper_date <= CATALOGUE_DAYS[-1]:
            raise ValueError(
                f"paper_date {self.paper_date}: allowed is {FIRST_DAY} to {CATALOGUE_DAYS[-1]}"
            )
        return self
