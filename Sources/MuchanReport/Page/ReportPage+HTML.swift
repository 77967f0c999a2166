public import MuchanDiagnostics
internal import Mustache

/// The frame of a page: templates, style and script, from `data/report`.
public struct PageFrame: Sendable {
  private let page: MustacheTemplate
  private let panel: MustacheTemplate
  private let table: MustacheTemplate
  private let style: String
  private let script: String
  /// The one script that the page may run, by its digest.
  private let policy: String

  /// Takes the texts of `page.mustache`, `panel.mustache`, `table.mustache`, `style.css` and `script.js`.
  ///
  /// - Parameter scriptDigest: SHA-256 of the script's bytes, in hexadecimal digits.
  /// - Throws: `badSetting` where a template is none.
  public init(
    page: String, panel: String, table: String, style: String, script: String, scriptDigest: String
  ) throws(Failure) {
    self.page = try Self.template(page, "page.mustache")
    self.panel = try Self.template(panel, "panel.mustache")
    self.table = try Self.template(table, "table.mustache")
    self.style = style
    self.script = script
    policy = "sha256-" + Base64.text(ofHexadecimal: scriptDigest)
  }

  private static func template(_ text: String, _ name: String) throws(Failure) -> MustacheTemplate {
    do {
      return try MustacheTemplate(string: text)
    } catch {
      throw Failure(.badSetting, at: Place(file: "report/" + name), found: "\(error)", expected: "a Mustache template")
    }
  }

  /// A table as the templates see it; texts are markup.
  private struct TableView {
    struct Head {
      let text: String
      let style: String
    }
    let id: String
    let caption: String
    let heads: [Head]
    let body: String
    let isOpen: Bool
    let count: Int
    let more: String?
    let filter: String?
  }

  private struct PanelView {
    let id: String
    let title: String
    let notes: [String]
    let missing: String?
    let figures: [String]
    let tables: [String]
  }

  private struct PageView {
    let language: String
    let isChinese: Bool
    let title: String
    let name: String
    let year: String
    let label: String
    let isSynthetic: Bool
    let isPublic: Bool
    let head: String
    let links: [Link]
    let panels: [String]
    let style: String
    let script: String
    let policy: String
    let data: String?
    let version: String
  }

  private struct Link {
    let id: String
    let title: String
  }

  /// The whole page.
  public func html(_ report: ReportPage) -> String {
    let panels = report.panels
    let isChinese = report.options.language == .chinese
    let view = PageView(
      language: isChinese ? "zh" : "en", isChinese: isChinese, title: report.name.plain, name: report.name.html,
      year: Markup.escaped(report.year), label: report.label.html,
      isSynthetic: report.results.summary["synthetic"]?.flag == true, isPublic: report.options.isPublic,
      head: report.headHTML, links: panels.map { Link(id: $0.id, title: $0.title.html) },
      panels: panels.map(html), style: style, script: script, policy: policy,
      data: report.embeddedData,
      version: Markup.escaped(report.results.summary["version"]?.text ?? ""))
    return page.render(view)
  }

  private func html(_ panel: Panel) -> String {
    self.panel.render(
      PanelView(
        id: panel.id, title: panel.title.html, notes: panel.notes.map(\.html), missing: panel.missing?.html,
        figures: panel.figures, tables: panel.tables.filter { !$0.rows.isEmpty }.map(html)))
  }

  private func html(_ table: PanelTable) -> String {
    var body = ""
    for (number, row) in table.rows.enumerated() {
      let anchor = number < table.anchors.count ? table.anchors[number] : ""
      body += anchor.isEmpty ? "<tr>" : "<tr id=\"\(anchor)\">"
      for (column, cell) in zip(table.columns, row) {
        body += column.isNumber ? "<td class=n>\(cell)" : "<td>\(cell)"
      }
      body += "\n"
    }
    return self.table.render(
      TableView(
        id: table.id, caption: table.caption.html,
        heads: table.columns.map { TableView.Head(text: $0.heading.html, style: $0.isNumber ? "n" : "t") },
        body: body, isOpen: table.isOpen, count: table.rows.count, more: table.more?.html,
        filter: table.filter.map(String.init)))
  }
}
