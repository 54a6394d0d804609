"""Element sets and design orbits to positions and velocities, many satellites at many instants."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from sgp4.api import SGP4_ERRORS, WGS72, Satrec, SatrecArray

from analysis.errors import InputError, known
from analysis.orbits import omm
from analysis.orbits import times as instants
from analysis.orbits.constants import DAY_S, SGP4_EARTH_RADIUS_KM, SGP4_MU_KM3_S2
from analysis.orbits.design import DesignOrbits

MOST_STATES = 16_000_000  # satellites x instants in one call: 48 bytes each, 0.77 GB

FARTHEST_APOGEES = 1.5
"""How far from the Earth's centre a state may lie, in apogee radii of its own element set.

Drag alone changes the axis in SGP4, and shrinks it; so the distance grows with the eccentricity
only, at most to twice the axis, and that takes years. Where drag has run away, SGP4 returns
distances up to hundreds of millions of kilometres and no error. This factor tells them apart from
any orbit that flies.
"""

_LOST = 255  # beside the codes of SGP4, 1 to 6
_REASONS = {code: f"SGP4 error {code}: {text}" for code, text in SGP4_ERRORS.items()} | {
    _LOST: f"SGP4 lost it: it would be beyond {FARTHEST_APOGEES} times its own apogee"
}

_SGP4_DAY_ZERO = np.datetime64("1949-12-31T00:00:00", "us")
_SGP4_DAY_ZERO_JULIAN_DATE = 2433281.5
_DAY_US = 86_400_000_000
_FAILURE_COLUMNS = ("name", "catalogue_number", "reason", "first_failing_time")


@dataclass(frozen=True)
class States:
    """Positions and velocities of S satellites at T instants.

    names: (S,) text; catalogue_numbers: (S,) int, -1 for a design orbit; times: (T,) datetime64
    UTC; position_teme_km, velocity_teme_km_s: (S, T, 3) in TEME, the frame of SGP4; failures: the
    satellites that were left out and why (empty unless dropping was asked for).
    """

    names: tuple[str, ...]
    catalogue_numbers: np.ndarray
    times: np.ndarray
    position_teme_km: np.ndarray
    velocity_teme_km_s: np.ndarray
    failures: pd.DataFrame = field(default_factory=lambda: _no_failures())

    def __len__(self) -> int:
        return len(self.names)


@dataclass(frozen=True)
class Propagator:
    """Orbits made ready once, to be asked at many times: what event finding needs.

    Made by `prepare`. names: S names; catalogue_numbers: (S,) int; failures: as in States.
    """

    names: tuple[str, ...]
    catalogue_numbers: np.ndarray
    failures: pd.DataFrame
    _source: list[Satrec] | DesignOrbits

    def __len__(self) -> int:
        return len(self.names)

    def one(self, index: int, times) -> tuple[np.ndarray, np.ndarray]:
        """TEME position (T, 3) km and velocity (T, 3) km/s of one satellite at its own instants.

        Raises InputError naming the satellite when SGP4 returns an error or loses it.
        """
        when = instants.as_times(times)
        if isinstance(self._source, DesignOrbits):
            position, velocity = self._source[[index]].positions_velocities(when)
            return position[0], velocity[0]
        date = instants.utc_julian_date(when)
        record = self._source[index]
        errors, position, velocity = record.sgp4_array(date.whole, date.fraction)
        errors = _with_lost(errors, position, _farthest_km(record))
        if errors.any():
            raise InputError(_told(self._failed(errors[None, :], when, [index])))
        return position, velocity

    def states(self, times, *, on_failure: str = "raise") -> States:
        """All satellites at all instants; arguments and errors as in `propagate`."""
        known(on_failure, ("raise", "drop"), "way to treat failures")
        when = instants.as_times(times)
        if len(self) * len(when) > MOST_STATES:
            raise InputError(
                f"{len(self):,} satellites x {len(when):,} instants are more than {MOST_STATES:,} "
                "states in one call: use propagate_chunks"
            )
        if isinstance(self._source, DesignOrbits):
            position, velocity = self._source.positions_velocities(when)
            return States(self.names, self.catalogue_numbers, when, position, velocity)
        if not self._source:
            nothing = np.empty((0, len(when), 3))
            return States((), self.catalogue_numbers, when, nothing, nothing, self.failures)
        date = instants.utc_julian_date(when)
        errors, position, velocity = SatrecArray(self._source).sgp4(date.whole, date.fraction)
        farthest_km = np.array([_farthest_km(record) for record in self._source])
        errors = _with_lost(errors, position, farthest_km[:, None])
        bad = np.asarray(errors.any(axis=1))
        if not bad.any():
            return States(
                self.names, self.catalogue_numbers, when, position, velocity, self.failures
            )
        failed = self._failed(errors, when, np.flatnonzero(bad))
        if on_failure == "raise":
            raise InputError(_told(failed))
        return States(
            tuple(name for name, wrong in zip(self.names, bad, strict=True) if not wrong),
            self.catalogue_numbers[~bad],
            when,
            position[~bad],
            velocity[~bad],
            pd.concat([self.failures, failed], ignore_index=True),
        )

    def _failed(self, errors: np.ndarray, when: np.ndarray, satellites) -> pd.DataFrame:
        rows = errors if len(errors) == len(satellites) else errors[satellites]
        first = (rows != 0).argmax(axis=1)
        codes = rows[np.arange(len(rows)), first]
        return pd.DataFrame(
            {
                "name": [self.names[k] for k in satellites],
                "catalogue_number": self.catalogue_numbers[satellites],
                "reason": [_REASONS[int(code)] for code in codes],
                "first_failing_time": when[first],
            },
            columns=_FAILURE_COLUMNS,
        )


def prepare(orbits: pd.DataFrame | DesignOrbits, *, on_failure: str = "raise") -> Propagator:
    """Check the orbits and make them ready; arguments and errors as in `propagate`."""
    known(on_failure, ("raise", "drop"), "way to treat failures")
    if isinstance(orbits, DesignOrbits):
        return Propagator(orbits.names, np.full(len(orbits), -1), _no_failures(), orbits)
    reasons = problems(orbits)
    bad = reasons != ""
    failures = _no_failures()
    if bad.any():
        failures = pd.DataFrame(
            {
                "name": orbits.loc[bad, "OBJECT_NAME"].astype(str).to_numpy(),
                "catalogue_number": orbits.loc[bad, "NORAD_CAT_ID"].to_numpy(dtype="int64"),
                "reason": reasons[bad].to_numpy(),
                "first_failing_time": np.datetime64("NaT", "ns"),
            },
            columns=_FAILURE_COLUMNS,
        )
        if on_failure == "raise":
            raise InputError(_told(failures))
    usable = orbits[~bad]
    return Propagator(
        tuple(usable["OBJECT_NAME"].astype(str)),
        usable["NORAD_CAT_ID"].to_numpy(dtype="int64"),
        failures,
        satellite_records(usable),
    )


def propagate(orbits: pd.DataFrame | DesignOrbits, times, *, on_failure: str = "raise") -> States:
    """States of every satellite at every instant.

    orbits: an OMM frame as of `data.elements` or `tle.parse` (propagated with SGP4, WGS-72), or
        design orbits (Kepler with secular J2). Both give the same States.
    times: (T,) datetime64, UTC.
    on_failure: "raise" stops at the first satellite that cannot be propagated; "drop" leaves such
        satellites out of the result and lists them, with the reason, in `States.failures`.
    Raises InputError for no satellite, a missing column, a satellite twice, an orbit that does not
    stay above the ground, an SGP4 error code (with its meaning), a position that SGP4 lost without
    one (FARTHEST_APOGEES), and for more than MOST_STATES satellites x instants (use
    `propagate_chunks`).
    Hoots and Roehrich, Spacetrack Report 3 (1980), as revised by Vallado et al., AIAA 2006-6753.
    """
    return prepare(orbits, on_failure=on_failure).states(times, on_failure=on_failure)


def propagate_chunks(
    orbits: pd.DataFrame | DesignOrbits,
    times,
    *,
    on_failure: str = "raise",
    states_per_chunk: int = 2_000_000,
) -> Iterator[States]:
    """`propagate` in blocks of satellites, so that a whole catalogue stays within memory.

    states_per_chunk: satellites x instants in one block; two million take about 0.1 GB.
    Yields States of consecutive satellites over all instants; see `propagate` for the errors.
    """
    when = instants.as_times(times)
    if not isinstance(orbits, DesignOrbits):
        _require_columns_and_uniqueness(orbits)
    size = max(1, states_per_chunk // len(when))
    for first in range(0, len(orbits), size):
        block = slice(first, first + size)
        part = orbits[block] if isinstance(orbits, DesignOrbits) else orbits.iloc[block]
        yield propagate(part, when, on_failure=on_failure)


def problems(elements: pd.DataFrame) -> pd.Series:
    """Why each element set cannot be propagated, "" where it can; aligned with `elements`.

    Raises InputError for an empty frame, a missing column and a catalogue number that comes twice:
    these concern the table, not one satellite.
    """
    _require_columns_and_uniqueness(elements)
    eccentricity = elements["ECCENTRICITY"].to_numpy(float)
    motion = elements["MEAN_MOTION"].to_numpy(float)
    inclination = elements["INCLINATION"].to_numpy(float)
    angles = elements[["RA_OF_ASC_NODE", "ARG_OF_PERICENTER", "MEAN_ANOMALY", "BSTAR"]]
    with np.errstate(invalid="ignore", divide="ignore"):
        axis_km = np.cbrt(SGP4_MU_KM3_S2 * (DAY_S / (2 * np.pi * motion)) ** 2)
        perigee_km = axis_km * (1 - eccentricity) - SGP4_EARTH_RADIUS_KM
    hyperbolic = [f"the orbit is not closed (eccentricity {e:g})" for e in eccentricity]
    grounded = [f"the orbit has decayed (perigee at {h:.0f} km)" for h in perigee_km]
    missing = (
        np.isnan(np.column_stack([eccentricity, motion, inclination, angles.to_numpy(float)])).any(
            axis=1
        )
        | elements["EPOCH"].isna().to_numpy()
    )
    reason = np.select(
        [
            missing,
            (eccentricity >= 1) | (motion <= 0),
            eccentricity < 0,
            (inclination < 0) | (inclination > 180),
            perigee_km < 0,
        ],
        [
            "an element is missing",
            hyperbolic,
            "the eccentricity is negative",
            "the inclination is outside 0 to 180 degrees",
            grounded,
        ],
        default="",
    )
    return pd.Series(reason, index=elements.index, dtype=object)


def _require_columns_and_uniqueness(elements: pd.DataFrame) -> None:
    absent = [c for c in omm.NEEDED if c not in elements.columns]
    if absent:
        raise InputError(f"element table lacks the column(s) {', '.join(absent)}")
    if elements.empty:
        raise InputError("no satellite to propagate: the element table is empty")
    twice = elements["NORAD_CAT_ID"].duplicated()
    if twice.any():
        row = elements[twice].iloc[0]
        raise InputError(
            f"satellite {row['OBJECT_NAME']} ({row['NORAD_CAT_ID']}) is given twice: keep one "
            "element set per satellite"
        )


def satellite_records(elements: pd.DataFrame) -> list[Satrec]:
    """One initialised SGP4 record per row of an OMM frame (WGS-72, improved mode)."""
    since_us = (elements["EPOCH"].to_numpy("datetime64[us]") - _SGP4_DAY_ZERO).astype("int64")
    whole_days, rest_us = np.divmod(since_us, _DAY_US)
    radians = {
        name: np.radians(elements[name].to_numpy(float))
        for name in ("ARG_OF_PERICENTER", "INCLINATION", "MEAN_ANOMALY", "RA_OF_ASC_NODE")
    }
    columns = (
        whole_days,
        rest_us / _DAY_US,
        elements["BSTAR"].to_numpy(float),
        elements["ECCENTRICITY"].to_numpy(float),
        radians["ARG_OF_PERICENTER"],
        radians["INCLINATION"],
        radians["MEAN_ANOMALY"],
        elements["MEAN_MOTION"].to_numpy(float) * (np.pi / 720),  # rev/day to rad/min
        radians["RA_OF_ASC_NODE"],
    )
    records = []
    for day, fraction, drag, ecc, perigee, incl, anomaly, motion, node in zip(
        *columns, strict=True
    ):
        record = Satrec()
        epoch = day + fraction
        # The derivatives of the mean motion are not used by SGP4; the record's own number has no
        # bearing on the orbit and cannot hold six digits, so it stays 0.
        record.sgp4init(
            WGS72, "i", 0, epoch, drag, 0.0, 0.0, ecc, perigee, incl, anomaly, motion, node
        )
        # One number of days loses part of a microsecond, which is a millimetre of the orbit.
        record.jdsatepoch, record.jdsatepochF = day + _SGP4_DAY_ZERO_JULIAN_DATE, fraction
        records.append(record)
    return records


def _farthest_km(record: Satrec) -> float:
    """Distance from the Earth's centre beyond which a state of this record is none."""
    return FARTHEST_APOGEES * (1 + record.alta) * SGP4_EARTH_RADIUS_KM


def _with_lost(
    errors: np.ndarray, position_km: np.ndarray, farthest_km: float | np.ndarray
) -> np.ndarray:
    """Error codes (..., T) with those of positions (..., T, 3) that are too far away."""
    distance_km = np.sqrt(np.einsum("...k,...k->...", position_km, position_km))
    return np.where((errors == 0) & (distance_km > farthest_km), _LOST, errors)


def _no_failures() -> pd.DataFrame:
    return pd.DataFrame(columns=_FAILURE_COLUMNS)


def _told(failures: pd.DataFrame) -> str:
    first = failures.iloc[0]
    at = "" if pd.isna(first["first_failing_time"]) else f" at {first['first_failing_time']}"
    rest = f" (and {len(failures) - 1} more)" if len(failures) > 1 else ""
    return (
        f"cannot propagate {first['name']} ({first['catalogue_number']}){at}: "
        f"{first['reason']}{rest}"
    )
