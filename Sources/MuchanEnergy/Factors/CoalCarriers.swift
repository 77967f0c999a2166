public import MuchanDiagnostics
internal import MuchanQuantities
public import MuchanRecords

/// Which carriers count as coal (煤炭), and which are made of it.
public struct CoalCarriers: Sendable {
  /// How a carrier counts.
  public enum Kind: String, Sendable, CaseIterable {
    case coal
    /// Made of coal that has been counted already; stands beside it.
    case product = "coal_product"
  }

  private let kinds: [String: Kind]
  /// The least sure row decides.
  public let certainty: Certainty

  /// Reads the rows of `data/codes/coal.csv`.
  ///
  /// - Throws: The finding of the first wrong cell.
  public init(_ rows: [DataRow]) throws(Failure) {
    var kinds: [String: Kind] = [:]
    var certainty = Certainty.verified
    for row in rows {
      kinds[try row.text("carrier")] = try row.choice("counts_as")
      certainty = .weakest(certainty, try row.provenance().certainty)
    }
    self.kinds = kinds
    self.certainty = certainty
  }

  /// How a carrier counts; nil where it has nothing to do with coal.
  public func kind(of carrier: String) -> Kind? { kinds[carrier] }

  /// The carriers that count as coal.
  public var coal: Set<String> { Set(kinds.filter { $0.value == .coal }.keys) }
}
