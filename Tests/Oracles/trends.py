"""Trend tests, slopes and forecasts of yearly series, by engines that are not muchan's."""

import itertools
import json
import math
import random
from fractions import Fraction

import numpy as np
import pymannkendall
import statsmodels.api as sm
from scipy import stats

from table import write

rows = []
columns = ["kind", "years", "values", "argument", "score", "probability", "slope", "value", "low", "high"]


def add(kind, years, values, argument="", **given):
    cells = [kind, json.dumps(years), json.dumps(values), argument]
    rows.append(cells + [repr(given[c]) if c in given else "" for c in columns[4:]])


def score(values):
    return sum((b > a) - (b < a) for a, b in itertools.combinations(values, 2))


def enumerated(values):
    """The share of all orders of the figures whose score is at least as far from zero."""
    far = total = 0
    seen = score(values)
    for order in itertools.permutations(values):
        total += 1
        far += abs(score(order)) >= abs(seen)
    return seen, float(Fraction(far, total))


draw = random.Random(6)
for count in range(2, 9):
    for pool in ([1, 2, 3], list(range(1, 5)), None):
        for _ in range(3):
            values = draw.sample(range(100), count) if pool is None else draw.choices(pool, k=count)
            s, p = enumerated(values)
            if pool is None:
                # The same from another engine where there are no ties.
                assert abs(p - stats.kendalltau(range(count), values, method="exact").pvalue) < 1e-12
            add("mann_kendall", list(range(2000, 2000 + count)), values, "exact", score=s, probability=p)
for count in (9,):
    for _ in range(4):
        values = draw.sample(range(100), count)
        p = float(stats.kendalltau(range(count), values, method="exact").pvalue)
        add("mann_kendall", list(range(2000, 2000 + count)), values, "exact", score=score(values), probability=p)
for count in (10, 11, 15, 24, 40):
    for top in (6, 1000):
        values = [draw.randrange(top) for _ in range(count)]
        test = pymannkendall.original_test(values)
        add("mann_kendall", list(range(1980, 1980 + count)), values, "normal", score=int(test.s),
            probability=float(test.p))
for count in (2, 3, 4, 5, 8, 13, 20):
    for _ in range(3):
        years = sorted(draw.sample(range(1990, 1990 + 2 * count), count))
        values = [round(draw.uniform(1, 100), 3) for _ in years]
        add("sen", years, values, slope=float(stats.theilslopes(values, years).slope))
for count in (3, 4, 5, 7, 12, 18):
    for probability in (0.8, 0.95):
        years = sorted(draw.sample(range(2000, 2000 + count + 3), count))
        values = [round(50 * math.exp(0.04 * (y - 2000) + draw.gauss(0, 0.1)), 4) for y in years]
        ahead = years[-1] + draw.randrange(1, 9)
        fit = sm.OLS(np.log(values), sm.add_constant(np.array(years) - 2010.0)).fit()
        frame = fit.get_prediction(np.array([[1.0, ahead - 2010.0]])).summary_frame(alpha=1 - probability)
        add("forecast", years, values, f"{ahead} {probability}", slope=float(fit.params[1]),
            value=math.exp(frame["mean"].iloc[0]), low=math.exp(frame["obs_ci_lower"].iloc[0]),
            high=math.exp(frame["obs_ci_upper"].iloc[0]))
for degrees in (1, 2, 3, 4, 5, 10, 29, 120):
    for probability in (0.5, 0.8, 0.95, 0.999):
        add("student", [], [], f"{degrees} {probability}", value=float(stats.t.ppf((1 + probability) / 2, degrees)))

write("trends", __file__, ["scipy", "statsmodels", "pymannkendall", "numpy"], columns, rows, """
`mann_kendall exact`: two-sided probability over all orders of the given figures, ties kept, by enumeration up to eight
figures; without ties also by `scipy.stats.kendalltau(method="exact")`. `normal`: `pymannkendall.original_test`, tie and
continuity correction. `sen`: `scipy.stats.theilslopes`. `forecast`: ordinary least squares of logarithms on years and its
prediction interval by statsmodels; the argument is the year and the probability. `student`: `scipy.stats.t.ppf`, two-sided;
the argument is the degrees of freedom and the probability.
""")
