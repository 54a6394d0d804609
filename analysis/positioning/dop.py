"""Dilution of precision over points and epochs, for one clock or one clock per system.

Equations: Kaplan and Hegarty, Understanding GPS/GNSS (2017), sec. 11.2. With unit vectors u from
receiver to satellite and one clock unknown per clock group k, the clocks are eliminated first:

    S = sum over k of [ sum w u u' - (sum w u)(sum w u)' / sum w ],   Q = inverse(S)

PDOP**2 = tr Q, VDOP**2 = up' Q up, HDOP**2 = PDOP**2 - VDOP**2. So a receiver with any number of
clocks needs one 3 x 3 inverse, and S is turned to the local frame only at the end.

TDOP is that of the first group with a satellite in view: TDOP**2 = 1/w + m' Q m, with w the
group's summed weight and m its weighted mean of u. GDOP**2 = PDOP**2 + TDOP**2; for one clock it
is the trace of the full 4 x 4 matrix.

No fix, told as infinity and never as NaN: fewer satellites in view than unknowns (three, plus one
per clock group in view; a group with a single satellite in view pays for its own clock only), or a
singular geometry (det S below 1e-10 for weights of one: a PDOP beyond any use).
"""

from dataclasses import dataclass

import numpy as np

from analysis.errors import InputError
from analysis.positioning.masks import Mask, mask_of
from analysis.positioning.scan import scan


@dataclass(frozen=True)
class DopField:
    """DOP at N points and T epochs; infinity where there is no fix.

    gdop, pdop, hdop, vdop, tdop: float64 (N, T). With weights 1/sigma**2 (sigma in m) these are
        1-sigma errors in m instead.
    visible: int16 (N, T), satellites above the mask.
    """

    gdop: np.ndarray
    pdop: np.ndarray
    hdop: np.ndarray
    vdop: np.ndarray
    tdop: np.ndarray
    visible: np.ndarray


def dop_field(
    satellites_km: np.ndarray,
    sites_km: np.ndarray,
    up: np.ndarray,
    mask: Mask | float = 5.0,
    clocks: np.ndarray | None = None,
    sigma_m: np.ndarray | None = None,
) -> DopField:
    """DOP at every point and epoch; with `sigma_m`, 1-sigma errors in metres.

    satellites_km: (S, T, 3) Earth-fixed positions; S may be 0.
    sites_km, up: (N, 3) Earth-fixed positions and unit vectors toward the geodetic zenith.
    mask: elevation mask, one angle in degrees or a Mask by azimuth; 90 leaves no sky.
    clocks: (S,) integers, satellites of equal number share a clock; None is one clock for all.
    sigma_m: (S,) user range error of each satellite, m; its inverse square is the weight.
    Raises InputError for shapes that do not match, positions that are not finite, a sigma_m
        that is not positive.
    """
    satellites_km = np.asarray(satellites_km, dtype=float)
    sites_km, up = np.atleast_2d(sites_km).astype(float), np.atleast_2d(up).astype(float)
    if satellites_km.ndim != 3 or satellites_km.shape[2] != 3:
        raise InputError(f"satellites_km has shape {satellites_km.shape}: allowed is (S, T, 3)")
    if sites_km.ndim != 2 or sites_km.shape[1] != 3 or up.shape != sites_km.shape:
        raise InputError(
            f"sites_km has shape {sites_km.shape} and up {up.shape}: allowed is (N, 3) for both"
        )
    if not (np.isfinite(satellites_km).all() and np.isfinite(sites_km).all()):
        raise InputError("positions are not finite: satellites and sites need numbers in km")
    count, epochs = satellites_km.shape[:2]
    clocks = np.zeros(count, dtype=int) if clocks is None else np.asarray(clocks)
    sigma = np.ones(count) if sigma_m is None else np.asarray(sigma_m, dtype=float)
    if clocks.shape != (count,) or sigma.shape != (count,):
        raise InputError(
            f"clocks has shape {clocks.shape} and sigma_m {sigma.shape} for {count} satellites"
        )
    if not (np.isfinite(sigma) & (sigma > 0)).all():
        raise InputError("sigma_m has a value that is not positive: a range error is above 0 m")

    order = np.argsort(clocks, kind="stable")
    ends = np.flatnonzero(np.diff(clocks[order], append=np.iinfo(np.int64).max)) + 1
    x, y, z = (np.ascontiguousarray(satellites_km[order, :, axis].T) for axis in range(3))
    shape = (len(sites_km), epochs)
    gdop, pdop, hdop, vdop, tdop = (np.full(shape, np.inf) for _ in range(5))
    field = DopField(gdop, pdop, hdop, vdop, tdop, np.zeros(shape, dtype=np.int16))
    if count and epochs and len(sites_km):
        east, north = _horizontal(up)
        sky = mask_of(mask)
        scan(
            *(x, y, z, 1.0 / sigma[order] ** 2, ends, sites_km, east, north, up, sky.sines),
            *(field.gdop, field.pdop, field.hdop, field.vdop, field.tdop, field.visible),
        )
    return field


def dop(
    azimuth_deg: np.ndarray, elevation_deg: np.ndarray, clocks: np.ndarray | None = None
) -> dict[str, float]:
    """DOP of one geometry given by look angles; keys gdop, pdop, hdop, vdop, tdop.

    azimuth_deg, elevation_deg: (S,) degrees, elevation 0 to 90; clocks: as for dop_field.
    Infinity where there is no fix. Raises InputError for shapes that differ or an elevation out
    of range.
    """
    azimuth, elevation = np.radians(azimuth_deg), np.radians(elevation_deg)
    if azimuth.shape != elevation.shape or azimuth.ndim != 1:
        raise InputError(
            f"azimuth_deg has shape {azimuth.shape} and elevation_deg {elevation.shape}: "
            "allowed are two lists of one length"
        )
    if ((elevation < 0) | (elevation > np.pi / 2)).any():
        raise InputError("elevation_deg has a value outside 0 to 90")
    level = np.cos(elevation)
    local = np.stack([np.cos(azimuth) * level, np.sin(azimuth) * level, np.sin(elevation)], axis=-1)
    field = dop_field(local[:, None], np.zeros((1, 3)), np.array([[0.0, 0.0, 1.0]]), 0.0, clocks)
    return {
        name: float(getattr(field, name)[0, 0]) for name in ("gdop", "pdop", "hdop", "vdop", "tdop")
    }


def _horizontal(up: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Unit vectors east and north for (N, 3) unit vectors up; at a pole, east is the y axis."""
    east = np.stack([-up[:, 1], up[:, 0], np.zeros(len(up))], axis=1)
    length = np.linalg.norm(east, axis=1, keepdims=True)
    east = np.where(length > 1e-12, east / np.maximum(length, 1e-300), [0.0, 1.0, 0.0])
    return east, np.cross(up, east)
