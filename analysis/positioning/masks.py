"""What the surroundings hide: an elevation below which nothing is received, by azimuth."""

from dataclasses import dataclass, field

import numpy as np

from analysis.errors import InputError

STEP_DEG = 1.0
"""Spacing of a mask's nodes; between nodes the sine of the edge is interpolated linearly."""


@dataclass(frozen=True)
class Mask:
    """An elevation mask by azimuth.

    edge_deg: (M,) elevations, 0 to 90, at M equal steps of azimuth from north by east. A
        satellite on the edge is in view. Where the edge is 90 there is no sky: nothing is in
        view there, not even at the zenith.
    """

    edge_deg: np.ndarray
    sines: np.ndarray = field(init=False, repr=False)

    def __post_init__(self) -> None:
        edge = np.atleast_1d(np.asarray(self.edge_deg, dtype=float))
        if edge.ndim != 1 or not len(edge) or not ((edge >= 0) & (edge <= 90)).all():
            raise InputError(f"mask of {np.ravel(self.edge_deg)[:4]} deg: allowed is 0 to 90")
        closed = np.append(edge, edge[0])
        # a sine above 1 is never reached
        object.__setattr__(self, "sines", np.where(closed < 90, np.sin(np.radians(closed)), 2.0))
        object.__setattr__(self, "edge_deg", edge)

    def at(self, azimuth_deg: np.ndarray) -> np.ndarray:
        """Elevation of the edge at azimuths in degrees."""
        turn = np.mod(azimuth_deg, 360.0) / 360.0 * len(self.edge_deg)
        sine = np.interp(turn, np.arange(len(self.sines)), np.minimum(self.sines, 1.0))
        return np.degrees(np.arcsin(sine))


def flat(edge_deg: float) -> Mask:
    """One elevation all round. Raises InputError outside 0 to 90."""
    return Mask(np.array([edge_deg], dtype=float))


def mask_of(mask: Mask | float) -> Mask:
    """A Mask as it is; a number as a flat one."""
    return mask if isinstance(mask, Mask) else flat(mask)


def street_canyon(
    width_m: float,
    height_m: float,
    axis_deg: float,
    offset: float = 0.5,
    floor_deg: float = 5.0,
) -> Mask:
    """The mask in a long straight street with walls of one height on both sides.

    width_m: from wall to wall; height_m: wall above the antenna; axis_deg: azimuth along the
    street; offset: share of the width between the antenna and the wall on the left of someone
    looking along axis_deg, above 0 and below 1; floor_deg: elevation that hides everything
    anyway.
    At azimuth a the wall is width * share / |sin(a - axis)| away, so that its edge stands at
    atan(height * |sin(a - axis)| / (width * share)).
    Raises InputError for a width that is not positive, a negative height or an offset or
    floor out of range.
    """
    if not width_m > 0 or not height_m >= 0:
        raise InputError(
            f"street of width {width_m} m and height {height_m} m: "
            "allowed is a width above 0 and a height of 0 or more"
        )
    if not 0 < offset < 1:
        raise InputError(f"offset {offset}: allowed is above 0 and below 1")
    azimuth = np.arange(0.0, 360.0, STEP_DEG)
    across = np.sin(np.radians(azimuth - axis_deg))
    reach = width_m * np.where(across < 0, offset, 1.0 - offset)
    wall = np.degrees(np.arctan2(height_m * np.abs(across), reach))
    return Mask(np.maximum(wall, flat(floor_deg).edge_deg))
