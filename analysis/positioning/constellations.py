"""Satellites of one or several systems at common epochs, from element sets or from designs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.errors import InputError, known
from analysis.orbits import frames, propagation
from analysis.orbits import times as instants

SYSTEMS = ("GPS", "QZSS", "NavIC", "Galileo", "BeiDou", "GLONASS")


@dataclass(frozen=True)
class Constellation:
    """S satellites at T epochs; S may be 0 (a denied or lost system).

    names, systems: (S,) text; times: (T,) datetime64 UTC; position_km: (S, T, 3) Earth-fixed.
    """

    names: tuple[str, ...]
    systems: tuple[str, ...]
    times: np.ndarray
    position_km: np.ndarray

    def __len__(self) -> int:
        return len(self.names)

    def __getitem__(self, chosen) -> "Constellation":
        """The satellites of an index array or a mask."""
        index = np.arange(len(self))[np.asarray(chosen)]
        return Constellation(
            tuple(self.names[i] for i in index),
            tuple(self.systems[i] for i in index),
            self.times,
            self.position_km[index],
        )


def of_elements(elements: pd.DataFrame, times) -> Constellation:
    """Satellites of an element table (CCSDS OMM columns and SYSTEM) by SGP4.

    Names lose what stands in brackets: 'QZS-2 (MICHIBIKI-2)' is 'QZS-2'.
    Raises InputError as `propagation.propagate` does.
    """
    states = propagation.propagate(elements, times)
    systems = elements["SYSTEM"].to_numpy()
    names = tuple(short_name(name) for name in states.names)
    return Constellation(names, tuple(systems), states.times, frames.earth_fixed(states))


def of_design(orbits, system: str, times) -> Constellation:
    """Satellites of a design (`orbits.design`), counted as `system`."""
    states = propagation.propagate(orbits, times)
    return Constellation(
        tuple(states.names), (system,) * len(states.names), states.times, frames.earth_fixed(states)
    )


def empty(times) -> Constellation:
    """No satellite at all, at the given epochs."""
    when = instants.as_times(times)
    return Constellation((), (), when, np.empty((0, len(when), 3)))


def union(*parts: Constellation) -> Constellation:
    """All satellites of several constellations.

    Raises InputError for no part, epochs that differ or a satellite that comes twice.
    """
    if not parts:
        raise InputError("a union of no constellations: name at least one")
    if any(not np.array_equal(part.times, parts[0].times) for part in parts):
        raise InputError("constellations of different epochs cannot be joined")
    names = [name for part in parts for name in part.names]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(f"satellite '{twice[0]}' comes twice in a union")
    return Constellation(
        tuple(names),
        tuple(system for part in parts for system in part.systems),
        parts[0].times,
        np.concatenate([part.position_km for part in parts]),
    )


def only(constellation: Constellation, systems: str | Iterable[str]) -> Constellation:
    """The satellites of the named systems; a system with none gives none.

    Raises InputError for a name that is not a navigation system.
    """
    wanted = {systems} if isinstance(systems, str) else set(systems)
    for system in wanted:
        known(system, SYSTEMS, "navigation system")
    return constellation[np.isin(constellation.systems, sorted(wanted))]


def healthy(elements: pd.DataFrame, health: pd.DataFrame) -> pd.DataFrame:
    """The element sets of satellites that give positioning, by a health table.

    health: columns catalogue_number, system, positioning (true or false), as `orbits.data.health`.
        Systems that the table does not speak of are kept whole.
    Raises InputError for a satellite of a system in the table that has no row there.
    """
    covered = elements["SYSTEM"].isin(health["system"])
    unknown = covered & ~elements["NORAD_CAT_ID"].isin(health["catalogue_number"])
    if unknown.any():
        name = elements.loc[unknown, "OBJECT_NAME"].iloc[0]
        raise InputError(f"no health is stated for '{name}': the table must name it")
    working = health.loc[health["positioning"].astype(bool), "catalogue_number"]
    return elements[~covered | elements["NORAD_CAT_ID"].isin(working)].reset_index(drop=True)


def clock_groups(constellation: Constellation, receiver: str = "one clock") -> np.ndarray:
    """(S,) group numbers for `dop.dop_field`.

    receiver: 'one clock' when all systems keep one time (or broadcast the offsets), 'clock per
    system' when the receiver solves for every system's offset.
    """
    known(receiver, ("one clock", "clock per system"), "receiver")
    if receiver == "one clock":
        return np.zeros(len(constellation), dtype=int)
    order = list(dict.fromkeys(constellation.systems))
    return np.array([order.index(system) for system in constellation.systems], dtype=int)


def range_errors_m(
    constellation: Constellation, error_m: float | Mapping[str, float]
) -> np.ndarray:
    """(S,) user range errors from one number or one per system.

    Raises InputError for a system without a number.
    """
    if not isinstance(error_m, Mapping):
        return np.full(len(constellation), float(error_m))
    missing = sorted(set(constellation.systems) - set(error_m))
    if missing:
        raise InputError(
            f"no range error for {missing[0]}: given are {', '.join(sorted(error_m)) or 'none'}"
        )
    return np.array([float(error_m[system]) for system in constellation.systems], dtype=float)


def short_name(name: str) -> str:
    """A satellite's name without its second name in brackets."""
    return name.split(" (")[0].strip()
