public import MuchanDiagnostics
public import MuchanRecords

/// A class of land in the monitoring of development zones (土地利用状况类型), a row of `data/codes/td1029.csv`.
public struct LandClass: Hashable, Sendable {
  /// How far the land has come.
  public enum State: String, Sendable, CaseIterable {
    /// 已建成
    case built
    /// 已达到供地条件: it may be supplied.
    case ready
    case notReady = "not_ready"
    /// 不可建设
    case notBuildable = "not_buildable"
  }

  /// What built land is used for.
  public enum Part: String, Sendable, CaseIterable {
    case housing, industry, transport, commerce, green
    case publicService = "public_service"
    case other
  }

  public var code: String
  public var chinese: String
  public var english: String
  public var state: State
  /// Nil where the class is no single use.
  public var part: Part?
  public var provenance: Provenance

  /// Reads a row.
  ///
  /// - Throws: The finding of the first wrong cell.
  public init(_ row: DataRow) throws(Failure) {
    code = try row.text("code")
    chinese = try row.text("zh")
    english = try row.text("en")
    state = try row.choice("state")
    part = row.optionalText("part") == nil ? nil : try row.choice("part")
    provenance = try row.provenance()
  }
}

/// The classes of land that are known.
public struct LandClasses: Sendable {
  private var classes: [String: LandClass] = [:]

  /// Makes a table; of two rows with one code the first is used.
  public init(_ rows: [LandClass]) {
    for row in rows where classes[row.code] == nil { classes[row.code] = row }
  }

  /// The class of a code, or of the longest code it begins with; nil when there is none.
  public subscript(code: String) -> LandClass? {
    var code = code[...]
    while !code.isEmpty {
      if let row = classes[String(code)] { return row }
      code = code.dropLast()
    }
    return nil
  }

  /// The codes, in the order of their bytes.
  public var codes: [String] { classes.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}
