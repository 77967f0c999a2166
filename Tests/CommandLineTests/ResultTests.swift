import Foundation
import MuchanTestSupport
import Testing

/// What commands print and with which code they end, where they can do their work.
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct ResultTests {
  private let folder: TemporaryFolder
  private let project = Fixture("projects/smallest").path
  private let parcels = Fixture("projects/smallest/parcels.geojson").path
  private let zones = Fixture("projects/smallest/zones.geojson").path

  init() throws { folder = try TemporaryFolder() }

  private func muchan(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) async throws -> CommandResult {
    try await #require(CommandLineTool.muchan).run(arguments, input: input, environment: environment)
  }

  /// Commands that end with 0 on the smallest project.
  private var verbs: [[String]] {
    [
      ["run", project], ["ratio", project], ["area", parcels],
      ["overlay", parcels, "--zones", zones, "--by", "land_use_code", "--sum", "registered_area_m2"],
    ]
  }

  @Test func everyVerbPrintsOneJSONObjectWithTheCommonMembers() async throws {
    for arguments in verbs {
      let result = try await muchan(arguments + ["--format", "json"])
      #expect(result.exitCode == 0, "\(arguments[0]): \(result.errors)")
      let document = try JSONResult(result)
      #expect(document.verb == arguments[0])
      #expect(!document.version.isEmpty && !document.rows.isEmpty)
      #expect(document.ledger.read == document.ledger.stored)
      let members = JSONResult.members(result)
      let common = ["verb", "version", "method", "ledger", "coverage", "findings", "finding_counts", "rows"]
      #expect(Array(members.prefix(common.count)) == common, "\(arguments[0])")
      #expect(members.count == Set(members).count)
      #expect((document.balance != nil) == (arguments[0] != "area"), "\(arguments[0])")
    }
  }

  @Test func aStandingInChineseHasTheSameFigures() async throws {
    for arguments in verbs {
      let english = try await muchan(arguments + ["--lang", "en"])
      let chinese = try await muchan(arguments + ["--lang", "zh"])
      #expect(chinese.exitCode == 0)
      #expect(chinese.errors.contains("读入") && english.errors.contains("read "), "\(arguments[0])")
      #expect(chinese.output != english.output, "headings are words")
      #expect(numbers(chinese.output) == numbers(english.output), "\(arguments[0])")
    }
    // CSV is the same to the byte: columns are English in both languages.
    let csv = ["overlay", parcels, "--zones", zones, "-f", "csv", "--lang"]
    #expect(try await muchan(csv + ["zh"]).outputBytes == muchan(csv + ["en"]).outputBytes)
  }

  /// The numbers with a point in a text, in order.
  private func numbers(_ text: String) -> [String] {
    text.matches(of: #/\d+\.\d+/#).map { String($0.0) }.sorted()
  }

  @Test func theLanguageIsThatOfTheEnvironment() async throws {
    let result = try await muchan(["area", parcels], environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(result.output.contains("面积"))
    #expect(try await muchan(["area", parcels], environment: ["LC_ALL": "C"]).output.contains("area"))
  }

  @Test func quietSaysNothingAndPrintsTheResult() async throws {
    for arguments in verbs {
      let result = try await muchan(arguments + ["-q"])
      #expect(result.errors.isEmpty, "\(arguments[0]): \(result.errors)")
      #expect(!result.output.isEmpty)
    }
  }

  @Test func strictMakesWarningsCount() async throws {
    // No total of value added: a warning.
    #expect(try await muchan(["run", project]).exitCode == 0)
    #expect(try await muchan(["run", project, "--strict"]).exitCode == 1)
    #expect(try await muchan(["ratio", project, "--strict"]).exitCode == 1)
    // A bow-tie that was repaired.
    let bowTie = Fixture("bad/bow-tie.geojson").path
    #expect(try await muchan(["area", bowTie]).exitCode == 0)
    #expect(try await muchan(["area", bowTie, "--strict"]).exitCode == 1)
    #expect(try await muchan(["area", bowTie, "--on-invalid", "reject"]).exitCode == 1)
    #expect(try await muchan(["area", parcels, "--strict"]).exitCode == 0)
  }

  @Test func usageErrorsEndWith64() async throws {
    let wrong = [
      ["run"], ["area"], ["overlay", parcels], ["demo"], ["area", parcels, "-j", "0"], ["area", parcels, "-f", "xml"],
      ["area", parcels, "--method", "planar"], ["run", project, "--lang", "fr"],
      ["overlay", parcels, "--zones", zones, "--on-invalid", "ignore"],
    ]
    for arguments in wrong {
      let result = try await muchan(arguments)
      #expect(result.exitCode == 64, "\(arguments): \(result.exitCode)")
      #expect(result.output.isEmpty, "usage is told on standard error")
    }
  }

  @Test func standardInputIsReadLikeAFile() async throws {
    let bytes = try Fixture("projects/smallest/parcels.geojson").bytes()
    let fromFile = try await muchan(["area", parcels, "-f", "csv"])
    let fromStream = try await muchan(["area", "-", "-f", "csv"], input: bytes)
    #expect(fromStream.exitCode == 0)
    #expect(fromStream.output.replacing("\n'-,", with: "\n\(parcels),") == fromFile.output)

    let overlay = ["--zones", zones, "-f", "csv"]
    let second = try await muchan(["overlay", "-"] + overlay, input: bytes)
    #expect(second.outputBytes == (try await muchan(["overlay", parcels] + overlay)).outputBytes)
  }

  @Test func aStreamThatNamesItsSystemTooLateIsRefused() async throws {
    let text = """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon",
      "coordinates":[[[654000,3530000],[654100,3530000],[654100,3530100],[654000,3530000]]]}}],
      "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4549"}}}
      """
    let result = try await muchan(["area", "-", "-f", "csv", "--lang", "en"], input: Array(text.utf8))
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("GEO-020") && result.errors.contains("--crs"))
    let named = try await muchan(["area", "-", "-f", "csv", "--crs", "EPSG:4549"], input: Array(text.utf8))
    #expect(named.exitCode == 0, "\(named.errors)")
  }

  @Test func theDemonstrationIsWrittenWhole() async throws {
    let path = folder.url.appending(path: "demo").path
    let result = try await muchan(["demo", "-o", path, "--lang", "en"])
    #expect(result.exitCode == 0, "\(result.errors)")
    let files = try folder.contents()
    #expect(files["demo/project/project.yaml"] != nil && files["demo/results/summary.json"] != nil)
    #expect(files.keys.allSatisfy { !$0.contains("/.") }, "no hidden file is left")
    #expect(result.output.contains("synthetic"))

    let again = try await muchan(["demo", "-o", path])
    #expect(again.exitCode == 2 && again.errors.contains("FILE-004"))
    #expect(try folder.contents() == files)
  }
}
