public import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords

/// A planned project with the limits, lists and thresholds that it is to be reviewed by.
public struct PlannedReview: Sendable {
  /// Which lines make the command fail.
  public enum FailOn: String, Sendable, CaseIterable {
    /// One that fails.
    case fail
    /// One that fails or is unknown.
    case unknown
    /// None.
    case never
  }

  /// The file of the project, for findings.
  let path: String
  let project: PlannedProject
  let limits: [ReviewLimit]
  /// Those of `limits` that are for industrial projects alone.
  let industrialLimits: [ReviewLimit]
  let lists: [IndustryList]
  let energyRules: [EnergyReviewRule]
  let failOn: FailOn

  /// Reads the project and the rules.
  ///
  /// - Parameters:
  ///   - limits: A table of admission standards beside those that are shipped.
  ///   - log: Takes the faults of the project's file that are not thrown.
  /// - Throws: the first fault of the project's file, or of the table.
  public init(
    _ path: String, limits file: String?, failOn: FailOn, data: DataFolder, into log: inout DiagnosticLog
  ) throws(Failure) {
    let units = try CarrierFactors(data).units
    self.path = path
    self.failOn = failOn
    project = try PlannedProjectFile.read(path: path, units: units, into: &log)
    var own: [ReviewLimit] = []
    if let file {
      for row in try DataFolder.rows(ofFile: file, known: ReviewLimit.columns) { own.append(try ReviewLimit(row)) }
    }
    limits = own
    var shipped: [ReviewLimit] = []
    for row in try data.rows("rules/industrial_projects.csv") { shipped.append(try ReviewLimit(row)) }
    industrialLimits = shipped
    lists = try IndustryList.all(try data.rows("rules/industry_lists.csv"))
    var rules: [EnergyReviewRule] = []
    for row in try data.rows("rules/energy_review.csv") { rules.append(try EnergyReviewRule(row)) }
    energyRules = rules
  }
}
