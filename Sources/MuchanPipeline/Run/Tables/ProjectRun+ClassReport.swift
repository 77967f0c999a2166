public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// What `classify` prints; nil where the project names no scheme.
  ///
  /// - Parameter asked: A table that may have very many rows and is made only when it is asked for.
  public func classReport(in language: Language, asked: String? = nil) -> AccountReport? {
    guard let account = classes else { return nil }
    return AccountReport(
      verb: "classify", classStructureTable(account), classBaseTable(account), classSensitivityTable(account),
      classResourceTable(account), notes: classNotes(account, in: language)
    ).adding(streamedClassTables, asked: asked)
  }

  /// The tables of classes that grow with the enterprises.
  var streamedClassTables: [any StreamedTable] {
    guard let account = classes else { return [] }
    return [
      ClassRows(account: account, enterprises: accounts.enterprises),
      ClassScoreRows(account: account, enterprises: accounts.enterprises), ClassCourseRows(rows: account.course.rows),
    ]
  }

  /// What `classify --enterprise` prints: why an enterprise has its class, year by year.
  ///
  /// - Throws: `badOption` where there is no such enterprise, or no scheme.
  public func classReport(ofEnterprise id: String, in language: Language) throws(Failure) -> AccountReport? {
    guard let account = classes else { return nil }
    guard let enterprise = accounts.enterprises.number(of: id) else {
      throw Failure(
        .badOption, at: Place(file: project.file(.enterprises), id: id, field: "--enterprise"), found: "\"\(id)\"",
        expected: "an enterprise_id of enterprises.csv")
    }
    let wanted = account.years.filter { $0.standing(of: enterprise) != .absent }
    var breakdown = ClassBreakdown.table
    var notes: [String] = []
    for year in wanted {
      let lines = ClassBreakdown(year.explanation(of: enterprise), language)
      lines.add(to: &breakdown)
      notes.append(lines.sentence)
    }
    let own = account.course.rows.filter { $0.enterprise == id }
    notes.append(contentsOf: classNotes(account, in: language))
    return AccountReport(
      verb: "classify", breakdown, ClassCourseRows(rows: own).table, classResourceTable(account), notes: notes)
  }

  /// What the classes take for granted, a line each.
  private func classNotes(_ account: ClassAccount, in language: Language) -> [String] {
    let isChinese = language == .chinese
    let scheme = account.scheme
    var lines = [
      "\(scheme.title(in: language)) (\(scheme.id)): \(scheme.document), \(scheme.place.name), \(scheme.year), "
        + scheme.certainty.rawValue
    ]
    if scheme.isIllustrative {
      lines.append(isChinese ? "示意办法，不是任何地方的规定" : "illustrative: no place uses this scheme")
    }
    if let note = scheme.note { lines.append(note) }
    if scheme.cuts == nil {
      lines.append(isChinese ? "该办法未公布划档比例：只给得分，不分等级" : "no cuts were published: scores only, no classes")
    }
    if let last = account.years.last {
      var counts: [String] = []
      for standing in Classification.Standing.allCases where standing != .absent {
        let count = (0..<last.count).count { last.standing(of: $0) == standing }
        counts.append("\(standing.name) \(count)")
      }
      lines.append("\(last.year): " + counts.joined(separator: ", "))
    }
    return lines
  }
}
