import MuchanRecords
import Testing

@Suite("Periods in four bytes")
struct PackedPeriodTests {
  @Test("a packed period is the period")
  func roundTrip() {
    let spans: [Period.Span] = [.year] + (1...4).map { .quarter($0) } + (1...12).map { .month($0) }
    for year in [0, 1, 1986, 2022, 9_999] {
      for span in spans {
        let period = Period(year: year, span: span)
        let packed = PackedPeriod(period)
        #expect(Period(packed) == period)
        #expect(packed.year == year)
        #expect(packed.months == period.months)
        #expect(packed.monthMask == period.months.reduce(0) { $0 | 1 << UInt16($1) })
        #expect((packed.month != nil) == (period.months.count == 1))
      }
    }
  }
}
