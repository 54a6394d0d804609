"""Ground points to cover: named places, boxes, corridors along a route, equal-area spreads."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.orbits import frames
from analysis.orbits.constants import EARTH_RADIUS_KM, ECCENTRICITY_SQUARED, MEAN_RADIUS_KM

MOST_POINTS = 2_000_000


@dataclass(frozen=True)
class Box:
    """A box in degrees; with its west east of its east it crosses the date line.

    170 to -170 is 20 degrees wide, and so is 170 to 190.
    Raises InputError for a box without height or width, wider than 360 degrees, beyond a pole, or
    with a limit that is not a number.
    """

    south: float
    north: float
    west: float
    east: float

    def __post_init__(self) -> None:
        limits = (self.south, self.north, self.west, self.east)
        if not np.isfinite(limits).all():
            raise InputError("a box's limit is not a number")
        if not -90 <= self.south < self.north <= 90:
            raise InputError(
                f"a box from latitude {self.south:g} to {self.north:g}: south must be below north, "
                "both from -90 to 90"
            )
        if not 0 < self.width_deg <= 360:
            raise InputError(
                f"a box from longitude {self.west:g} to {self.east:g}: its width must be above 0 "
                "and up to 360"
            )

    @property
    def width_deg(self) -> float:
        """Extent in longitude, above 0 and up to 360."""
        width = self.east - self.west
        return width if width >= 0 else width + 360

    def holds(self, latitude_deg, longitude_deg) -> np.ndarray:
        """Whether points (N,) lie in the box, its edges included."""
        latitude = np.asarray(latitude_deg, float)
        rows = (latitude >= self.south) & (latitude <= self.north)
        return rows & ((np.asarray(longitude_deg, float) - self.west) % 360.0 <= self.width_deg)


@dataclass(frozen=True)
class Grid:
    """N geodetic points on WGS-84, at height 0.

    latitude_deg, longitude_deg (-180 to 180): (N,); weight: (N,), each point's share of the area,
    summing to 1; names: N names or none; along_km: (N,) distance along a corridor, or none;
    area_km2: (N,) areas of the cells that the points stand for, or none.
    """

    latitude_deg: np.ndarray
    longitude_deg: np.ndarray
    weight: np.ndarray
    names: tuple[str, ...] | None = None
    along_km: np.ndarray | None = None
    area_km2: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.latitude_deg)

    def __getitem__(self, chosen) -> "Grid":
        """The points of an index array or a mask, at least one; weights sum to 1 again."""
        index = np.arange(len(self))[np.asarray(chosen)]
        parts = {
            name: None if (values := getattr(self, name)) is None else values[index]
            for name in ("along_km", "area_km2")
        }
        return Grid(
            self.latitude_deg[index],
            self.longitude_deg[index],
            self.weight[index] / self.weight[index].sum(),
            None if self.names is None else tuple(self.names[k] for k in index),
            **parts,
        )

    def site(self) -> frames.Site:
        """All points as one site, for `frames.look_angles`."""
        return frames.Site(self.latitude_deg, self.longitude_deg)

    def position_km(self) -> np.ndarray:
        """Earth-fixed positions, (N, 3) km."""
        return frames.site_position_km(self.latitude_deg, self.longitude_deg)

    def up(self) -> np.ndarray:
        """Unit normals of the ellipsoid, (N, 3) Earth-fixed."""
        return frames.east_north_up(self.latitude_deg, self.longitude_deg)[..., 2, :]

    def frame(self) -> pd.DataFrame:
        """One row per point: point, latitude_deg, longitude_deg, weight, and name, along_km."""
        columns: dict[str, np.ndarray | list[str]] = {
            "point": np.arange(len(self)),
            "latitude_deg": self.latitude_deg,
            "longitude_deg": self.longitude_deg,
            "weight": self.weight,
        }
        if self.names is not None:
            columns["name"] = list(self.names)
        if self.along_km is not None:
            columns["along_km"] = self.along_km
        return pd.DataFrame(columns)

    def mean(self, values) -> float:
        """Mean of one value per point, (N,), by area."""
        return float(np.dot(self.weight, np.asarray(values, float)))


def points(latitude_deg, longitude_deg, names: Sequence[str] | None = None) -> Grid:
    """Single places, equally weighted.

    Raises InputError for no point, unequal counts, a latitude outside -90 to 90, a value that is
    not a number, and a name that comes twice.
    """
    latitude = np.atleast_1d(np.asarray(latitude_deg, float))
    longitude = np.atleast_1d(np.asarray(longitude_deg, float))
    if latitude.ndim != 1 or latitude.shape != longitude.shape:
        raise InputError(
            f"latitudes of shape {latitude.shape} do not go with longitudes of {longitude.shape}"
        )
    if not len(latitude):
        raise InputError("a grid needs at least one point")
    frames.site_position_km(latitude, longitude)  # refuses coordinates that are none
    if names is not None:
        names = tuple(names)
        if len(names) != len(latitude) or len(set(names)) != len(names):
            raise InputError(f"{len(latitude)} points need as many different names")
    weight = np.full(len(latitude), 1 / len(latitude))
    return Grid(latitude, _wrapped(longitude), weight, names)


def box(
    south_deg: float, north_deg: float, west_deg: float, east_deg: float, step_deg: float
) -> Grid:
    """Cell centres of a regular latitude-longitude mesh, weighted by the cells' area.

    The limits are those of a `Box`. One that reaches a pole ends there (a region around a pole is
    a `cap`). Cells are as close to step_deg as an even division allows.
    Raises InputError as `Box` does, and for a step that is not positive.
    """
    zone = Box(south_deg, north_deg, west_deg, east_deg)
    _positive_step(step_deg)
    rows = max(1, round((north_deg - south_deg) / step_deg))
    columns = max(1, round(zone.width_deg / step_deg))
    return _mesh(
        zone,
        np.linspace(south_deg, north_deg, rows + 1),
        np.linspace(0.0, zone.width_deg, columns + 1),
    )


def cells(zone: Box, step_deg: float) -> Grid:
    """The same with cells of exactly step_deg, for maps; the last of a row or column is narrower.

    Raises InputError for a step that is not positive.
    """
    _positive_step(step_deg)
    return _mesh(
        zone,
        np.append(np.arange(zone.south, zone.north - 1e-9, step_deg), zone.north),
        np.append(np.arange(0.0, zone.width_deg - 1e-9, step_deg), zone.width_deg),
    )


def equal_area(
    count: int,
    south_deg: float = -90.0,
    north_deg: float = 90.0,
    west_deg: float = -180.0,
    east_deg: float = 180.0,
) -> Grid:
    """`count` points that share the area of a zone equally (a Fibonacci lattice in the zone).

    The zone is a box as in `box`; without limits, the whole Earth.
    Raises InputError as `box` does, and for a count below 1.
    Gonzalez, Mathematical Geosciences 42 (2010) 49; authalic latitude on WGS-84, Snyder (1987).
    """
    width = Box(south_deg, north_deg, west_deg, east_deg).width_deg
    if count != int(count) or count < 1:
        raise InputError(f"{count} points: a whole number of at least 1 is needed")
    _affordable(count)
    low, high = _authalic_sine(np.array([south_deg, north_deg]))
    sine = low + (high - low) * (np.arange(count) + 0.5) / count
    longitude = west_deg + width * ((np.arange(count) * _GOLDEN) % 1.0)
    latitude = _latitude_of_authalic_sine(sine)
    return Grid(latitude, _wrapped(longitude), np.full(count, 1 / count))


def corridor(
    latitude_deg, longitude_deg, spacing_km: float, half_width_km: float = 0.0, lanes: int = 1
) -> Grid:
    """Points along the great circles through waypoints, in one or several parallel lanes.

    latitude_deg, longitude_deg: (K,) waypoints, at least two, in order. Points lie at the middle of
    equal pieces about `spacing_km` long; lanes are spread evenly over the width. `along_km` tells
    each point's distance from the start. Great circles on the sphere of mean radius.
    Raises InputError for fewer than two waypoints, two that coincide or are opposite, a spacing
    that is not positive, and lanes without width.
    """
    way = points(latitude_deg, longitude_deg)
    if len(way) < 2:
        raise InputError("a corridor needs at least two waypoints")
    if not spacing_km > 0 or half_width_km < 0 or lanes < 1:
        raise InputError(
            f"spacing {spacing_km:g} km, half-width {half_width_km:g} km and {lanes} lanes: "
            "spacing must be above 0, half-width at least 0, lanes at least 1"
        )
    if lanes > 1 and half_width_km == 0:
        raise InputError(f"{lanes} lanes need a half-width above 0 km")
    unit = _unit(way.latitude_deg, way.longitude_deg)
    legs = np.arccos(np.clip((unit[:-1] * unit[1:]).sum(axis=1), -1, 1))
    if np.any((legs < 1e-6) | (legs > np.pi - 1e-6)):
        bad = int(np.flatnonzero((legs < 1e-6) | (legs > np.pi - 1e-6))[0])
        raise InputError(
            f"waypoints {bad + 1} and {bad + 2} of the corridor coincide or are opposite: no great "
            "circle joins them"
        )
    starts = np.concatenate([[0.0], np.cumsum(legs)])
    count = max(1, round(starts[-1] * MEAN_RADIUS_KM / spacing_km))
    _affordable(count * lanes)
    along = (np.arange(count) + 0.5) / count * starts[-1]
    leg = np.clip(np.searchsorted(starts, along, side="right") - 1, 0, len(legs) - 1)
    pole = np.cross(unit[:-1], unit[1:])[leg]
    pole /= np.linalg.norm(pole, axis=1, keepdims=True)
    angle = (along - starts[leg])[:, None]
    centre = np.cos(angle) * unit[leg] + np.sin(angle) * np.cross(pole, unit[leg])
    middle = (np.arange(lanes) + 0.5) / lanes * 2 - 1  # middles of equal strips, -1 to 1
    offset = (middle * half_width_km / MEAN_RADIUS_KM)[:, None, None]
    lanes_unit = np.cos(offset) * centre + np.sin(offset) * pole
    grid = _spherical(lanes_unit.reshape(-1, 3))
    distance = np.tile(along * MEAN_RADIUS_KM, lanes)
    return Grid(grid.latitude_deg, grid.longitude_deg, grid.weight, None, distance)


_GOLDEN = (np.sqrt(5) - 1) / 2
_ECCENTRICITY = np.sqrt(ECCENTRICITY_SQUARED)


_AREA_TO_THE_POLE_KM2 = np.pi * EARTH_RADIUS_KM**2 * (1 - ECCENTRICITY_SQUARED)
"""Of half the ellipsoid, in the unit of `_zone`: Snyder (1987), eqs 3-11 and 3-12."""


def _mesh(zone: Box, row_edges: np.ndarray, column_edges: np.ndarray) -> Grid:
    """Cells between edges of latitude and of longitude east of the box's west, degrees."""
    rows, columns = len(row_edges) - 1, len(column_edges) - 1
    _affordable(rows * columns)
    bands = np.diff(_authalic_sine(row_edges))
    widths = np.diff(column_edges) / 360
    share = np.outer(bands, widths).ravel()
    longitude = zone.west + (column_edges[1:] + column_edges[:-1]) / 2
    return Grid(
        np.repeat((row_edges[1:] + row_edges[:-1]) / 2, columns),
        _wrapped(np.tile(longitude, rows)),
        share / share.sum(),
        area_km2=share * _zone(1.0) * _AREA_TO_THE_POLE_KM2,
    )


def _positive_step(step_deg: float) -> None:
    if not step_deg > 0:
        raise InputError(f"step_deg is {step_deg:g}: it must be above 0")


def _authalic_sine(latitude_deg: np.ndarray) -> np.ndarray:
    """Sine of the authalic latitude: area from the equator, -1 to 1. Snyder (1987), eq. 3-12."""
    return _zone(np.sin(np.radians(latitude_deg))) / _zone(1.0)


def _latitude_of_authalic_sine(sine: np.ndarray) -> np.ndarray:
    """Inverse of `_authalic_sine`, degrees, by Newton's method."""
    guess = np.array(sine, float)
    for _ in range(6):
        slope = 2 / (1 - (_ECCENTRICITY * guess) ** 2) ** 2 / _zone(1.0)
        guess = np.clip(guess + (sine - _zone(guess) / _zone(1.0)) / slope, -1, 1)
    return np.degrees(np.arcsin(guess))


def _zone(sine):
    """Area of the ellipsoid from the equator to the latitude of this sine, in a free unit."""
    e = _ECCENTRICITY
    return sine / (1 - (e * sine) ** 2) + np.arctanh(e * sine) / e


def _affordable(count: int) -> None:
    if count > MOST_POINTS:
        raise InputError(f"{count:,} points are more than {MOST_POINTS:,}: use a coarser step")


def _wrapped(longitude_deg: np.ndarray) -> np.ndarray:
    inside = (longitude_deg >= -180) & (longitude_deg <= 180)
    return np.where(inside, longitude_deg, (longitude_deg + 180) % 360 - 180)


def _unit(latitude_deg, longitude_deg) -> np.ndarray:
    return frames.east_north_up(latitude_deg, longitude_deg)[..., 2, :]


def _spherical(unit: np.ndarray) -> Grid:
    latitude = np.degrees(np.arcsin(np.clip(unit[:, 2], -1, 1)))
    longitude = np.degrees(np.arctan2(unit[:, 1], unit[:, 0]))
    return Grid(latitude, longitude, np.full(len(unit), 1 / len(unit)))
