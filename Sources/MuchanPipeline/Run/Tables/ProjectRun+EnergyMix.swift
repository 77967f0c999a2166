internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanQuantities
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// The share of each carrier in the energy of all enterprises, and its change on the year before (`energy_mix`, E8).
  var energyMixTable: ReportTable {
    var sums: [Int: [String: EnergyOnBothBases]] = [:]
    for sum in accounts.energy?.carriers.sums ?? [] { sums[sum.year, default: [:]][sum.carrier] = sum.energy }
    var table = ReportTable(
      name: "energy_mix",
      columns: [
        .number("year", en: "year", zh: "年份"), .text("carrier", en: "carrier", zh: "能源品种"),
        .number("tce_calorific", en: "tce (calorific)", zh: "吨标准煤(当量)"),
        .number("share_calorific_percent", en: "share %", zh: "占比%"),
        .number("share_change_calorific_points", en: "change, points", zh: "变化(百分点)"),
        .number("tce_change_calorific", en: "change tce", zh: "变化(吨标准煤)"), .number("tce_coal_input"),
        .number("share_coal_input_percent", en: "share % (coal input)", zh: "占比%(等价)"),
        .number("share_change_coal_input_points"), .number("tce_change_coal_input"),
      ])
    for year in sums.keys.sorted() {
      let (now, before) = (sums[year] ?? [:], sums[year - 1])
      let (whole, wholeBefore) = (total(now), before.map(total))
      for carrier in Set(now.keys).union((before ?? [:]).keys).sorted() {
        let energy = now[carrier] ?? .zero
        // A carrier that nobody booked in the year before is zero there, if the year has any line at all.
        let earlier = before.map { $0[carrier] ?? .zero }
        func cells(_ tonnes: (EnergyOnBothBases) -> FixedDecimal<SixPlaces>?) -> [Cell] {
          let (own, all) = (tonnes(energy), tonnes(whole))
          let share = share(own, of: all)
          let shareBefore = self.share(earlier.flatMap(tonnes), of: wholeBefore.flatMap(tonnes))
          var points: Double?
          if let share, let shareBefore { points = (share.doubleValue - shareBefore.doubleValue) * 100 }
          var change: FixedDecimal<SixPlaces>?
          if let own, let old = earlier.flatMap(tonnes) { change = own - old }
          return [.decimal(own), .percent(share), .optional(points, places: 4), .decimal(change)]
        }
        table.append(
          [.integer(year), .text(carrier)] + cells { $0.calorific.tonnes } + cells { $0.coalInput?.tonnes })
      }
    }
    return table
  }

  private func total(_ sums: [String: EnergyOnBothBases]) -> EnergyOnBothBases { sums.values.reduce(.zero, +) }

  /// The renewable part of electricity and of all energy, by zone and year (`energy_renewable`, E4).
  var energyRenewableTable: ReportTable {
    var table = ReportTable(
      name: "energy_renewable",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .number("year", en: "year", zh: "年份"),
        .number("electricity_kwh", en: "electricity kWh", zh: "用电(千瓦时)"),
        .number("own_pv_kwh", en: "own kWh", zh: "自发自用(千瓦时)"),
        .number("direct_supply_kwh", en: "direct kWh", zh: "直供(千瓦时)"),
        .number("green_power_trade_kwh", en: "green trade kWh", zh: "绿电交易(千瓦时)"),
        .number("certificate_kwh", en: "certificates kWh", zh: "绿证(千瓦时)"),
        .number("share_of_electricity_percent", en: "of electricity %", zh: "占用电%"),
        .number("share_with_certificates_percent", en: "with certificates %", zh: "含绿证%"),
        .number("share_of_energy_percent", en: "of energy %", zh: "占总能耗%(等价)"),
        .number("share_of_energy_with_certificates_percent"), .number("tce_coal_input"),
        .number("renewable_tce_coal_input"), .number("certificate_tce_coal_input"), .number("enterprises"),
        .number("known", en: "known", zh: "已知"), .text("missing", en: "missing", zh: "缺少"),
      ])
    // Without the column nobody can tell what was bought as green.
    let hasSources = tables.missingColumns[.energy]?.contains("power_source") != true
    for year in accounts.energyYears {
      for scope in zoneScopes(year.figures) {
        let totals = scope.totals
        func add(_ figures: [EnergyYear.Figure]) -> FixedDecimal<SixPlaces>? {
          var sum = FixedDecimal<SixPlaces>.zero
          for figure in figures {
            guard let value = totals.sum(figure) else { return nil }
            sum += value
          }
          return hasSources ? sum : nil
        }
        let (power, energy) = (totals.sum(.electricity), totals.sum(.coalInput))
        let green = add([.ownPower, .directSupply, .greenTrade])
        let all = add([.ownPower, .directSupply, .greenTrade, .certificates])
        let greenCoal = add([.ownPowerCoal, .directSupplyCoal, .greenTradeCoal])
        let allCoal = add([.ownPowerCoal, .directSupplyCoal, .greenTradeCoal, .certificatesCoal])
        let coverage = totals.coverage(.electricity)
        table.append([
          .text(scope.id), .integer(year.year), .decimal(power), .decimal(totals.sum(.ownPower)),
          .decimal(add([.directSupply])), .decimal(add([.greenTrade])), .decimal(add([.certificates])),
          .percent(share(green, of: power)), .percent(share(all, of: power)), .percent(share(greenCoal, of: energy)),
          .percent(share(allCoal, of: energy)), .decimal(energy), .decimal(greenCoal),
          .decimal(add([.certificatesCoal])), .integer(coverage.total), .integer(coverage.known),
          .optional(hasSources ? nil : "energy.power_source"),
        ])
      }
    }
    return table
  }
}
