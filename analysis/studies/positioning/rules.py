"""The rules on claims about satellite navigation."""

from analysis.evidence.outcomes import (
    NOT_SUPPORTED,
    OVERTAKEN,
    PARTLY,
    SUPPORTED,
    judge,
    rule,
)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def qzss_four_at_135e(
    satellites: int, stated_satellites: float, farthest_deg: float, tolerance_deg: float
) -> str:
    """Partly when the stated number of satellites flies, supported when all are near the meridian.

    farthest_deg: of their mean longitudes from it; tolerance_deg: what 'around' may mean.
    """
    all_fly = satellites == stated_satellites
    return judge(supported=all_fly and farthest_deg <= tolerance_deg, partly=all_fly)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def qzss_seven_by_fy2023(in_orbit: int, planned: float, before: float) -> str:
    """Supported when as many as planned were in orbit in time, partly when more than before.

    in_orbit: launched by the end of 2024, nine months after the last day of the plan.
    """
    return judge(supported=in_orbit >= planned, partly=in_orbit > before)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def qzss_substitutes_gps(
    cities_served: int, cities_asked: int, gain_share: float, notable_gain_share: float
) -> str:
    """Supported when QZSS both complements GPS and serves every city asked alone, partly when one.

    gain_share: service in the street with QZSS less service by GPS alone, share of the day;
    notable_gain_share: from where on that is a complement.
    """
    complements = gain_share >= notable_gain_share
    substitutes = cities_served == cities_asked
    return judge(supported=complements and substitutes, partly=complements or substitutes)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def qzss_more_precise(
    alone_m: float,
    gps_m: float,
    joined_m: float,
    notable_ratio: float,
    augmented_95_m: float,
    gps_95_m: float,
) -> str:
    """Supported when QZSS alone errs less than GPS, partly when GPS errs notably less with QZSS or
    when its augmentation is stated to err less.

    alone_m, gps_m, joined_m: median horizontal errors under an open sky; notable_ratio: of
    joined_m to gps_m; augmented_95_m, gps_95_m: what 95 per cent of the errors stay below.
    """
    helps = joined_m <= notable_ratio * gps_m or augmented_95_m < gps_95_m
    return judge(supported=alone_m < gps_m, partly=helps)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED, OVERTAKEN)
def irnss_box(
    design_share: float, now_share: float, full_share: float, part_share: float, lost_share: float
) -> str:
    """Supported when the design serves the box, partly when it serves part of it; overtaken when
    it served part at least and the working satellites serve it no longer.

    design_share, now_share: shares of the box's area; full_share, part_share, lost_share: from
    where on it counts as served, as served in part, and below which as no longer served.
    """
    if now_share < lost_share and design_share >= part_share:
        return OVERTAKEN
    return judge(supported=design_share >= full_share, partly=design_share >= part_share)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def irnss_plus_qzss_coverage(
    design_gain_share: float,
    design_seas_share: float,
    now_gain_share: float,
    now_seas_share: float,
    notable_gain_share: float,
    needed_share: float,
) -> str:
    """Supported when, by design and now, the union extends service to the east and serves the seas
    named; partly when so for one of them.

    gain_share: service east of the box, of area and day, with QZSS less without; seas_share: of
    the union in the sea that it serves least.
    """
    served = [
        gain > notable_gain_share and seas >= needed_share
        for gain, seas in (
            (design_gain_share, design_seas_share),
            (now_gain_share, now_seas_share),
        )
    ]
    return judge(supported=all(served), partly=any(served))


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def irnss_plus_qzss_error(
    navic_ratio: float, qzss_ratio: float, now_ratio: float, much_reduced_ratio: float
) -> str:
    """Supported when each of both systems, by design, errs much less with the other; partly when
    one does, or QZSS with the NavIC satellites that work.

    PDOP together over PDOP alone: of the NavIC design, of QZSS with it, of QZSS with the working
    satellites; much_reduced_ratio: up to which errors are much reduced.
    """
    by_design = [ratio <= much_reduced_ratio for ratio in (navic_ratio, qzss_ratio)]
    some = any(by_design) or now_ratio <= much_reduced_ratio
    return judge(supported=all(by_design), partly=some)
