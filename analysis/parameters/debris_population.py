"""Parameters of the notebook debris_population."""

from datetime import date
from typing import Annotated

from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.from_tables import OneOf, WithinSpanOf
from analysis.parameters.kinds import CountTolerance


class Parameters(NotebookParameters):
    """What is in orbit, how much of it is debris, and whose is it?"""

    paper_date: Annotated[date, WithinSpanOf("debris/catalogue_counts", "date")] = parameter(
        date(2020, 7, 1),
        description="Day at which the paper's counts are compared; from 2000 on, the month's first",
    )
    owners_date: Annotated[date, OneOf("debris/population", "date")] = parameter(
        date(2025, 3, 3), description="Day of the catalogue that is split by owner"
    )
    tolerance: CountTolerance = parameter(
        0.05, description="Share by which a count may differ and still agree"
    )
