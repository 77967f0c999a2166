import Foundation
import MuchanDiagnostics
import MuchanTestSupport
import Testing

@testable import MuchanFormats

/// What is read from damaged files is the whole content or a failure; nothing stops the program.
@Suite("Damaged streams")
struct StreamDamageTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func content(_ path: String, _ use: InputFile.Use, _ encoding: TextEncoding? = nil) throws -> [UInt8] {
    let file = try InputFile(path: path, options: InputOptions(encoding: encoding), use: use)
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = try piece.withUnsafeMutableBytes { try file.readNext(into: $0) }
      bytes += piece[..<count]
      if count < piece.count { return bytes }
    }
  }

  private static func damaged(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert([0x2C, 0x0A, 0x40, 0x5B, 0x3D, 0x80].randomElement(using: &generator) ?? 0, at: place)
      default: bytes.removeSubrange(place..<min(place + 20, bytes.count))
      }
      if bytes.isEmpty { return [0] }
    }
    return bytes
  }

  @Test("boundary-point texts, 3,000 mutations", arguments: ["utf-8", "gb18030"])
  func boundaryTexts(_ encoding: String) throws {
    let template = try Fixture("../../data/templates/boundary-points.\(encoding).txt").bytes()
    var generator = SeededGenerator(state: 5)
    var counts = (read: 0, refused: 0)
    for _ in 0..<1_500 {
      let path = try scratch.write(Self.damaged(template, &generator), to: "a.txt")
      do {
        let text = try content(path, .features)
        counts.read += 1
        // A sequence of features, or, where the first line was hit, the text itself.
        if text.first == 0x1E {
          for record in text.split(separator: 0x1E) {
            #expect((try? JSONSerialization.jsonObject(with: Data(record))) != nil)
          }
        }
      } catch {
        #expect(error is Failure)
        counts.refused += 1
      }
    }
    #expect(counts.read > 50 && counts.refused > 500, "\(counts)")
  }

  @Test("gzip data, 2,000 mutations: the whole content or a failure")
  func gzip() throws {
    let table = try ExpectedTable(Fixture("oracles/gzip.csv"))
    let digits = Array(table.rows[0]["bytes"])
    let packed = stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
    let text = Array((0..<60).map { "\($0),\($0 * $0)\n" }.joined().utf8)
    var generator = SeededGenerator(state: 6)
    for _ in 0..<2_000 {
      let bytes = Self.damaged(packed, &generator)
      guard bytes.starts(with: GzipStream.magic) else { continue }
      let path = try scratch.write(bytes, to: "a.gz")
      if let read = try? content(path, .text) { #expect(read == text) }
    }
  }

  @Test(
    "text of other encodings, 2,000 mutations: UTF-8 or a failure",
    arguments: [TextEncoding.gb18030, .utf16LittleEndian])
  func encodings(_ encoding: TextEncoding) throws {
    let text = "企业编号,年份,企业名称\n0001,2022,南京甲厂\n0002,2022,\u{20000}镕\n"
    let bytes =
      encoding == .gb18030
      ? Array(try Fixture("oracles/gb18030.gb").bytes().prefix(400))
      : text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    var generator = SeededGenerator(state: 7)
    for _ in 0..<1_000 {
      let path = try scratch.write(Self.damaged(bytes, &generator), to: "a.csv")
      if let read = try? content(path, .text, encoding) {
        #expect(read.withUnsafeBytes { UTF8Check.firstError(in: $0) } == nil)
      }
    }
  }
}
