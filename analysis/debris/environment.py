"""Low orbit to 2100: active satellites, derelicts and fragments in altitude shells.

A source-sink model of three species (active, derelict, fragment; fragments in classes of
area-to-mass) after Jang et al., Stability of the LEO environment as a dynamical system (2022).
Every step applies, in turn: launch, end of life, explosions, collisions, removal, drag. Each moves
numbers and mass together from one account to another, never more than there is, so that both are
conserved and never negative. Drag is upwind and implicit, with the transit time of each shell
integrated over its height, so that the way down takes the right time for any shell width.

Left out: orbits that are not near-circular, fragments hitting fragments, fragments below 10 cm,
and what satellite operators would change in a worse environment.
"""

from dataclasses import dataclass

import numpy as np

from analysis.debris.breakup import collision_count, explosion_count
from analysis.debris.shells import volumes_km3
from analysis.debris.traffic import Setting
from analysis.errors import InputError
from analysis.orbits.constants import DAY_S, YEAR_DAYS

ACTIVE, DERELICT, FRAGMENT = 0, 1, 2  # fragment classes follow from 2
LARGER_THAN_M = 0.1


@dataclass(frozen=True, kw_only=True)
class Scenario:
    """What people do. All rates are per year; shares from 0 to 1.

    Only what cannot be is refused: the notebook's parameters hold what is sensible.

    launch_multiple: launches over those of the reference years. compliance: share of satellites
    that are disposed of at the end of life. active_years: mean active life.
    explosions_per_year: breakups of derelicts that are not collisions. removals_per_year: derelicts
    taken away where they threaten most, each removal_mass_multiple times as heavy as the mean,
    since the heaviest are the ones worth the trip. avoidance: share of collisions with a tracked
    object that an active satellite evades. relative_speed_km_s: mean in low orbit.
    """

    launch_multiple: float
    compliance: float
    active_years: float
    explosions_per_year: float
    removals_per_year: float
    avoidance: float
    relative_speed_km_s: float
    removal_mass_multiple: float = 3.0

    def __post_init__(self) -> None:
        for name in ("launch_multiple", "explosions_per_year", "removals_per_year"):
            _held(name, getattr(self, name), getattr(self, name) >= 0, "0 or more")
        for name in ("compliance", "avoidance"):
            _held(name, getattr(self, name), 0 <= getattr(self, name) <= 1, "0 to 1")
        for name in ("active_years", "relative_speed_km_s"):
            _held(name, getattr(self, name), getattr(self, name) > 0, "above 0")
        multiple = self.removal_mass_multiple
        _held("removal_mass_multiple", multiple, multiple >= 1, "1 or more")


def _held(name: str, value: float, holds: bool, words: str) -> None:
    if not (holds and np.isfinite(value)):
        raise InputError(f"{name} {value}: allowed is {words}")


@dataclass(frozen=True)
class Outlook:
    """How a scenario went, for M samples, Y + 1 year ends (the first is the start), S shells.

    year: (Y + 1,). active, derelict, fragments: (M, Y + 1) numbers in all shells.
    collisions: (M, Y + 1) catastrophic collisions since the start.
    final_objects: (M, 3, S) active, derelict, fragments per shell at the end.
    balance: name -> (M,) where everything went, objects and kg, from which
    `unaccounted` is formed.
    """

    year: np.ndarray
    active: np.ndarray
    derelict: np.ndarray
    fragments: np.ndarray
    collisions: np.ndarray
    final_objects: np.ndarray
    balance: dict[str, np.ndarray]

    @property
    def total(self) -> np.ndarray:
        """All objects, (M, Y + 1)."""
        return self.active + self.derelict + self.fragments

    def unaccounted(self) -> dict[str, float]:
        """Largest imbalance over the samples, relative to what came in: intact, fragments, kg."""
        b = self.balance
        intact = b["intact_start"] + b["intact_launched"] - b["intact_gone"] - b["intact_end"]
        pieces = b["pieces_start"] + b["pieces_made"] - b["pieces_gone"] - b["pieces_end"]
        mass = b["kg_start"] + b["kg_launched"] - b["kg_gone"] - b["kg_end"]
        return {
            "intact": float(np.max(np.abs(intact) / (b["intact_start"] + b["intact_launched"]))),
            "fragments": float(np.max(np.abs(pieces) / (b["pieces_start"] + b["pieces_made"]))),
            "kg": float(np.max(np.abs(mass) / (b["kg_start"] + b["kg_launched"]))),
        }


class _State:
    """Numbers and mass, (2, species, M, S), and the accounts of what left."""

    def __init__(self, setting: Setting, samples: int):
        start = np.stack([setting.objects, setting.objects * setting.mean_kg[:, None]])
        self.n = np.repeat(start[:, :, None, :], samples, axis=2)
        zero = np.zeros(samples)
        self.collisions = zero.copy()
        self.balance = {
            "intact_start": self._sum(0, slice(0, FRAGMENT)),
            "pieces_start": self._sum(0, slice(FRAGMENT, None)),
            "kg_start": self._sum(1, slice(None)),
        } | {
            name: zero.copy()
            for name in ("intact_launched", "intact_gone", "pieces_made", "pieces_gone",
                         "kg_launched", "kg_gone")
        }  # fmt: skip

    def _sum(self, which: int, species: slice) -> np.ndarray:
        return self.n[which, species].sum(axis=(0, 2))

    def take(self, species: int, number: np.ndarray) -> np.ndarray:
        """Remove up to `number` (M, S) of a species; returns (2, M, S), numbers and their mass."""
        there = self.n[0, species]
        share = np.divide(
            np.minimum(number, there), there, out=np.zeros_like(there), where=there > 0
        )
        taken = self.n[:, species] * share
        self.n[:, species] -= taken
        return taken

    def gone(self, taken: np.ndarray, account: str) -> None:
        """Book numbers and mass (2, M, S) as gone."""
        self.balance[account] += taken[0].sum(axis=-1)
        self.balance["kg_gone"] += taken[1].sum(axis=-1)

    def shatter(self, made: np.ndarray, kg: np.ndarray, spread: np.ndarray) -> None:
        """Turn mass (M, S) into `made` (M, S) fragments over classes and shells.

        spread: (K, S, S + 1) from the parent's shell to shells, and to nowhere in the last column.
        Half of the mass is in fragments counted here, assumed; the rest in smaller ones.
        """
        counted = np.where(made > 0, kg * 0.5, 0.0)
        self.balance["pieces_made"] += made.sum(axis=-1)
        self.balance["kg_gone"] += (kg - counted).sum(axis=-1)
        for k, way in enumerate(spread):
            for which, amount in ((0, made), (1, counted)):
                arrived = amount @ way / len(spread)
                self.n[which, FRAGMENT + k] += arrived[:, :-1]
                if which == 0:
                    self.balance["pieces_gone"] += arrived[:, -1]
                else:
                    self.balance["kg_gone"] += arrived[:, -1]


def project(
    setting: Setting,
    scenario: Scenario,
    last_year: int,
    samples: int,
    seed: int,
    step_years: float = 0.25,
    chance: bool = True,
) -> Outlook:
    """Follow a scenario from the setting's year to `last_year`.

    samples: futures drawn; they differ in the order of solar cycles and, with `chance`, in which
    collisions and explosions happen (Poisson). Without chance, expected numbers happen.
    step_years: must divide a year. Raises InputError for values out of range.
    """
    steps = round(1 / step_years) if step_years > 0 else 0
    if steps < 1 or abs(steps * step_years - 1) > 1e-9:
        raise InputError(f"step of {step_years} years: it must divide a year, e.g. 0.25")
    if not setting.first_year < last_year <= 2200:
        raise InputError(f"last year {last_year}: allowed is {setting.first_year + 1} to 2200")
    if samples < 1:
        raise InputError(f"{samples} samples: must be 1 or more")
    random = np.random.default_rng(seed)
    state = _State(setting, samples)
    draw = random.poisson if chance else (lambda mean: mean)
    begins = random.integers(0, setting.cycles, samples)
    years = np.arange(setting.first_year, last_year + 1)
    history = [_totals(state)]
    collisions = [state.collisions.copy()]
    for year in years[1:]:
        leave = setting.rates_per_year(int(year), begins)  # (species, M, S)
        for _ in range(steps):
            _launch(state, setting, scenario, step_years)
            _end_of_life(state, scenario, step_years)
            _explode(state, setting, scenario, step_years, draw)
            _collide(state, setting, scenario, step_years, draw)
            _remove(state, setting, scenario, step_years)
            _sink(state, leave, step_years)
        history.append(_totals(state))
        collisions.append(state.collisions.copy())
    totals = np.stack(history, axis=-1)  # (3, M, Y + 1)
    state.balance |= {
        "intact_end": state._sum(0, slice(0, FRAGMENT)),
        "pieces_end": state._sum(0, slice(FRAGMENT, None)),
        "kg_end": state._sum(1, slice(None)),
    }
    final = np.stack(
        [state.n[0, ACTIVE], state.n[0, DERELICT], state.n[0, FRAGMENT:].sum(axis=0)], axis=1
    )
    active, derelict, fragments = totals
    hits = np.stack(collisions, axis=-1)
    return Outlook(years, active, derelict, fragments, hits, final, state.balance)


def _totals(state: _State) -> np.ndarray:
    n = state.n[0]
    return np.stack([n[ACTIVE].sum(-1), n[DERELICT].sum(-1), n[FRAGMENT:].sum(axis=(0, -1))])


def _launch(state: _State, setting: Setting, scenario: Scenario, step: float) -> None:
    for species, profile in ((ACTIVE, setting.launched), (DERELICT, setting.stages_left)):
        number = profile * scenario.launch_multiple * step
        kg = number * setting.mean_kg[species]
        state.n[0, species] += number
        state.n[1, species] += kg
        state.balance["intact_launched"] += number.sum()
        state.balance["kg_launched"] += kg.sum()


def _end_of_life(state: _State, scenario: Scenario, step: float) -> None:
    share = -np.expm1(-step / scenario.active_years)
    retired = state.take(ACTIVE, state.n[0, ACTIVE] * share)
    state.gone(retired * scenario.compliance, "intact_gone")
    state.n[:, DERELICT] += retired * (1 - scenario.compliance)


def _explode(state, setting, scenario, step, draw) -> None:
    derelict = state.n[0, DERELICT]
    total = derelict.sum(axis=-1, keepdims=True)
    share = np.divide(derelict, total, out=np.zeros_like(derelict), where=total > 0)
    lost = state.take(DERELICT, draw(scenario.explosions_per_year * step * share))
    state.balance["intact_gone"] += lost[0].sum(axis=-1)
    made = lost[0] * explosion_count(LARGER_THAN_M)
    state.shatter(made, lost[1], setting.spread_explosion)


def _collide(state, setting, scenario, step, draw) -> None:
    """Pairs in a shell meet at n_i n_j sigma v / V; the loser shatters, or dies if hit lightly."""
    volume = volumes_km3(setting.edges_km)
    reach = scenario.relative_speed_km_s * YEAR_DAYS * DAY_S * step / volume  # per km2 of target
    fragments = state.n[0, FRAGMENT:].sum(axis=0)
    evades = 1 - scenario.avoidance
    pairs = [
        (ACTIVE, ACTIVE, evades**2 / 2),
        (ACTIVE, DERELICT, evades),
        (DERELICT, DERELICT, 0.5),
    ]
    for one, other, factor in pairs:
        section = setting.section_km2(one, other)
        mean = factor * state.n[0, one] * state.n[0, other] * section * reach
        limit = np.minimum(state.n[0, one], state.n[0, other]) / (2 if one == other else 1)
        events = np.minimum(draw(mean), limit)
        lost = state.take(one, events) + state.take(other, events)
        state.balance["intact_gone"] += lost[0].sum(axis=-1)
        state.collisions += events.sum(axis=-1)
        _fragments_of(state, events, lost[1], lost[1], setting)
    for hit, factor in ((ACTIVE, evades), (DERELICT, 1.0)):
        mean = factor * state.n[0, hit] * fragments * setting.section_km2(hit, FRAGMENT) * reach
        events = np.minimum(draw(mean), np.minimum(state.n[0, hit], fragments))
        broken = events * setting.catastrophic_share[hit]
        lost = state.take(hit, broken)
        state.balance["intact_gone"] += lost[0].sum(axis=-1)
        state.collisions += lost[0].sum(axis=-1)
        _fragments_of(state, lost[0], lost[1], lost[1], setting)
        # a light hit throws off m v^2 (kg, km/s) and leaves a derelict
        struck = state.take(hit, events - lost[0])
        thrown = np.minimum(
            struck[0] * setting.light_hit_kg * scenario.relative_speed_km_s**2, 0.5 * struck[1]
        )
        struck[1] -= thrown
        state.n[:, DERELICT] += struck
        _fragments_of(state, struck[0], thrown, thrown, setting)


def _fragments_of(state, events, law_kg, lost_kg, setting) -> None:
    each = np.divide(law_kg, events, out=np.ones_like(law_kg), where=events > 0)
    made = np.where(events > 0, events * collision_count(1.0, LARGER_THAN_M) * each**0.75, 0.0)
    state.shatter(made, lost_kg, setting.spread_collision)


def _remove(state, setting, scenario, step) -> None:
    """Take derelicts from the shells where each is most likely to be hit."""
    wanted = np.full(state.n.shape[2], scenario.removals_per_year * step)
    if scenario.removals_per_year == 0:
        return
    density = state.n[0, FRAGMENT:].sum(axis=0) / volumes_km3(setting.edges_km)
    order = np.argsort(-density * setting.long_lived, axis=-1)
    sorted_there = np.take_along_axis(state.n[0, DERELICT], order, axis=-1)
    before = np.cumsum(sorted_there, axis=-1) - sorted_there
    sorted_take = np.clip(wanted[:, None] - before, 0, sorted_there)
    take = np.zeros_like(sorted_take)
    np.put_along_axis(take, order, sorted_take, axis=-1)
    taken = state.take(DERELICT, take)
    extra_kg = np.minimum(
        (scenario.removal_mass_multiple - 1) * taken[1], 0.5 * state.n[1, DERELICT]
    )
    state.n[1, DERELICT] -= extra_kg
    taken[1] += extra_kg
    state.gone(taken, "intact_gone")


def _sink(state: _State, leave: np.ndarray, step: float) -> None:
    """Implicit upwind drag: n_s (1 + dt r_s) = n_s(old) + dt r_(s+1) n_(s+1), from the top."""
    falling = state.n[:, DERELICT:]
    here = np.ascontiguousarray(np.moveaxis(falling, -1, 0))  # in memory as the loop goes
    rate = np.ascontiguousarray(np.moveaxis(leave[DERELICT:], -1, 0)) * step
    inflow = np.zeros(here.shape[1:])
    for shell in reversed(range(len(here))):
        here[shell] = (here[shell] + inflow) / (1 + rate[shell])
        inflow = here[shell] * rate[shell]
    falling[:] = np.moveaxis(here, 0, -1)
    for species, (number, kg) in enumerate(np.moveaxis(inflow, 0, 1), DERELICT):
        state.balance["intact_gone" if species == DERELICT else "pieces_gone"] += number
        state.balance["kg_gone"] += kg
