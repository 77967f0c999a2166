import Foundation
import MuchanDiagnostics
import MuchanTestSupport
import Testing

@testable import MuchanFormats

@Suite("gzip")
struct GzipTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func content(_ path: String, pieces: Int = 4096) throws -> [UInt8] {
    let file = try InputFile(path: path)
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: pieces)
    while true {
      let count = try piece.withUnsafeMutableBytes { try file.readNext(into: $0) }
      bytes += piece[..<count]
      if count < piece.count { return bytes }
    }
  }

  private static func bytes(ofHex text: String) -> [UInt8] {
    let digits = Array(text)
    return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
  }

  // Expected: Python's gzip, Tests/Oracles/gzip_files.py.
  @Test("what Python packed is unpacked, and what is damaged is refused", arguments: [1, 7, 4096])
  func pythonFiles(_ pieces: Int) throws {
    let text = (0..<60).map { "\($0),\($0 * $0)\n" }.joined()
    let table = try ExpectedTable(Fixture("oracles/gzip.csv"))
    #expect(table.rows.count == 30)
    for row in table.rows {
      let path = try scratch.write(Self.bytes(ofHex: row["bytes"]), to: "any-name")
      if row["is_sound"] == "yes" {
        #expect(try content(path, pieces: pieces) == Array(text.utf8), "\(row["name"])")
      } else {
        #expect(throws: Failure.self, "\(row["name"])") { try content(path, pieces: pieces) }
      }
    }
  }

  @Test("gzip data cut anywhere are refused, never read in part")
  func everyCut() throws {
    let table = try ExpectedTable(Fixture("oracles/gzip.csv"))
    let whole = Self.bytes(ofHex: table.rows[0]["bytes"])
    for end in 2..<whole.count {
      let path = try scratch.write(Array(whole[..<end]), to: "cut.csv.gz")
      #expect {
        try content(path)
      } throws: { error in
        (error as? Failure)?.diagnostic.code == .brokenGzip
      }
    }
  }

  @Test("features and tables are read from gzip under any name, with their lines")
  func readers() throws {
    let table = try ExpectedTable(Fixture("oracles/gzip.csv"))
    let path = try scratch.write(Self.bytes(ofHex: table.rows[0]["bytes"]), to: "squares.csv")
    var reader = try DelimitedReader(path: path)
    var rows = 0
    while try reader.advance() { rows += 1 }
    #expect(rows == 60)
    #expect(reader.line == 60)
    // Offset 4 of "0,0\n1,1\n" is the second line.
    #expect(LineCounter.lines(at: [4], of: path) == [4: 2])
  }
}
