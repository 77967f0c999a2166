public import MuchanDiagnostics
public import MuchanReport

extension ProjectRun {
  /// Every table that a run of the project writes, and its columns with their headings.
  public func columnTable(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "columns",
      columns: [
        .text("table", en: "table", zh: "表"), .text("verb", en: "verb", zh: "命令"),
        .text("column", en: "column", zh: "列"), .text("kind", en: "kind", zh: "类型"),
        .text("en", en: "English", zh: "英文标题"), .text("zh", en: "Chinese", zh: "中文标题"),
      ])
    var listed: Set<String> = []
    func add(_ name: String, _ columns: [Column], verb: String) {
      guard listed.insert(name).inserted else { return }
      for column in columns {
        table.append([
          .text(name), .text(verb), .text(column.name), .text(column.alignment == .left ? "text" : "number"),
          .text(column.isDetail ? "" : column.english), .text(column.isDetail ? "" : column.chinese),
        ])
      }
    }
    for report in reports(in: language) {
      for each in report.tables { add(each.name, each.columns, verb: report.verb) }
    }
    for each in smallTables(in: language) { add(each.name, each.columns, verb: "run") }
    for each in longTables { add(each.name, each.columns, verb: "run") }
    return table
  }
}
