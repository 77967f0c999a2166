/// The report of a finished run: panels with verdicts first, drawn from its tables. It computes nothing.
public struct ReportPage {
  let results: RunResults
  let options: PageOptions
  /// The sheet of the map that the page shows; the first is the overview.
  let sheet: Int

  var words: Words { results.words }

  /// Makes the page of an overview, or of one zone's sheet.
  public init(_ results: RunResults, options: PageOptions, sheet: Int = 0) {
    (self.results, self.options, self.sheet) = (results, options, sheet)
  }

  /// How many zones have a page of their own; none where all parcels are on the overview.
  public static func zonePages(of results: RunResults) -> Range<Int> {
    let count = results.drawing?.sheets.count ?? 0
    return count > 1 ? 1..<count : 0..<0
  }

  /// The file of a zone's page, beside the report.
  public static func fileName(ofSheet sheet: Int) -> String {
    sheet == 0 ? "report.html" : "report-zone-\(sheet).html"
  }

  /// The zone of the page; nil for the overview.
  var zone: String? {
    guard sheet > 0, let sheets = results.drawing?.sheets, sheet < sheets.count else { return nil }
    return sheets[sheet].id
  }

  /// The panels in the order of reading.
  var panels: [Panel] {
    if zone != nil { return [mapPanel, idlePanel, methodPanel].compactMap(\.self) }
    return [
      mapPanel, idlePanel, revitalisationPanel, rankingPanel, classPanel, quadrantPanel, trajectoryPanel,
      decompositionPanel, monthPanel, controlPanel, policyPanel, qualityPanel, methodPanel,
    ].compactMap(\.self)
  }

  /// The project's name.
  var name: Phrase {
    let chinese = results.summary["project"]?["zh"]?.text
    let english = results.summary["project"]?["en"]?.text
    return Phrase(chinese ?? english ?? "muchan", english ?? chinese ?? "muchan")
  }

  var year: String { results.summary["year"]?.plain ?? "" }

  /// What is said where a table is not there.
  func absence(_ table: String) -> Phrase {
    Phrase("未知：结果中没有 \(table).csv，缺少所需的输入。", "Unknown: there is no \(table).csv, since an input it needs is missing.")
  }
}
