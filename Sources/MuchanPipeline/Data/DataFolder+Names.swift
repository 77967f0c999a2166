internal import MuchanDiagnostics
internal import MuchanPolicy
internal import MuchanRecords
internal import MuchanYield

/// What the data folder has names of.
public enum ShippedName: Sendable, CaseIterable {
  /// A scoring book of `rank`.
  case rankingBook
  /// A scheme of `classify`.
  case classScheme
  /// A rule set of `idle`.
  case idleRule
  /// A rule of a shipped book, or an indicator.
  case ruleOrIndicator
  /// A carrier of energy.
  case carrier
  /// A unit of a quantity of energy.
  case unit
  /// A province or grid region with CO2 factors.
  case region
}

extension DataFolder {
  /// The names that are shipped, in the order of the files, each once; none where the files cannot be read.
  ///
  /// For completion in a shell: it has nobody to tell of a failure.
  public func names(of kind: ShippedName) -> [String] {
    let names: [String] =
      switch kind {
      case .rankingBook: RankingBook.names(in: self)
      case .classScheme: ClassScheme.presets
      case .idleRule: yamlFiles(in: "rules/idle").map { String($0.dropFirst("rules/idle/".count).dropLast(5)) }
      case .ruleOrIndicator: ruleNames + cells("indicator", of: "indicators.csv")
      case .carrier: cells("carrier", of: "factors/standard_coal.csv") + cells("zh", of: "factors/standard_coal.csv")
      case .unit: cells("unit", of: "factors/units.csv")
      case .region: cells("region", of: "factors/grid.csv")
      }
    var seen: Set<String> = []
    return names.filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  private var ruleNames: [String] { (try? RuleCatalogue(self))?.rules.map(\.rule.id) ?? [] }

  private func cells(_ column: String, of file: String) -> [String] {
    ((try? rows(file)) ?? []).compactMap { $0.optionalText(column) }
  }
}
