"""How many satellites keep a zone in view all the time: Walker patterns and streets of coverage.

Spherical Earth, circular orbits of one altitude. Coverage is told by the Earth-central half-angle
of the footprint (`geometry.earth_angle_deg`), so that a pattern is judged once for all altitudes.
A zone is a band of latitudes: satellites drift in longitude against the Earth, so that a region is
always in view only when its latitudes are, at every longitude.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numba import njit
from scipy.optimize import minimize_scalar
from scipy.spatial import ConvexHull

from analysis.errors import InputError
from analysis.ground.geometry import earth_angle_deg


@dataclass(frozen=True)
class Pattern:
    """A Walker delta pattern i:t/p/f and the half-angle that it needs."""

    total: int
    planes: int
    phasing: int
    inclination_deg: float
    needed_half_angle_deg: float


def walker_half_angle_deg(
    total: int, planes: int, phasing: int, inclination_deg: float, phases: int = 90
) -> float:
    """Half-angle at which a Walker delta pattern always sees the whole Earth once, degrees.

    The largest empty circle among the sub-satellite points, over one period of the pattern. The
    empty circles are those of the facets of the points' convex hull, so nothing is sampled but
    time: `phases` steps, then a local search around the worst.
    Raises InputError for a pattern that does not exist or that has fewer than four satellites
    (three always leave a hemisphere's edge unseen).
    Walker, RAE TR 77044 (1977); Ballard, IEEE Trans. AES-16 (1980) 656.
    """
    _pattern(total, planes, phasing)
    if total < 4:
        raise InputError(f"{total} satellites cannot see the whole Earth at once: at least 4")

    def empty_circle_rad(phase: float) -> float:
        points = _positions(total, planes, phasing, np.radians(inclination_deg), phase)
        offsets = ConvexHull(points, qhull_options="QJ").equations[:, 3]
        return float(np.arccos(np.clip(-offsets, -1, 1)).max())

    # The figure returns, turned about the pole, after one place in the plane and, moved on by one
    # plane, after `phasing` units of 360 / total degrees: hence after what divides both.
    step = 2 * np.pi * np.gcd(planes, phasing) / total / phases
    coarse = [empty_circle_rad(step * k) for k in range(phases)]
    worst = step * int(np.argmax(coarse))
    found = minimize_scalar(
        lambda phase: -empty_circle_rad(phase),
        bounds=(worst - step, worst + step),
        method="bounded",
    )
    return float(np.degrees(max(max(coarse), -found.fun)))


def best_inclination(
    total: int, planes: int, phasing: int, low_deg: float = 30.0, high_deg: float = 75.0
) -> Pattern:
    """The inclination at which the whole Earth needs the smallest half-angle, to 0.01 degree.

    Raises InputError as `walker_half_angle_deg` does, and for limits out of order.
    """
    if not 0 <= low_deg < high_deg <= 180:
        raise InputError(f"inclinations from {low_deg:g} to {high_deg:g} deg are out of order")

    def half_angle(inclination: float) -> float:
        return walker_half_angle_deg(total, planes, phasing, inclination, phases=60)

    grid = np.linspace(low_deg, high_deg, 19)
    values = [half_angle(i) for i in grid]
    best = int(np.argmin(values))
    bounds = (grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)])
    found = minimize_scalar(half_angle, bounds=bounds, method="bounded", options={"xatol": 0.01})
    inclination = float(found.x)
    needed = walker_half_angle_deg(total, planes, phasing, inclination)
    return Pattern(total, planes, phasing, inclination, needed)


def zone_half_angle_deg(
    total: int,
    planes: int,
    phasing: int,
    inclination_deg: float,
    south_deg: float,
    north_deg: float,
    fold: int = 1,
    step_deg: float = 1.5,
) -> float:
    """Half-angle at which `fold` satellites of a Walker pattern always see every point of a band.

    Points and phases are sampled at most `step_deg` apart; what lies between them can need up to
    half a step's distance more.
    Raises InputError for a pattern or a band that does not exist, and fewer satellites than fold.
    """
    _pattern(total, planes, phasing)
    latitudes = _band(south_deg, north_deg, step_deg)
    _fold(fold, total)
    return float(
        np.degrees(
            _zone_need(
                total, planes, phasing, np.radians(inclination_deg), latitudes, fold,
                np.radians(step_deg), np.pi,
            )
        )
    )  # fmt: skip


def satellites_needed(
    altitude_km: float,
    mask_angle_deg: float,
    south_deg: float,
    north_deg: float,
    *,
    fold: int = 1,
    inclinations_deg=None,
    most: int = 400,
    step_deg: float = 2.0,
) -> Pattern:
    """The smallest Walker delta pattern that always shows `fold` satellites to a band of latitudes.

    fold: 1 for a single view, 2 for stereo. mask_angle_deg: of the satellites as seen from the
        target. inclinations_deg: those to try; by default nine from 8 deg below the band's latitude
        nearer to the equator up to 20 deg above the other, at most 90.
    Every number of satellites is tried in turn from a bound below which no pattern can serve (the
        mean number in view), with every number of planes and phasing; a pattern fails at its first
        unseen point. Those that pass are judged again on samples twice as dense, and the winner,
        the one of them that needs the smallest half-angle, on samples eight times as dense.
    Raises InputError for a band or elevation that does not exist, and when `most` are not enough.
    """
    half_angle = float(earth_angle_deg(altitude_km, mask_angle_deg))
    latitudes = _band(south_deg, north_deg, step_deg)
    _fold(fold, most)
    if inclinations_deg is None:
        nearer, farther = _absolute_limits(south_deg, north_deg)
        inclinations_deg = np.linspace(max(nearer - 8, 1), min(farther + 20, 90), 9)
    inclinations = np.radians(np.atleast_1d(np.asarray(inclinations_deg, float)))
    reach = np.radians(half_angle)
    shares = np.array([_mean_share(i, latitudes, reach) for i in inclinations])
    if not np.any(shares > 0):
        raise InputError(
            f"none of the inclinations brings a satellite {half_angle:.1f} deg from latitudes "
            f"{south_deg:g} to {north_deg:g}"
        )
    for total in range(max(fold, int(np.ceil(fold / shares.max()))), most + 1):
        serving = sorted(
            (
                pattern
                for inclination in inclinations[shares * total >= fold]
                for pattern in _serving(total, inclination, latitudes, fold, step_deg, reach)
            ),
            key=lambda pattern: pattern.needed_half_angle_deg,
        )
        for pattern in serving:
            place = (pattern.total, pattern.planes, pattern.phasing, pattern.inclination_deg)
            need = zone_half_angle_deg(*place, south_deg, north_deg, fold, step_deg / 8)
            if need <= half_angle:
                return replace(pattern, needed_half_angle_deg=need)
    raise InputError(
        f"more than {most} satellites are needed at {altitude_km:g} km and {mask_angle_deg:g} "
        f"deg for latitudes {south_deg:g} to {north_deg:g}, {fold} in view"
    )


def _serving(total, inclination, latitudes, fold, step_deg, reach) -> Iterator[Pattern]:
    """Patterns of one number and inclination that keep the band in view."""
    step = np.radians(step_deg)
    for planes in (p for p in range(1, total + 1) if total % p == 0):
        for phasing in range(planes):
            need = _zone_need(total, planes, phasing, inclination, latitudes, fold, step, reach)
            if need > reach:
                continue
            need = _zone_need(total, planes, phasing, inclination, latitudes, fold, step / 2, reach)
            if need <= reach:
                yield Pattern(
                    total, planes, phasing, float(np.degrees(inclination)), float(np.degrees(need))
                )


def street_half_width_deg(half_angle_deg: float, per_plane: int, fold: int = 1) -> float:
    """Half-width of the street that one plane's evenly spaced satellites always cover, degrees.

    cos(half-angle) = cos(half-width) cos(fold * 180 / per_plane); 0 where the footprints do not
    meet. Adams and Rider, Journal of the Astronautical Sciences 35 (1987) 155.
    Raises InputError for an angle outside 0 to 90 and for less than one satellite or fold.
    """
    if not 0 < half_angle_deg < 90 or per_plane < 1 or fold < 1:
        raise InputError(
            f"a half-angle of {half_angle_deg:g} deg, {per_plane} satellites in a plane and fold "
            f"{fold}: allowed are above 0 and below 90 deg, at least 1 and at least 1"
        )
    if fold * 2 >= per_plane:
        return 0.0
    ratio = np.cos(np.radians(half_angle_deg)) / np.cos(fold * np.pi / per_plane)
    return float(np.degrees(np.arccos(ratio))) if ratio < 1 else 0.0


def street_planes(
    half_angle_deg: float, per_plane: int, above_latitude_deg: float = 0.0, fold: int = 1
) -> int | None:
    """Polar planes of `per_plane` satellites that always cover all beyond a latitude, or None.

    Planes that fly side by side the same way mesh, bulge into gap: street + half-angle of room;
    the two that meet flying opposite ways do not: two streets. On the circle of the limiting
    latitude, where the planes are farthest apart, the room is wider by 1 / cos(latitude).
    None where the satellites of a plane are too few for a street.
    Raises InputError as `street_half_width_deg` does, and for a latitude outside 0 to below 90.
    """
    if not 0 <= above_latitude_deg < 90:
        raise InputError(f"latitude {above_latitude_deg:g} is outside 0 to below 90")
    street = street_half_width_deg(half_angle_deg, per_plane, fold)
    if street == 0:
        return None
    room = np.cos(np.radians(above_latitude_deg))
    # With k-fold streets the bulges of the next plane count only in single coverage.
    bulge = half_angle_deg if fold == 1 else street
    narrow, wide = (
        np.arcsin(min(1.0, np.sin(np.radians(angle)) / room)) for angle in (street, bulge)
    )
    return max(1, 1 + int(np.ceil((np.pi - 2 * narrow) / (narrow + wide) - 1e-9)))


def street_constellation(
    altitude_km: float, mask_angle_deg: float, above_latitude_deg: float = 0.0, fold: int = 1
) -> tuple[int, int]:
    """Planes and satellites per plane of the smallest polar constellation of streets.

    Raises InputError when no footprint is left (an elevation of 90 degrees).
    """
    half_angle = float(earth_angle_deg(altitude_km, mask_angle_deg))
    if half_angle <= 0:
        raise InputError("at a minimum elevation of 90 deg a footprint has no width")
    fewest = int(np.ceil(fold * 180 / half_angle)) + 1
    options = []
    for per_plane in range(max(2 * fold + 1, fewest - 1), 4 * fewest + 2 * fold + 2):
        planes = street_planes(half_angle, per_plane, above_latitude_deg, fold)
        if planes is not None:
            options.append((planes * per_plane, planes, per_plane))
    _, planes, per_plane = min(options)
    return planes, per_plane


def _positions(total, planes, phasing, inclination, phase) -> np.ndarray:
    """Unit vectors of a Walker delta pattern at a phase (radians of argument of latitude)."""
    per_plane = total // planes
    plane, place = np.divmod(np.arange(total), per_plane)
    node = 2 * np.pi * plane / planes
    along = phase + 2 * np.pi * (place / per_plane + plane * phasing / total)
    flat = np.sin(along) * np.cos(inclination)
    return np.column_stack(
        [
            np.cos(node) * np.cos(along) - np.sin(node) * flat,
            np.sin(node) * np.cos(along) + np.cos(node) * flat,
            np.sin(along) * np.sin(inclination),
        ]
    )


@njit(cache=True, nogil=True)
def _zone_need(total, planes, phasing, inclination, latitudes, fold, step, enough):
    """Largest, over a band, all longitudes and phases, of the fold-th smallest distance, radians.

    Stops at the first point that is farther than `enough` and gives its distance.
    """
    per_plane = total // planes
    # One plane's share of longitude and one place's share of phase hold every situation: the rest
    # are the same, turned or renumbered.
    turn, period = 2 * np.pi / planes, 2 * np.pi / per_plane
    phases = max(1, int(np.ceil(period / step)))
    position = np.empty((total, 3))
    nearest = np.empty(fold)
    smallest = 1.0  # the cosine of the largest distance met
    limit = np.cos(enough)
    for k in range(phases):
        phase = period * k / phases
        for m in range(total):
            plane, place = m // per_plane, m % per_plane
            node = 2 * np.pi * plane / planes
            along = phase + 2 * np.pi * (place / per_plane + plane * phasing / total)
            flat = np.sin(along) * np.cos(inclination)
            position[m, 0] = np.cos(node) * np.cos(along) - np.sin(node) * flat
            position[m, 1] = np.sin(node) * np.cos(along) + np.cos(node) * flat
            position[m, 2] = np.sin(along) * np.sin(inclination)
        for latitude in latitudes:
            across, up = np.cos(latitude), np.sin(latitude)
            columns = max(1, int(np.ceil(turn * across / step)))
            for c in range(columns):
                longitude = turn * c / columns
                x, y = across * np.cos(longitude), across * np.sin(longitude)
                nearest[:] = -2.0
                for m in range(total):
                    cosine = x * position[m, 0] + y * position[m, 1] + up * position[m, 2]
                    place = fold - 1
                    if cosine <= nearest[place]:
                        continue
                    while place > 0 and nearest[place - 1] < cosine:
                        nearest[place] = nearest[place - 1]
                        place -= 1
                    nearest[place] = cosine
                smallest = min(smallest, nearest[fold - 1])
                if smallest < limit:
                    return np.arccos(max(-1.0, smallest))
    return np.arccos(max(-1.0, min(1.0, smallest)))


def _mean_share(inclination: float, latitudes: np.ndarray, reach: float) -> float:
    """Smallest, over the latitudes, share of time that one satellite is within reach of a point."""
    along = (np.arange(720) + 0.5) / 720 * 2 * np.pi
    sine = np.sin(along) * np.sin(inclination)
    cosine = np.sqrt(1 - sine**2)
    up, across = np.sin(latitudes)[:, None], np.cos(latitudes)[:, None]
    ratio = (np.cos(reach) - up * sine) / np.maximum(across * cosine, 1e-12)
    return float((np.arccos(np.clip(ratio, -1, 1)) / np.pi).mean(axis=1).min())


def _pattern(total: int, planes: int, phasing: int) -> None:
    if total < 1 or planes < 1 or total % planes or not 0 <= phasing < planes:
        raise InputError(
            f"there is no Walker pattern {total}/{planes}/{phasing}: planes must divide the "
            "satellites, phasing be from 0 to planes - 1"
        )


def _band(south_deg: float, north_deg: float, step_deg: float) -> np.ndarray:
    """Latitudes of a band, radians, edges included. The sphere is even: south mirrors north."""
    if not -90 <= south_deg <= north_deg <= 90 or not step_deg > 0:
        raise InputError(
            f"a band from {south_deg:g} to {north_deg:g} deg in steps of {step_deg:g}: south must "
            "not be above north, both from -90 to 90, the step above 0"
        )
    count = max(1, int(np.ceil((north_deg - south_deg) / step_deg))) + 1
    return np.radians(np.linspace(south_deg, north_deg, count))


def _absolute_limits(south_deg: float, north_deg: float) -> tuple[float, float]:
    farther = max(abs(south_deg), abs(north_deg))
    nearer = 0.0 if south_deg <= 0 <= north_deg else min(abs(south_deg), abs(north_deg))
    return nearer, farther


def _fold(fold: int, most: int) -> None:
    if fold != int(fold) or not 1 <= fold <= most:
        raise InputError(f"fold is {fold}: it must be a whole number from 1 to {most}")
