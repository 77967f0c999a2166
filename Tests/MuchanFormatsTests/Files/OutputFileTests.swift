import Foundation
import MuchanDiagnostics
import MuchanFormats
import Testing

@Suite("Output files")
struct OutputFileTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func write(_ text: String, to path: String, overwrite: Bool = false) throws(Failure) {
    var output = try OutputFile(path: path, overwrite: overwrite)
    try output.write(text)
    try output.commit()
  }

  @Test("a committed file has its bytes and leaves nothing beside it")
  func commit() throws {
    // More than the buffer, so that the bytes go out in several parts.
    let text = String(repeating: "0123456789亩\n", count: 20_000)
    try write(text, to: scratch.file("a.csv"))
    #expect(try scratch.text(of: "a.csv") == text)
    #expect(try scratch.names == ["a.csv"])
  }

  @Test("nothing appears before the commit, and nothing stays without it")
  func abandoned() throws {
    do {
      var output = try OutputFile(path: scratch.file("a.csv"))
      try output.write("half")
      try output.flush()
      #expect(!FileManager.default.fileExists(atPath: scratch.file("a.csv")))
    }
    #expect(try scratch.names == [])
  }

  @Test("an existing file is refused at the start and keeps its bytes")
  func exists() throws {
    try scratch.write("old", to: "a.csv")
    let error = #expect(throws: Failure.self) { try write("new", to: scratch.file("a.csv")) }
    #expect(error?.diagnostic.code == .outputExists)
    #expect(error?.diagnostic.place.file == scratch.file("a.csv"))
    #expect(try scratch.text(of: "a.csv") == "old")
    #expect(try scratch.names == ["a.csv"])
  }

  @Test("a file that appears while another is written is not replaced")
  func appears() throws {
    var output = try OutputFile(path: scratch.file("a.csv"))
    try output.write("new")
    try scratch.write("other", to: "a.csv")
    var code: DiagnosticCode?
    do { try output.commit() } catch { code = error.diagnostic.code }
    #expect(code == .outputExists)
    #expect(try scratch.text(of: "a.csv") == "other")
    #expect(try scratch.names == ["a.csv"])
  }

  @Test("a replaced file keeps its permissions, and an abandoned replacement leaves it")
  func overwrite() throws {
    try scratch.write("old", to: "a.csv")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: scratch.file("a.csv"))
    do {
      var output = try OutputFile(path: scratch.file("a.csv"), overwrite: true)
      try output.write("half")
    }
    #expect(try scratch.text(of: "a.csv") == "old")
    try write("new", to: scratch.file("a.csv"), overwrite: true)
    #expect(try scratch.text(of: "a.csv") == "new")
    let attributes = try FileManager.default.attributesOfItem(atPath: scratch.file("a.csv"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try scratch.names == ["a.csv"])
  }

  @Test("a symbolic link stays a link; the file it names is replaced")
  func link() throws {
    try scratch.write("old", to: "real.csv")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.file("link.csv"), withDestinationPath: scratch.file("real.csv"))
    try write("new", to: scratch.file("link.csv"), overwrite: true)
    #expect(try scratch.text(of: "real.csv") == "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: scratch.file("link.csv")) == scratch.file("real.csv"))
  }

  @Test("a name as long as a name can be is written")
  func longName() throws {
    let name = String(repeating: "亩", count: 85)  // 255 bytes
    try write("x", to: scratch.file(name))
    #expect(try scratch.names == [name])
  }

  @Test("a full device is an error with the system's words")
  func fullDevice() throws {
    let error = #expect(throws: Failure.self) { try write("x", to: "/dev/full") }
    #expect(error?.diagnostic.code == .outputFailed)
    #expect(error?.diagnostic.found == "No space left on device")
    #expect(error?.diagnostic.place.file == "/dev/full")
  }

  @Test("places that cannot be written are errors", arguments: ["missing/a.csv", "", "/", ".", "/proc/muchan/a.csv"])
  func impossible(path: String) {
    let inScratch = path == "missing/a.csv" ? scratch.file(path) : path
    let error = #expect(throws: Failure.self) { try write("x", to: inScratch, overwrite: true) }
    #expect(error?.diagnostic.code == .outputFailed)
    #expect(error?.diagnostic.found.isEmpty == false)
  }

  @Test("a reader that goes away ends the output quietly")
  func closedPipe() throws {
    let pipe = scratch.file("pipe")
    try #require(mkfifo(pipe, 0o600) == 0)
    let reader = open(pipe, O_RDONLY | O_NONBLOCK)
    try #require(reader >= 0)
    var output = try OutputFile(path: pipe)
    try output.write("first")
    try output.flush()
    let goneBefore = output.readerIsGone
    #expect(!goneBefore)
    close(reader)
    try output.write("second")
    try output.flush()
    let goneAfter = output.readerIsGone
    #expect(goneAfter)
    try output.write("third")
    try output.commit()
  }
}
