import ArgumentParser
import MuchanPipeline

/// What a folder of results holds beside summary and tables.
struct ResultOptions: ParsableArguments {
  @Flag(name: .customLong("no-workbook"), help: "Leave workbook.xlsx out of the folder.")
  var leavesWorkbookOut = false

  @Option(
    name: .customLong("workbook-rows"),
    help: ArgumentHelp(
      "How many rows of each table workbook.xlsx shows, at most 1048575; the CSV files have all.", valueName: "number"))
  var rows: Int = ProjectRun.usualWorkbookRows

  func validate() throws {
    guard (1...1_048_575).contains(rows) else {
      throw ValidationError("--workbook-rows takes 1 to 1048575, not \(rows).")
    }
  }

  /// What the folder is to hold.
  func content(bom: Bool) -> ResultContent {
    ResultContent(workbookRows: leavesWorkbookOut ? nil : rows, hasByteOrderMark: bom)
  }
}
