public import MuchanDiagnostics
public import MuchanRecords

/// The divisions of GB/T 4754-2017 (国民经济行业分类) by section, rows of `data/codes/industry_sections.csv`.
public struct IndustrySections: Sendable {
  private var divisions: Set<Int> = []

  /// Reads the rows.
  ///
  /// - Throws: The finding of the first wrong cell.
  public init(_ rows: [DataRow]) throws(Failure) {
    for row in rows {
      let (first, last) = (try row.text("first"), try row.text("last"))
      guard let from = Int(first), let to = Int(last), from <= to else {
        throw Failure(.notANumber, at: row.place, found: "\"\(first)\", \"\(last)\"")
      }
      divisions.formUnion(from...to)
    }
  }

  /// Whether a code can be one of the classification: two to four digits, the first two a division.
  public func holds(_ code: String) -> Bool {
    guard (2...4).contains(code.utf8.count), code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    return Int(code.prefix(2)).map(divisions.contains) ?? false
  }

  /// Takes every code that is none as not given, so that its industry is unknown to all accounts.
  public func drop(from enterprises: inout EnterpriseColumns) { enterprises.dropIndustries { !holds($0) } }

  /// Notes every code that is none, once, with the first row that has it. O(rows).
  public func check(_ enterprises: EnterpriseColumns, file: String?, log: inout DiagnosticLog) {
    let codes = enterprises.distinctIndustries
    let isKnown = codes.map(holds)
    if isKnown.allSatisfy({ $0 }) { return }
    var wrong: [String: (count: Int, id: String, line: Int)] = [:]
    for row in enterprises.indices {
      guard let number = enterprises.industryNumber(of: row), !isKnown[number] else { continue }
      let code = codes[number]
      let record = enterprises[row]
      let first = wrong[code]
      let isFirst = first.map { (record.line, record.id) < ($0.line, $0.id) } ?? true
      wrong[code] = (
        (first?.count ?? 0) + 1, isFirst ? record.id : first?.id ?? "", isFirst ? record.line : first?.line ?? 0
      )
    }
    for (code, usage) in wrong.sorted(by: { $0.key < $1.key }) {
      log.add(
        .unknownIndustry,
        at: Place(file: file, line: usage.line > 0 ? usage.line : nil, id: usage.id, field: "industry_code"),
        found: "\"\(code)\" in \(usage.count) rows", expected: "2 to 4 digits, division 01 to 97")
    }
  }
}
