"""The verdicts on the paper's claims about early warning, as functions of plain numbers."""

from analysis.evidence.outcomes import (
    NOT_SUPPORTED,
    OVERTAKEN,
    PARTLY,
    SUPPORTED,
    judge,
    rule,
)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def aegis_and_pac(
    *, ships: float, late_d: float, groups: float, stated_ships: float, stated_groups: float
) -> str:
    """Both counts as stated; in part one of them. late_d: days of the last ship after the month
    stated, not above 0 when it came in time."""
    afloat = ships == stated_ships and late_d <= 0
    ashore = groups == stated_groups
    return judge(supported=afloat and ashore, partly=afloat or ashore)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def early_warning_small_sats(*, records: int, satellites: float, largest: float) -> str:
    """Sources that tell of joint work, and a constellation within reach; in part without it."""
    return judge(supported=records > 0 and satellites <= largest, partly=records > 0)


@rule(SUPPORTED, NOT_SUPPORTED, OVERTAKEN)
def ir_sensor_on_alos3(*, on_board: int, losses: int) -> str:
    """The sensor came on board; overtaken when it was then lost. Both count sourced records."""
    if on_board and losses:
        return OVERTAKEN
    return judge(supported=on_board > 0)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def slats_below_300km(
    *, gain: float, notable: float, seen_percent: float, fixed_percent: float, watch_percent: float
) -> str:
    """Sharper, and a fleet that fixes a glider for nearly all of its flight; in part when it is
    sharper alone, or at least one satellite always sees the glider."""
    finer = gain >= notable
    return judge(
        supported=finer and fixed_percent >= watch_percent,
        partly=finer or seen_percent >= watch_percent,
    )


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def hgv_shrinks_radar_horizon(*, ratio_percent: float, notable_percent: float) -> str:
    """A glider leaves notably less warning than a ballistic target; in part when only less."""
    return judge(supported=ratio_percent <= notable_percent, partly=ratio_percent < 100)
