"""The rules on claims about the intelligence satellites."""

from analysis.evidence.outcomes import NOT_SUPPORTED, PARTLY, SUPPORTED, judge, rule


def _resolution(aperture_m: float, plausible_m: float, official: int, others: int) -> str:
    """Supported when a plausible mirror would do and an official source says the same; partly when
    another source says so.

    aperture_m: smallest mirror that the stated resolution takes; plausible_m: largest mirror that
    such a satellite could carry; official, others: sources besides the paper.
    """
    fits = aperture_m <= plausible_m
    return judge(supported=fits and official > 0, partly=fits and official + others > 0)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def igs_resolution_gen12(aperture_m: float, plausible_m: float, official: int, others: int) -> str:
    """As `_resolution`, for the coarsest and the finest of the stated range."""
    return _resolution(aperture_m, plausible_m, official, others)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def igs_resolution_gen3(aperture_m: float, plausible_m: float, official: int, others: int) -> str:
    """As `_resolution`."""
    return _resolution(aperture_m, plausible_m, official, others)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def igs_fleet_2020(
    radar: int, spare: int, optical: int, stated_radar: float, stated_spare: float,
    stated_optical: float,
) -> str:  # fmt: skip
    """Supported when all counts are the stated ones, partly when those of radar satellites are."""
    same_radar = (radar, spare) == (stated_radar, stated_spare)
    return judge(supported=same_radar and optical == stated_optical, partly=same_radar)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def igs_launches(agree: int, stated: int) -> str:
    """Supported when every stated month agrees with the catalogue, partly when some do."""
    return judge(supported=agree == stated, partly=agree > 0)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def igs_ten_satellite_plan(
    imagers: float, relays: float, planned_imagers: float, planned_relays: float
) -> str:
    """Supported when imagers and relays in operation reach the plan, partly when imagers do."""
    enough = imagers >= planned_imagers
    return judge(supported=enough and relays >= planned_relays, partly=enough)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def optical_needs_clear_sky(slower: float, notable: float, slight: float) -> str:
    """Supported when night and cloud make the wait notably longer, partly when slightly.

    slower: wait in daylight and cloud over that without limits; notable, slight: such ratios.
    """
    return judge(supported=slower >= notable, partly=slower > slight)
