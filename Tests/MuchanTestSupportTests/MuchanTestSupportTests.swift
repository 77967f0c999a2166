import Foundation
import MuchanTestSupport
import Testing

@Suite struct ExpectedTableTests {
  @Test func readsQuotesCommasAndLineEndsInsideFields() {
    let table = ExpectedTable(csv: "a,b\n\"x, \"\"y\"\"\nz\",\"\"\r\n,last")
    #expect(table.columns == ["a", "b"])
    #expect(table.rows.map { $0["a"] } == ["x, \"y\"\nz", ""])
    #expect(table.rows.map { $0["b"] } == ["", "last"])
  }

  @Test func readsCoordinatesOfTheAreaTable() throws {
    let table = try ExpectedTable(Fixture("oracles/ellipsoid_area.csv"))
    let square = try #require(table.rows.first)
    #expect(table.rows.count >= 60)
    // Domain reference, section 1.1: 262,223.8627 m² for the square 118.85-118.855, 31.90-31.905.
    #expect(try #require(square.number("area_m2")).isClose(to: 262_223.8627, relative: 1e-9))
    #expect(try square.polygons("coordinates")[0][0][2] == SIMD2(118.855, 31.905))
  }
}

@Suite struct ClosenessTests {
  @Test func notANumberIsCloseToNothing() {
    #expect(!Double.nan.isClose(to: 1, relative: 1, absolute: 1))
    #expect(!1.0.isClose(to: .nan, relative: 1, absolute: 1))
  }

  @Test func toleranceIsAShareOfTheExpectedValue() {
    #expect(1001.0.isClose(to: 1000, relative: 1.1e-3))
    #expect(!1001.0.isClose(to: 1000, relative: 0.9e-3))
    #expect(1e-7.isClose(to: 0, relative: 0, absolute: 1e-6))
  }
}

@Suite struct CommandLineToolTests {
  private let shell = CommandLineTool(binary: URL(filePath: "/bin/sh"))

  @Test func givesExitCodeAndBothStreams() async throws {
    let result = try await shell.run(
      ["-c", "cat; echo $WORD >&2; exit 3"], input: [0x61, 0xff], environment: ["WORD": "x"])
    #expect(result.exitCode == 3)
    #expect(!result.wasKilled)
    #expect(result.outputBytes == [0x61, 0xff])
    #expect(result.errors == "x\n")
  }

  @Test func tellsASignalFromAnExitCode() async throws {
    #expect(try await shell.run(["-c", "kill -SEGV $$"]).wasKilled)
  }

  @Test func takesMoreOutputThanAPipeHolds() async throws {
    let result = try await shell.run(["-c", "head -c 1000000 /dev/zero"])
    #expect(result.outputBytes.count == 1_000_000)
  }
}

@Suite struct TemporaryFolderTests {
  @Test func isRemovedWithItsContent() throws {
    var folder: TemporaryFolder? = try TemporaryFolder()
    let file = try #require(try folder?.write("text", to: "sub/file"))
    #expect(try folder?.contents() == ["sub/file": Array("text".utf8)])
    folder = nil
    #expect(!FileManager.default.fileExists(atPath: file))
  }
}
