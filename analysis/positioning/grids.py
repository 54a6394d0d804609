"""Places to ask about: cells of latitude and longitude with their areas."""

from dataclasses import dataclass

import numpy as np

from analysis.errors import InputError

AUTHALIC_RADIUS_KM = 6371.0072
"""Radius of the sphere with the area of the WGS-84 ellipsoid."""


@dataclass(frozen=True)
class Box:
    """A box in degrees; with east below west it crosses the date line.

    Raises InputError when the latitudes are out of -90 to 90 or not in order, or the longitudes
    out of -180 to 360.
    """

    south: float
    north: float
    west: float
    east: float

    def __post_init__(self) -> None:
        if not -90 <= self.south < self.north <= 90:
            raise InputError(f"box from {self.south} to {self.north} N: allowed is -90 to 90")
        if not (-180 <= self.west <= 360 and -180 <= self.east <= 360) or self.west == self.east:
            raise InputError(f"box from {self.west} to {self.east} E: allowed is -180 to 360")

    @property
    def width_deg(self) -> float:
        """Extent in longitude, above 0 and up to 360."""
        width = self.east - self.west
        return width if 0 < width <= 360 else width % 360.0


@dataclass(frozen=True)
class Grid:
    """N cells: centres in degrees (longitude -180 to 180), the step and the areas in square km."""

    latitude_deg: np.ndarray
    longitude_deg: np.ndarray
    area_km2: np.ndarray
    step_deg: float

    def __len__(self) -> int:
        return len(self.latitude_deg)

    def __getitem__(self, chosen) -> "Grid":
        """The cells of an index array or a mask."""
        return Grid(
            self.latitude_deg[chosen],
            self.longitude_deg[chosen],
            self.area_km2[chosen],
            self.step_deg,
        )


def cells(box: Box, step_deg: float) -> Grid:
    """Cells of step_deg by step_deg that fill a box; the last of a row or column may be narrower.

    Raises InputError for a step that is not above 0 or that makes more than 200,000 cells.
    """
    if not step_deg > 0:
        raise InputError(f"step of {step_deg} deg: allowed is above 0")
    rows = np.append(np.arange(box.south, box.north - 1e-9, step_deg), box.north)
    columns = np.append(np.arange(0.0, box.width_deg - 1e-9, step_deg), box.width_deg)
    count = (len(rows) - 1) * (len(columns) - 1)
    if count > 200_000:
        raise InputError(f"step of {step_deg} deg makes {count:,} cells: allowed are 200,000")
    bands = np.diff(np.sin(np.radians(rows)))
    area = AUTHALIC_RADIUS_KM**2 * np.outer(bands, np.radians(np.diff(columns)))
    latitude, longitude = np.meshgrid(
        (rows[1:] + rows[:-1]) / 2, box.west + (columns[1:] + columns[:-1]) / 2, indexing="ij"
    )
    turned = (longitude.ravel() + 180.0) % 360.0 - 180.0
    return Grid(latitude.ravel(), turned, area.ravel(), step_deg)


def inside(grid: Grid, box: Box) -> np.ndarray:
    """(N,) whether the centres of the cells lie in a box."""
    rows = (grid.latitude_deg >= box.south) & (grid.latitude_deg <= box.north)
    return rows & ((grid.longitude_deg - box.west) % 360.0 <= box.width_deg)
