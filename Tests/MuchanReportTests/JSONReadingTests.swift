import MuchanReport
import Testing

@Suite("Reading JSON that was written here")
struct JSONReadingTests {
  @Test(
    "what is read is written the same",
    arguments: [
      "null", "true", "[]", "{}", "-0", "170141183460469231731687303715884105727", "1.50e-3", #""a\tb\u0001\"\\""#,
      #"{"a":[1,{"b":null}],"a":"亩产"}"#, #""é é""#,
    ])
  func roundTrip(text: String) { #expect(JSONValue(reading: text)?.compact() == text) }

  @Test("escapes are understood")
  func escapes() {
    #expect(JSONValue(reading: #" "\u4ea9\/\b\f\n\r\t\uD83D\uDE00" "#)?.text == "亩/\u{8}\u{C}\n\r\t😀")
  }

  @Test("whole numbers are exact, and others are none")
  func integers() {
    #expect(JSONValue(reading: "9007199254740993")?.integer(as: Int.self) == 9_007_199_254_740_993)
    #expect(JSONValue(reading: "-1")?.integer(as: UInt32.self) == nil)
    #expect(JSONValue(reading: "1.0")?.integer(as: Int.self) == nil)
  }

  @Test(
    "what is not one JSON value is refused",
    arguments: [
      "", " ", "nul", "truee", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":1,}", "{a:1}", "01", "1.", ".5", "+1", "1e", "--1",
      "\"a", "\"\n\"", #""\x""#, #""\u12""#, #""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, "1 2", "[", "}",
      String(repeating: "[", count: 100) + String(repeating: "]", count: 100),
    ])
  func refused(text: String) { #expect(JSONValue(reading: text) == nil) }
}
