"""Parameters of the notebook debris_environment."""

from typing import Annotated, Literal

from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.from_tables import OneOf
from analysis.parameters.kinds import Probability, Seed


class Parameters(NotebookParameters):
    """What does debris mean for Japan's satellites, and what would change it until 2100?"""

    area_m2: float = parameter(
        10.0, unit="m2", gt=0, le=2000, description="Cross-section of a satellite; assumed"
    )
    lifetime_years: float = parameter(
        7.0, unit="years", gt=0, le=50, description="Time that it spends in orbit; assumed"
    )
    estimate: Annotated[str, OneOf("debris/population_models", "model")] = parameter(
        "esa-2019", description="Published estimate of debris by size that is drawn and told"
    )
    low_orbit_speed_km_s: float = parameter(
        10.0, unit="km/s", ge=1, le=16, description="Mean relative speed in low orbit; assumed"
    )
    geostationary_speed_km_s: float = parameter(
        0.8, unit="km/s", gt=0, le=4,
        description="Mean relative speed in the geostationary belt; assumed",
    )  # fmt: skip
    material_probability: Probability = parameter(
        0.01, gt=0, lt=1,
        description="Chance over a lifetime from which on an impact counts as material",
    )  # fmt: skip
    exposed_share: Probability = parameter(
        0.5, gt=0,
        description="Share of the satellites in low orbit that must run a material chance for "
        "all to count as exposed; assumed: most of them",
    )  # fmt: skip
    test_altitude_km: float = parameter(
        800.0, unit="km", ge=250, le=1900, description="Altitude of the breakup that is added"
    )
    test_mass_kg: float = parameter(
        1000.0, unit="kg", ge=10, le=20000, description="Mass that breaks up"
    )
    test_scale: float = parameter(
        3.4, gt=0, le=20,
        description="Fragments above 10 cm over those of the breakup model; as found for "
        "Fengyun-1C",
    )  # fmt: skip
    material_increase: float = parameter(
        0.1, gt=0, le=10, description="Rise of flux from which on a test counts as endangering"
    )
    launch_multiple: float = parameter(
        1.0, ge=0, le=20, description="Launches a year over the mean of 2020 to 2024"
    )
    active_years: float = parameter(
        8.0, unit="years", ge=0.5, le=50, description="Mean active life of a satellite; assumed"
    )
    compliance_usual: float = parameter(
        0.6, ge=0, le=1, description="Share of satellites disposed of under business as usual"
    )
    compliance_good: float = parameter(
        0.9, ge=0, le=1, description="Share of satellites disposed of when guidelines are kept"
    )
    explosions_per_year: float = parameter(
        1.0, unit="per year", ge=0, le=50, description="Breakups of derelicts without collision"
    )
    explosions_kept: float = parameter(
        0.3, unit="per year", ge=0, le=50,
        description="The same when guidelines are kept; ESA's count of lasting, explained ones",
    )  # fmt: skip
    removals_per_year: float = parameter(
        10.0, unit="per year", ge=0, le=500, description="Large derelicts removed a year"
    )
    avoidance: float = parameter(
        0.9, ge=0, le=1, description="Share of foreseen collisions that satellites evade; assumed"
    )
    last_year: int = parameter(
        2100, unit="year", ge=2035, le=2200, description="Last year of the scenarios"
    )
    samples: int = parameter(30, ge=5, le=200, description="Futures drawn for each scenario")
    shell_width_km: Literal[25, 50, 100] = parameter(
        50, unit="km", description="Width of the model's altitude shells"
    )
    step_years: Literal[0.125, 0.25, 0.5] = parameter(  # type: ignore[valid-type]
        0.25, unit="years", description="Time step of the model"
    )
    seed: Seed = parameter(1, description="Seed of every draw")
