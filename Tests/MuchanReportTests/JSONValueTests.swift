import MuchanDiagnostics
import MuchanReport
import Testing

@Suite("JSON output")
struct JSONValueTests {
  @Test("strings escape quotes, backslashes and control characters only")
  func escapes() {
    let value = JSONValue.string("\"\\/\n\r\t\u{0}\u{1F}\u{7F}亩")
    #expect(value.compact() == #""\"\\/\n\r\t\u0000\u001f"# + "\u{7F}亩\"")
  }

  @Test("indented text has two blanks a level and closes empty lists on the line")
  func indented() {
    let value = JSONValue.object([
      ("b", .array([.number("1.50"), .null])), ("a", .object([])), ("c", .array([])), ("d", .bool(false)),
    ])
    #expect(
      value.indented() == """
        {
          "b": [
            1.50,
            null
          ],
          "a": {},
          "c": [],
          "d": false
        }
        """)
    #expect(value.compact() == #"{"b":[1.50,null],"a":{},"c":[],"d":false}"#)
  }

  @Test("rows of a table are written as the same list of objects is, whole and in parts")
  func rows() {
    let columns: [Column] = [.text("id"), .number("n\"x"), .flag("is"), .number("exact")]
    func row(_ number: Int) -> [Cell] {
      let measured: Cell = number % 3 == 0 ? .unknown : .number(Double(number) / 7, places: 3)
      let exact: Cell = number % 5 == 0 ? .code("c", chinese: "丙") : .exact("\(number).50")
      return [.text("\"\(number)\"\n亩"), measured, .flag(number % 2 == 0), exact]
    }
    func table(_ count: Int) -> JSONValue { .rows(columns, (0..<count).map(row)) }
    for count in [0, 1, 3, 5_000] {
      func document(_ rows: JSONValue, _ other: JSONValue) -> JSONValue {
        .object([("rows", rows), ("tables", .object([("t", other)])), ("end", .null)])
      }
      let value = document(table(count), table(1))
      let same = document(.array(table(count).list ?? []), .array(table(1).list ?? []))
      #expect(value.indented() == same.indented() && value.compact() == same.compact())
      var parts: [[UInt8]] = []
      value.writeIndented { parts.append($0) }
      #expect(String(decoding: parts.joined(), as: UTF8.self) == same.indented())
      #expect((parts.count > 1) == (count == 5_000))
    }
    #expect(table(1).compact() == #"[{"id":"\"0\"\n亩","n\"x":null,"is":true,"exact":"c"}]"#)
  }

  @Test("a finding has all its members, null where not known")
  func finding() {
    let finding = Diagnostic(.notANumber, at: Place(file: "e.csv", line: 3, field: "tax_wan_yuan"), found: "\"n/a\"")
    #expect(
      JSONValue(finding, in: .english).compact()
        == #"{"code":"TAB-004","severity":"error","file":"e.csv","line":3,"feature":null,"id":null,"#
        + #""field":"tax_wan_yuan","found":"\"n/a\"","message":"error TAB-004 e.csv:3: tax_wan_yuan: "#
        + #"a number was expected: \"n/a\"; write digits with a point, no unit and no separator"}"#)
  }

  @Test("the document has the members of the command contract, and balance only where there is one")
  func document() {
    var table = ReportTable(name: "t", columns: [.number("n")])
    table.append([.integer(1)])
    var document = ResultDocument(
      verb: "area", version: "0.1.0", ledger: Ledger(stored: 2, rejected: 1, skipped: 3), rows: table)
    let head =
      #"{"verb":"area","version":"0.1.0","method":null,"ledger":{"read":6,"stored":2,"rejected":1,"#
      + #""skipped":3},"coverage":null,"findings":[],"finding_counts":{},"rows":[{"n":1}]"#
    #expect(document.json(in: .english).compact() == head + "}")
    document.balance = .object([("difference_m2", .number("0"))])
    document.more = [("crs", .string("EPSG:4490"))]
    #expect(document.json(in: .english).compact() == head + #","balance":{"difference_m2":0},"crs":"EPSG:4490"}"#)
  }
}
