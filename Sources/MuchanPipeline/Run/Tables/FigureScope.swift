internal import MuchanLand
internal import MuchanYield

/// A row of figures with its scope: a zone, an industry, the enterprises in no zone, or all.
struct FigureScope {
  /// `zone`, `industry` or `all`.
  var kind: String
  /// The id of the zone, the division of the industry, or a word in brackets.
  var id: String
  /// The zone's number; nil for other scopes.
  var zone: Int?
  var totals: FigureTotals

  /// The word for enterprises without known land.
  static let unplaced = "(unplaced)"
  /// The word for all enterprises of the project.
  static let all = "(all)"
  /// The word for enterprises without an industry code.
  static let noIndustry = "(unknown)"
}

extension ProjectRun {
  /// Zones, the enterprises in none, and all of them.
  func zoneScopes(_ figures: FigureYear) -> [FigureScope] {
    var scopes = figures.zones.map {
      FigureScope(kind: "zone", id: zoneID($0.zone), zone: $0.zone, totals: $0.totals)
    }
    if figures.unplaced.enterprises > 0 {
      scopes.append(FigureScope(kind: "zone", id: FigureScope.unplaced, totals: figures.unplaced))
    }
    scopes.append(FigureScope(kind: "all", id: FigureScope.all, totals: figures.all))
    return scopes
  }

  /// Divisions of industry.
  func industryScopes(_ figures: FigureYear) -> [FigureScope] {
    figures.industries.map {
      FigureScope(
        kind: "industry", id: $0.division.map(String.init) ?? FigureScope.noIndustry, totals: $0.totals)
    }
  }
}
