"""Quantiles of short and long lists by numpy's default method, held against the standard library's."""

import json
import random
import statistics

import numpy as np

from table import write

draw = random.Random(5)
rows = []
for count in (1, 2, 3, 4, 5, 7, 8, 20, 101):
    for kind in ("uniform", "ties", "wide"):
        if kind == "uniform":
            values = [draw.random() for _ in range(count)]
        elif kind == "ties":
            values = [draw.randrange(4) / 10 for _ in range(count)]
        else:
            values = [10 ** draw.uniform(-6, 6) for _ in range(count)]
        for p in (0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0):
            value = float(np.quantile(np.array(values), p))
            if count > 1 and p in (0.25, 0.5, 0.75):
                other = statistics.quantiles(values, n=4, method="inclusive")[round(p * 4) - 1]
                assert abs(value - other) <= 1e-12 * max(abs(value), abs(other)), (values, p)
            rows.append([kind, json.dumps(values), p, repr(value)])

write("quantiles", __file__, ["numpy"], ["kind", "values", "p", "quantile"], rows, """
`numpy.quantile` with its default method, linear between order statistics (type 7 of Hyndman and Fan). The quartiles agree with
`statistics.quantiles(method="inclusive")` of the standard library within 1e-12.
""")
