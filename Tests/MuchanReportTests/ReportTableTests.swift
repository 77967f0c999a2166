import MuchanDiagnostics
import MuchanQuantities
import MuchanReport
import Testing

@Suite("Result tables")
struct ReportTableTests {
  /// Two rows with every kind of cell; all expected texts below are written by hand.
  static let sample: ReportTable = {
    var table = ReportTable(
      name: "zones",
      columns: [
        .text("zone", en: "zone", zh: "园区"),
        .number("area_mu", en: "area (mu)", zh: "面积（亩）"),
        .number("parcels"),
        .number("share"),
        .text("idle", en: "idle", zh: "闲置"),
      ])
    table.append([.text("江宁"), .exact("1234.50"), .integer(7), .number(0.125, places: 2), .flag(true)])
    table.append([.text("a \"b\", c"), .unknown, .integer(0), .number(-0.001, places: 2), .flag(false)])
    return table
  }()

  @Test("CSV quotes as RFC 4180 asks and leaves unknown cells empty")
  func csv() {
    #expect(
      Self.sample.csv() == """
        zone,area_mu,parcels,share,idle
        江宁,1234.50,7,0.12,true
        "a ""b"", c",,0,0.00,false

        """)
  }

  @Test(
    "a text that a spreadsheet would run gets an apostrophe, a negative number does not",
    arguments: [
      ("=1+1", "'=1+1"), ("+86", "'+86"), ("-5", "'-5"), ("@x", "'@x"), ("=\"a\"", "\"'=\"\"a\"\"\""),
      ("'=1", "''=1"), ("'a", "'a"), ("a=b", "a=b"), ("line\nend", "\"line\nend\""), ("cr\rlf", "\"cr\rlf\""),
      (" x", "\" x\""), ("", ""),
    ])
  func formulas(text: String, written: String) {
    var table = ReportTable(name: "t", columns: [.text("id"), .number("n")])
    table.append([.text(text), .number(-5, places: 1)])
    #expect(table.csv() == "id,n\n\(written),-5.0\n")
  }

  @Test("the only cell of a row is quoted when empty, so that the row is no blank line")
  func loneEmptyCell() {
    var table = ReportTable(name: "t", columns: [.number("n")])
    table.append([.unknown])
    #expect(table.csv() == "n\n\"\"\n")
  }

  @Test("JSON rows keep column order and exact digits, and write null for unknown")
  func json() {
    #expect(
      Self.sample.json.compact()
        == #"[{"zone":"江宁","area_mu":1234.50,"parcels":7,"share":0.12,"idle":true},"#
        + #"{"zone":"a \"b\", c","area_mu":null,"parcels":0,"share":0.00,"idle":false}]"#)
  }

  @Test("NDJSON has one object a line")
  func ndjson() {
    var table = ReportTable(name: "t", columns: [.text("id"), .number("n")])
    table.append([.text("1"), .integer(1)])
    table.append([.text("two\nlines"), .number(.nan, places: 3)])
    #expect(table.ndjson() == "{\"id\":\"1\",\"n\":1}\n{\"id\":\"two\\nlines\",\"n\":null}\n")
    #expect(ReportTable(name: "t", columns: [.text("id")]).ndjson() == "")
  }

  @Test("the terminal table counts a Chinese character as two columns")
  func terminalInChinese() {
    #expect(
      Self.sample.terminalText(in: .chinese) == """
        园区      面积（亩）  parcels  share  闲置
        --------  ----------  -------  -----  ----
        江宁         1234.50        7   0.12  是
        a "b", c        未知        0   0.00  否

        """)
  }

  @Test("the terminal table says unknown in English, and lines end without blanks")
  func terminalInEnglish() {
    #expect(
      Self.sample.terminalText(in: .english) == """
        zone      area (mu)  parcels  share  idle
        --------  ---------  -------  -----  ----
        江宁        1234.50        7   0.12  yes
        a "b", c    unknown        0   0.00  no

        """)
  }

  @Test("a terminal table shows control characters as blanks")
  func controls() {
    var table = ReportTable(name: "t", columns: [.text("id"), .text("b")])
    table.append([.text("a\u{1B}[2J\tb"), .text("")])
    #expect(table.terminalText(in: .english) == "id       b\n-------  -\na [2J b\n")
  }

  @Test(
    "display widths follow UAX #11",
    arguments: [("亩", 2), ("m²", 2), ("（", 2), ("e\u{301}", 1), ("", 0), ("𠀀", 2), ("한", 2), ("é", 1)])
  func widths(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test("exact decimals keep their digits, missing ones are unknown")
  func decimals() {
    // 1 mu = 2000/3 m² = 666.666666667 m² at nine places.
    let area = Area(roundingMu: 1)
    #expect(Cell.decimal(area?.squareMetres, places: 4) == .exact("666.6667"))
    #expect(Cell.decimal(area?.squareMetres) == .exact("666.666666667"))
    #expect(Cell.decimal(FixedDecimal<SixPlaces>?.none, places: 2) == .unknown)
    #expect(Cell.optional(Double?.none, places: 2) == .unknown)
  }
}
