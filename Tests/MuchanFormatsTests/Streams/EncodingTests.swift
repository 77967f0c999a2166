import Foundation
import MuchanDiagnostics
import MuchanTestSupport
import Testing

@testable import MuchanFormats

@Suite("Text encodings")
struct EncodingTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// The whole content of a file, read in pieces of an odd size.
  private func content(_ path: String, _ encoding: TextEncoding?) throws -> [UInt8] {
    let file = try InputFile(path: path, options: InputOptions(encoding: encoding))
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1009)
    while true {
      let count = try piece.withUnsafeMutableBytes { try file.readNext(into: $0) }
      bytes += piece[..<count]
      if count < piece.count { return bytes }
    }
  }

  private func failure(_ path: String, _ encoding: TextEncoding?) -> Diagnostic? {
    do {
      _ = try content(path, encoding)
      return nil
    } catch {
      return (error as? Failure)?.diagnostic
    }
  }

  // Expected bytes: Python's codec, Tests/Oracles/gb18030.py.
  @Test("every two-byte character of GB 18030 and 3,000 of four bytes are those of Python's codec")
  func everyCharacter() throws {
    let expected = [UInt8](try Data(contentsOf: Fixture("oracles/gb18030.utf8").url))
    #expect(expected.count > 70_000)
    #expect(try content(Fixture("oracles/gb18030.gb").url.path, .gb18030) == expected)
  }

  @Test("UTF-16 with a mark is read in either byte order, and without one where the order is named")
  func utf16() throws {
    let text = "企业编号,\u{20000}x\n"
    let little = Array(text.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = Array(text.utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let cases: [([UInt8], TextEncoding)] = [
      ([0xFF, 0xFE] + little, .utf16), ([0xFE, 0xFF] + big, .utf16), (little, .utf16LittleEndian),
      (big, .utf16BigEndian), ([0xFF, 0xFE] + little, .utf16LittleEndian),
    ]
    for (bytes, encoding) in cases {
      let path = try scratch.write(bytes, to: "t.csv")
      #expect(try content(path, encoding) == Array(text.utf8), "\(encoding)")
    }
    let cut = try scratch.write([0xFF, 0xFE] + little.dropLast(), to: "cut.csv")
    #expect(failure(cut, .utf16)?.code == .wrongEncoding)
  }

  @Test("bytes that are no character are an error with line, column and byte")
  func strict() throws {
    // "甲" is BC D7 in GBK; FF is no lead byte.
    let path = try scratch.write([0x61, 0x0A, 0xBC, 0xD7, 0x62, 0xFF, 0x0A], to: "t.csv")
    let found = failure(path, .gb18030)
    #expect(found?.code == .wrongEncoding)
    #expect(found?.place.line == 2)
    #expect(found?.place.byteOffset == 5)
    #expect(found?.found.hasPrefix("column 3, byte 5: FF") == true)
    let cut = try scratch.write([0x61, 0xBC], to: "cut.csv")
    #expect(failure(cut, .gb18030)?.place.byteOffset == 1)
  }

  @Test("a mark proves UTF-8 whatever was named, and UTF-8 text is not taken for GB 18030")
  func notMistaken() throws {
    let text = "企业编号,企业名称,年份\n1,南京第一机床厂,2022\n"
    let marked = try scratch.write([0xEF, 0xBB, 0xBF] + Array(text.utf8), to: "m.csv")
    #expect(try content(marked, .gb18030) == [0xEF, 0xBB, 0xBF] + Array(text.utf8))
    let plain = try scratch.write(text, to: "p.csv")
    #expect(failure(plain, .gb18030)?.found == "UTF-8 text")
  }

  @Test("a file that is not UTF-8 is refused with the likely encoding")
  func refusals() throws {
    let cases: [([UInt8], String)] = [
      ([0xC4, 0xCF, 0xBE, 0xA9, 0x2C, 0x31, 0x0A], "GB18030"), ([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00], "UTF-16"),
      ([0x61, 0x00, 0x2C, 0x00, 0x62, 0x00, 0x0A, 0x00], "UTF-16LE"),
      ([0x00, 0x61, 0x00, 0x2C, 0x00, 0x62, 0x00, 0x0A], "UTF-16BE"),
      // By Python's codecs: 經濟技術開發區,台北 and Zone économique,Créteil, then a,1 in UTF-32 with a mark and without.
      (
        [
          0xB8, 0x67, 0xC0, 0xD9, 0xA7, 0xDE, 0xB3, 0x4E, 0xB6, 0x7D, 0xB5, 0x6F, 0xB0, 0xCF, 0x2C, 0xA5, 0x78, 0xA5,
          0x5F, 0x0A,
        ], "BIG5"
      ),
      (Array("Zone ".utf8) + [0xE9] + Array("conomique,Cr".utf8) + [0xE9] + Array("teil\n".utf8), "ISO 8859-1"),
      ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0, 0x2C, 0, 0, 0, 0x31, 0, 0, 0, 0x0A, 0, 0, 0], "UTF-32"),
      ([0, 0, 0, 0x61, 0, 0, 0, 0x2C, 0, 0, 0, 0x31, 0, 0, 0, 0x0A], "UTF-32"),
      // 朱镕基, whose second character is not in GB 2312 and has an ASCII letter for its second byte.
      ([0x61, 0x2C, 0xD6, 0xEC, 0xE9, 0x46, 0xBB, 0xF9, 0x0A], "GB18030"),
    ]
    for (bytes, name) in cases {
      let path = try scratch.write(bytes, to: "t.csv")
      #expect {
        var reader = try DelimitedReader(path: path)
        _ = try reader.advance()
      } throws: { error in
        let found = (error as? Failure)?.diagnostic
        return found?.code == .notUTF8 && found?.found.contains(name) == true
      }
    }
  }

  @Test("names of encodings are known in the forms people write", arguments: ["GBK", "gb2312", "GB 18030", "cp936"])
  func names(_ name: String) throws { #expect(try TextEncoding(named: name) == .gb18030) }
}
