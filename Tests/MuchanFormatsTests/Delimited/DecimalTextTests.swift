import Testing

@testable import MuchanFormats
@testable import MuchanQuantities

@Suite("Decimal text")
struct DecimalTextTests {
  private func fixed(_ text: String, times power: Int = 0) -> String? {
    var text = text
    return text.withUTF8 { DecimalText(UnsafeRawBufferPointer($0))?.fixed(SixPlaces.self, times: power)?.description }
  }

  private func double(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { DecimalText.double(UnsafeRawBufferPointer($0)) }
  }

  @Test(
    "numbers keep their digits and are rounded once, half to even",
    arguments: [
      ("0", "0"), ("-0", "0"), ("007", "7"), ("1234.5", "1234.5"), ("-3.25", "-3.25"), ("1e3", "1000"),
      ("1.5E-2", "0.015"), ("0.1", "0.1"), ("0.0000005", "0"), ("0.0000015", "0.000002"), ("0.0000025", "0.000002"),
      ("0.00000250000000000000000000000000000000000000000001", "0.000003"), ("1e-60", "0"), ("9e12", "9000000000000"),
      ("0.00000000000000000000000000000000000000000000001e47", "1"),
      ("1000000000000000000000000000000000000000000000000e-48", "1"), ("0e99999", "0"),
    ])
  func numbers(text: String, expected: String) {
    #expect(fixed(text) == expected)
  }

  @Test("a unit of the header shifts the point exactly", arguments: [("12345.6", -1, "1234.56"), ("1.2", 4, "12000")])
  func shifts(text: String, power: Int, expected: String) {
    #expect(fixed(text, times: power) == expected)
  }

  @Test("past 9e12 there is no value", arguments: ["9000000000000.1", "-1e13", "1e400", "1e99999999999999999999"])
  func tooLarge(text: String) {
    #expect(fixed(text) == nil)
  }

  @Test(
    "nothing else is a number",
    arguments: [
      "", "-", "+1", "1,234", "1 234", ".5", "5.", "1e", "1e+", "0x1F", "NaN", "inf", "１２", "12万", "1.2.3", "--1", "−1",
      "5%",
    ])
  func refused(text: String) {
    #expect(fixed(text) == nil)
    #expect(double(text) == nil)
  }

  @Test("a Double is the one the standard library reads", arguments: 0..<500)
  func doubles(seed: Int) {
    var generator = SeededGenerator(state: UInt64(seed))
    let digits = (0..<Int.random(in: 1...25, using: &generator)).map { _ in
      String(Int.random(in: 0...9, using: &generator))
    }.joined()
    let text =
      "\(digits).\(Int.random(in: 0...9_999_999, using: &generator))e\(Int.random(in: -40...40, using: &generator))"
    #expect(double(text) == Double(text))
    #expect(double("-" + text) == Double("-" + text))
  }
}
