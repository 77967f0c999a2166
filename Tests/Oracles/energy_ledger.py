"""Seeded random energy ledgers and what they come to, in decimal arithmetic.

Written from data/factors and the rules of docs/project-file.md, without the program: a dictionary of lines, no columns,
no shared steps. Every figure is rounded half to even once at 1e-6, as the rules say."""

import csv
import random
from collections import defaultdict
from decimal import ROUND_HALF_EVEN, Decimal as D, getcontext
from pathlib import Path

from table import FOLDER, write

getcontext().prec = 60
ROOT = Path(__file__).resolve().parent.parent.parent
OUT = FOLDER / "energy_ledger"
IDS = ["91320115MA1K00015P", "91320115MA1K00023J", "91320115MA1K00031D", "91320115MA1K0004X5"]
YEARS = [2021, 2022, 2023]
COAL_INPUT = {2021: D("0.302"), 2022: D("0.301"), 2023: D("0.3")}


def rows(name):
    with open(ROOT / "data" / "factors" / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def six(value):
    return value.quantize(D("0.000001"), rounding=ROUND_HALF_EVEN)


def nine(value):
    return value.quantize(D("0.000000001"), rounding=ROUND_HALF_EVEN)


UNITS = {r["unit"]: (r["dimension"], D(r["factor"])) for r in rows("units.csv")}
COAL = {r["carrier"]: (r["per_unit"], D(r["kgce_per_unit"])) for r in rows("standard_coal.csv")}
FUEL = {r["carrier"]: (D(r["ncv_mj"]), D(r["carbon_tc_per_gj"]), D(r["oxidation"])) for r in rows("fuel_co2.csv")}
GRID = {(r["scope"], r["region"], int(r["year"])): D(r["kg_co2_per_kwh"]) for r in rows("grid.csv")}
HEAT = D(rows("heat_co2.csv")[0]["t_co2_per_gj"])
PARK = D("0.8325")
SIGN = {"purchase": 1, "own_generation": 1, "stock_change": 1, "sold": -1}
UNITS_OF = {
    "electricity": ["kWh", "MWh", "万千瓦时"], "heat": ["GJ", "MJ"], "natural_gas": ["m3", "万立方米"],
    "diesel": ["t", "kg"], "raw_coal": ["t"], "anthracite": ["t"], "lng": ["t"], "coke_oven_gas": ["m3"],
}


def ledger(seed):
    """Lines of a few meters; no two lines of one meter overlap but those planted as `mixed`."""
    rng = random.Random(seed)
    lines = []
    for enterprise in IDS:
        for year in YEARS:
            for carrier in rng.sample(list(UNITS_OF), 5):
                for meter in range(rng.randint(1, 2)):
                    lines += series(rng, enterprise, year, carrier, f"m{meter}")
    rng.shuffle(lines)
    seen, kept = set(), []
    for line in lines:
        key = tuple(line[k] for k in ("enterprise_id", "meter_id", "period", "carrier", "flow", "power_source", "supplier_id"))
        if key not in seen:
            seen.add(key)
            kept.append(line)
    # A line without a meter stands for all of the enterprise: two series without one would be one.
    return kept


def series(rng, enterprise, year, carrier, meter):
    unit = rng.choice(UNITS_OF[carrier])
    flow = rng.choice(["purchase"] * 6 + ["own_generation", "sold", "stock_change", "transform_in", "recovered"])
    meter = f"{meter}-{carrier}-{flow}"
    source = rng.choice(["", "grid", "direct_supply", "green_power_trade", "certificate_only"])
    supplier = rng.choice([i for i in IDS if i != enterprise] + ["", "", "", "OUTSIDE"])
    base = {
        "enterprise_id": enterprise, "meter_id": meter, "carrier": carrier, "unit": unit, "flow": flow,
        "power_source": source if carrier == "electricity" and flow == "purchase" else "",
        "supplier_id": supplier if carrier in ("electricity", "heat") and flow == "purchase" else "",
        "feedstock_quantity": "", "ncv": "", "ncv_unit": "",
    }
    if carrier in ("raw_coal", "natural_gas") and rng.random() < 0.5:
        base["ncv"], base["ncv_unit"] = {
            "raw_coal": (f"{rng.randint(15000, 27000)}", "kJ/kg"), "natural_gas": (f"{rng.randint(340, 400)}", "GJ/万m3"),
        }[carrier]
    kind = rng.choice(["year", "month", "cumulative", "mixed"])

    def line(period, kind, quantity):
        row = dict(base, period=period, period_kind=kind, quantity=str(quantity))
        if flow == "purchase" and carrier in ("natural_gas", "raw_coal") and rng.random() < 0.3:
            row["feedstock_quantity"] = str((quantity / 4).quantize(D("0.001")))
        return row

    def quantity():
        value = D(rng.randint(1, 9_999_999)) / 1000
        return -value if flow == "stock_change" and rng.random() < 0.3 else value

    if kind == "year":
        return [line(str(year), "year", quantity())]
    if kind == "cumulative":
        total, out = D(0), []
        base["feedstock_quantity"] = ""
        for month in sorted(rng.sample(range(1, 13), rng.randint(2, 12))):
            total += abs(quantity())
            row = dict(base, period=f"{year}-{month:02}", period_kind="cumulative", quantity=str(total))
            out.append(row)
        return out
    months = [line(f"{year}-{m:02}", "month", quantity()) for m in sorted(rng.sample(range(1, 13), rng.randint(3, 12)))]
    if kind == "mixed":
        months.append(line(str(year), "year", quantity()))
    return months


def resolved(lines):
    """(enterprise, year, carrier, flow, source, supplier, month or 0) to quantity, feedstock and measured parts."""
    meters = defaultdict(list)
    for line in lines:
        meters[tuple(line[k] for k in ("enterprise_id", "meter_id", "carrier", "flow")) + (line["period"][:4],)].append(line)
    for (enterprise, _, carrier, flow, year), own in meters.items():
        parts = []
        cumulative = defaultdict(list)
        for line in own:
            origin = (line["power_source"].replace("grid", ""), line["supplier_id"])
            amount = amounts(line)
            if line["period_kind"] == "cumulative":
                cumulative[origin].append((int(line["period"][5:]), amount))
            elif len(line["period"]) == 4:
                parts.append((range(1, 13), origin, amount))
            else:
                month = int(line["period"][5:])
                parts.append((range(month, month + 1), origin, amount))
        for origin, figures in cumulative.items():
            before, last = [D(0)] * 6, 0
            for month, amount in sorted(figures):
                parts.append((range(last + 1, month + 1), origin, [a - b for a, b in zip(amount, before)]))
                before, last = amount, month
        year_booked = any(len(months) == 12 for months, _, _ in parts)
        for months, origin, amount in parts:
            if year_booked and len(months) < 12:
                continue
            yield (enterprise, int(year), carrier, flow, *origin, months[0] if len(months) == 1 else 0), amount


def amounts(line):
    base_unit, _ = COAL[line["carrier"]]
    step = UNITS[line["unit"]][1] / UNITS[base_unit][1]
    quantity = six(D(line["quantity"]) * step)
    feedstock = six(D(line["feedstock_quantity"] or 0) * step)
    if not line["ncv"]:
        return [quantity, feedstock, D(0), D(0), D(0), D(0)]
    upper, lower = line["ncv_unit"].split("/")
    heat = nine(D(line["ncv"]) * UNITS[upper][1] / (UNITS[lower][1] / UNITS[base_unit][1]))
    return [quantity, feedstock, quantity, six(quantity * heat), feedstock, six(feedstock * heat)]


def coal(carrier, year, quantity, measured, megajoules):
    plain = quantity - measured
    factor = COAL[carrier][1]
    calorific = six(plain * factor / 1000) + six(megajoules / 29307)
    at_input = six(plain * COAL_INPUT[year] / 1000) if carrier == "electricity" else calorific
    return calorific, at_input


def fuel(carrier, quantity, measured, megajoules):
    ncv, carbon, oxidation = FUEL[carrier]
    per_unit = nine(ncv * carbon * oxidation * 44 / 12)
    per_gj = nine(carbon * 1000 * oxidation * 44 / 12)
    return six((quantity - measured) * per_unit / 1000) + (six(megajoules * per_gj / 1_000_000) if measured or megajoules else 0)


def power(quantity, source, year):
    location = D(0) if source == "direct_supply" else six(quantity * GRID["provincial_average", "江苏", year] / 1000)
    green = source != ""
    residual = D(0) if green else six(quantity * GRID["national_residual", "全国", year] / 1000)
    park = D(0) if green else six(quantity * PARK / 1000)
    return [location, residual, park]


def main():
    lines = ledger(20261121)
    OUT.mkdir(parents=True, exist_ok=True)
    columns = ["enterprise_id", "meter_id", "period", "period_kind", "carrier", "quantity", "unit", "flow", "supplier_id",
               "power_source", "feedstock_quantity", "ncv", "ncv_unit"]
    with open(OUT / "energy.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)

    sums = defaultdict(lambda: [D(0)] * 6)
    flows = defaultdict(D)
    sources = defaultdict(D)
    months = defaultdict(D)
    for (enterprise, year, carrier, flow, source, supplier, month), amount in resolved(lines):
        sign = SIGN.get(flow, 0)
        key = (enterprise, year, carrier)
        sums[key]
        flows[key + (flow,)] += amount[0]
        net = [amount[0] - amount[1], amount[2] - amount[4], amount[3] - amount[5]]
        sums[key] = [a + sign * b for a, b in zip(sums[key][:3], net)] + sums[key][3:]
        sums[key][3] += amount[1]
        sums[key][4] += amount[4]
        sums[key][5] += amount[5]
        if sign:
            months[year, carrier, month] += sign * net[0]
        if flow == "purchase" and carrier in ("electricity", "heat"):
            sources[key + (source,)] += amount[0]
    supplied = defaultdict(D)
    for (enterprise, year, carrier, flow, source, supplier, month), amount in resolved(lines):
        if flow == "purchase" and supplier in IDS and carrier in ("electricity", "heat"):
            supplied[supplier, year, carrier] += amount[0]

    energy, carbon = [], {}
    for (enterprise, year, carrier), (net, measured, heat, feedstock, fm, fh) in sorted(sums.items()):
        calorific, at_input = coal(carrier, year, net, measured, heat)
        energy.append([enterprise, year, carrier, net, calorific, at_input, coal(carrier, year, feedstock, fm, fh)[0], measured])
        total = carbon.setdefault((enterprise, year), dict(fuel=D(0), lacking=0, heat=D(0), bought=[D(0)] * 3, sent=D(0)))
        key = (enterprise, year, carrier)
        if carrier in FUEL:
            total["fuel"] += fuel(carrier, net, measured, heat)
        elif carrier == "heat":
            mass = six(sources[key + ("",)] * HEAT / 1000)
            total["heat"] += mass
            total["bought"] = [a + mass for a in total["bought"]]
        elif carrier == "electricity":
            for source in ("", "direct_supply", "green_power_trade", "certificate_only"):
                mass = power(sources[key + (source,)], source, year)
                total["bought"] = [a + b for a, b in zip(total["bought"], mass)]
        elif net:
            total["lacking"] += 1
        if carrier in ("heat", "electricity"):
            left = max(flows[key + ("sold",)] - max(flows[key + ("own_generation",)], D(0)), D(0))
            left = max(left - supplied[key], D(0))
            total["sent"] += six(left * HEAT / 1000) if carrier == "heat" else six(left * PARK / 1000)

    about = "Ledger: `energy_ledger/energy.csv`, seed 20261121."
    write("energy_ledger/energy_enterprises", __file__, [],
          ["enterprise_id", "year", "carrier", "quantity", "tce_calorific", "tce_coal_input", "feedstock_tce_calorific",
           "measured_heat_quantity"], energy, about)
    write("energy_ledger/carbon_enterprises", __file__, [],
          ["enterprise_id", "year", "fuel_t", "carriers_without_factor", "heat_t", "purchased_location_t",
           "purchased_residual_t", "purchased_zero_carbon_park_t", "sent_out_t"],
          [[e, y, t["fuel"], t["lacking"], t["heat"], *t["bought"], t["sent"]] for (e, y), t in sorted(carbon.items())],
          about)
    write("energy_ledger/energy_months", __file__, [], ["year", "carrier", "month", "quantity"],
          [[y, c, m or "(not by month)", q] for (y, c, m), q in sorted(months.items()) if q], about)


main()
