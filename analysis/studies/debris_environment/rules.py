"""The rules on claims about what debris means for satellites."""

from analysis.evidence.outcomes import NOT_SUPPORTED, PARTLY, SUPPORTED, judge, rule


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def assets_fragile(
    chance_1mm: float, material: float, exposed_share: float, needed_share: float
) -> str:
    """Supported when so many satellites run a material chance of an impact that disables, partly
    when any does, or when the median satellite runs one of an impact above a millimetre.

    chance_1mm: of such an impact on the median satellite in low orbit; material: chance from which
    on an impact counts; exposed_share, needed_share: of the satellites in low orbit. The effect is
    judged; of the causes that the statement names, the finding speaks.
    """
    return judge(
        supported=exposed_share >= needed_share,
        partly=exposed_share > 0 or chance_1mm >= material,
    )


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def asat_debris(
    seen_japan: float, seen_china: float, foretold_japan: float, foretold_china: float,
    material: float,
) -> str:  # fmt: skip
    """Supported when the flux on the payloads of both countries rises materially, by the test of
    2007 to this day and by one more test; partly when any of these does.
    """
    rises = (seen_japan, seen_china, foretold_japan, foretold_china)
    return judge(
        supported=all(rise >= material for rise in rises),
        partly=any(rise >= material for rise in rises),
    )
