/// project.yaml and README.md of the demonstration.
enum ProjectText {
  static func project(_ world: DemoWorld) -> GeneratedFile {
    let coal = zip(Calibration.years, Calibration.coalInput)
      .map { "\($0): \(NumberText.trimmed($1, decimals: 5))" }.joined(separator: ", ")
    let bought = zip(Calibration.years, Calibration.cityElectricity)
      .map { "\($0): \(NumberText.trimmed($1, decimals: 9))" }.joined(separator: ", ")
    let divisions = Calibration.highTechDivisions.map(String.init).joined(separator: ", ")
    return GeneratedFile(
      name: "project.yaml",
      text: """
        # \(Calibration.label)
        muchan: 1
        name: {zh: 江宁演示经济技术开发区（合成）, en: Jiangning-like demonstration zone (synthetic)}
        synthetic: true
        years: [\(Calibration.years.map(String.init).joined(separator: ", "))]
        year: \(Calibration.summaryYear)
        place: {province: 江苏, city: "\(Calibration.cityCode)"}
        files:
          zones: zones.geojson
          parcels: parcels.geojson
          occupancy: occupancy.csv
          enterprises: enterprises.csv
          energy: energy.csv
          process: process.csv
          reference: reference.csv
          deflators: deflators.csv
          indicators: indicators.csv
          targets: targets.yaml
          benchmarks: benchmarks.csv
          revitalisation: revitalisation.csv
          class_history: class_history.csv
          controls: controls.geojson
          access: access.csv
          waters: waters.geojson
          plan: plan.geojson
          buildings: buildings.geojson
          building_year: building_year.csv
        ratio: {zone: \(DemoGround.economicID), region: "\(Calibration.cityCode)"}
        classes: {preset: demo-jiangsu}
        policy: {high_tech: demo-high-tech}
        idle: {low_efficiency: demo-jiangsu}
        assumptions:
          - id: coal_input_kgce_per_kwh
            unit: kgce/kWh
            values: {\(coal)}
            source: "declared for the demonstration; no verified yearly source"
            note: "standard coal of one kWh at coal input (等价), by year"
          - id: grid_factor_year
            unit: year
            values: {2019: 2021, 2020: 2021, 2021: 2021, 2022: 2022}
            source: "declared for the demonstration: the earliest published year stands for the years before it"
            note: "which year's grid CO2 factor is used for which year of data"
          - id: city_totals
            unit: share
            values: {\(yearly(Calibration.energyShare))}
            source: "made up by muchan-synthesise; E1 reports about 2 % and names no year"
            note: "energy of the city at calorific value = energy of the zone's enterprises above designated size / \
        this share"
          - id: city_totals_output
            unit: share
            values: {\(yearly(Calibration.outputShare))}
            source: "made up by muchan-synthesise; E1 reports nearly 20 % and names no year"
            note: "output of the city = output of the zone's enterprises above designated size / this share"
          - id: city_totals_co2
            unit: share
            values: {\(yearly(Calibration.carbonShare))}
            source: "made up by muchan-synthesise"
            note: "CO2 of the city at the provincial average = that of the zone's enterprises above designated size / this share"
          - id: city_electricity
            unit: TWh
            values: {\(bought)}
            source: "invented"
            note: "electricity the city's industry buys; its coal-input total is the calorific one plus this times \
        the difference of the two coefficients"
          - id: high_tech_output_share
            unit: share
            values: {\(yearly(Calibration.years.map { _ in Calibration.highTechOutputShare }))}
            source: "chosen for the demonstration; there is no single legal list of high-tech industry"
            note: "GB/T 4754-2017 divisions \(divisions) count as high-tech industry (A4)"

        """)
  }

  private static func yearly(_ values: [Double]) -> String {
    zip(Calibration.years, values)
      .map { "\($0): \(NumberText.trimmed(NumberText.whole($1 * 10_000), decimals: 4))" }.joined(separator: ", ")
  }

  static func readme(_ world: DemoWorld, _ options: DemoOptions) -> GeneratedFile {
    let aboveSize = world.enterprises.count { $0.kind == .aboveSize }
    let small = world.enterprises.count { $0.kind == .small }
    let chemical = world.enterprises.count { $0.kind == .chemical }
    let idle = world.revived.filter { $0.object == "idle" }
    let transformed = world.revived.filter { $0.object == "low_efficiency" }
    let both = Set(idle.map(\.parcel)).intersection(transformed.map(\.parcel)).count
    func mu(_ rows: [RevitalisationMaker.Row]) -> String {
      NumberText.trimmed(rows.reduce(0) { $0 + $1.area }, decimals: 2)
    }
    func status(_ name: String) -> Int { world.parcels.count { $0.idleStatus == name } }
    let defects = options.defects.map(\.rawValue).sorted().joined(separator: ",")
    let extra = defects.isEmpty ? "" : " --defects \(defects)"
    let scale = options.scale == 1 ? "" : " --scale \(options.scale)"
    return GeneratedFile(
      name: "README.md",
      text: """
        # Demonstration project 演示项目（合成）

        \(Calibration.label).

        No parcel, boundary, enterprise, building or statistic in this folder is real. Credit codes have right check
        characters and a registration prefix that no place has. The place is near Nanjing only so that areas and
        distances are of a familiar size.

        Made by `muchan-synthesise demo -o data/demo --seed \(options.seed)\(scale)\(extra)`; the same command gives the
        same bytes. Do not edit the files; change the generator.

        ## What is in it

        - `JN`, an economic zone of national level with \(world.ground.parks.count) functional parks that cover it exactly, and `HX`, a
          chemical zone by a made-up Yangtze bank, for the rules that need one.
        - \(world.parcels.count) parcels (GB/T 21010-2017 codes), a few of them across a park border, a few with a wrong registered
          area, with ponds, or in two parts. Idle by their own record: \(status("suspected")) suspected, \
        \(status("recognised")) recognised, \(status("disposed")) disposed of.
        - \(aboveSize) enterprises above designated size and \(small) small certified high-tech ones in `JN`, \(chemical) in `HX`,
          for each of \(Calibration.years.map(String.init).joined(separator: ", ")); energy by carrier, monthly for the largest, yearly for the others.
        - Price indices, figures stated of \(Calibration.statedYears[0]) to 2018, and five targets: energy per value added and energy for 2025, CO2 per
          value added and CO2 for 2030, coal of `HX` for 2025. Levels of energy per output that no quota has, in `benchmarks.csv`.
        - In `HX` a plant that sells heat from its coal to three neighbours, measured heat values of that coal, and process CO2.
          The two largest meters of `JN` show a flat line and a month that was booked late, for `energy_meters`.
        - The classes of the \(aboveSize) for \(Calibration.years[1]) to \(Calibration.summaryYear) by a made-up scheme: \(ClassHistoryMaker.twice("D", in: world.classes).count) were D and \
        \(ClassHistoryMaker.twice("C", in: world.classes).count) were C in both of
          the last two years, which makes their land low-efficient or a case of its own.
        - Outlines of buildings on \(BuildingMaker.idleSites) parcels that stand as idle, and \(BuildingMaker.shortDeclared) parcels that declare half the footprint that is drawn.
        - `planned.yaml`, a project that asks for land, for `muchan review`.
        - Control units with their access list, waters with their banks, a spatial plan, buildings with their tax.
        - Disposal tasks, quotas of new land and approvals without supply, for new land linked to stock disposed of (L4).

        ## What it is tuned to

        | requirement | reported | here |
        |---|---|---|
        | E1 | about 2 % of the city's industrial energy | 2.04 % in 2022, calorific, above designated size |
        | E1 | nearly 20 % of its output | 19.5 % in 2022, gross output at current prices |
        | A4 | 646 above designated size, 1,066 certified, 53 listed | \(aboveSize); all of them and the \(small) small ones certified; \
        \(world.enterprises.count(where: \.isListed)) listed |
        | A4 | high-tech industry makes 70 % of output | divisions 35, 37, 38, 39, 40 make 70 % |
        | P7 | no metallurgy, petroleum-coal or chemical industry | none of divisions 25, 26, 31, 32 in `JN` |
        | L1 | 3,500 mu of idle land revived since 2019 | \(mu(idle)) mu in \(idle.count) rows, object `idle` |
        | L1 | nearly 5,000 mu and 100+ parcels in three years | \(mu(transformed)) mu in \(transformed.count) rows, object `low_efficiency` |
        | L9 | 2.5 M m² of premises, of which 1.0 M m² standard plants; buildings 3.6 M m² | floor area of `buildings.geojson` |
        | L9 | 3 buildings newly over 50 M yuan of tax, 2 over 100 M | crossed in 2021 in `building_year.csv` |
        | P6 | 80.3 % of the shoreline ecological | by length of the main-stem pieces |

        \(both) parcels stand in both L1 series: the two overlap and must never be added. The article behind them is
        undated; 2019 to 2021 is an assumption, as is the year of the shares.

        That every enterprise above designated size is certified follows from 646 + 420 = 1,066 and is not a claim about
        any real zone. At coal input the zone's share of energy is larger, since the zone uses mostly electricity; both
        totals of the city are in `reference.csv`. The \(chemical) chemical enterprises are above designated size too, but lie
        outside `JN`.

        """)
  }
}
