public import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// The one JSON object of a run: `summary.json`.
  public func document(in language: Language) -> ResultDocument {
    var document = document(verb: "run", rows: figureTable)
    document.more = [
      ("project", projectName),
      ("synthetic", .bool(project.isSynthetic)),
      ("year", .optional(year)),
      ("as_of", .optional(asOf?.description)),
      ("ledgers", .object(ledgers.map { ($0.role.rawValue, JSONValue($0.ledger)) })),
      ("ratio", ratioTable.json),
      ("verdicts", verdictTable(in: language).json),
      ("assumptions", assumptionTable(in: language).json),
      ("absent", absences),
    ]
    if let reproduction { document.more.append(("reproduction", reproduction.json(in: language))) }
    return document
  }

  /// What the objects of all verbs have.
  func document(verb: String, rows: ReportTable) -> ResultDocument {
    var document = ResultDocument(verb: verb, version: MuchanVersion.current, ledger: ledger, rows: rows)
    document.method = .string(EllipsoidArea.name)
    document.coverage = coverage
    document.findings = findings
    document.balance = balance.json
    return document
  }

  /// The project's name in both languages.
  var projectName: JSONValue {
    .object([("zh", .optional(project.name.chinese)), ("en", .optional(project.name.english))])
  }

  /// How much of what each account covers in the summary year.
  private var coverage: JSONValue {
    var members: [(String, JSONValue)] = []
    func add(_ name: String, _ coverage: Coverage) {
      members.append((name, .object([("known", .integer(coverage.known)), ("of", .integer(coverage.total))])))
    }
    if let year, let energy = accounts.energy { add("enterprises_with_energy", energy.coverage(in: year)) }
    if let year, let yields = accounts.yields[year] {
      let known = yields.enterprises.count { $0.land != nil }
      add("enterprises_with_land", Coverage(known: known, total: yields.enterprises.count))
    }
    if let row = accounts.shares?.rows.last(where: { $0.year == year }) {
      add("energy_share", row.energy.coverage)
      add("output_share", row.output.coverage)
      add("value_added_share", row.valueAdded.coverage)
    }
    return .object(members)
  }

  /// Accounts that were not made and the file or column that is missing.
  var absences: JSONValue {
    var rows = absent.map { absence in
      JSONValue.object([("account", .string(absence.account)), ("missing", .string(absence.missing))])
    }
    for (role, columns) in tables.missingColumns.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      rows += columns.map { column in
        JSONValue.object([("account", .string(role.rawValue)), ("missing", .string("column \(column)"))])
      }
    }
    return .array(rows)
  }
}
