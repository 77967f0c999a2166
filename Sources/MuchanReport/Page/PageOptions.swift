public import MuchanDiagnostics

/// What a report is to show, and to whom.
public struct PageOptions: Hashable, Sendable {
  /// The language that the page opens in; the other one is a click away.
  public var language: Language
  /// Leaves out what is said of single enterprises and parcels, and figures of fewer than three enterprises.
  public var isPublic: Bool
  /// Adds longitude and latitude of the drawn outlines, for those who want to take them out again.
  public var embedsData: Bool

  /// Makes options: an internal page without coordinates.
  public init(language: Language, isPublic: Bool = false, embedsData: Bool = false) {
    (self.language, self.isPublic, self.embedsData) = (language, isPublic, embedsData)
  }

  /// Figures of fewer enterprises than this say too much of each.
  static let fewestEnterprises = 3
}
