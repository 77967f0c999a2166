internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// The land that enterprises hold against the parcels, by year (`yield_land.csv`).
  var landBalanceTable: ReportTable {
    var table = ReportTable(
      name: "yield_land",
      columns: [
        .number("year", en: "year", zh: "年份"), .text("status", en: "status", zh: "占用情况"),
        .number("parcels", en: "parcels", zh: "宗数"), .number("parcel_mu", en: "parcel mu", zh: "宗地面积(亩)"),
        .number("held_mu", en: "held mu", zh: "占用(亩)"), .number("free_mu", en: "free mu", zh: "无人占用(亩)"),
        .number("excess_mu", en: "excess mu", zh: "超出(亩)"),
      ])
    for year in yields {
      let balance = year.land.balance
      func add(_ status: String, _ row: LandBalance.Row) {
        table.append([
          .integer(balance.year), .text(status), .integer(row.parcels), mu(row.parcelArea), mu(row.held), mu(row.free),
          mu(row.excess),
        ])
      }
      func addPart(_ status: String, _ area: Area) {
        // These are of held land alone; the other columns do not belong to them.
        table.append([.integer(balance.year), .text(status), .text(""), .text(""), mu(area), .text(""), .text("")])
      }
      for status in LandBalance.Status.allCases { add(status.rawValue, balance[status]) }
      add("all", balance.total)
      addPart("of_all_by_unlisted", balance.unlisted)
      addPart("parcel_not_in_layer", balance.elsewhere)
      addPart("rented_out_not_held", balance.beyond)
    }
    return table
  }

  private func mu(_ area: Area) -> Cell { .decimal(area.mu, minimumPlaces: 4) }

  /// How yields spread over the land of each zone (`yield_distribution.csv`).
  var distributionTable: ReportTable {
    var table = ReportTable(
      name: "yield_distribution",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .number("year", en: "year", zh: "年份"),
        .text("figure", en: "figure", zh: "指标"), .text("unit", en: "unit", zh: "单位"),
        .number("known", en: "known", zh: "已知"), .number("of", en: "of", zh: "共"),
        .number("mean_per_mu", en: "mean", zh: "均值"), .number("median_per_mu", en: "median", zh: "中位数"),
      ]
        + (1...9).map { decile in
          decile == 1 || decile == 5 || decile == 9
            ? .number("p\(decile)0_per_mu", en: "p\(decile)0", zh: "p\(decile)0") : .number("p\(decile)0_per_mu")
        } + [
          .number("lowest_fifth_amount"),
          .number("lowest_fifth_share_percent", en: "lowest 20 % of land: %", zh: "最低20%用地占比%"),
        ])
    for year in yields {
      for row in YieldDistribution(year).rows {
        let lead: [Cell] = [
          .text(zoneID(row.zone)), .integer(year.year), .text(row.figure.rawValue), .text(row.figure.unit.perMu),
          .integer(row.sum.coverage.known), .integer(row.sum.coverage.total), .optional(row.sum.value, places: 4),
          .number(row.median, places: 4),
        ]
        let deciles = (0..<9).map { Cell.optional($0 < row.deciles.count ? row.deciles[$0] : nil, places: 4) }
        table.append(lead + deciles + [.decimal(row.lowestFifth), .percent(row.lowestFifthShare)])
      }
    }
    return table
  }

  /// Figures per mu from year to year, of all and of the matched sample (`yield_change.csv`).
  var changeTable: ReportTable {
    var table = ReportTable(
      name: "yield_change",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .text("figure", en: "figure", zh: "指标"),
        .number("from_year", en: "from", zh: "从"), .number("to_year", en: "to", zh: "到"), .text("unit"),
        .number("from_per_mu", en: "before", zh: "前"), .number("to_per_mu", en: "after", zh: "后"),
        .number("change_percent", en: "change %", zh: "变化%"), .number("from_known"), .number("to_known"),
        .number("matched_from_per_mu"), .number("matched_to_per_mu"),
        .number("matched_change_percent", en: "matched %", zh: "同口径%"), .number("matched", en: "matched", zh: "同口径户数"),
        .number("matched_of", en: "of", zh: "共"),
      ])
    for (before, after) in zip(yields, yields.dropFirst()) {
      let change = YieldChange(from: before, to: after)
      for row in change.rows {
        table.append([
          .text(zoneID(row.zone)), .text(row.figure.rawValue), .integer(change.from), .integer(change.to),
          .text(row.figure.unit.perMu), .optional(row.before.value, places: 4), .optional(row.after.value, places: 4),
          .optional(row.change.map { $0 * 100 }, places: 2), .integer(row.before.coverage.known),
          .integer(row.after.coverage.known), .optional(row.matchedBefore.value, places: 4),
          .optional(row.matchedAfter.value, places: 4), .optional(row.matchedChange.map { $0 * 100 }, places: 2),
          .integer(row.matchedAfter.coverage.known), .integer(row.matchedAfter.coverage.total),
        ])
      }
    }
    return table
  }

  /// Counts and shares of the enterprise base (`enterprise_base.csv`).
  var enterpriseBaseTable: ReportTable {
    var table = ReportTable(
      name: "enterprise_base",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .number("year", en: "year", zh: "年份"),
        .text("item", en: "item", zh: "项目"), .text("industry_set", en: "industry set", zh: "行业口径"),
        .text("certainty", en: "certainty", zh: "可靠性"), .number("count", en: "count", zh: "企业数"),
        .number("known", en: "known", zh: "已知"), .number("of", en: "of", zh: "共"),
        .number("share_percent", en: "share %", zh: "占比%"), .number("output_wan_yuan"), .number("of_output_wan_yuan"),
      ])
    for year in yields {
      let base = EnterpriseBase(
        year, enterprises: accounts.enterprises, sets: reference.industrySets.filter { $0.kind != IndustrySet.industry }
      )
      for row in base.rows {
        let zone = row.zone.map(zoneID) ?? "(unplaced)"
        let lead: [Cell] = [.text(zone), .integer(base.year)]
        table.append(
          lead + [
            .text("enterprises"), .unknown, .unknown, .integer(row.enterprises), .integer(row.enterprises),
            .integer(row.enterprises), .unknown, .unknown, .unknown,
          ])
        for (trait, count) in zip(EnterpriseBase.Trait.allCases, row.traits) {
          let share = Ratio(Int128(count.count), Int128(count.coverage.known))
          table.append(
            lead + [
              .text(trait.rawValue), .unknown, .unknown, count.coverage.known > 0 ? .integer(count.count) : .unknown,
              .integer(count.coverage.known), .integer(count.coverage.total), .percent(share), .unknown, .unknown,
            ])
        }
        for (set, industry) in zip(base.sets, row.industries) {
          table.append(
            lead + [
              .text("\(set.kind)_output"), .text(set.name), .text(set.certainty.rawValue), .integer(industry.count),
              .integer(industry.coverage.known), .integer(industry.coverage.total), .percent(industry.share),
              .decimal(industry.output), .decimal(industry.whole),
            ])
        }
      }
    }
    return table
  }
}
