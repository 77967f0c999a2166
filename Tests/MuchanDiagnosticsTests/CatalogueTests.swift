import MuchanDiagnostics
import MuchanTestSupport
import Testing

/// `docs/diagnostics.md` is written from the codes: `MUCHAN_UPDATE_GOLDEN=1 swift test --filter CatalogueTests`.
@Suite("The list of codes")
struct CatalogueTests {
  private static let groups = [
    ("FILE", "Files 文件"), ("JSON", "JSON text JSON 文本"), ("GEO", "Features and geometry 要素与几何"),
    ("TAB", "Tables 表格"), ("TXT", "Boundary-point text 界址点文本"), ("PRJ", "Projects and options 项目与选项"),
    ("ACC", "Accounts 核算"), ("POL", "Spatial rules 空间规则"), ("STA", "State lines of a cluster 集群状态行"),
    ("STO", "Workspaces 工作空间"), ("RES", "Folders of results 结果文件夹"),
  ]

  @Test("docs/diagnostics.md says of every code what the program says")
  func matchesTheCodes() throws {
    let text = Self.markdown()
    #expect(try GoldenFile("docs/diagnostics.md").text(producing: text) == text)
  }

  @Test("every code is in a group of the list")
  func isComplete() {
    let text = Self.markdown()
    for code in DiagnosticCode.allCases { #expect(text.contains("\n| \(code.rawValue) |"), "\(code)") }
  }

  private static func markdown() -> String {
    var text = """
      # Findings 诊断代码

      A finding names its code, the file, the line and the field. A code keeps its meaning for ever.

      - **note** 提示: worth knowing; the exit code stays 0.
      - **warning** 警告: probably wrong; `check` exits with 1, other commands with `--strict`.
      - **error** 错误: the record is left out, or the file cannot be read.

      """
    for (prefix, title) in groups {
      text += """

        ## \(title)

        | code | severity | meaning | what to do | 含义 | 处理 |
        |---|---|---|---|---|---|

        """
      for code in DiagnosticCode.allCases where code.rawValue.hasPrefix(prefix + "-") {
        let english = code.text(in: .english)
        let chinese = code.text(in: .chinese)
        let severity = "\(code.severity.label(in: .english)) \(code.severity.label(in: .chinese))"
        let cells = [code.rawValue, severity, english.title, english.advice, chinese.title, chinese.advice]
        text += "| " + cells.map { $0.split(separator: "|").joined(separator: "\\|") }.joined(separator: " | ") + " |\n"
      }
    }
    return text
  }
}
