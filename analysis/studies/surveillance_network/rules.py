"""The rules on claims about watching objects in orbit."""

from analysis.evidence.outcomes import (
    CANNOT_BE_TESTED,
    NOT_SUPPORTED,
    OVERTAKEN,
    PARTLY,
    SUPPORTED,
    judge,
    rule,
)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def ksgc_200_1000(size_cm: float, required_cm: float, margin: float) -> str:
    """Supported when the smallest object seen at the top of the band is at most the required one,
    partly when at most `margin` times as large."""
    return judge(supported=size_cm <= required_cm, partly=size_cm <= margin * required_cm)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def ksgc_10cm_650km(worst_share: float, tolerance: float, loose_tolerance: float) -> str:
    """Supported when no count up to the ceiling is off by more than the tolerance, partly when by
    no more than the loose one. worst_share: largest difference over the published count."""
    return judge(supported=worst_share <= tolerance, partly=worst_share <= loose_tolerance)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def passes_200_to_10000(
    old: int, new: int, tracked: int, stated_old: float, stated_new: float, factor: float
) -> str:
    """Supported when the new radar can detect and track the stated number and the old one's passes
    agree with the stated number within a factor; partly when one of the two holds."""
    reached = min(new, tracked) >= stated_new
    from_old = 1 / factor <= old / stated_old <= factor
    return judge(supported=reached and from_old, partly=reached or from_old)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED, CANNOT_BE_TESTED)
def fps5_tracks_space(
    share_pessimistic: float, share_assumed: float, share_optimistic: float, notable: float
) -> str:
    """Whether radars of unknown sensitivity detect a notable share of the catalogue.

    Shares detected at the least sensitivity that is judged, at the assumed one, and at the most.
    Supported when even the first is notable, partly when the second is, not supported when none
    is; in between only a sensitivity that nobody knows would decide.
    """
    if share_assumed >= notable:
        return judge(supported=share_pessimistic >= notable, partly=True)
    return NOT_SUPPORTED if share_optimistic < notable else CANNOT_BE_TESTED


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def bsgc_geo(arc_deg: float, notable_deg: float) -> str:
    """Supported when a notable arc of the belt is seen from Bisei, partly when any is."""
    return judge(supported=arc_deg >= notable_deg, partly=arc_deg > 0)


@rule(SUPPORTED, NOT_SUPPORTED)
def bsgc_1m(size_cm: float, stated_cm: float) -> str:
    """Supported when the smallest object seen at the farthest slot is below the stated size."""
    return judge(supported=size_cm < stated_cm)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def blind_spot_135e(
    width_deg: float, all_sensors_deg: float, telescopes_deg: float, tolerance_deg: float
) -> str:
    """Supported when all American sensors leave part of the stretch unseen, partly when the
    telescopes do. Of the width, what each sees; a gap up to the tolerance counts as none."""
    whole = width_deg - tolerance_deg
    return judge(supported=all_sensors_deg < whole, partly=telescopes_deg < whole)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED, OVERTAKEN)
def qzss_us_payloads(stated: float, agreed: float, launched: int, in_time: int) -> str:
    """Supported when as many payloads as stated flew by the stated year, partly when some did.

    Where none did: overtaken by events when the plan went on later (agreed on, or launched), else
    not supported. Numbers of hosts.
    """
    if not in_time:
        return OVERTAKEN if agreed > 0 or launched > 0 else NOT_SUPPORTED
    return judge(supported=in_time >= stated, partly=True)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def motr_ssa(
    share_added: float, arc_gain_deg: float, notable_share: float, notable_gain_deg: float
) -> str:
    """Supported when both the radar adds a notable share of objects and the telescopes a notable
    arc of the belt, partly when one of them does."""
    objects, arc = share_added >= notable_share, arc_gain_deg >= notable_gain_deg
    return judge(supported=objects and arc, partly=objects or arc)


@rule(SUPPORTED, NOT_SUPPORTED, OVERTAKEN, CANNOT_BE_TESTED)
def ssa_satellites_2024_2028(in_window: int, outside: int, years_left: float) -> str:
    """Supported when a satellite was launched within the stated years, overtaken by events when
    only before or after them. Without a launch: not supported once the years are over, not to be
    tested while they run on. in_window, outside: launches; years_left: until the last day."""
    if in_window > 0:
        return SUPPORTED
    if outside > 0:
        return OVERTAKEN
    return CANNOT_BE_TESTED if years_left > 0 else NOT_SUPPORTED


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def ssa_fy2023(days_early: int, slight_days: int) -> str:
    """Supported when the start did not come before the earliest year stated, partly when it came
    slightly before."""
    return judge(supported=days_early <= 0, partly=days_early <= slight_days)
