public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanQuantities
public import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// What figures per mu are asked for by: the values of `yield --by`.
  public enum YieldGrouping: String, Sendable, CaseIterable {
    case zone
    case park
    case enterprise
    case parcel
    case industry
    case use
    case corridor
    case supply
    case land
    case distribution
    case change
    case base

    /// The table that answers.
    public var table: String {
      switch self {
      case .zone: "yield_top_zones"
      case .park: "yield_parks"
      case .enterprise: "yield_enterprises"
      case .parcel: "yield_parcels"
      case .industry: "yield_industries"
      case .use: "yield_uses"
      case .corridor: "yield_corridors"
      case .supply: "yield_supply_modes"
      case .land: "yield_land"
      case .distribution: "yield_distribution"
      case .change: "yield_change"
      case .base: "enterprise_base"
      }
    }
  }

  /// What `yield` prints.
  ///
  /// - Parameter asked: A table that may have very many rows, or is a part of another, and is made only when it is asked for.
  public func yieldReport(in language: Language, asked: String? = nil) -> AccountReport {
    var report = AccountReport(verb: "yield", "yield_zones", notes: yieldNotes(in: language)) { zoneYieldTable }
    report.add(YieldGrouping.industry.table) { industryYieldTable }
    report.add(YieldGrouping.use.table) { useYieldTable }
    report.add(YieldGrouping.corridor.table) { corridorYieldTable }
    report.add(YieldGrouping.supply.table) { supplyYieldTable }
    report.add(YieldGrouping.land.table) { landBalanceTable }
    report.add(YieldGrouping.distribution.table) { distributionTable }
    report.add(YieldGrouping.change.table) { changeTable }
    report.add(YieldGrouping.base.table) { enterpriseBaseTable }
    report.add("zone_industries") { zoneIndustryTable }
    report.add("zone_similarity") { similarityTable }
    switch asked {
    case YieldGrouping.zone.table: report.add(zoneYieldTable(onlyKind: "zone"))
    case YieldGrouping.park.table: report.add(zoneYieldTable(onlyKind: "park"))
    case YieldGrouping.enterprise.table: report.add(EnterpriseYieldRows(self).table)
    case YieldGrouping.parcel.table: report.add(ParcelYieldRows(self).table)
    default: break
    }
    return report
  }

  /// What the figures per mu take for granted, a line each.
  private func yieldNotes(in language: Language) -> [String] {
    let isChinese = language == .chinese
    var lines: [String] = []
    if let last = yields.last {
      let counts = EnterpriseLand.Basis.allCases.map { "\($0.rawValue) \(last.land.basisCounts[$0] ?? 0)" }
      lines.append(
        isChinese
          ? "占地 = 自有 + 租入 − 租出，\(last.year) 年 12 月 31 日；面积来源：\(counts.joined(separator: "，"))"
          : "land = own + rented in - rented out on \(last.year)-12-31; areas from: \(counts.joined(separator: ", "))")
      lines.append(
        isChinese
          ? "跨区、多宗地的企业按占地面积分摊；固定资产投资含地价；廊道可重叠，不作合计"
          : "an enterprise in several zones or parcels is split by the land it holds; fixed investment includes the land "
            + "price; corridors overlap and are never summed")
      if last.unplaced > 0 {
        lines.append(
          isChinese
            ? "\(last.unplaced) 户企业用地不明，不计入任何园区" : "\(last.unplaced) enterprises without known land are in no zone")
      }
    }
    let unknown = isChinese ? "未知" : "unknown"
    for absence in accounts.absent where absence.account == "yield" || absence.account == "energy" {
      lines.append("\(unknown)  \(absence.account): \(absence.missing)")
    }
    return lines
  }
}
