"""LMDI-I effects of the CO2 of a made zone with a plant that heats its neighbours, with 60 digits.

The figures are those of ZoneDecompositionTests.swift; nothing is read from muchan.
"""

from mpmath import log, mp, mpf

from table import write

mp.dps = 60
CAUSES = ["activity", "structure", "intensity", "energy_mix", "emission_factor"]
COAL, HEAT, POWER = mpf("0.7143"), mpf("34.12") / 1000, mpf("0.1229")  # tce per t, GJ, MWh
COAL_CO2 = mpf("1.868857729")  # t/t: 20.934 × 0.02618 × 0.93 × 44/12
HEAT_CO2 = mpf("0.11")  # t/GJ
# t/MWh of the grid, and whether green power counts as nothing, by basis and year.
GRID = {
    "location": (["0.6451", "0.5978"], False),
    "residual": (["0.5942", "0.5856"], True),
    "zero_carbon_park": (["0.8325", "0.8325"], True),
}
PRICES = [mpf("0.95"), mpf(1)]
# Plant in 35 (39 in the first year, which counts as 35), neighbour in 36, a third half in the zone in 35.
ADDED = {"35": [(25000, 26500), (5000, 5200)], "36": [(15000, 16100)]}
COAL_T = [1000, 1100]
HEAT_SOLD = [6500, 6000]
# Heat bought, all of it from the plant for the neighbour; the third buys 500 and 450 GJ elsewhere. Half of the third counts.
HEAT_36 = [3000, 2800]
HEAT_35 = [(1000 + 500) / 2, (900 + 450) / 2]
HEAT_35_OUTSIDE = [mpf(500) / 2, mpf(450) / 2]
POWER_36, GREEN_36 = [1500, 1600], [500, 400]  # green is a part of all
POWER_35, GREEN_35 = [mpf(400) / 2, mpf(420) / 2], [0, mpf(100) / 2]


def cells(year, basis):
    factors, is_green_free = GRID[basis]
    grid = mpf(factors[year])

    def power(all_of_it, green):
        return (all_of_it - (green if is_green_free else 0)) * grid

    # The plant's own sales of heat and what the third buys are one carrier of one industry.
    heat_35 = (HEAT_35[year] - HEAT_SOLD[year]) * HEAT
    return {
        "35": {
            "raw_coal": (COAL_T[year] * COAL, COAL_T[year] * COAL_CO2),
            "heat": (heat_35, HEAT_35_OUTSIDE[year] * HEAT_CO2),
            "electricity": (POWER_35[year] * POWER, power(POWER_35[year], GREEN_35[year])),
        },
        "36": {
            # In the plant's coal already.
            "heat": (HEAT_36[year] * HEAT, mpf(0)),
            "electricity": (POWER_36[year] * POWER, power(POWER_36[year], GREEN_36[year])),
        },
    }


def mean(a, b):
    return a if a == b else (a - b) / (log(a) - log(b))


rows = []
for basis in GRID:
    years = [cells(0, basis), cells(1, basis)]
    added = {i: [sum(mpf(v[k]) for v in vs) / PRICES[k] for k in (0, 1)] for i, vs in ADDED.items()}
    whole = [sum(v[k] for v in added.values()) for k in (0, 1)]
    effects, undecomposed = [mpf(0)] * 5, mpf(0)
    totals = [mpf(0), mpf(0)]
    for i in years[0]:
        energy = [sum(c[0] for c in y[i].values()) for y in years]
        for j in years[0][i]:
            (e0, c0), (e1, c1) = years[0][i][j], years[1][i][j]
            totals = [totals[0] + c0, totals[1] + c1]
            if c0 == c1 == 0:
                continue
            if e0 < 0 or e1 < 0:  # more heat leaves the industry than it buys
                undecomposed += c1 - c0
                continue
            q = log(whole[1] / whole[0])
            v, e = log(added[i][1] / added[i][0]), log(energy[1] / energy[0])
            c, w = log(e1 / e0), log(c1 / c0)
            size = mean(c1, c0)
            effects = [r + size * x for r, x in zip(effects, [q, v - q, e - v, c - e, w - c])]
    assert abs(sum(effects) + undecomposed - (totals[1] - totals[0])) < mpf(10) ** -40
    rows.append([basis] + [mp.nstr(x, 15) for x in totals + effects + [undecomposed]])

write("zone_decomposition", __file__, ["mpmath"], ["basis", "before", "after"] + CAUSES + ["undecomposed"], rows, """
CO2 of a made zone, decomposed with 60 digits: a plant that burns coal and sells heat, a neighbour that buys all its heat of it, a third
enterprise of which half lies in the zone. Heat of the plant is in its coal and taken off the buyers. A carrier of which an industry
sells more than it buys has no logarithm and stays undecomposed.
""")
