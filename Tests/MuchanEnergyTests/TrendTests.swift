import Foundation
import MuchanEnergy
import MuchanTestSupport
import Testing

/// Against scipy, statsmodels, pymannkendall and enumeration: Tests/Fixtures/oracles/trends.md.
@Suite struct TrendTests {
  private struct Case {
    var figures: [YearFigure]
    var arguments: [String]
    var row: ExpectedTable.Row

    func expected(_ column: String) throws -> Double { try #require(row.number(column)) }
  }

  private func cases(_ kind: String) throws -> [Case] {
    try ExpectedTable(Fixture("oracles/trends.csv")).rows.filter { $0["kind"] == kind }.map { row in
      let years = try JSONDecoder().decode([Int].self, from: Data(row["years"].utf8))
      let values = try JSONDecoder().decode([Double].self, from: Data(row["values"].utf8))
      return Case(
        figures: zip(years, values).map { YearFigure(year: $0, value: $1) },
        arguments: row["argument"].split(separator: " ").map(String.init), row: row)
    }
  }

  @Test func theMannKendallProbabilityIsTheEnumeratedOne() throws {
    let cases = try cases("mann_kendall")
    #expect(cases.count == 77)
    for one in cases {
      let test = try #require(MannKendall(one.figures.map(\.value)))
      #expect(Double(test.score) == (try one.expected("score")))
      #expect(test.law.rawValue == one.arguments[0])
      #expect(test.probability.isClose(to: try one.expected("probability"), relative: 1e-12))
    }
  }

  @Test func fourYearsCannotReachFivePercentAndFiveCan() throws {
    // domain.md 5.5: 2/24 and 2/120.
    #expect(try #require(MannKendall([4, 3, 2, 1])).leastProbability == 2.0 / 24)
    #expect(try #require(MannKendall([4, 3, 2, 1])).probability == 2.0 / 24)
    #expect(try #require(MannKendall([5, 4, 3, 2, 1])).probability == 2.0 / 120)
    #expect(MannKendall([1]) == nil)
    #expect(try #require(MannKendall([7, 7, 7])).probability == 1)
  }

  @Test func theSlopeIsTheMedianOfPairs() throws {
    let cases = try cases("sen")
    #expect(!cases.isEmpty)
    for one in cases {
      let slope = try #require(SenSlope(one.figures)).perYear
      #expect(slope.isClose(to: try one.expected("slope"), relative: 1e-12, absolute: 1e-12))
    }
  }

  @Test func theForecastHasTheIntervalOfLeastSquares() throws {
    let cases = try cases("forecast")
    #expect(!cases.isEmpty)
    for one in cases {
      let trend = try #require(LogLinearTrend(one.figures))
      let year = try #require(Int(one.arguments[0]))
      let ahead = trend.forecast(year, probability: try #require(Double(one.arguments[1])))
      #expect(trend.slope.isClose(to: try one.expected("slope"), relative: 1e-9))
      #expect(ahead.value.isClose(to: try one.expected("value"), relative: 1e-9))
      #expect(ahead.low.isClose(to: try one.expected("low"), relative: 1e-9))
      #expect(ahead.high.isClose(to: try one.expected("high"), relative: 1e-9))
    }
  }

  @Test func quantilesOfStudentAreThoseOfScipy() throws {
    for one in try cases("student") {
      let degrees = try #require(Int(one.arguments[0]))
      let student = try #require(StudentT(degrees: degrees))
      let limit = student.limit(of: try #require(Double(one.arguments[1])))
      #expect(limit.isClose(to: try one.expected("value"), relative: 1e-9))
    }
  }

  private func peak(_ values: [Double]) -> PeakTest {
    PeakTest(values.enumerated().map { YearFigure(year: 2010 + $0, value: $1) }, level: 0.05)
  }

  @Test func aPeakIsOnlyClaimedWhereTheYearsAfterItFall() {
    #expect(peak([]).finding == .tooShort)
    #expect(peak([1, 2, 3]).finding == .stillRising)
    // Four years after the maximum cannot be significant, however they fall.
    let four = peak([1, 9, 8, 7, 6, 5])
    #expect(four.finding == .tooFewAfter)
    #expect(four.maximumYear == 2011 && four.yearsAfter == 4)
    let five = peak([1, 9, 8, 7, 6, 5, 4])
    #expect(five.finding == .falling)
    #expect(five.trendAfter?.probability == 2.0 / 120)
    // Low at once and rising since: a maximum, no peak.
    #expect(peak([9, 1, 2, 3, 4, 5]).finding == .notFalling)
    // Of equal maxima the last counts.
    #expect(peak([9, 5, 9]).finding == .stillRising)
    // Six equal years cannot fall significantly.
    #expect(peak([9, 5, 5, 5, 5, 5, 5]).finding == .tooFewAfter)
  }

  @Test func gapsOfTheSeriesAreCounted() {
    let figures = [2000, 2001, 2005].map { YearFigure(year: $0, value: Double($0)) }
    #expect(PeakTest(figures, level: 0.05).gaps == 3)
  }
}
