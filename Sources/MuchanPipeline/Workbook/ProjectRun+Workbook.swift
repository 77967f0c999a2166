internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords
internal import MuchanReport

extension ProjectRun {
  static let workbookName = "workbook.xlsx"
  /// Rows of a table that the workbook shows unless more are asked for: what a person filters, not what a program reads.
  public static let usualWorkbookRows = 5_000

  /// Writes the tables of a folder as one workbook: contents, forms of land-use monitoring, tables, sources.
  ///
  /// What a cell holds is what the CSV file holds, number for number and text for text.
  ///
  /// - Parameters:
  ///   - tables: those that stand in the folder already.
  ///   - rows: How many rows of each table are shown; the contents say what was left out.
  func writeWorkbook(
    into folder: borrowing OutputFolder, _ tables: [(name: String, columns: [Column])], rows: Int, in language: Language
  ) throws(Failure) {
    let isChinese = language == .chinese
    let name = (isChinese ? project.name.chinese : project.name.english) ?? project.name.chinese ?? ""
    let book = try Workbook(
      path: folder.path + "/" + Self.workbookName, temporary: folder.temporaryPath(of: Self.workbookName),
      title: name, createdAt: (asOf ?? CalendarDay(year: 2000, month: 1, day: 1))?.secondsSince1970 ?? 0)
    var workbook = ResultWorkbook(book, language: language)
    let contents = try workbook.addSheet(named: isChinese ? "目录" : "contents")
    for form in monitoringForms(in: language) {
      let sheet = try workbook.addSheet(named: form.name)
      workbook.add(
        form.table(in: language), title: form.title, notes: form.notes, sheet: sheet.sheet, name: sheet.name)
    }
    let sources = try workbook.addSheet(named: isChinese ? "来源" : "sources")
    for table in tables {
      try workbook.add(
        table, file: folder.temporaryPath(of: table.name + ".csv"), limit: min(rows, Workbook.lastRow))
    }
    workbook.add(
      try sourceTable(workbook.sources, in: language), title: isChinese ? "来源与版本" : "sources and versions",
      notes: sourceNotes(in: language), sheet: sources.sheet, name: sources.name)
    let listed = contentsTable(workbook.entries, in: language)
    workbook.add(
      listed, title: name, notes: contentNotes(in: language), sheet: contents.sheet, name: contents.name,
      isListed: false)
    try workbook.finish()
  }

  private func contentNotes(in language: Language) -> [String] {
    let isChinese = language == .chinese
    let day = asOf?.description ?? (isChinese ? "未知" : "unknown")
    let year = year.map(String.init) ?? (isChinese ? "未知" : "unknown")
    var notes = [
      isChinese
        ? "muchan \(MuchanVersion.current)，年份 \(year)，基准日 \(day)"
        : "muchan \(MuchanVersion.current), year \(year), as of \(day)"
    ]
    if project.isSynthetic {
      notes.append(isChinese ? "合成数据，非真实地块与企业" : "synthetic data: no real parcel or enterprise")
    }
    notes.append(
      isChinese
        ? "空单元格为未知，不是零。数值与同名 CSV 文件一致；超过 15 位的数值以文本保存。"
        : "An empty cell is unknown, not zero. Cells are those of the CSV files; numbers of more than 15 digits are text."
    )
    for absence in absent {
      notes.append(
        isChinese ? "未知：\(absence.account)，缺少 \(absence.missing)" : "unknown: \(absence.account), no \(absence.missing)"
      )
    }
    return notes
  }

  private func contentsTable(_ entries: [ResultWorkbook.Entry], in language: Language) -> ReportTable {
    let isChinese = language == .chinese
    var table = ReportTable(
      name: ResultWorkbook.contentsName,
      columns: [
        .text("sheet", en: "sheet", zh: "工作表"), .text("title", en: "content", zh: "内容"),
        .number("rows", en: "rows", zh: "行数"), .text("file", en: "file", zh: "文件"),
        .text("remark", en: "remark", zh: "说明"),
      ])
    for entry in entries {
      var remarks: [String] = []
      if entry.shown < entry.rows {
        let file = entry.file ?? ""
        remarks.append(
          isChinese
            ? "只列前 \(entry.shown) 行，共 \(entry.rows) 行，全部见 \(file)"
            : "the first \(entry.shown) of \(entry.rows) rows; all are in \(file)")
      }
      if entry.textNumbers > 0 {
        remarks.append(
          isChinese ? "\(entry.textNumbers) 个数值以文本保存" : "\(entry.textNumbers) numbers are kept as text")
      }
      if entry.cutTexts > 0 {
        remarks.append(isChinese ? "\(entry.cutTexts) 个文本过长被截断" : "\(entry.cutTexts) texts are too long and were cut")
      }
      table.append([
        .text(entry.sheet), .text(entry.title), .integer(entry.rows), .text(entry.file ?? ""),
        .text(remarks.joined(separator: isChinese ? "；" : "; ")),
      ])
    }
    return table
  }

  private func sourceNotes(in language: Language) -> [String] {
    let isChinese = language == .chinese
    return [
      isChinese
        ? "确定性：verified 已核对原文；second_hand 转述；unverified 未见原文；derived 推算。"
        : "certainty: verified (read in the official text), second_hand (a restatement), unverified (not found), derived (computed).",
      isChinese ? "文件后为 SHA-256。" : "Files stand with their SHA-256.",
    ]
  }

  /// Versions, files and the documents that tables name.
  private func sourceTable(
    _ sources: [ResultWorkbook.Source], in language: Language
  ) throws(Failure) -> ReportTable {
    var table = ReportTable(
      name: "sources",
      columns: [
        .text("kind", en: "kind", zh: "类别"), .text("name", en: "name", zh: "名称"),
        .text("value", en: "version, file or document", zh: "版本、文件或依据"), .text("article", en: "article", zh: "条款"),
        .text("certainty", en: "certainty", zh: "确定性"), .text("sha256", en: "SHA-256", zh: "SHA-256"),
      ])
    func add(
      _ kind: (String, String), _ name: String, _ value: String, article: String = "", certainty: String = "",
      digest: String = ""
    ) {
      table.append([
        .code(kind.0, chinese: kind.1), .text(name), .text(value), .text(article), .text(certainty), .text(digest),
      ])
    }
    guard let made = try traced().reproduction else { return table }
    for tool in made.tools { add(("tool", "程序"), tool.name, tool.version) }
    if let day = made.asOf { add(("setting", "设置"), "as_of", day) }
    for setting in made.settings { add(("setting", "设置"), setting.name, setting.value) }
    for input in made.inputs { add(("input", "输入"), input.role, input.file, digest: input.sha256 ?? "") }
    for file in made.dataFiles { add(("data", "因子与规则"), file.kind, file.file, digest: file.sha256) }
    for rule in rulesInUse {
      add(
        ("rule", "规则"), rule.id, rule.document, article: rule.article ?? "", certainty: rule.certainty ?? "")
    }
    for source in sources {
      add(("source", "依据"), source.table, source.source, article: source.article, certainty: source.certainty)
    }
    return table
  }
}

extension CalendarDay {
  /// Midnight UTC of the day.
  fileprivate var secondsSince1970: Int {
    // Days from civil, by years that begin in March.
    let (year, month) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1 - 719_468
    return days * 86_400
  }
}
