public import MuchanDiagnostics
public import MuchanRecords

/// A row of the code table: what a land-use code of one standard means.
public struct LandUseCode: Hashable, Sendable {
  public var key: LandUseKey
  public var chinese: String
  public var english: String
  public var use: LandUse
  public var provenance: Provenance

  /// Makes a row.
  public init(key: LandUseKey, chinese: String, english: String, use: LandUse, provenance: Provenance) {
    self.key = key
    self.chinese = chinese
    self.english = english
    self.use = use
    self.provenance = provenance
  }

  /// Reads a row of `data/codes/land_use.csv`.
  ///
  /// - Throws: The finding of the first wrong cell.
  public init(_ row: DataRow) throws(Failure) {
    self.init(
      key: LandUseKey(standard: try row.text("standard"), code: try row.text("code")),
      chinese: try row.text("zh"), english: try row.text("en"), use: try row.choice("use"),
      provenance: try row.provenance())
  }
}

/// The land-use codes (用地代码) that are known.
public struct LandUseCodes: Sendable {
  private var rows: [LandUseKey: LandUseCode] = [:]

  /// The standards that have rows, sorted.
  public let standards: [String]

  /// Makes a table; of two rows with one standard and code the first is used.
  public init(rows given: [LandUseCode]) {
    for row in given where rows[row.key] == nil { rows[row.key] = row }
    standards = Set(given.map(\.key.standard)).sorted()
  }

  /// The row of a code, or of the longest code it begins with; nil when there is none.
  ///
  /// Codes are hierarchical in every standard, so 100199 is industry as 1001 is, and M2 as M is.
  public func row(for key: LandUseKey) -> LandUseCode? {
    var code = key.code[...]
    while !code.isEmpty {
      if let row = rows[LandUseKey(standard: key.standard, code: String(code))] { return row }
      code = code.dropLast()
    }
    return nil
  }
}
