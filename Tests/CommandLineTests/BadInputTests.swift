import Foundation
import MuchanDiagnostics
import MuchanTestSupport
import Testing

@Suite struct BadInputTableTests {
  @Test func namesEveryFixtureOnce() throws {
    let listed = BadInput.all.map(\.name).sorted()
    let folder = BadInput.fixture.url
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0 != "EXPECTED.csv" && $0 != "projects" }
    let projects = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "projects").path)
    #expect(listed == (files + projects.map { "projects/" + $0 }).sorted())
  }

  @Test func usesOnlyCodesThatExist() {
    for input in BadInput.all {
      #expect(!input.exitCodes.isEmpty, "\(input.name)")
      for code in input.codes { #expect(DiagnosticCode(rawValue: code) != nil, "\(input.name): \(code)") }
    }
  }

  /// Codes that no file brings about in `check`, and what does; they are tried there.
  private static let withoutFixture: [(codes: [DiagnosticCode], why: String)] = [
    ([.fileUnreadable, .outputExists, .outputFailed], "the disk or the command, not what is in a file"),
    ([.expandsTooFar, .featureTooLarge], "too large to be kept here: GzipTests, AwkwardLayerTests"),
    ([.severalLayers, .converted], "needs ogr2ogr, and files in Tests/Fixtures/formats: ImportTests"),
    ([.keptInvalidGeometry], "--on-invalid keep"),
    ([.overlayFailed], "a fault of GEOS"),
    ([.repeatedID, .shiftedDatum], "overlay alone: LayerWarningTests, tests of the cluster"),
    ([.overlappingParcels, .gapBetweenParcels, .sliver], "--topology: LayerWarningTests"),
    ([.idInOtherFile], "takes two files: LayerWarningTests"),
    ([.protectionAreaDerived], "a note on what is derived from layers that are right: PolicyRunTests, RealPolicyTests"),
    ([.notAProject, .missingData, .badOption, .unknownEncoding], "the command, not what is in a file"),
    (
      [.buildingElsewhere, .notAboveZero, .singleYear],
      "targets, plain series and buildings: BuiltEvidenceRunTests, BadPathInputTests, SeriesRunTests"
    ),
    ([.assumption], "no longer made; a code is never given a new meaning"),
    ([.notAResult, .missingResult, .resultWithoutOrigin], "folders of results: DiffTests"),
    ([.brokenState, .mixedStates, .missingState], "lines of a cluster: tests of the cluster"),
    (
      [
        .notAWorkspace, .workspaceBusy, .workspaceFailed, .alreadyImported, .recordGone, .recordChanged,
        .recordNotStored, .sourceChanged, .noFiles, .sourceNotText, .workspaceWithoutProject, .workspaceChanged,
      ], "workspaces: ImportTests, WorkspaceResultTests"
    ),
  ]

  @Test func everyCodeThatAFileBringsAboutHasAFixture() {
    let tried = Set(BadInput.all.flatMap(\.codes).compactMap(DiagnosticCode.init))
    let excused = Set(Self.withoutFixture.flatMap(\.codes))
    for code in DiagnosticCode.allCases where !tried.contains(code) {
      #expect(excused.contains(code), "\(code.rawValue) has no fixture in Tests/Fixtures/bad")
    }
    #expect(excused.isDisjoint(with: tried), "\(excused.intersection(tried).map(\.rawValue)) has a fixture")
  }

  @Test func notesAloneAreNoFailure() {
    for input in BadInput.all where input.exitCodes == [0] {
      for code in input.codes.compactMap(DiagnosticCode.init) { #expect(code.severity == .note, "\(input.name)") }
    }
  }
}

@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct BadInputTests {
  @Test(.timeLimit(.minutes(1)), arguments: BadInput.all)
  func checkNamesTheDefectAndItsPlace(_ input: BadInput) async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let folder = try TemporaryFolder()
    let path = try input.prepare(in: folder)
    let before = try folder.contents()

    let result = try await muchan.run(["check", path, "--lang", "en"])

    #expect(!result.wasKilled, "ended by signal \(result.exitCode)")
    #expect(input.exitCodes.contains(result.exitCode), "exit \(result.exitCode)\n\(result.allText)")
    if !input.codes.isEmpty {
      #expect(input.codes.contains { result.allText.contains($0) }, "\(input.codes)\n\(result.allText)")
      #expect(input.isProject || result.allText.contains(input.name), "no file name\n\(result.allText)")
    }
    let places = [input.line.map { ":\($0)" }, input.feature.map { "feature \($0)" }].compactMap(\.self)
    if !places.isEmpty {
      #expect(places.contains { result.allText.contains($0) }, "no place of \(places)\n\(result.allText)")
    }
    #expect(try folder.contents() == before, "check writes nothing")
  }
}
