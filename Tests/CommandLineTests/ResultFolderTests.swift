import Foundation
import MuchanTestSupport
import Testing

/// What people open of a folder of results, and `diff` between two.
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct ResultFolderTests {
  private let folder: TemporaryFolder
  private let project = Fixture("projects/smallest").path

  init() throws { folder = try TemporaryFolder() }

  private func muchan(_ arguments: String...) async throws -> CommandResult {
    try await #require(CommandLineTool.muchan).run(arguments)
  }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  private func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path(name)))) }

  @Test func csvHasAByteOrderMarkWhereItIsAskedFor() async throws {
    #expect(try await muchan("run", project, "-o", path("plain"), "--no-workbook", "--lang", "en").exitCode == 0)
    #expect(try await muchan("run", project, "-o", path("bom"), "--bom", "--lang", "en").exitCode == 0)
    for name in ["zones.csv", "yield_enterprises.csv"] {
      #expect(try bytes("bom/" + name) == [0xEF, 0xBB, 0xBF] + bytes("plain/" + name), "\(name)")
    }
    #expect(try bytes("bom/summary.json") == bytes("plain/summary.json"))
    // Readers skip the mark.
    let same = try await muchan("diff", path("plain"), path("bom"), "--exit-code", "--lang", "en")
    #expect(same.exitCode == 0 && same.output.contains("the results are the same"), "\(same.allText)")
    let printed = try await muchan("ratio", project, "-f", "csv", "--bom")
    let without = try await muchan("ratio", project, "-f", "csv")
    #expect(printed.outputBytes == [0xEF, 0xBB, 0xBF] + without.outputBytes)
    let parcels = Fixture("projects/smallest/parcels.geojson").path
    let area = try await muchan("area", parcels, "-f", "csv", "--bom")
    #expect(area.outputBytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(try await muchan("area", parcels, "-f", "ndjson", "--bom").outputBytes.first == UInt8(ascii: "{"))
  }

  @Test(arguments: ["en", "zh"]) func theSummaryInMarkdownHasItsPartsInOrder(language: String) async throws {
    #expect(try await muchan("run", project, "-o", path("r"), "--lang", language, "--no-workbook").exitCode == 0)
    let text = String(decoding: try bytes("r/summary.md"), as: UTF8.self)
    let heads =
      language == "en"
      ? ["## Verdicts", "## Key figures", "## What is unknown, and findings", "## How to make it again"]
      : ["## 结论", "## 主要指标", "## 未知与数据问题", "## 如何复现"]
    let found = text.split(separator: "\n").filter { $0.hasPrefix("## ") }.map(String.init)
    #expect(found == heads)
    // The figures of the README of the project: 140 and 50 mu with enterprises, ACC-007 for the city's value added.
    #expect(text.contains("| Z1 |") && text.contains("ACC-007"))
    for line in text.split(separator: "\n") where line.hasPrefix("|") { #expect(line.hasSuffix("|"), "\(line)") }
  }

  @Test func namesAreNoMarkup() async throws {
    try folder.copy(filesOf: Fixture("projects/smallest"))
    let file = folder.url.appending(path: "project.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let name = try #require(text.split(separator: "\n").first { $0.hasPrefix("name:") })
    try Data(
      text.replacing(name, with: "name: {zh: 'a|b', en: '<b>x</b> | [y](z) `c` *d* _e_ # f'}").utf8
    ).write(to: file)
    #expect(try await muchan("run", folder.path, "-o", path("r"), "--lang", "en").exitCode == 0)
    let head = String(decoding: try bytes("r/summary.md"), as: UTF8.self).split(separator: "\n").first
    #expect(head == ##"# \<b\>x\</b\> \| \[y\](z) \`c\` \*d\* \_e\_ \# f"##)
  }

  @Test func diffNamesTheFileThatChangedAndEndsAsAsked() async throws {
    #expect(try await muchan("run", project, "-o", path("a"), "--no-workbook", "--lang", "en").exitCode == 0)
    try folder.copy(filesOf: Fixture("projects/smallest"))
    let file = folder.url.appending(path: "energy.csv")
    var lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    lines.removeLast()
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    #expect(
      try await muchan("run", path("project.yaml"), "-o", path("b"), "--no-workbook", "--lang", "en").exitCode == 0)
    let shown = try await muchan("diff", path("a"), path("b"), "--lang", "en")
    #expect(shown.exitCode == 0 && shown.output.contains("energy.csv"), "\(shown.allText)")
    #expect(try await muchan("diff", path("a"), path("b"), "--exit-code", "-q").exitCode == 1)
    let rows = try await muchan("diff", path("a"), path("b"), "-f", "csv", "--table", "energy_enterprises")
    let header = "table,change,key,column,before,after,difference,difference_percent,causes\n"
    #expect(rows.output.hasPrefix(header) && rows.output.contains("input energy.csv"), "\(rows.output)")
    let json = try JSONResult(try await muchan("diff", path("a"), path("b"), "-f", "json"))
    #expect(json.verb == "diff" && !json.rows.isEmpty)
    let wrong = try await muchan("diff", path("a"), path("b"), "--table", "zone")
    #expect(wrong.exitCode == 2 && wrong.errors.contains("did you mean zones?"), "\(wrong.errors)")
    let none = try await muchan("diff", path("a"), project)
    #expect(none.exitCode == 2 && none.errors.contains("RES-001"), "\(none.errors)")
    #expect(try await muchan("diff", path("a"), path("b"), "--tolerance", "-1").exitCode == 64)
  }

  @Test(.enabled(if: Peer.python != nil, "python3 with sqlite3 is not installed"))
  func mapsOfAWorkspaceKeepTheStylesThatPeopleSave() async throws {
    let workspace = path("W.gpkg")
    #expect(try await muchan("import", project, "--into", workspace).exitCode == 0)
    #expect(try await muchan("run", workspace, "--lang", "zh").exitCode == 0)
    let python = try #require(Peer.python)
    func sql(_ text: String) async throws -> String {
      let script = """
        import sqlite3, sys
        db = sqlite3.connect(sys.argv[1])
        print(db.execute(sys.argv[2]).fetchall())
        db.commit()
        """
      let result = try await python.run(["-c", script, workspace, text])
      #expect(result.exitCode == 0, "\(result.errors)")
      return result.output
    }
    let checked = try await python.run([Peer.script, "check", workspace])
    #expect(checked.exitCode == 0, "\(checked.allText)")
    let joined = try await sql("SELECT count(*) FROM map_parcels WHERE land_use IS NOT NULL AND geom IS NOT NULL")
    #expect(joined == "[(6,)]\n")
    _ = try await sql("UPDATE layer_styles SET useAsDefault = 0 WHERE f_table_name = 'map_parcels'")
    _ = try await sql(
      """
      INSERT INTO layer_styles (f_table_name, f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, owner)
      SELECT f_table_name, f_geometry_column, 'mine', styleQML, styleSLD, 1, 'me' FROM layer_styles
      WHERE f_table_name = 'map_parcels' LIMIT 1
      """)
    #expect(try await muchan("run", workspace, "--lang", "en").exitCode == 0)
    let again = try await python.run([Peer.script, "check", workspace])
    #expect(again.exitCode == 0, "\(again.allText)")
    let defaults = try await sql(
      "SELECT styleName FROM layer_styles WHERE f_table_name = 'map_parcels' AND useAsDefault")
    #expect(defaults == "[('mine',)]\n")
    #expect(try await sql("SELECT count(*) FROM layer_styles WHERE styleName = '土地用途'") == "[(0,)]\n")
  }

  @Test(.enabled(if: Peer.python != nil, "python3 with sqlite3 is not installed"))
  func aWorkspaceThatQGISHadOpenTakesResultsAgain() async throws {
    let workspace = path("W.gpkg")
    #expect(try await muchan("import", project, "--into", workspace).exitCode == 0)
    // QGIS takes the write-ahead log away when it closes a file.
    let script = """
      import sqlite3, sys
      print(sqlite3.connect(sys.argv[1]).execute('PRAGMA journal_mode = DELETE').fetchall())
      """
    let closed = try await #require(Peer.python).run(["-c", script, workspace])
    #expect(closed.output == "[('delete',)]\n", "\(closed.allText)")
    let result = try await muchan("run", workspace, "--lang", "en")
    #expect(result.exitCode == 0, "\(result.errors)")
  }
}
