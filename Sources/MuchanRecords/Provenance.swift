/// How sure the value of a data file is.
public enum Certainty: String, Sendable, CaseIterable {
  /// Found in a copy of the official text.
  case verified
  /// Found only as a restatement elsewhere.
  case secondHand = "second_hand"
  /// Not found; from general knowledge.
  case unverified
  /// Computed from other values.
  case derived

  /// The least sure of several: what is made of them is as sure as that.
  public static func weakest(_ certainties: Certainty...) -> Certainty {
    let order: [Certainty] = [.verified, .derived, .secondHand, .unverified]
    return order.last { certainties.contains($0) } ?? .unverified
  }
}

/// Where a value of a data file comes from.
public struct Provenance: Hashable, Sendable {
  /// The document, by title and number.
  public var source: String
  /// The year of the document or of the figure; nil where it has none.
  public var year: Int?
  public var certainty: Certainty

  /// Makes a provenance.
  public init(source: String, year: Int? = nil, certainty: Certainty) {
    self.source = source
    self.year = year
    self.certainty = certainty
  }
}
