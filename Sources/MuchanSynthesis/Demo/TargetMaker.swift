/// Targets of the zone, price indices, and what is stated of years before the ledgers.
enum TargetMaker {
  private static let zone = DemoGround.economicID

  static var deflators: GeneratedFile {
    var table = CSVTable(columns: ["region", "year", "industry_code", "index", "base_year", "source"])
    for (year, index) in zip(Calibration.years, Calibration.priceIndex) {
      table.append([
        Calibration.cityCode, String(year), nil, NumberText.trimmed(index, decimals: 1),
        String(Calibration.priceBase), "合成 synthetic: an invented price index of all industry",
      ])
    }
    return GeneratedFile(name: "deflators.csv", text: table.text)
  }

  static var indicators: GeneratedFile {
    var table = CSVTable(columns: [
      "zone_id", "period", "indicator", "value", "unit", "scope", "basis", "price_base", "source",
    ])
    for (index, year) in Calibration.statedYears.enumerated() {
      table.append([
        zone, String(year), "energy_tce", String(Calibration.statedEnergy[index]), "tce", "above_designated_size",
        "calorific", nil, "合成 synthetic: invented",
      ])
      table.append([
        zone, String(year), "value_added_wan_yuan", String(Calibration.statedValueAdded[index]), "万元",
        "above_designated_size", nil, String(Calibration.priceBase), "合成 synthetic: invented",
      ])
    }
    return GeneratedFile(name: "indicators.csv", text: table.text)
  }

  static var targets: GeneratedFile {
    GeneratedFile(
      name: "targets.yaml",
      text: """
        # \(Calibration.label)
        targets:
          - indicator: energy_intensity
            scope_id: \(zone)
            base: {year: 2020}
            target: {year: 2025, change_percent: \(Calibration.intensityChange)}
            unit: tce/万元
            basis: calorific
            price_base: \(Calibration.priceBase)
            path: constant_rate
            source: "合成 synthetic: an invented target"
          - indicator: energy_tce
            scope_id: \(zone)
            base: {year: 2020}
            target: {year: 2025, value: \(Calibration.energyTarget)}
            unit: tce
            basis: calorific
            path: linear
            source: "合成 synthetic: an invented target"
          - indicator: co2_intensity
            scope_id: \(zone)
            base: {year: 2020}
            target: {year: 2030, change_percent: \(Calibration.carbonIntensityChange)}
            unit: t/万元
            basis: location
            price_base: \(Calibration.priceBase)
            path: constant_rate
            source: "合成 synthetic: an invented target"
          - indicator: co2_t
            scope_id: \(zone)
            base: {year: 2020}
            target: {year: 2030, value: \(Calibration.carbonTarget)}
            unit: t
            basis: location
            path: linear
            source: "合成 synthetic: an invented target"
          - indicator: coal_t
            scope_id: \(DemoGround.chemicalID)
            base: {year: 2020}
            target: {year: 2025, value: \(Calibration.coalTarget)}
            unit: t
            basis: physical
            path: linear
            source: "合成 synthetic: an invented target"

        """)
  }
}
