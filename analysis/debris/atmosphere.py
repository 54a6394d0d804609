"""Air density that an orbit meets, tabulated once by date and altitude from NRLMSIS 2.1.

A fragment's node and perigee turn many times in the years that its decay takes, so what counts is
the density averaged over argument of latitude and local time. The table holds its logarithm.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pymsis

from analysis.errors import InputError
from analysis.orbits.constants import EARTH_FLATTENING, EARTH_RADIUS_KM

EPOCH = np.datetime64("2000-01-01T00:00", "m")
"""Times inside the decay kernels are days from here."""

DRAG_COEFFICIENT = 2.2
"""Assumed for every object. Fitted area-to-mass ratios scale with its inverse; decay does not."""

LOWEST_KM, HIGHEST_KM, STEP_KM = 100.0, 1600.0, 10.0


@dataclass(frozen=True)
class DensityTable:
    """Logarithm of density over a grid of days and altitudes.

    day: (T,) days from EPOCH, evenly spaced; one entry for an atmosphere that never changes.
    altitude_km: (H,) evenly spaced radius minus the equatorial radius.
    log_density: (T, H) natural logarithm of kg/m3.
    """

    day: np.ndarray
    altitude_km: np.ndarray
    log_density: np.ndarray

    def density_kg_m3(self, day: float, altitude_km: np.ndarray) -> np.ndarray:
        """Density at one time, altitude_km (N,). Linear in the logarithm; held beyond the ends."""
        column = np.array(
            [np.interp(day, self.day, self.log_density[:, h]) for h in range(len(self.altitude_km))]
        )
        return np.exp(np.interp(altitude_km, self.altitude_km, column))


def days(times: np.ndarray | np.datetime64) -> np.ndarray:
    """Days from EPOCH of datetime64 times, any shape."""
    elapsed = np.asarray(times, dtype="datetime64[m]") - EPOCH
    return elapsed / np.timedelta64(1, "D")


def dates(day: np.ndarray) -> np.ndarray:
    """datetime64[m] of days from EPOCH, any shape."""
    return EPOCH + (np.asarray(day, dtype=float) * 1440).round().astype("timedelta64[m]")


def density_table(
    solar_flux: pd.DataFrame,
    start: np.datetime64,
    end: np.datetime64,
    inclination_deg: float,
    step_days: float = 30.0,
    latitude_samples: int = 8,
    local_time_samples: int = 6,
) -> DensityTable:
    """Orbit-averaged density by date and altitude.

    solar_flux: columns date, f107_sfu, f107_mean81_sfu, ap, in order of date.
    inclination_deg: of the orbits; sets the latitudes that they visit.
    Altitudes are radius minus equatorial radius; the ellipsoid is 21 km lower at the poles.
    Raises InputError when the flux does not span [start, end] or inclination leaves [0, 180].
    Model: Emmert et al., NRLMSIS 2.0, Earth and Space Science 8 (2021), in its 2.1 revision.
    """
    if not 0 <= inclination_deg <= 180:
        raise InputError(f"inclination {inclination_deg} deg: allowed is 0 to 180")
    if not end > start:
        raise InputError(f"density table from {start} to {end}: the end must follow the start")
    flux_day = days(solar_flux["date"].to_numpy())
    first, last = days(np.array([start, end]))
    if first < flux_day[0] or last > flux_day[-1] + 31:
        raise InputError(
            f"density table from {start} to {end}: the solar flux spans "
            f"{dates(flux_day[0]).astype('datetime64[D]')} to "
            f"{dates(flux_day[-1]).astype('datetime64[D]')}"
        )
    count = max(2, int(np.ceil((last - first) / step_days)) + 1)
    day = np.linspace(first, last, count)
    altitude = np.arange(LOWEST_KM, HIGHEST_KM + STEP_KM / 2, STEP_KM)
    columns = ("f107_sfu", "f107_mean81_sfu", "ap")
    f107, f107_mean, ap = (
        np.interp(day, flux_day, solar_flux[c].to_numpy(dtype=float)) for c in columns
    )
    density = np.zeros((count, altitude.size))
    for latitude in _latitudes_deg(inclination_deg, latitude_samples):
        geodetic = altitude + EARTH_RADIUS_KM * EARTH_FLATTENING * np.sin(np.radians(latitude)) ** 2
        for hour in range(local_time_samples):
            density += _msis(
                day, geodetic, latitude, 360.0 * hour / local_time_samples, f107, f107_mean, ap
            )
    density /= latitude_samples * local_time_samples
    return DensityTable(day, altitude, np.log(density))


def frozen(table: DensityTable, start: np.datetime64, end: np.datetime64) -> DensityTable:
    """The same atmosphere with its mean density over [start, end] held for ever.

    Raises InputError when the table has no date between them.
    """
    within = (table.day >= days(start)) & (table.day <= days(end))
    if not within.any():
        raise InputError(f"no density between {start} and {end} to take a mean of")
    mean = np.log(np.exp(table.log_density[within]).mean(axis=0, keepdims=True))
    return replace(table, day=table.day[within][:1], log_density=mean)


def repeated_flux(solar_flux: pd.DataFrame, end: np.datetime64) -> pd.DataFrame:
    """Observed flux, continued to `end` by repeating its last eleven years: an assumption.

    solar_flux: monthly, observed, columns date, f107_sfu, f107_mean81_sfu, ap.
    Raises InputError when less than eleven years are given.
    """
    months = 132
    if len(solar_flux) < months:
        raise InputError(f"{len(solar_flux)} months of solar flux: eleven years are needed")
    columns = ["date", "f107_sfu", "f107_mean81_sfu", "ap"]
    parts = [solar_flux[columns]]
    while parts[-1]["date"].iloc[-1] < pd.Timestamp(end):
        again = parts[-1].tail(months).copy()
        again["date"] = again["date"] + pd.DateOffset(months=months)
        parts.append(again)
    return pd.concat(parts, ignore_index=True)


def _latitudes_deg(inclination_deg: float, samples: int) -> np.ndarray:
    argument = (np.arange(samples) + 0.5) * 2 * np.pi / samples
    return np.degrees(np.arcsin(np.sin(np.radians(inclination_deg)) * np.sin(argument)))


def _msis(
    day: np.ndarray,
    altitude_km: np.ndarray,
    latitude_deg: float,
    longitude_deg: float,
    f107: np.ndarray,
    f107_mean: np.ndarray,
    ap: np.ndarray,
) -> np.ndarray:
    """Density (T, H) at 0 h UT of each day, so that longitude is local time."""
    rows, columns = day.size, altitude_km.size
    out = pymsis.calculate(
        np.repeat(dates(np.floor(day)), columns),
        np.full(rows * columns, longitude_deg),
        np.full(rows * columns, latitude_deg),
        np.tile(altitude_km, rows),
        np.repeat(f107, columns),
        np.repeat(f107_mean, columns),
        np.repeat(ap, columns)[:, None] * np.ones(7),
        version=2.1,
    )
    return np.asarray(out[:, 0], dtype=float).reshape(rows, columns)
