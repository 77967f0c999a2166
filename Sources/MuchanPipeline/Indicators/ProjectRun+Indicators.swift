internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanYield

extension ProjectRun {
  /// What the accounts give of the indicators of the registry, by zone and year; what is not known is left out.
  ///
  /// The figures of setbacks, plans and shares, which only rules ask for, are those of `policy` and `ratio`.
  var accountIndicators: [IndicatorValue] {
    yieldIndicators + energyIndicators + carbonIndicators + landIndicators + baseIndicators + dischargeIndicators
      + buildingIndicators + leadingIndicators
  }

  private var dischargeIndicators: [IndicatorValue] {
    accounts.yields.sorted { $0.key < $1.key }.flatMap { year, table in
      ZoneDischarges(table, enterprises: accounts.enterprises).rows.flatMap { row -> [IndicatorValue] in
        var values: [IndicatorValue?] = []
        // Nobody who says that he is one is no coverage.
        if let share = row.leastMonitoredShare {
          let monitoring = Coverage(known: row.monitoring.known, total: row.monitoring.total + row.possible)
          var value = value(
            "key_dischargers_monitored_share", row.zone, year, share, IndicatorValue.ratioUnit, monitoring,
            isLowerBound: !monitoring.isComplete)
          if row.possible > 0 { value?.missing = "key_discharger of \(row.possible) enterprises" }
          values.append(value)
        }
        for (pollutant, sum) in zip(Pollutant.allCases, row.sums) where sum.coverage.known > 0 {
          values.append(
            value(
              "\(pollutant.rawValue)_t", row.zone, year, Ratio(sum.amount), "t", sum.coverage,
              isLowerBound: !sum.coverage.isComplete))
        }
        return values.compactMap(\.self)
      }
    }
  }

  private var buildingIndicators: [IndicatorValue] {
    guard let year, let buildings else { return [] }
    func floor(_ name: String, of rows: [BuildingAccount.FloorRow]) -> IndicatorValue? {
      guard !rows.isEmpty else { return nil }
      let coverage = rows.reduce(Coverage()) {
        Coverage(known: $0.known + $1.coverage.known, total: $0.total + $1.coverage.total)
      }
      return IndicatorValue(
        indicator: name, scope: PolicyValues.project, year: year,
        value: Ratio(rows.reduce(.zero) { $0 + $1.floorArea }), unit: "m2", coverage: coverage,
        isLowerBound: !coverage.isComplete,
        missing: coverage.isComplete ? nil : "floor_area_m2 of \(coverage.total - coverage.known) buildings")
    }
    return [
      floor(
        "building_floor_area",
        of: buildings.floors.filter { $0.kind == .standardPlant || $0.kind == .innovationPremises }),
      floor("standard_plant_floor_area", of: buildings.floors.filter { $0.kind == .standardPlant }),
    ].compactMap(\.self)
  }

  private var leadingIndicators: [IndicatorValue] {
    guard let year else { return [] }
    return land.zones.leadingIndustries.enumerated().compactMap { zone, count in
      value(
        "leading_industries", zone, year, count.map { Ratio($0) }, "industries", Coverage(known: 1, total: 1))
    }
  }

  private func value(
    _ indicator: String, _ zone: Int, _ year: Int, _ ratio: Ratio?, _ unit: String, _ coverage: Coverage,
    isLowerBound: Bool = false, isSample: Bool = false
  ) -> IndicatorValue? {
    guard zone != ZoneHierarchy.outside, let ratio else { return nil }
    var value = IndicatorValue(
      indicator: indicator, scope: zoneID(zone), year: year, value: ratio, unit: unit, coverage: coverage,
      isLowerBound: isLowerBound,
      missing: isLowerBound || isSample ? "known for \(coverage.known) of \(coverage.total)" : nil)
    value.isSample = isSample
    return value
  }

  /// A figure over those whose numbers are known: a sample, unless that is all.
  private func sampled(
    _ indicator: String, _ zone: Int, _ year: Int, _ ratio: Ratio?, _ unit: String, _ coverage: Coverage
  ) -> IndicatorValue? {
    value(indicator, zone, year, ratio, unit, coverage, isSample: !coverage.isComplete)
  }

  private var yieldIndicators: [IndicatorValue] {
    accounts.yields.sorted { $0.key < $1.key }.flatMap { year, table in
      table.zones.flatMap { row in
        YieldFigure.allCases.compactMap { figure -> IndicatorValue? in
          let sum = row.sums[figure]
          guard sum.coverage.known > 0 else { return nil }
          // Millionths of the figure over billionths of a mu.
          let ratio = Ratio(sum.amount.units * 1_000, sum.land.mu.units)
          return sampled("\(figure.rawValue)_per_mu", row.zone, year, ratio, figure.unit.indicatorPerMu, sum.coverage)
        }
      }
    }
  }

  private func intensity(
    _ name: String, _ zone: Int, _ year: Int, _ intensity: Intensity, _ unit: String
  ) -> IndicatorValue? {
    guard let upper = intensity.upper, let lower = intensity.lower else { return nil }
    return sampled(name, zone, year, Ratio(upper, of: lower), unit, intensity.coverage)
  }

  private func total(
    _ name: String, _ zone: Int, _ year: Int, _ sum: FixedDecimal<SixPlaces>?, _ unit: String, _ coverage: Coverage
  ) -> IndicatorValue? {
    value(name, zone, year, sum.map { Ratio($0) }, unit, coverage, isLowerBound: !coverage.isComplete)
  }

  private var energyIndicators: [IndicatorValue] {
    accounts.energyYears.flatMap { year in
      year.figures.zones.flatMap { row -> [IndicatorValue] in
        func per(_ denominator: Denominator) -> Intensity {
          year.intensity(.calorific, per: denominator, of: row.totals)
        }
        var renewable: Ratio?
        let sources: [EnergyYear.Figure] = [.ownPower, .directSupply, .greenTrade]
        let parts = sources.compactMap { row.totals.sum($0) }
        if parts.count == sources.count, let used = row.totals.sum(.electricity) {
          renewable = Ratio(parts.reduce(.zero, +), of: used)
        }
        return [
          intensity("energy_per_value_added", row.zone, year.year, per(.valueAdded), "tce/万元"),
          intensity("energy_per_output", row.zone, year.year, per(.output), "tce/万元"),
          total(
            "energy_total", row.zone, year.year, row.totals.sum(.calorific), "tce", row.totals.coverage(.calorific)),
          sampled(
            "renewable_electricity_share", row.zone, year.year, renewable, IndicatorValue.ratioUnit,
            row.totals.coverage(.electricity)),
        ].compactMap(\.self)
      }
    }
  }

  private var carbonIndicators: [IndicatorValue] {
    accounts.carbonYears.flatMap { year in
      year.figures.zones.flatMap { row -> [IndicatorValue] in
        [
          intensity(
            "co2_per_value_added", row.zone, year.year,
            year.intensity(.totalAtLocation, per: .valueAdded, of: row.totals), "tCO2/万元"),
          total(
            "co2_total", row.zone, year.year, row.totals.sum(.totalAtLocation), "tCO2",
            row.totals.coverage(.totalAtLocation)),
        ].compactMap(\.self)
      }
    }
  }

  private var landIndicators: [IndicatorValue] {
    guard let year else { return [] }
    var values: [IndicatorValue?] = []
    for total in landByUse.totals {
      let counted = Coverage(known: total.parcels, total: total.parcels)
      func mu(_ name: String, _ area: Area) {
        values.append(value(name, total.zone, year, Ratio(area.mu), "亩", counted))
      }
      func share(_ name: String, _ area: Area) {
        values.append(
          value(
            name, total.zone, year, Ratio(area.squareMetres, of: total.knownArea.squareMetres),
            IndicatorValue.ratioUnit, counted))
      }
      let uses = landByUse.areaByUse(in: total.zone)
      func land(_ wanted: LandUse...) -> Area {
        uses.reduce(Area.zero) { sum, entry in entry.use.map(wanted.contains) == true ? sum + entry.area : sum }
      }
      mu("land_area", total.area)
      mu("industrial_land_area", total.industrialArea)
      mu("green_land_area", land(.green))
      share("industrial_land_share", total.industrialArea)
      share("living_service_land_share", land(.commerce, .housing, .publicService))
    }
    for row in landAccounts.idle?.zones ?? [] {
      guard let zone = row.zone else { continue }
      let known = row.supplied.parcels - row.unknown.parcels
      let coverage = Coverage(known: known, total: row.supplied.parcels)
      values.append(
        value(
          "suspected_idle_rate", zone, year, row.suspectedRate, IndicatorValue.ratioUnit, coverage,
          isLowerBound: row.unknown.parcels > 0))
      values.append(
        value("recognised_idle_rate", zone, year, row.recognisedRate, IndicatorValue.ratioUnit, coverage))
    }
    return values.compactMap(\.self)
  }

  private var baseIndicators: [IndicatorValue] {
    let names: [EnterpriseBase.Trait: String] = [
      .aboveDesignatedSize: "enterprises_above_size", .certifiedHighTech: "certified_high_tech_enterprises",
      .listed: "listed_enterprises",
    ]
    return accounts.yields.sorted { $0.key < $1.key }.flatMap { year, table in
      let base = EnterpriseBase(table, enterprises: accounts.enterprises, sets: reference.industrySets)
      return base.rows.flatMap { row -> [IndicatorValue] in
        guard let zone = row.zone else { return [] }
        var values: [IndicatorValue?] = []
        for (trait, count) in zip(EnterpriseBase.Trait.allCases, row.traits) where count.coverage.known > 0 {
          guard let name = names[trait] else { continue }
          values.append(
            value(
              name, zone, year, Ratio(count.count), "enterprises", count.coverage,
              isLowerBound: !count.coverage.isComplete))
        }
        // The list that the project names; others are in enterprise_base.csv.
        for (set, industry) in zip(base.sets, row.industries) where set.name == project.policy.highTech {
          values.append(
            sampled(
              "high_tech_output_share", zone, year, industry.share, IndicatorValue.ratioUnit, industry.coverage))
        }
        return values.compactMap(\.self)
      }
    }
  }
}

extension YieldFigure.Unit {
  /// The unit per mu as the registry writes it.
  fileprivate var indicatorPerMu: String {
    switch self {
    case .wanYuan: "万元/亩"
    case .persons: "人/亩"
    case .tce: "tce/亩"
    case .carbon: "tCO2/亩"
    }
  }
}
