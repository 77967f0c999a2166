import Testing

@testable import MuchanReport

/// Text from ledgers on a page. Expected values follow from HTML's five characters of markup and Unicode's list of
/// characters that turn the direction of text (UAX #9).
struct MarkupTests {
  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("\" onload='x'", "&quot; onload=&#39;x&#39;"),
    ("a & b", "a &amp; b"),
    ("公司\u{202E}gnp.exe", "公司\u{FFFD}gnp.exe"),
    ("\u{2066}x\u{2069}\u{200F}", "\u{FFFD}x\u{FFFD}\u{FFFD}"),
    ("a\u{0}b\u{1B}[31m", "a\u{FFFD}b\u{FFFD}[31m"),
    ("南京市江宁区", "南京市江宁区"),
    ("a\nb\tc", "a\nb\tc"),
    ("½ × 3°", "½ × 3°"),
  ]) func markupStaysText(text: String, expected: String) {
    #expect(Markup.escaped(text) == expected)
    // What is escaped holds no character of markup.
    #expect(!Markup.escaped(text).contains { "<>\"'".contains($0) })
  }

  @Test(arguments: [
    ("2.0399", 2, "2.04"), ("-0.004", 2, "0.00"), ("1234567.891", 1, "1\u{202F}234\u{202F}567.9"),
    ("9999.5", 0, "10\u{202F}000"),
    ("1234", 0, "1234"), ("-98765.4", 1, "−98\u{202F}765.4"), ("0.000000000000", 6, "0.000000"),
  ]) func digitsAreRoundedForReaders(digits: String, places: Int, expected: String) {
    #expect(DigitText.shown(digits, places: places) == expected)
    // The cell's own digits stay beside it.
    #expect(DigitText.html(digits, places: places).contains(digits))
  }

  @Test func whatIsNoNumberIsUnknown() {
    for text in ["", "nan", "inf", "abc", "1e999"] { #expect(DigitText.html(text).contains("unknown"), "\(text)") }
  }

  @Test func aPhraseIsInBothLanguages() {
    #expect(Phrase("亩", "mu").html == "<i lang=zh>亩</i><i lang=en>mu</i>")
    #expect(Phrase(same: "A<B").html == "A&lt;B")
    #expect(Phrase("亩", "mu").plain == "亩 / mu")
  }

  /// The test vectors of RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ]) func bytesAreWrittenAsThePolicyHasThem(text: String, expected: String) {
    #expect(Base64.text(of: Array(text.utf8)) == expected)
    let digits = text.utf8.map { String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
    #expect(Base64.text(ofHexadecimal: digits) == expected)
  }

  @Test func anAnchorIsALetterOrDigitForAnyId() {
    #expect(ReportPage.anchor("3201150010010094000") == "3201150010010094000")
    #expect(ReportPage.anchor("a b\"'<中") == "a_20b_22_27_3c_e4_b8_ad")
  }
}
