"""The verdicts on the paper's claims about the sea, as functions of plain numbers."""

from analysis.evidence.outcomes import NOT_SUPPORTED, PARTLY, SUPPORTED, judge, rule


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def alos2_ais_and_sar(*, radar_h: float, ais_h: float, watch_h: float) -> str:
    """Neither the radar's nor the receiver's longest wait above that of a watch; in part when the
    receiver's alone is not."""
    return judge(supported=max(radar_h, ais_h) <= watch_h, partly=ais_h <= watch_h)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def alos4_fy2020(*, carried: int, planned: int, late_d: float) -> str:
    """Launched with every instrument of the plan, and in time; in part when late."""
    return judge(supported=carried == planned and late_d <= 0, partly=carried == planned)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def mda_pooling(*, signals_cut: float, images_cut: float, worthwhile: float) -> str:
    """Both waits cut by a worthwhile share; in part when one of them is."""
    cuts = signals_cut, images_cut
    return judge(supported=min(cuts) >= worthwhile, partly=max(cuts) >= worthwhile)


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def senkaku_2012(*, fewest_since: float, most_before: float, regular_ratio: float) -> str:
    """Every year since has many times the vessels of any before; in part when more at all."""
    return judge(
        supported=fewest_since > regular_ratio * most_before, partly=fewest_since > most_before
    )
