import MuchanEnergy
import MuchanQuantities
import MuchanRecords
import Testing

@Suite("Meter diagnosis")
struct MeterDiagnosisTests {
  private let limits = MeterDiagnosis.Limits(
    spikeTimes: FixedDecimal(units: 3_000_000), leastMonths: 6, flatMonths: 3, yearChange: FixedDecimal(units: 500_000),
    status: "test")

  /// January 2022 is month 0 of the series here.
  private func findings(_ quantities: [Int?], asOf: String? = nil) -> [(String, ClosedRange<Int>)] {
    let first = 2022 * 12
    let series = quantities.enumerated().compactMap { month, quantity in
      quantity.map { (month: first + month, quantity: FixedDecimal<SixPlaces>(units: Int128($0) * 1_000_000)) }
    }
    return MeterDiagnosis(limits: limits, asOf: asOf.flatMap { CalendarDay($0) }).findings(in: series).map {
      ($0.sign.rawValue, ($0.months.lowerBound - first)...($0.months.upperBound - first))
    }
  }

  private func expect(_ found: [(String, ClosedRange<Int>)], _ wanted: [(String, ClosedRange<Int>)]) {
    #expect(found.map(\.0) == wanted.map(\.0))
    #expect(found.map(\.1) == wanted.map(\.1))
  }

  @Test("months between readings are a gap, months after the last one silence, up to the last month that has ended")
  func gaps() {
    let months = [10, 11, nil, nil, 12, 13]
    expect(findings(months), [("gap", 2...3)])
    expect(findings(months, asOf: "2022-06-30"), [("gap", 2...3)])
    expect(findings(months, asOf: "2022-08-30"), [("gap", 2...3), ("silent", 6...6)])
    expect(findings(months, asOf: "2022-08-31"), [("gap", 2...3), ("silent", 6...7)])
  }

  @Test("above three times the median is a spike, at three times it is not; below a third a drop; zero is neither")
  func levels() {
    expect(findings([10, 11, 10, 9, 31, 10]), [("spike", 4...4)])
    expect(findings([10, 11, 10, 9, 30, 10]), [])
    expect(findings([10, 11, 10, 9, 3, 10]), [("drop", 4...4)])
    expect(findings([10, 11, 10, 9, 0, 12]), [])
    // Five months have no median that counts.
    expect(findings([10, 11, 10, 9, 90]), [])
  }

  @Test("three equal months in a row are flat, two are not, nor are zeros or months with a gap between")
  func flats() {
    expect(findings([10, 12, 12, 12, 11, 13]), [("flat", 1...3)])
    expect(findings([10, 12, 12, 11]), [])
    expect(findings([10, 0, 0, 0, 11]), [])
    expect(findings([12, 12, nil, 12]), [("gap", 2...2)])
  }

  @Test("a negative month is a counter that went backwards")
  func reversed() { expect(findings([10, -1, 12]), [("reversed", 1...1)]) }

  @Test("a change of more than half on the month of the year before is told; half is not")
  func years() {
    let year = [10, 11, 12, 10, 11, 12, 10, 11, 12, 10, 11, 12]
    expect(findings(year + [15, 17]), [("year_change", 13...13)])
    expect(findings(year + [5, 5]), [("year_change", 13...13)])
  }
}
