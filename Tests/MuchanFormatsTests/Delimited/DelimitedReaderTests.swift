import MuchanDiagnostics
import MuchanFormats
import Testing

@Suite("Delimited text")
struct DelimitedReaderTests {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func rows(at path: String, blockSize: Int = 1 << 20) throws(Failure) -> [[String]] {
    var reader = try DelimitedReader(path: path, blockSize: blockSize)
    var rows: [[String]] = []
    while try reader.advance() { rows.append((0..<reader.count).map { reader.text($0) }) }
    return rows
  }

  private func lines(of text: String) throws -> [Int] {
    var reader = try DelimitedReader(path: try scratch.write(text, to: "a.csv"))
    var lines: [Int] = []
    while try reader.advance() { lines.append(reader.line) }
    return lines
  }

  private func failure(_ bytes: [UInt8], name: String = "a.csv") throws -> Diagnostic? {
    let path = try scratch.write(bytes, to: name)
    do {
      _ = try rows(at: path)
      return nil
    } catch {
      return error.diagnostic
    }
  }

  @Test(
    "rows and fields are as RFC 4180 has them",
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
      ("a,b\r1,2", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}a,b\n", [["a", "b"]]),
      ("\"a,1\",\"b\"\"c\"\"\"\n", [["a,1", "b\"c\""]]),
      ("\"two\nlines\",x\n", [["two\nlines", "x"]]),
      ("a,\n,b\n,\n", [["a", ""], ["", "b"], ["", ""]]),
      ("a,", [["a", ""]]),
      ("\n\na\n\r\n\nb", [["a"], ["b"]]),
      ("\"\"\n", [[""]]),
      ("3\" pipe,a\"b\n", [["3\" pipe", "a\"b"]]),
      ("企业编号,用电量\n江宁,1\n", [["企业编号", "用电量"], ["江宁", "1"]]),
      ("\u{FEFF}", []),
    ])
  func dialect(text: String, expected: [[String]]) throws {
    let path = try scratch.write(text, to: "a.csv")
    #expect(try rows(at: path) == expected)
    // The smallest buffer has every boundary in it.
    #expect(try rows(at: path, blockSize: 4) == expected)
  }

  @Test("a .tsv file is separated by tabs")
  func tabs() throws {
    let path = try scratch.write("a\tb,c\n\"1\t2\"\t3\n", to: "a.tsv")
    #expect(try rows(at: path) == [["a", "b,c"], ["1\t2", "3"]])
  }

  @Test("line numbers count line ends inside quotes and blank lines")
  func lineNumbers() throws {
    #expect(try lines(of: "h\n\"a\nb\"\n\nc\r\n\"d\r\ne\rf\"\ng") == [1, 2, 5, 6, 9])
  }

  @Test("what cannot be read is refused at its place")
  func refusals() throws {
    var found = try #require(try failure(Array("h\na\n\"b\nc\n".utf8)))
    #expect(found.code == .unclosedQuote)
    #expect(found.place.line == 3)
    #expect(found.place.byteOffset == 4)

    // "h\n" + GBK 江宁 = BD AD C4 FE.
    found = try #require(try failure(Array("h\n".utf8) + [0xBD, 0xAD, 0xC4, 0xFE, 0x0A]))
    #expect(found.code == .notUTF8)
    #expect(found.place.line == 2)
    #expect(found.place.byteOffset == 2)
    #expect(found.found == "0xBD (GBK / GB18030?)")

    found = try #require(try failure([0xFF, 0xFE, 0x61, 0x00]))
    #expect(found.code == .notUTF8)
    #expect(found.found == "UTF-16")

    found = try #require(try failure(Array("h\nab".utf8) + [0, 0x0A]))
    #expect(found.code == .notUTF8)
    #expect(found.found == "0x00")
    #expect(found.place.byteOffset == 4)

    #expect(try failure([])?.code == .fileEmpty)
    // Overlong slash, a lone surrogate, past U+10FFFF, a cut character at the end.
    for bytes: [UInt8] in [[0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xBA]] {
      #expect(try failure(Array("h\n".utf8) + bytes)?.code == .notUTF8)
    }
  }

  @Test("a file that is missing or a folder is refused")
  func noFile() throws {
    let path = scratch.file("missing.csv")
    let error = #expect(throws: Failure.self) { try rows(at: path) }
    #expect(error?.diagnostic.code == .fileMissing)
    let folder = #expect(throws: Failure.self) { try rows(at: scratch.path) }
    #expect(folder?.diagnostic.code == .folderGiven)
  }

  @Test("a row that never ends is refused at the limit, not read into memory")
  func endlessRow() throws {
    let bytes = [UInt8](repeating: UInt8(ascii: "x"), count: DelimitedReader.longestRow + 10)
    #expect(try failure(bytes)?.code == .raggedRow)
  }

  @Test("the reader agrees with the slow one on random text, whatever the block size")
  func oracle() throws {
    var generator = SeededGenerator(state: 20_260_724)
    let pieces = ["a", "12", ",", ",", "\"", "\"\"", "\n", "\r\n", "\r", "亩", " ", "\",\"", "𠀀"]
    for round in 0..<1_500 {
      let text = (0..<Int.random(in: 1...14, using: &generator))
        .map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let path = try scratch.write(text, to: "a.csv")
      let expected = slowRows(of: text)
      for blockSize in [4, 7, 64] {
        let actual: [[String]]?
        do { actual = try rows(at: path, blockSize: blockSize) } catch {
          #expect(error.diagnostic.code == .unclosedQuote)
          actual = nil
        }
        #expect(actual == expected, "round \(round), block \(blockSize): \(text.debugDescription)")
      }
    }
  }
}
