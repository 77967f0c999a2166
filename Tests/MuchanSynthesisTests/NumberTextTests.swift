import Testing

@testable import MuchanSynthesis

struct NumberTextTests {
  @Test func `scaled integers are written with their decimals`() {
    #expect(NumberText.fixed(123_456, decimals: 2) == "1234.56")
    #expect(NumberText.fixed(-5, decimals: 2) == "-0.05")
    #expect(NumberText.trimmed(1_250, decimals: 2) == "12.5")
    #expect(NumberText.trimmed(1_200, decimals: 2) == "12")
  }

  @Test func `days move across leap years and month ends`() {
    #expect((Day(2020, 2, 28) + 1).text == "2020-02-29")
    #expect((Day(2019, 12, 31) + 1).text == "2020-01-01")
    #expect(Day(1970, 1, 1).number == 0)
  }
}
