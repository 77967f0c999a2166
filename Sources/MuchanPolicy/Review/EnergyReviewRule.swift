public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// From what energy on a project needs an energy-conservation review (节能审查), and whose: a row of
/// `data/rules/energy_review.csv`.
public struct EnergyReviewRule: Sendable {
  /// What the threshold decides.
  public enum Decision: String, Sendable, CaseIterable {
    /// A review of its own is due.
    case due
    /// It is the province's.
    case provincial
  }

  /// What is held against the threshold.
  public enum Subject: String, Sendable, CaseIterable {
    /// Energy of a full year at calorific value, tce.
    case energy = "energy_tce"
    /// Power of a full year, 10,000 kWh.
    case electricity = "electricity_10k_kwh"
  }

  public var rule: String
  public var decision: Decision
  public var subject: Subject
  /// Reached or passed: the threshold itself counts.
  public var threshold: FixedDecimal<SixPlaces>
  public var inForceFrom: CalendarDay?
  public var inForceTo: CalendarDay?
  public var document: String
  public var article: String?
  public var certainty: Certainty

  /// Reads a row.
  ///
  /// - Throws: The finding of the first wrong cell.
  public init(_ row: DataRow) throws(Failure) {
    rule = try row.text("rule")
    decision = try row.choice("decision")
    subject = try row.choice("subject")
    threshold = try row.decimal("from")
    inForceFrom = try row.optionalDay("in_force_from")
    inForceTo = try row.optionalDay("in_force_to")
    document = try row.text("document")
    article = row.optionalText("article")
    certainty = try row.choice("certainty")
  }

  /// Whether the rule is in force on a day.
  public func isInForce(on day: CalendarDay) -> Bool {
    if let inForceFrom, day < inForceFrom { return false }
    return inForceTo.map { day <= $0 } ?? true
  }
}
