public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords
public import MuchanReport

extension ProjectRun {
  /// The tables of all verbs of the accounts: what `run` writes beside its own.
  func reports(in language: Language) -> [AccountReport] {
    [
      yieldReport(in: language),
      classReport(in: language),
      idleReport(in: language),
      milestoneReport(in: language),
      revitalisationReport(in: language),
      landUseReport(in: language),
      energyReport(in: language),
      carbonReport(in: language),
      ratioReport(in: language),
      dualControlReport(in: language),
      decompositionReport(in: language),
      policyReport(in: language),
    ].compactMap(\.self)
  }

  /// The one object that a verb of the accounts prints: one table as `rows`, the others by name under `tables`.
  public func document(of report: AccountReport, table: ReportTable, in language: Language) -> ResultDocument {
    var document = document(verb: report.verb, rows: table)
    document.makeMore = {
      var members: [(String, JSONValue)] = [
        ("project", projectName), ("synthetic", .bool(project.isSynthetic)), ("year", .optional(year)),
        ("as_of", .optional(asOf?.description)),
      ]
      let others = report.tables(otherThan: table.name)
      if !others.isEmpty { members.append(("tables", .object(others.map { ($0.name, $0.json) }))) }
      return members + [("assumptions", assumptionTable(in: language).json), ("absent", absences)]
    }
    return document
  }
}
