public import MuchanDiagnostics
internal import MuchanRecords

/// Reads a table for its findings alone, whichever of the known tables it is.
public enum TableCheck {
  /// Which table a file is: one whose required columns are all in its header, and most of whose header it knows.
  ///
  /// - Parameters:
  ///   - columns: headers of this file to column names.
  ///   - options: how the file is to be read.
  /// - Returns: nil when it is none of those this module reads.
  /// - Throws: failures of `DelimitedReader`.
  public static func role(
    ofFile path: String, columns: [String: String] = [:], options: InputOptions = InputOptions()
  ) throws(Failure) -> InputRole? {
    var reader = try DelimitedReader(path: path, options: options)
    guard try reader.advance() else { throw Failure(.fileEmpty, at: Place(file: path)) }
    var headings: [String] = []
    for index in 0..<reader.count { headings.append(reader.text(index).trimmed()) }
    func fits<Column: TableColumn>(_: Column.Type) -> Bool {
      HeaderMatch<Column>.fits(headings, mapping: columns)
    }
    // Most required columns first: a table with few would fit the headers of others.
    if fits(ReferenceColumn.self) { return .reference }
    if fits(EnergyColumn.self) { return .energy }
    if fits(IndicatorColumn.self) { return .indicators }
    if fits(BenchmarkColumn.self) { return .benchmarks }
    if fits(DeflatorColumn.self) { return .deflators }
    if fits(BuildingYearColumn.self) { return .buildingYear }
    if fits(OccupancyColumn.self) { return .occupancy }
    if fits(RevitalisationColumn.self) { return .revitalisation }
    if fits(ProcessColumn.self) { return .process }
    if fits(EnterpriseColumn.self) { return .enterprises }
    return SchemaTable.schema(of: headings, mapping: columns).flatMap { InputRole(rawValue: $0.name) }
  }

  /// Reads a file as the table of a role, or as rows of equal length where the role is nil or not a table known here.
  ///
  /// - Parameters:
  ///   - columns: headers of this file to column names.
  ///   - options: how the file is to be read.
  ///   - log: takes the findings.
  /// - Throws: as the reader of the table does.
  public static func check(
    path: String, as role: InputRole?, columns: [String: String] = [:], options: InputOptions = InputOptions(),
    into log: inout DiagnosticLog
  ) throws(Failure) -> TableJudgement {
    switch role {
    case .enterprises:
      TableJudgement(try EnterpriseTable.read(path: path, columns: columns, options: options, into: &log))
    case .energy: TableJudgement(try EnergyTable.read(path: path, columns: columns, options: options, into: &log))
    case .occupancy:
      TableJudgement(try OccupancyTable.read(path: path, columns: columns, options: options, into: &log))
    case .reference:
      TableJudgement(try ReferenceTable.read(path: path, columns: columns, options: options, into: &log))
    case .revitalisation:
      TableJudgement(try RevitalisationTable.read(path: path, columns: columns, options: options, into: &log))
    case .indicators:
      TableJudgement(try IndicatorTable.read(path: path, columns: columns, options: options, into: &log))
    case .buildingYear:
      TableJudgement(try BuildingYearTable.read(path: path, columns: columns, options: options, into: &log))
    case .benchmarks:
      TableJudgement(try BenchmarkTable.read(path: path, columns: columns, options: options, into: &log))
    case .deflators:
      TableJudgement(try DeflatorTable.read(path: path, columns: columns, options: options, into: &log))
    case .process: TableJudgement(try ProcessTable.read(path: path, columns: columns, options: options, into: &log))
    default: try checkOther(path: path, as: role, columns: columns, options: options, into: &log)
    }
  }

  /// A table that no account reads: held against its schema, where it has one.
  private static func checkOther(
    path: String, as role: InputRole?, columns: [String: String], options: InputOptions, into log: inout DiagnosticLog
  ) throws(Failure) -> TableJudgement {
    guard let schema = TableSchema.all.first(where: { $0.name == role?.rawValue }) else {
      return try checkShape(path: path, options: options, into: &log)
    }
    return try SchemaTable(schema: schema, mapping: columns).check(path: path, options: options, into: &log)
  }

  private static func checkShape(
    path: String, options: InputOptions, into log: inout DiagnosticLog
  ) throws(Failure) -> TableJudgement {
    var reader = try DelimitedReader(path: path, options: options)
    guard try reader.advance() else { throw Failure(.fileEmpty, at: Place(file: path)) }
    let width = reader.count
    var judgement = TableJudgement()
    while try reader.advance() {
      if reader.count == width, !reader.hasTextAfterQuote {
        judgement.ledger.stored += 1
      } else {
        let place = Place(file: path, line: reader.line, feature: judgement.ledger.read)
        let fault = Diagnostic(.raggedRow, at: place, found: "\(reader.count)", expected: "\(width)")
        log.add(fault)
        judgement.rejections.append(TableRejection(line: reader.line, reason: fault))
        judgement.ledger.rejected += 1
      }
    }
    return judgement
  }
}
