import MuchanEnergy
import MuchanQuantities
import MuchanRecords
import MuchanTestSupport
import Testing

@Suite("Paths to targets")
struct PathTests {
  private func target(
    _ path: Target.Path, aim: Target.Aim = .value(50), budgets: [Int: Double] = [:],
    indicator: Target.Indicator = .energy, base: Double? = nil, until year: Int = 2022
  ) -> Target {
    Target(
      indicator: indicator, scopeID: "Z", baseYear: 2020, baseValue: base, targetYear: year, aim: aim, unit: "tce",
      basis: "calorific", priceBase: "2020", path: path, budgets: budgets, source: "test")
  }

  private func series(_ values: [Int: Double], lowerBound: Bool = false, price: String = "2020") -> YearlySeries {
    YearlySeries(
      .energy, scopeID: "Z", basis: "calorific", priceBase: price,
      points: values.map { YearlySeries.Point(year: $0, value: $1, isLowerBound: lowerBound, origin: .account) })
  }

  private func standing(
    _ target: Target, _ series: YearlySeries, year: Int = 2021, needsConstant: Bool = true
  ) -> PathStanding {
    PathStanding(target, series, factor: 1, year: year, needsConstantPrices: needsConstant)
  }

  @Test("half way is half the change, or the square root of the factor")
  func shapes() throws {
    // 100 to 50 in two years: 75 by steps; 100·√0.5 = 70.7107 by rate.
    #expect(TargetPath(target(.linear), baseValue: 100, factor: 1).allowed(2021) == 75)
    let rate = try #require(TargetPath(target(.constantRate), baseValue: 100, factor: 1).allowed(2021))
    #expect(rate.isClose(to: 70.710678, relative: 1e-8))
    let budget = TargetPath(target(.budget, budgets: [2021: 80, 2022: 50]), baseValue: 100, factor: 1)
    #expect(budget.allowed(2021) == 80 && budget.budget(upTo: 2022) == 130)
    #expect(budget.allowed(2023) == nil && budget.allowed(2019) == nil)
  }

  @Test("a change in percent is one of the base, a factor one of units")
  func aims() {
    // 10 (10,000 t) is 100,000 t; 20 % less is 80,000.
    let path = TargetPath(target(.linear, aim: .changePercent(-20)), baseValue: 100_000, factor: 10_000)
    #expect(path.targetValue == 80_000)
    #expect(TargetPath(target(.linear, aim: .value(8)), baseValue: 1, factor: 10_000).targetValue == 80_000)
  }

  @Test("verdict, rates and budget of the last year")
  func verdict() throws {
    let result = standing(target(.linear), series([2020: 100, 2021: 80]))
    #expect(result.judged?.verdict == .offPath)
    #expect(result.excess == 5)
    // From 80 to 50 in one year: -37.5 %; so far -20 %.
    #expect(try #require(result.requiredRate).isClose(to: -0.375, relative: 1e-12))
    #expect(try #require(result.rateSoFar).isClose(to: -0.2, relative: 1e-12))
    // Budget 75 + 50, used 80.
    #expect(result.budget == 125 && result.used == 80 && result.left == 45)
    #expect(standing(target(.linear), series([2020: 100, 2021: 75])).judged?.verdict == .onPath)
  }

  @Test("what cannot be told is unknown with its reason")
  func gaps() {
    let low = standing(target(.linear), series([2020: 100, 2021: 70], lowerBound: true))
    #expect(low.judged?.verdict == .unknown && low.judged?.gap == .lowerBound)
    // Past the path even as a lower bound.
    #expect(standing(target(.linear), series([2020: 100, 2021: 90], lowerBound: true)).judged?.verdict == .offPath)
    let noBase = standing(target(.linear), series([2021: 70]))
    #expect(noBase.path == nil && noBase.judged?.gap == .noBase)
    let prices = standing(
      target(.linear, indicator: .energyIntensity), series([2020: 100, 2021: 70], price: "current"))
    #expect(prices.judged?.verdict == .unknown && prices.judged?.gap == .currentPrices)
    #expect(prices.budget == nil, "an intensity has no budget")
    #expect(
      standing(
        target(.linear, indicator: .energyIntensity), series([2020: 100, 2021: 70], price: "current"),
        needsConstant: false
      ).judged?.verdict == .onPath)
    #expect(standing(target(.linear), series([2020: 100])).judged?.year == 2020)
    #expect(standing(target(.linear), series([:])).judged == nil)
  }

  @Test("a trend meets or misses, and short ones are said to be short")
  func forecast() {
    func outlook(_ values: [Double], until year: Int = 2026) -> TargetForecast {
      let figures = values.enumerated().map { YearFigure(year: 2020 + $0, value: $1) }
      let path = TargetPath(target(.linear, until: year), baseValue: 100, factor: 1)
      return TargetForecast(figures, path: path, minimumYears: 4, probability: 0.95)
    }
    #expect(outlook([100, 90, 81]).outlook == .tooShort)
    // 10 % less each year, exactly: 100·0.9^6 = 53.1 in 2026, 47.8 in 2027.
    let exact = outlook([100, 90, 81, 72.9, 65.61])
    #expect(exact.outlook == .missed && exact.metFrom == 2027)
    #expect(outlook([100, 80, 64, 51.2, 40.96]).outlook == .met)
    #expect(outlook([100, 104, 103, 109, 110]).metFrom == nil)
    #expect(outlook([100, 104, 103, 109, 110]).leavesPathIn == 2025)
    #expect([TargetForecast.Outlook.likelyMet, .likelyMissed].contains(outlook([100, 80, 99, 75, 80]).outlook))
  }
}
