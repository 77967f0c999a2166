import Foundation
import MuchanTestSupport
import MuchanYield
import Testing

/// Against numpy: Tests/Fixtures/oracles/quantiles.md.
@Suite("Quantiles")
struct QuantileTests {
  @Test("quantiles are numpy's to the last bit")
  func numpy() throws {
    let rows = try ExpectedTable(Fixture("oracles/quantiles.csv")).rows
    #expect(rows.count == 189)
    for row in rows {
      let values = try JSONDecoder().decode([Double].self, from: Data(row["values"].utf8))
      let quantile = Quantiles(values)(try #require(row.number("p")))
      #expect(quantile == row.number("quantile"), "\(row["kind"]) \(values.count) \(row["p"])")
    }
    #expect(Quantiles([])(0.5) == nil)
  }

  @Test("the order of the values does not matter")
  func order() {
    let values = (0..<30).map { Double(($0 * 17) % 30) }
    for p in [0.1, 0.25, 0.9] { #expect(Quantiles(values)(p) == Quantiles(values.reversed())(p)) }
  }
}
