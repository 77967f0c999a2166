import MuchanRecords
import MuchanTestSupport
import Testing

@Suite("Days and periods of months")
struct CalendarDayTests {
  @Test("numbers of days and ends of periods are Python's")
  func periods() throws {
    let table = try ExpectedTable(Fixture("oracles/periods.csv"))
    #expect(table.rows.count == 792)
    for row in table.rows {
      let day = try #require(CalendarDay(row["day"]))
      let months = try #require(Int(row["months"]))
      #expect(day.number == Int(row["number"]))
      #expect(CalendarDay(number: day.number) == day)
      let end = try #require(day.adding(months: months))
      #expect(end.description == row["end"], "\(day) + \(months) months")
      #expect(end.number - day.number == Int(row["days_between"]))
      #expect(day.adding(days: end.number - day.number) == end)
    }
  }

  @Test("a year after 29 February ends on 28 February, four years after on 29 February")
  func leapDay() throws {
    // By the rule: no corresponding day, so the last day of the month.
    let day = try #require(CalendarDay(year: 2020, month: 2, day: 29))
    #expect(day.adding(months: 12)?.description == "2021-02-28")
    #expect(day.adding(months: 48)?.description == "2024-02-29")
    let last = try #require(CalendarDay(year: 2021, month: 2, day: 28))
    #expect(last.adding(months: 36)?.description == "2024-02-28")
  }

  @Test("there is no day past the ends of the calendar")
  func ends() throws {
    let last = try #require(CalendarDay(year: 9999, month: 12, day: 31))
    #expect(last.adding(months: 1) == nil)
    #expect(last.adding(days: 1) == nil)
    #expect(CalendarDay(number: last.number + 1) == nil)
    let first = try #require(CalendarDay(year: 1, month: 1, day: 1))
    #expect(first.adding(days: -1) == nil)
    #expect(first.adding(months: -1) == nil)
    #expect(first.adding(months: 12)?.description == "0002-01-01")
  }
}
