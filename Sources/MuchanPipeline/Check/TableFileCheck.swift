internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanQuantities
internal import MuchanRecords

/// Reads a table for its findings.
struct TableFileCheck {
  var path: String
  /// Which table it is; nil looks at the header, then at the file's name.
  var role: InputRole?
  /// Headers of the file to column names.
  var columns: [String: String] = [:]
  /// How the file is to be read.
  var input = InputOptions()
  /// The folder with the factor tables, where the user names one.
  var dataFolder: String?

  /// Reads the table into `file`; findings made before a failure stay there.
  ///
  /// - Returns: the rows that are wrong.
  @discardableResult
  func run(into file: inout CheckedFile) throws(Failure) -> [TableRejection] {
    var role = role
    if role == nil { role = try TableCheck.role(ofFile: path, columns: columns, options: input) ?? roleByName }
    guard let role else {
      let judgement = try TableCheck.check(path: path, as: nil, options: input, into: &file.findings)
      file.ledger = judgement.ledger
      file.findings.add(.unknownTable, at: Place(file: path, line: 1))
      return judgement.rejections
    }
    file.kind = role.rawValue
    guard role == .energy else {
      let judgement = try TableCheck.check(
        path: path, as: role, columns: columns, options: input, into: &file.findings)
      file.ledger = judgement.ledger
      return judgement.rejections
    }
    let content = try EnergyTable.read(path: path, columns: columns, options: input, into: &file.findings)
    file.ledger = content.ledger
    var check = EnergyLedgerCheck(factors: try CarrierFactors(DataFolder(explicit: dataFolder)), file: path)
    var rejections = content.rejections
    for line in content.records {
      var findings = DiagnosticLog()
      defer { file.findings.merge(findings) }
      guard !check.add(line, log: &findings) else { continue }
      file.ledger.stored -= 1
      file.ledger.rejected += 1
      let place = Place(file: path, line: line.line, id: line.enterpriseID)
      rejections.append(
        TableRejection(line: line.line, reason: findings.findings.first ?? Diagnostic(.unknownCarrier, at: place)))
    }
    check.finish(log: &file.findings)
    return rejections.sorted { $0.line < $1.line }
  }

  /// A table that lacks a required column is known by its name, so that the column can be named.
  private var roleByName: InputRole? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    return InputRole.allCases.first { $0.rawValue == stem.lowercased() }
  }
}
