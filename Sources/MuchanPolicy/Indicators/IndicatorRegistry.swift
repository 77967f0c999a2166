public import MuchanDiagnostics
public import MuchanRecords

/// All indicators by name (指标库).
public struct IndicatorRegistry: Sendable {
  /// In the order of the file.
  public let indicators: [Indicator]
  private let numbers: [String: Int]

  /// Reads `data/indicators.csv`.
  ///
  /// - Throws: The finding of the first wrong cell; `repeatedRule` for two rows of one name.
  public init(_ rows: [DataRow]) throws(Failure) {
    var indicators: [Indicator] = []
    var numbers: [String: Int] = [:]
    for row in rows {
      let indicator = try Indicator(row)
      guard numbers.updateValue(indicators.count, forKey: indicator.name) == nil else {
        throw Failure(.repeatedRule, at: row.place, found: indicator.name)
      }
      indicators.append(indicator)
    }
    self.indicators = indicators
    self.numbers = numbers
  }

  /// The indicator of a name.
  public subscript(name: String) -> Indicator? { numbers[name].map { indicators[$0] } }

  /// What to say of a name that is not there: the nearest one, else where they are listed.
  public func expectation(for name: String) -> String {
    if let nearest = NearestName.of(name, among: numbers.keys.sorted()) {
      return "an indicator of `muchan rules list`; did you mean \(nearest)?"
    }
    return "an indicator of `muchan rules list`"
  }
}
