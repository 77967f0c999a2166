import MuchanReport
import Testing

/// Cells of tables as a spreadsheet takes them.
@Suite("Spreadsheet cells")
struct SpreadsheetCellTests {
  /// Numbers are those that Swift's own reading of the text gives, which rounds once.
  @Test(arguments: [
    ("0", 0), ("12", 0), ("-12.5", 1), ("0.1", 1), ("0.57", 2), ("484820.708979", 6), ("999999999999.123", 3),
    ("0.000000001", 9), ("123456789012345", 0), ("0.30", 2), ("-0.000001", 6),
  ]) func aDecimalOfUpTo15DigitsIsANumber(text: String, places: Int) throws {
    let number = try #require(SpreadsheetCell.number(Array(text.utf8)))
    #expect(number.value == Double(text))
    #expect(number.places == places)
  }

  @Test(arguments: [
    "", "-", ".5", "5.", "007", "1e5", "1,000", "+1", " 1", "1 ", "NaN", "1234567890123456", "147772.683310108123",
    "2022-12-31",
    "3201150010000000001", "1.2.3",
  ]) func whatASpreadsheetWouldChangeIsNone(text: String) {
    #expect(SpreadsheetCell.number(Array(text.utf8)) == nil)
  }

  @Test(arguments: [("'=1", "=1"), ("''=1", "'=1"), ("'name", "'name"), ("=1", "=1"), ("'", "'"), ("'-2", "-2")])
  func theGuardOfATextIsTakenAwayOnce(written: String, text: String) {
    #expect(Array(SpreadsheetCell.withoutGuard(Array(written.utf8)[...])) == Array(text.utf8))
  }

  @Test func everyTextIsWhatItWasBeforeItWasGuarded() {
    for text in ["=a", "'=a", "''=a", "'a", "-", "@", "+1", "a'=b", "", "'", "''"] {
      let line = CSVLine.field(text)
      #expect(Array(SpreadsheetCell.withoutGuard(Array(line.utf8)[...])) == Array(text.utf8), "\(text)")
    }
  }

  @Test func aChineseCharacterIsTwoWide() {
    #expect(SpreadsheetCell.width("ab面积".utf8) == 6)
    #expect(SpreadsheetCell.width("ab\nabcd".utf8) == 4)
  }
}
