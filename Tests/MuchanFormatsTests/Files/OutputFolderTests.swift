import Foundation
import MuchanDiagnostics
import MuchanFormats
import Testing

@Suite("Output folders")
struct OutputFolderTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func writeResults(
    _ path: String, overwrite: Bool = false, text: String = "new", stopEarly: Bool = false
  ) throws(Failure) {
    let folder = try OutputFolder(path: path, overwrite: overwrite, marker: "summary.json")
    try folder.write(text, to: "summary.json")
    try folder.write(text, to: "tables/zones.csv")
    if stopEarly { return }
    try folder.commit()
  }

  private func code(_ body: () throws(Failure) -> Void) -> DiagnosticCode? {
    do {
      try body()
      return nil
    } catch {
      return error.diagnostic.code
    }
  }

  @Test("a committed folder has its files and leaves nothing beside it")
  func commit() throws {
    try writeResults(scratch.file("out/"))
    #expect(try scratch.names == ["out"])
    #expect(try scratch.text(of: "out/summary.json") == "new")
    #expect(try scratch.text(of: "out/tables/zones.csv") == "new")
  }

  @Test("an abandoned folder leaves nothing, and leaves the old one as it was")
  func abandoned() throws {
    try writeResults(scratch.file("out"), stopEarly: true)
    #expect(try scratch.names == [])
    try writeResults(scratch.file("out"), text: "old")
    try writeResults(scratch.file("out"), overwrite: true, stopEarly: true)
    #expect(try scratch.names == ["out"])
    #expect(try scratch.text(of: "out/summary.json") == "old")
  }

  @Test("an existing folder is refused, empty or not")
  func exists() throws {
    try FileManager.default.createDirectory(atPath: scratch.file("out"), withIntermediateDirectories: false)
    #expect(code { () throws(Failure) in try writeResults(scratch.file("out")) } == .outputExists)
    #expect(try scratch.names == ["out"])
  }

  @Test("with overwrite the old folder is replaced as a whole")
  func overwrite() throws {
    try writeResults(scratch.file("out"), text: "old")
    try scratch.write("stale", to: "out/stale.csv")
    try writeResults(scratch.file("out"), overwrite: true)
    #expect(try scratch.names == ["out"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.file("out")).sorted() == ["summary.json", "tables"])
    #expect(try scratch.text(of: "out/summary.json") == "new")
  }

  @Test("a folder that muchan did not write is never replaced")
  func foreign() throws {
    try scratch.write("mine", to: "out/thesis.txt")
    #expect(code { () throws(Failure) in try writeResults(scratch.file("out"), overwrite: true) } == .outputExists)
    #expect(try scratch.text(of: "out/thesis.txt") == "mine")
    #expect(try scratch.names == ["out"])
  }

  @Test("removing the old folder does not follow links out of it")
  func links() throws {
    try scratch.write("keep", to: "elsewhere/keep.txt")
    try writeResults(scratch.file("out"), text: "old")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.file("out/link"), withDestinationPath: scratch.file("elsewhere"))
    try writeResults(scratch.file("out"), overwrite: true)
    #expect(try scratch.text(of: "elsewhere/keep.txt") == "keep")
  }

  @Test("a file in the place of the folder, or no place at all, is an error")
  func impossible() throws {
    try scratch.write("x", to: "out")
    for path in [scratch.file("out"), scratch.file("missing/out"), "", "/", "."] {
      #expect(code { () throws(Failure) in try writeResults(path, overwrite: true) } == .outputFailed)
    }
    #expect(try scratch.text(of: "out") == "x")
  }

  @Test("a file that cannot be made is named as the user knows it")
  func namedFile() throws {
    let folder = try OutputFolder(path: scratch.file("out"), marker: "summary.json")
    try folder.write("x", to: "a")
    var failure: Failure?
    do { try folder.write("y", to: "a/b.csv") } catch { failure = error }
    #expect(failure?.diagnostic.code == .outputFailed)
    #expect(failure?.diagnostic.place.file == scratch.file("out/a/b.csv"))
  }
}
