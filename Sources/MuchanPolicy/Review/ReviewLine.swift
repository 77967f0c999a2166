public import MuchanQuantities
public import MuchanRecords

/// One criterion of a supply review with its verdict (评审条目).
public struct ReviewLine: Sendable {
  /// What kind of criterion it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// A control indicator or admission standard.
    case limit
    /// Held against the zone's own enterprises of the industry; nothing that can be failed.
    case comparison
    /// A list of industries.
    case list
    /// Whether an energy-conservation review is due.
    case energyReview = "energy_review"
    /// What becomes of the zone's shares of its city.
    case share
    /// What becomes of a target of total or intensity.
    case path
  }

  /// What a line says.
  public enum Verdict: String, Sendable, CaseIterable {
    case pass
    case fail
    /// Something is missing, or the limit is not verified. It never counts as passed.
    case unknown
    /// For information alone.
    case info
  }

  public var kind: Kind
  /// The measure, list, share or target.
  public var criterion: String
  public var unit: String
  /// With the project, where it changes something; a share in per cent.
  public var value: Double?
  /// Without the project.
  public var before: Double?
  public var comparison: Threshold.Comparison?
  public var limit: Double?
  /// The limit as it stands in its document, where it does.
  public var limitText: String?
  /// Whether the value meets the limit, however sure the limit is; nil where that cannot be told.
  public var meets: Bool?
  public var verdict: Verdict
  /// What is missing for a verdict.
  public var missing: String?
  /// What the value is made of, or whom it is compared with.
  public var basis: String?
  public var rule: String?
  public var document: String?
  public var article: String?
  public var certainty: Certainty?

  /// Makes a line of information; the rest is set by member.
  public init(_ kind: Kind, _ criterion: String, unit: String = "", verdict: Verdict = .info) {
    self.kind = kind
    self.criterion = criterion
    self.unit = unit
    self.verdict = verdict
  }

  /// Takes a verdict where the limit is sure enough to give one: an unverified limit passes and fails nothing.
  mutating func judge(_ isMet: Bool?, missing gap: String?, _ certainty: Certainty?) {
    self.certainty = certainty
    meets = isMet
    guard let isMet else {
      verdict = .unknown
      missing = gap
      return
    }
    guard certainty != .unverified else {
      verdict = .unknown
      missing = "a verified limit"
      return
    }
    verdict = isMet ? .pass : .fail
  }
}
