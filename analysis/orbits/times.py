"""Instants as numpy datetime64 in UTC, and the Julian dates that the orbit models need."""

import functools
from typing import NamedTuple

import numpy as np
from skyfield import api
from skyfield.timelib import Time, Timescale

from analysis.errors import InputError
from analysis.orbits.constants import DAY_S

_UNIX_EPOCH_JULIAN_DATE = 2440587.5
_DAY_NS = 86_400_000_000_000
_FIRST, _LAST = np.datetime64("1957-01-01"), np.datetime64("2101-01-01")


class JulianDate(NamedTuple):
    """A Julian date split in two, so that the fraction keeps its microseconds."""

    whole: np.ndarray
    fraction: np.ndarray


def as_times(times) -> np.ndarray:
    """`times` as a one-dimensional datetime64[ns] array, UTC.

    times: datetime64, ISO text, datetime or a sequence of them; a time zone is not accepted,
        because every instant of this package is UTC.
    Raises InputError for an empty sequence, a missing instant, and a year outside 1957-2100.
    """
    try:
        array = np.atleast_1d(np.asarray(times, dtype="datetime64[us]"))
        fine = np.atleast_1d(np.asarray(times, dtype="datetime64[ns]"))
    except (ValueError, TypeError):
        raise InputError(f"cannot read {_short(times)} as UTC instants (datetime64)") from None
    if array.ndim != 1:
        raise InputError(f"times must be one-dimensional, got shape {array.shape}")
    if array.size == 0:
        raise InputError("times are empty: at least one instant is needed")
    if np.isnat(array).any():
        raise InputError("times hold a missing instant (NaT)")
    if array.min() < _FIRST or array.max() >= _LAST:
        raise InputError(
            f"times from {array.min()} to {array.max()} are outside 1957-01-01 to 2100-12-31"
        )
    return fine


def every(start, end, step_s: float) -> np.ndarray:
    """Instants from `start` (included) to `end` (excluded), `step_s` seconds apart, (T,) UTC.

    Raises InputError for a step that is not positive and for a window of no or negative length.
    """
    first, last = as_times(start)[0], as_times(end)[0]
    if not step_s > 0:
        raise InputError(f"step_s is {step_s}: it must be above 0 seconds")
    if last <= first:
        raise InputError(f"the window ends at {last}, not after its start {first}")
    step_ns = step_s * 1e9
    count = int(np.ceil((last - first).astype("int64") / step_ns))
    return first + np.rint(np.arange(count) * step_ns).astype("timedelta64[ns]")


def utc_julian_date(times) -> JulianDate:
    """Julian date of UTC instants, the time that SGP4 counts in; two (T,) arrays, days."""
    nanoseconds = as_times(times).astype("int64")
    days, rest = np.divmod(nanoseconds, _DAY_NS)
    return JulianDate(days + _UNIX_EPOCH_JULIAN_DATE, rest / _DAY_NS)


def skyfield_times(times) -> Time:
    """The same instants as a Skyfield Time (leap seconds and UT1 from Skyfield's own tables)."""
    days, rest = np.divmod(as_times(times).astype("int64"), _DAY_NS)
    return timescale().utc(1970, 1, 1 + days, 0, 0, rest / 1e9)


def ut1_julian_date(times) -> JulianDate:
    """UT1 Julian date, which tells how far the Earth has turned; two (T,) arrays, days."""
    instants = skyfield_times(times)
    return JulianDate(instants.whole, instants.ut1_fraction)


def sidereal_angle_rad(times) -> np.ndarray:
    """Greenwich mean sidereal time (IAU 1982) at UTC instants, (T,) radians in [0, 2 pi).

    It is the angle between TEME and the Earth-fixed frame; UT1 from Skyfield's built-in table.
    Vallado et al., AIAA 2006-6753, appendix C.
    """
    date = ut1_julian_date(times)
    centuries = ((date.whole - 2451545.0) + date.fraction) / 36525
    seconds = 67310.54841 + centuries * (
        8640184.812866 + centuries * (0.093104 - 6.2e-6 * centuries)
    )
    turns = date.whole % 1 + date.fraction + seconds / DAY_S % 1
    return turns % 1 * 2 * np.pi


@functools.lru_cache(maxsize=1)
def timescale() -> Timescale:
    """Skyfield's time scale from the tables inside its package: no download, ever."""
    return api.load.timescale(builtin=True)


def _short(value) -> str:
    text = " ".join(repr(value).split())
    return text if len(text) <= 60 else text[:57] + "..."
