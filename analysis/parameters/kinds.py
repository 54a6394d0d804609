"""Kinds of parameters that several notebooks ask for: one unit and one range for one idea.

A notebook's own field adds the default and the description, and may narrow the range.
"""

from datetime import date
from typing import Annotated

from analysis.parameters.fields import Kind

MaskAngle = Annotated[float, Kind("deg", ge=0, lt=90)]
"""Elevation below which nothing is seen or received, above the horizontal plane of the place."""

MinSunElevation = Annotated[float, Kind("deg", ge=-6, le=60)]
"""Elevation of the Sun at a place from which a camera can work there."""

Probability = Annotated[float, Kind(ge=0, le=1)]
"""Chance of an event, such as a clear sky; also the share of the cases in which it comes."""

CellStep = Annotated[float, Kind("deg", gt=0, le=10)]
"""Height of the cells of a map (`map_step_deg`) or of an area's mean (`area_step_deg`)."""

LaneSpacing = Annotated[float, Kind("km", ge=20, le=500)]
"""Distance between the points at which a sea lane is looked at."""

SlotLongitude = Annotated[float, Kind("deg E", ge=0, le=360)]
"""Longitude at which a satellite, or a stretch of the belt, stands over the equator."""

ElementsDay = Annotated[date, Kind(ge=date(2026, 6, 24), le=date(2026, 8, 22))]
"""Day on which satellites are taken from their element sets of July 2026, UTC; sets of more than 30
days are refused."""

DesignDay = Annotated[date, Kind(ge=date(2000, 1, 1), le=date(2099, 12, 31))]
"""Day on which satellites are taken from orbits by design, UTC."""

WindowDays = Annotated[int, Kind("d", ge=2, le=70)]
"""Length of a window of whole days."""

JpyPerUsd = Annotated[float, Kind("JPY per USD", ge=50, le=500)]
"""Exchange rate; since 1949 it has been between 75 and 360."""

PercentPerYear = Annotated[float, Kind("% per year", ge=-5, le=10)]
"""Growth a year, of an economy or of prices."""

StreetAxis = Annotated[float, Kind("deg", ge=0, lt=180)]
"""Direction of a street, either way along it, clockwise from north."""

FleetAltitude = Annotated[float, Kind("km", ge=250, le=36_000)]
"""Altitude of a constellation that is tried."""

FleetSize = Annotated[int, Kind("satellites", ge=1, le=400)]
"""Number of satellites of a constellation that is tried."""

RangeError = Annotated[float, Kind("m", ge=0, le=1000)]
"""Error of a measured distance, one standard deviation."""

Seed = Annotated[int, Kind(ge=0, le=2**31)]
"""Seed of the random draws of a run."""

CountTolerance = Annotated[float, Kind(gt=0, le=0.5)]
"""Share by which a count may differ from the one it is held against and still agree."""
