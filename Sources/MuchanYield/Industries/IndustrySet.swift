public import MuchanDiagnostics
public import MuchanRecords

/// Which industries count as high-tech (高新技术产业) or the like, by one named list.
///
/// There is no single legal list, so each has a name, a document and a certainty, and results say which was used.
public struct IndustrySet: Sendable {
  /// Codes that belong to the set: all that begin with `prefix`.
  public struct Member: Sendable {
    /// Two to four digits of GB/T 4754-2017.
    public var prefix: String
    public var chinese: String
    public var provenance: Provenance

    /// Makes a member.
    public init(prefix: String, chinese: String, provenance: Provenance) {
      self.prefix = prefix
      self.chinese = chinese
      self.provenance = provenance
    }
  }

  /// The name of the set that says what industry is (工业): mining, manufacturing, power, heat, gas and water.
  public static let industry = "industry"

  public let name: String
  /// What the list is of: `high_tech_industry`, say.
  public let kind: String
  public let members: [Member]

  /// The least sure member decides.
  public var certainty: Certainty {
    members.map(\.provenance.certainty).max { $0.rank < $1.rank } ?? .unverified
  }

  /// Whether an industry belongs to the set; nil where its code is too short to tell.
  public func contains(_ code: String) -> Bool? {
    if members.contains(where: { code.hasPrefix($0.prefix) }) { return true }
    return members.contains { $0.prefix.hasPrefix(code) } ? nil : false
  }

  /// Makes a set.
  public init(name: String, kind: String, members: [Member]) {
    self.name = name
    self.kind = kind
    self.members = members
  }

  /// Reads the rows of `data/codes/industry_sets.csv`; sets in the order of the file.
  ///
  /// - Throws: The finding of the first wrong cell.
  public static func all(_ rows: [DataRow]) throws(Failure) -> [IndustrySet] {
    var names: [String] = []
    var kinds: [String: String] = [:]
    var members: [String: [Member]] = [:]
    for row in rows {
      let name = try row.text("set")
      if kinds[name] == nil { names.append(name) }
      kinds[name] = try row.text("kind")
      members[name, default: []].append(
        Member(prefix: try row.text("prefix"), chinese: try row.text("zh"), provenance: try row.provenance()))
    }
    return names.map { IndustrySet(name: $0, kind: kinds[$0] ?? "", members: members[$0] ?? []) }
  }
}

extension Certainty {
  /// The surer, the less.
  fileprivate var rank: Int {
    switch self {
    case .verified: 0
    case .derived: 1
    case .secondHand: 2
    case .unverified: 3
    }
  }
}
