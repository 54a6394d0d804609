"""What is said of the figures and tables."""

from analysis.evidence.texts import FigureText, TableText

_FORECAST = ("debris/fragment_orbits", "debris/fragments", "debris/solar_flux")

FIGURES = {
    "fengyun-1c-history": FigureText(
        title="How many Fengyun-1C fragments are there, by each meaning of the word?",
        answer="{fy1c_catalogued_last} were catalogued by {catalogue_month}, {fy1c_in_orbit_last} "
        "of them without a decay date; in {sight_month} {fy1c_in_sight_last} were in sight.",
        caption="Catalogued and in orbit are reconstructed from catalogue numbers; in sight is "
        "counted in {catalogues} catalogues, on most days with a few other objects of the launch.",
        alt="Lines over the years, one for each meaning: catalogued, in orbit, in sight.",
        sources=("debris/cloud_counts", "debris/cloud_elements"),
    ),
    "debris-clouds-remaining": FigureText(
        title="How much of each cloud is left after some years?",
        answer="What was left in {catalogue_month}: {left_of_each}.",
        caption="The share without a decay date, of all fragments catalogued by then, from the "
        "date when {first_fragments} fragments of a cloud were catalogued.",
        alt="Lines over the years since each cloud was first catalogued, one for each cloud.",
        sources=("debris/cloud_counts",),
    ),
    "debris-gabbard": FigureText(
        title="How high and how low do the fragments go, early and late?",
        answer="The median perigee was {perigee_first} in {month_first} and {perigee_last} in "
        "{month_last}, the median apogee {apogee_first} and {apogee_last}.",
        caption="Gabbard diagram of up to {drawn} fragments of {cloud_name} drawn from each of "
        "both catalogues.",
        alt="Two panels of points, an early and a late catalogue: altitude of apogee and perigee "
        "over the orbital period.",
        sources=("debris/fragment_orbits",),
    ),
    "fengyun-1c-size-against-model": FigureText(
        title="Does the breakup model give the number of fragments that were found?",
        answer="Above about a decimetre {model_shortfall} as many are catalogued as the model "
        "gives; above {crossing_cm} the model gives more.",
        caption="Fragments of Fengyun-1C above each size. Catalogue: sizes from radar "
        "cross-sections for the {measured_share} that have one, scaled to all. Model: collision "
        "law for the satellite's mass.",
        alt="Two lines on logarithmic axes, number of fragments over size: the catalogue and the "
        "breakup model.",
        sources=("debris/fragments", "debris/reference_figures"),
    ),
    "debris-area-to-mass": FigureText(
        title="Mixture or weighted sum: which is what real fragments do?",
        answer="In the logarithm real fragments spread by {spread_fitted}, the mixture by "
        "{spread_mixture}, the weighted sum by {spread_sum}.",
        caption="Fitted area-to-mass ratios of {fitted_fragments} fragments of {cloud_name}, and "
        "the breakup model drawn at the same sizes in both readings.",
        alt="Three stepped lines, shares of fragments over the logarithm of area to mass: fitted, "
        "mixture and weighted sum.",
        sources=_FORECAST,
    ),
    "debris-survival-forecast": FigureText(
        title="Did the fragments come down as foretold?",
        answer="Of {truly_decayed} fragments that decayed, the forecast foretold {hit_rate}, the "
        "same in a static atmosphere {hit_rate_static}.",
        caption="Fragments of {cloud_name} seen on {judged_from}, lost ones left out. The band "
        "holds {band_share} of forecasts drawn with errors of the ratios and of air density.",
        alt="Lines over the years, share still in orbit: the truth and each way to forecast, with "
        "a band about our forecast.",
        sources=_FORECAST,
    ),
    "debris-decay-month-error": FigureText(
        title="By how many months does the forecast miss?",
        answer="The median error is {month_error}; the quartiles are {month_error_low:number} and "
        "{month_error_high:number}.",
        caption="Fragments that decayed and were foretold to. Errors beyond the ends of the axis "
        "are drawn at the ends.",
        alt="A histogram of fragments over the months between forecast and true decay.",
        sources=_FORECAST,
    ),
}

TABLES = {
    "debris-forecast-scores": TableText(
        caption="Ways to forecast which fragments decay, against what happened. Month errors are "
        "forecast minus truth.",
        sources=_FORECAST,
    ),
    "debris-forecast-confusion": TableText(
        caption="Our forecast (rows) against fate (columns), in fragments.",
        sources=_FORECAST,
    ),
}
