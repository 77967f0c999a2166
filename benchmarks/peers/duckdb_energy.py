"""The energy tables of benchmarks/energy-ledger in DuckDB: duckdb_energy.py FOLDER DATA [THREADS].

The same sums by enterprise, carrier and year, by zone, industry, carrier and month, on both electricity bases, and CO2 of
fuels, written as CSV. It takes every line as it is: no duplicates, no mixed periods, no units that do not fit, no meters,
no coverage. DOUBLE sums are not exact; DECIMAL ones are and take longer."""

import sys
import time

import duckdb

folder, data = sys.argv[1], sys.argv[2]
threads = sys.argv[3] if len(sys.argv) > 3 else "2"
db = duckdb.connect()
db.execute(f"SET threads={threads}")
db.execute("SET preserve_insertion_order=false")
start = time.time()
db.execute(f"""
create table lines as
select l.enterprise_id, l.carrier, cast(left(period, 4) as integer) as year,
       case when length(period) = 7 then cast(right(period, 2) as integer) end as month, flow, power_source,
       quantity * u.factor / b.factor as quantity,
       case flow when 'sold' then -1 when 'purchase' then 1 when 'own_generation' then 1 when 'stock_change' then 1 else 0 end as sign
from read_csv('{folder}/energy.csv', header=true, columns={{'enterprise_id':'VARCHAR','meter_id':'VARCHAR','period':'VARCHAR',
  'period_kind':'VARCHAR','carrier':'VARCHAR','quantity':'DOUBLE','unit':'VARCHAR','flow':'VARCHAR','power_source':'VARCHAR'}}) l
join read_csv('{data}/factors/units.csv') u on u.unit = l.unit
join read_csv('{data}/factors/standard_coal.csv') c on c.carrier = l.carrier
join read_csv('{data}/factors/units.csv') b on b.unit = c.per_unit""")
db.execute(f"""
create table enterprise_year as
select e.enterprise_id, e.year, e.carrier, sum(quantity * sign) as quantity, sum(quantity * sign) * kgce_per_unit / 1000 as tce,
       sum(quantity * sign) * case e.carrier when 'electricity' then 0.301 else kgce_per_unit end / 1000 as tce_coal_input,
       sum(quantity * sign) * f.ncv_mj * f.carbon_tc_per_gj * f.oxidation * 44 / 12 / 1000 as fuel_t
from lines e join read_csv('{data}/factors/standard_coal.csv') c on c.carrier = e.carrier
left join read_csv('{data}/factors/fuel_co2.csv') f on f.carrier = e.carrier
group by all order by all""".replace("group by all", "group by e.enterprise_id, e.year, e.carrier, kgce_per_unit, f.ncv_mj, f.carbon_tc_per_gj, f.oxidation"))
db.execute(f"copy enterprise_year to '{folder}/duckdb_enterprises.csv' (header)")
for name, query in {
    "carriers": "select year, carrier, sum(quantity), sum(tce), sum(tce_coal_input), sum(fuel_t) from enterprise_year group by all order by all",
    "months": "select year, month, carrier, sum(quantity * sign) from lines group by all order by all",
    "zones": f"""select o.parcel_id, year, sum(tce), sum(tce_coal_input), sum(fuel_t) from enterprise_year
                 join read_csv('{folder}/occupancy.csv') o using (enterprise_id) group by all order by all""",
    "industries": f"""select left(cast(industry_code as varchar), 2), year, sum(tce), sum(tce_coal_input) from enterprise_year
                 join read_csv('{folder}/enterprises.csv') using (enterprise_id) group by all order by all""",
    "sources": "select year, power_source, sum(quantity) from lines where carrier = 'electricity' group by all order by all",
}.items():
    db.execute(f"copy ({query}) to '{folder}/duckdb_{name}.csv' (header)")
print(db.execute("select carrier, sum(tce), sum(fuel_t) from enterprise_year group by all order by all").fetchall())
print(f"{time.time() - start:.2f} s")
