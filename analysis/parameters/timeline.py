"""Parameters of the notebook timeline."""

from typing import Self

from pydantic import model_validator

from analysis.parameters.base import NotebookParameters, parameter


class Parameters(NotebookParameters):
    """Did what the paper dates happen when it says?"""

    first_year: int = parameter(
        1969, unit="year", ge=1950, le=2100, description="First stated year of the chart"
    )
    last_year: int = parameter(
        2025, unit="year", ge=1950, le=2100, description="Last stated year of the chart"
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first_year > self.last_year:
            raise ValueError(f"first_year {self.first_year} is after last_year {self.last_year}")
        return self
