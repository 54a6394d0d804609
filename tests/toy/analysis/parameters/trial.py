"""Parameters of the notebook `trial`."""

from typing import Literal

from pydantic import model_validator

from analysis.parameters.base import NotebookParameters, parameter


class Parameters(NotebookParameters):
    """Does a run leave what it should?"""

    first_year: int = parameter(2009, ge=1990, le=2030, unit="fiscal year", description="first")
    last_year: int = parameter(2012, ge=1990, le=2030, unit="fiscal year", description="last")
    share: float = parameter(0.5, ge=0, le=1, description="a share")
    mode: Literal["quick", "broken", "slow"] = parameter("quick", description="what to do")

    @model_validator(mode="after")
    def _ordered(self):
        if self.first_year > self.last_year:
            raise ValueError(
                f"first_year = {self.first_year} is after last_year = {self.last_year}"
            )
        return self
