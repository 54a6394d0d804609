"""What is said of the figures and tables."""

from analysis.evidence.texts import FigureText, TableText

_CENTURY = ("debris/shell_classes", "debris/launches", "debris/solar_flux")

FIGURES = {
    "debris-impacts-by-satellite": FigureText(
        title="How often is a Japanese satellite hit, and by what?",
        answer="The median satellite in low orbit is to expect {impacts_1mm} impacts above a "
        "millimetre over its life; the chance of one above a centimetre is {chance_1cm}.",
        caption="Expected impacts by size of debris for a cross-section of {area_m2} over "
        "{lifetime_years}, both assumed. Dots: the chosen estimate; bars: the range of published "
        "estimates.",
        alt="A dot and a bar for each satellite and size of debris, on a logarithmic axis of "
        "impacts, the lowest orbit on top.",
        sources=(
            "orbits/elements",
            "debris/shell_classes",
            "debris/population",
            "debris/population_models",
        ),
    ),
    "fengyun-1c-flux-on-payloads": FigureText(
        title="By how much did the test of 2007 raise the risk to each country's payloads?",
        answer="The flux rose by up to {seen_peak_japan} on Japan's payloads and by up to "
        "{seen_peak_china} on those of China, whose test it was.",
        caption="Flux of catalogued Fengyun-1C fragments over that of all other objects that do "
        "not steer, mean over payloads in low orbit.",
        alt="Lines over the years, one for the payloads of each country and one for those of all.",
        sources=("debris/shell_density", "debris/shell_classes"),
    ),
    "debris-test-by-altitude": FigureText(
        title="Whom would a test endanger, at which altitude, and for how long?",
        answer="A test at {test_altitude_km} raises the flux by {test_rise_japan} on Japan's and "
        "{test_rise_china} on China's payloads; {test_left_10_years} of the fragments stay for a "
        "decade.",
        caption="Rise of the mean flux of objects that do not steer on payloads of Japan and of "
        "China, after a breakup of {test_mass_kg}. Bars run from the breakup model's number of "
        "fragments to that number times {test_scale}.",
        alt="Two panels of bars over the altitude of the breakup, early and late, a pair of bars "
        "for each altitude: payloads of Japan and of China.",
        sources=("debris/shell_classes", "debris/solar_flux"),
    ),
    "debris-scenarios": FigureText(
        title="How many fragments will there be in low orbit?",
        answer="In {last_year} there are {fragments_usual} fragments under business as usual, "
        "{fragments_good} with guidelines kept and {fragments_none} without launches.",
        caption="Fragments above {counted_size} between {shell_range}. Bands hold {band_share} of "
        "the samples, lines are medians.",
        alt="Lines over the years, one for each scenario, each within its band.",
        sources=_CENTURY,
    ),
    "debris-disposal": FigureText(
        title="How much does disposal after the mission change?",
        answer="In the last year {undisposed} fragments are left without disposal, and "
        "{all_disposed} when all satellites are disposed of.",
        caption="Fragments above {counted_size} in {last_year} by share of satellites disposed of "
        "at the end of their life; the rest as under business as usual. The band holds "
        "{band_share} of the samples.",
        alt="A line with points within a band: fragments over the share of satellites disposed of.",
        sources=_CENTURY,
    ),
    "debris-removal": FigureText(
        title="What would removing large objects achieve?",
        answer="Removing {removals_per_year:number} large derelicts a year leaves {removal_effect} "
        "fragments in the last year than removing none.",
        caption="Fragments above {counted_size} in {last_year} by number of derelicts removed a "
        "year, guidelines kept. The band holds {band_share} of the samples.",
        alt="A line with points within a band: fragments over the derelicts removed a year.",
        sources=_CENTURY,
    ),
    "drag-lifetime-low-orbit": FigureText(
        title="How long does a satellite last below {very_low} without thrust?",
        answer="From the highest altitude that SLATS held it takes {days_at_271_quiet} to re-entry "
        "at solar minimum and {days_at_271_active} at solar maximum.",
        caption="Circular orbits and an assumed area-to-mass ratio of {very_low_ratio}. Altitudes "
        "below {very_low} include those that SLATS held with its ion engine.",
        alt="Two lines with points on a logarithmic axis: days until re-entry over altitude, at "
        "solar minimum and at solar maximum.",
        sources=("debris/solar_flux", "debris/reference_figures"),
    ),
}

TABLES = {
    "debris-scenarios-at-the-end": TableText(
        caption="Medians in the last year; unaccounted is the largest relative imbalance of "
        "objects or kilograms in any sample.",
        sources=_CENTURY,
    ),
    "debris-environment-convergence": TableText(
        caption="Objects in the last year by shell width and time step, and their difference from "
        "the finest grid.",
        sources=_CENTURY,
    ),
}
