"""Parameters of the notebook debris_population."""

from datetime import date
from typing import Literal

from analysis.parameters.base import NotebookParameters, parameter


class Parameters(NotebookParameters):
    """What is in orbit, how much of it is debris, and whose is it?"""

    paper_date: date = parameter(
        date(2020, 7, 1),
        description="Day at which the paper's counts are compared; from 2000 on, the month's first",
    )
    owners_date: Literal["2012-10-22", "2015-03-24", "2017-04-01", "2020-05-24", "2022-01-05",
                         "2023-01-25", "2025-03-03"] = parameter(
        "2025-03-03", description="Day of the catalogue that is split by owner and by place"
    )  # fmt: skip
    tolerance: float = parameter(
        0.05, gt=0, le=0.5, description="Share by which a count may differ and still agree"
    )
