import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanTestSupport
import Testing

@Suite("Reading lines")
struct LineReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func lines(_ text: String) throws -> [String] {
    var reader = try LineReader(path: folder.write(text, to: "lines.txt"))
    var lines: [String] = []
    while let line = try reader.next() { lines.append(line) }
    #expect(reader.line == lines.count)
    return lines
  }

  @Test("lines are as Foundation splits them, over several blocks", arguments: [1, 700, 3_000_000])
  func many(length: Int) throws {
    let text = (0..<(4_000_000 / length)).map { String(repeating: "亩", count: length / 3) + "\($0)" }
      .joined(separator: "\n")
    #expect(try lines(text) == text.components(separatedBy: "\n"))
    #expect(try lines(text + "\n") == text.components(separatedBy: "\n"))
  }

  @Test("Windows line ends and empty lines")
  func ends() throws {
    #expect(try lines("a\r\n\r\nb\n\nc") == ["a", "", "b", "", "c"])
    #expect(try lines("").isEmpty)
  }

  @Test("text that is not UTF-8 is refused with its line")
  func encoding() throws {
    let path = folder.path + "/gbk.txt"
    try Data([0x61, 0x0A, 0xC4, 0x61, 0x0A]).write(to: URL(filePath: path))
    var reader = try LineReader(path: path)
    #expect(try reader.next() == "a")
    do throws(Failure) {
      _ = try reader.next()
      Issue.record("not refused")
    } catch {
      #expect(error.diagnostic.code == .notUTF8)
      #expect(error.diagnostic.place.line == 2)
    }
  }
}
