"""Parameters of the notebook debris_clouds."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import model_validator

from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.from_tables import OneOf, WithinSpanOf, columns
from analysis.parameters.kinds import CountTolerance, Seed

CatalogueDay = Annotated[date, OneOf("debris/fragment_orbits", "date")]


class Parameters(NotebookParameters):
    """How long do the fragments of a test stay up, and can that be foretold?"""

    judged_from: CatalogueDay = parameter(
        date(2020, 5, 24),
        description="Catalogue day of the forecast, nothing seen later is used for it",
    )
    judged_until: Annotated[date, WithinSpanOf("debris/catalogue_counts", "date")] = parameter(
        date(2025, 3, 6),
        description="Last day of the forecast, at most the last for which re-entries are known",
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
    paper_date: Annotated[date, WithinSpanOf("debris/cloud_counts", "date")] = parameter(
        date(2020, 7, 1), description="Day at which the paper's count of fragments is compared"
    )
    tolerance: CountTolerance = parameter(
        0.05, description="Share by which a count may differ and still agree"
    )
    seed: Seed = parameter(1, description="Seed of every draw")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        days = _days_with_one_before(self.cloud)
        if self.judged_from not in days:
            told = ", ".join(map(str, days))
            raise ValueError(f"judged_from {self.judged_from}: allowed for {self.cloud} are {told}")
        if not self.judged_from < self.judged_until:
            raise ValueError(
                f"judged_until {self.judged_until}: allowed is a day after judged_from "
                f"{self.judged_from}"
            )
        return self


def _days_with_one_before(cloud: str) -> list[date]:
    """Days on which a cloud's fragments were catalogued, but the first: a fall takes two."""
    clouds = columns("debris/fragments", "fragment", "cloud")
    own = {fragment for fragment, of in clouds if of == cloud}
    orbits = columns("debris/fragment_orbits", "fragment", "date")
    return sorted({day for fragment, day in orbits if fragment in own})[1:]
