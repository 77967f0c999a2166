/// Totals of the city above designated size: what the zone's own totals and the calibrated shares leave.
struct ReferenceMaker {
  struct Row: Sendable {
    var year: Int
    var indicator: String
    /// In 1/100 of the unit.
    var value: Int
    var unit: String
    var basis: String
    var priceBase: String?
  }

  /// - Parameter lines: the ledgers as first made, before any planted gap.
  static func rows(_ enterprises: [SyntheticEnterprise], _ lines: [SyntheticEnergyLine]) -> [Row] {
    let zone = enterprises.filter { $0.kind == .aboveSize }
    let members = Set(zone.map(\.id))
    var rows: [Row] = []
    for (index, year) in Calibration.years.enumerated() {
      let prefix = String(year)
      let coal = lines.filter { members.contains($0.enterprise) && $0.period.hasPrefix(prefix) }
        .reduce(0) { $0 + $1.standardCoal }
      let carbon = lines.filter { members.contains($0.enterprise) && $0.period.hasPrefix(prefix) }
        .reduce(0) { $0 + $1.carbon(inYear: index) }
      // Whole tce; 1 tce is 1e8 steps of 1e-5 kgce.
      let city = NumberText.whole(Double(coal) / 1e8 / Calibration.energyShare[index])
      let bought = Calibration.cityElectricity[index] / 1_000
      let extra = bought * (Calibration.coalInput[index] - Carrier.electricity.coal) / 100_000
      let output = zone.reduce(0) { $0 + ($1.years[index].output ?? 0) }
      let added = zone.reduce(0) { $0 + ($1.years[index].valueAdded ?? 0) }
      rows.append(Row(year: year, indicator: "energy_tce", value: city * 100, unit: "tce", basis: "calorific"))
      rows.append(
        Row(year: year, indicator: "energy_tce", value: (city + extra) * 100, unit: "tce", basis: "coal_input"))
      // Whole tonnes; a tonne is 1e9 steps of 1e-6 kg.
      let emitted = NumberText.whole(Double(carbon) / 1e9 / Calibration.carbonShare[index])
      rows.append(Row(year: year, indicator: "co2_t", value: emitted * 100, unit: "tCO2", basis: "location"))
      for (indicator, sum, share) in [
        ("output_wan_yuan", output, Calibration.outputShare[index]),
        ("value_added_wan_yuan", added, Calibration.valueAddedShare[index]),
      ] {
        let total = NumberText.whole(Double(sum) / share / 100) * 100
        rows.append(
          Row(
            year: year, indicator: indicator, value: total, unit: "wan_yuan", basis: "not_energy",
            priceBase: "current"))
      }
    }
    return rows
  }

  static func table(_ rows: [Row]) -> GeneratedFile {
    var table = CSVTable(columns: [
      "region", "period", "indicator", "value", "unit", "scope", "basis", "price_base", "industry_code", "source",
    ])
    let aims = [
      "energy_tce calorific": "tuned so that the zone's share is about 2 % (E1)",
      "energy_tce coal_input": "the calorific total plus invented electricity at coal input",
      "co2_t location": "an invented share of CO2, bought power at the provincial average",
      "output_wan_yuan not_energy": "tuned so that the zone's share is nearly 20 % (E1)",
    ]
    for row in rows {
      let aim = aims[row.indicator + " " + row.basis] ?? "an invented share of value added"
      table.append([
        Calibration.cityCode, String(row.year), row.indicator, NumberText.trimmed(row.value, decimals: 2), row.unit,
        "above_designated_size", row.basis, row.priceBase, nil,
        "合成 synthetic: \(aim)",
      ])
    }
    return GeneratedFile(name: "reference.csv", text: table.text)
  }
}
