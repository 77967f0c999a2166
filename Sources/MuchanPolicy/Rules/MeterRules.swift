public import MuchanDiagnostics
public import MuchanEnergy
internal import MuchanQuantities

extension MeterDiagnosis.Limits {
  /// Reads `data/rules/meters.yaml`.
  ///
  /// - Throws: `badYAML`, `unknownKey`, `missingKey` or `badSetting` with line and key.
  public init(yaml: String, file: String? = nil) throws(Failure) {
    let book = try RuleText(
      yaml: yaml, file: file,
      keys: [
        "id", "title", "status", "certainty", "spike_times", "least_months", "flat_months", "year_change",
      ])
    self.init(
      spikeTimes: try book.decimal("spike_times"), leastMonths: try book.integer("least_months"),
      flatMonths: try book.integer("flat_months"), yearChange: try book.decimal("year_change"),
      status: try book.string("status"))
  }
}
