"""LMDI-I effects of random tables, zeros included, with 60 digits."""

import json
import random

from mpmath import log, mp, mpf

from table import write

mp.dps = 60
# Zeros are replaced by this part of the other year's figure. The effects tend to their limits as 1 / ln(delta), so a small
# number such as 1e-20 is far from them; this one is within 1e-15.
DELTA = mpf(10) ** -(10 ** 16)
CAUSES = ["activity", "structure", "intensity", "energy_mix", "emission_factor"]

draw = random.Random(17)


def mean(a, b):
    return a if a == b else (a - b) / (log(a) - log(b))


def filled(one, other):
    if one == 0 and other == 0:
        return None
    return (mpf(one) or DELTA * mpf(other), mpf(other) or DELTA * mpf(one))


def effects(first, second, measure):
    industries = sorted(set(first) | set(second))
    added, energy, carbon = {}, {}, {}
    for i in industries:
        one, other = first.get(i, [0, {}]), second.get(i, [0, {}])
        added[i] = filled(one[0], other[0])
        for j in sorted(set(one[1]) | set(other[1])):
            a, b = one[1].get(j, [0, 0]), other[1].get(j, [0, 0])
            energy[i, j], carbon[i, j] = filled(a[0], b[0]), filled(a[1], b[1])
    whole = [sum(v[k] for v in added.values() if v) for k in (0, 1)]
    result = [mpf(0)] * 5
    for (i, j), cell in energy.items():
        weight = carbon[i, j] if measure == "carbon" else cell
        if weight is None:
            continue
        own = [sum(e[k] for (n, _), e in energy.items() if n == i and e) for k in (0, 1)]
        q, v, e, c, w = (log(x[1] / x[0]) for x in (whole, added[i], own, cell, weight))
        logs = [q, v - q, e - v, c - e, w - c]
        size = mean(weight[1], weight[0])
        result = [r + size * x for r, x in zip(result, logs)]
    return result


def table(zeros):
    """Two years of industries with value added, and energy and CO2 by carrier; six decimals at most."""
    years = [{}, {}]
    for i in range(draw.randrange(1, 6)):
        code = str(30 + i)
        absent = draw.randrange(2) if zeros and draw.random() < 0.25 else None
        dark = draw.randrange(2) if zeros and draw.random() < 0.2 else None
        carriers = draw.sample(["electricity", "natural_gas", "diesel", "heat"], draw.randrange(1, 4))
        for year in (0, 1):
            if absent == year:
                continue
            cells = {}
            for carrier in carriers:
                if dark == year or (zeros and draw.random() < 0.2):
                    continue
                energy = round(draw.uniform(1, 5000), 3)
                clean = zeros and draw.random() < 0.1
                cells[carrier] = [energy, 0 if clean else round(energy * draw.uniform(0.5, 3), 3)]
            years[year][code] = [round(draw.uniform(100, 90000), 2), cells]
    return years


rows = []
for number in range(60):
    zeros = number >= 20
    while True:
        first, second = table(zeros)
        if first and second:
            break
    for measure in ("energy", "carbon"):
        values = effects(first, second, measure)
        rows.append([number, measure, json.dumps(first), json.dumps(second)] + [mp.nstr(v, 15) for v in values])

write("decomposition", __file__, ["mpmath"], ["number", "measure", "before", "after"] + CAUSES, rows, """
Additive LMDI-I over industries and carriers with 60 digits. A table is `{industry: [value added, {carrier: [energy, CO2]}]}`.
Tables from number 20 on have zeros: industries that enter or leave, industries without energy in one year, carriers taken up
or given up, carriers without CO2. A zero is 1e-10000000000000000 of the other year's figure here, which shows what the effects tend to; muchan uses the
limits themselves.
""")
