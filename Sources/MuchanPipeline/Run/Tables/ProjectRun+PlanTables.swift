internal import MuchanDiagnostics
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// Industrial land, red line and advanced manufacturing by zone (`policy_industrial_land.csv`, L7).
  var industrialLandTable: ReportTable {
    var table = ReportTable(
      name: "policy_industrial_land",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .number("parcels", en: "parcels", zh: "宗数"),
        .number("industrial_mu", en: "industrial mu", zh: "工业用地(亩)"), .number("industrial_km2"),
        .number("in_red_line_mu", en: "in red line mu", zh: "红线内(亩)"), .number("outside_red_line_mu"),
        .number("advanced_mu", en: "advanced mu", zh: "先进制造业(亩)"), .number("other_mu"),
        .number("unknown_mu", en: "unknown mu", zh: "未知(亩)"),
        .number("least_share_percent", en: "at least %", zh: "占比不低于%"),
        .number("most_share_percent", en: "at most %", zh: "占比不高于%"), .text("industry_sets"),
      ])
    guard let policy else { return table }
    let sets = policy.advancedSets.map(\.name).joined(separator: " ")
    for row in policy.industrialLand.rows {
      let area = row.industrial
      table.append([
        .text(row.zone.map(zoneID) ?? "(all)"), .integer(row.parcels), .decimal(area.mu, minimumPlaces: 4),
        .number(area.squareMetres.doubleValue / 1e6, places: 6), .decimal(row.inRedLine?.mu, minimumPlaces: 4),
        .decimal(row.outsideRedLine?.mu, minimumPlaces: 4), .decimal(row.advanced.mu, minimumPlaces: 4),
        .decimal(row.otherIndustry.mu, minimumPlaces: 4), .decimal(row.unknown.mu, minimumPlaces: 4),
        .percent(row.leastShare), .percent(row.mostShare), .text(sets),
      ])
    }
    return table
  }

  /// Advanced manufacturing by zone and by each list of industries, against the floor (`policy_advanced_lists.csv`, L7).
  var advancedListTable: ReportTable {
    var table = ReportTable(
      name: "policy_advanced_lists",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .text("industry_set", en: "industry set", zh: "行业口径"),
        .text("certainty", en: "certainty", zh: "可信度"), .flag("is_counted", en: "counted", zh: "计入"),
        .number("industrial_mu"), .number("advanced_mu", en: "advanced mu", zh: "先进制造业(亩)"),
        .number("unknown_mu", en: "unknown mu", zh: "未知(亩)"),
        .number("least_share_percent", en: "at least %", zh: "占比不低于%"),
        .number("most_share_percent", en: "at most %", zh: "占比不高于%"),
        .number("floor_percent", en: "floor %", zh: "下限%"), .text("verdict", en: "verdict", zh: "结论"),
        .text("document"),
      ])
    guard let policy else { return table }
    let rule = policy.advancedRule
    let counted = Set(policy.advancedSets.map(\.name))
    for (list, land) in policy.advancedByList {
      for row in land.rows where row.industrial > .zero {
        let isMet = rule.flatMap { rule in row.leastShare.flatMap { rule.threshold.isMet(by: $0) } }
        let mayBe = rule.flatMap { rule in row.mostShare.flatMap { rule.threshold.isMet(by: $0) } }
        let hasHolders = policy.industries != nil
        let verdict = !hasHolders ? "unknown" : isMet == true ? "pass" : mayBe == false ? "fail" : "unknown"
        table.append([
          .text(row.zone.map(zoneID) ?? "(all)"), .text(list.name), .text(list.certainty.rawValue),
          .flag(counted.contains(list.name)), .decimal(row.industrial.mu, minimumPlaces: 4),
          .decimal(row.advanced.mu, minimumPlaces: 4), .decimal(row.unknown.mu, minimumPlaces: 4),
          .percent(hasHolders ? row.leastShare : nil), .percent(hasHolders ? row.mostShare : nil),
          .percent(rule?.threshold.limit), .text(verdict), .text(rule?.source ?? ""),
        ])
      }
    }
    return table
  }

  /// Parcels that do not conform to the plan throughout (`policy_plan.csv`, L8).
  var planTable: ReportTable {
    var table = ReportTable(
      name: "policy_plan",
      columns: [
        .text("parcel_id", en: "parcel", zh: "宗地"), .text("land_use_code", en: "use", zh: "现状用途"),
        .text("planned_code", en: "planned", zh: "规划用途"), .number("conforming_m2"),
        .number("other_m2", en: "other use m²", zh: "不符(平方米)"),
        .number("unplanned_m2", en: "unplanned m²", zh: "无规划(平方米)"),
        .number("unknown_m2", en: "unknown m²", zh: "未知(平方米)"),
      ])
    for row in policy?.plan?.rows ?? [] {
      table.append([
        .text(land.parcels.id(of: row.parcel)), .text(land.parcels.landUse(of: row.parcel).code),
        .optional(row.planned?.code), .decimal(row.conforming.squareMetres, minimumPlaces: 4),
        .decimal(row.other.squareMetres, minimumPlaces: 4), .decimal(row.unplanned.squareMetres, minimumPlaces: 4),
        .decimal(row.unknown.squareMetres, minimumPlaces: 4),
      ])
    }
    return table
  }

  /// What of a proposed zone conforms (`policy_boundary`, L8).
  func boundaryTable(in language: Language) -> ReportTable {
    let words = MissingWords(in: language)
    var table = ReportTable(
      name: "policy_boundary",
      columns: [
        .text("zone", en: "zone", zh: "拟设边界"), .text("layer", en: "layer", zh: "图层"),
        .text("what", en: "planned use or unit", zh: "规划用途或管控单元"), .text("land_use_standard"),
        .number("area_m2", en: "area m²", zh: "面积(平方米)"), .number("area_mu", en: "area mu", zh: "面积(亩)"),
        .number("share_percent", en: "share %", zh: "占比%"),
        .text("verdict", en: "verdict", zh: "结论"), .text("reason", en: "reason", zh: "原因"),
      ])
    for row in policy?.boundary?.rows ?? [] {
      table.append([
        .text(row.id), .text(row.layer), .optional(row.what), .optional(row.standard),
        .decimal(row.area?.squareMetres, minimumPlaces: 4), .decimal(row.area?.mu, minimumPlaces: 4),
        .percent(row.area.flatMap { Ratio($0.squareMetres, of: row.whole.squareMetres) }), .text(row.verdict.name),
        .optional(row.reason ?? row.verdict.missing.map(words.text)),
      ])
    }
    return table
  }

  /// Parks, their distances, and who may take in whom (`policy_parks.csv`, L11).
  var parkTable: ReportTable {
    var table = ReportTable(
      name: "policy_parks",
      columns: [
        .text("park", en: "park", zh: "园区"), .text("other", en: "other", zh: "另一园区"),
        .text("relation", en: "relation", zh: "关系"),
        .number("distance_m", en: "distance m", zh: "距离(米)"), .number("park_lon"), .number("park_lat"),
        .number("other_lon"), .number("other_lat"), .text("proposed_host", en: "proposed host", zh: "建议整合主体"),
        .text("merged_park"), .text("triggers", en: "triggers", zh: "触发条件"),
        .text("unknown_triggers"), .number("merged_area_mu"), .number("merged_output_wan_yuan_per_mu"),
        .number("merged_tax_wan_yuan_per_mu"),
      ])
    guard let graph = policy?.parks else { return table }
    for (number, link) in graph.links.enumerated() {
      let proposal = graph.proposals.first { $0.link == number }
      let unknown = graph.unknownTriggers(ofLink: number)
      table.append([
        .text(zoneID(graph.parks[link.first].zone)), .text(zoneID(graph.parks[link.second].zone)),
        .text(link.relation.rawValue), .decimal(link.metres, minimumPlaces: 3), .number(link.from.x, places: 9),
        .number(link.from.y, places: 9), .number(link.to.x, places: 9), .number(link.to.y, places: 9),
        .optional(proposal.map { zoneID(graph.parks[$0.host].zone) }),
        .optional(proposal.map { zoneID(graph.parks[$0.park].zone) }),
        .optional(proposal.map { $0.triggers.joined(separator: " ") }),
        .optional(unknown.isEmpty ? nil : unknown.joined(separator: " ")),
        .decimal(proposal.map { graph.parks[$0.park].area + graph.parks[$0.host].area }?.mu, minimumPlaces: 4),
        .optional(proposal.flatMap { merged(.output, $0, in: graph) }, places: 4),
        .optional(proposal.flatMap { merged(.tax, $0, in: graph) }, places: 4),
      ])
    }
    return table
  }

  /// A figure per mu of a park and its host together; nil where one of them is not known.
  private func merged(_ figure: YieldFigure, _ proposal: ParkGraph.Proposal, in graph: ParkGraph) -> Double? {
    guard let yields = year.flatMap({ accounts.yields[$0] }),
      let park = yields.row(of: graph.parks[proposal.park].zone)?.sums[figure],
      let host = yields.row(of: graph.parks[proposal.host].zone)?.sums[figure], park.value != nil, host.value != nil
    else { return nil }
    return PerMu(
      amount: park.amount + host.amount, land: park.land + host.land, coverage: park.coverage + host.coverage
    ).value
  }
}
