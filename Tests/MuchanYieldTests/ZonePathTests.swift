import MuchanDiagnostics
import MuchanEnergy
import MuchanLand
import MuchanQuantities
import MuchanRecords
import MuchanTestSupport
import MuchanYield
import Testing

@Suite("Years of a zone")
struct ZonePathTests {
  private func inputs(_ small: inout SmallZone, years: [Int], prices: ConstantPrices? = nil) throws -> ZoneYear.Inputs {
    let enterprises = small.years()
    let land = EnterpriseLand.byYear(
      years, occupancies: OccupancyColumns(small.occupancies), enterprises: enterprises, parcels: small.parcels,
      zones: small.zones,
      log: &small.log)
    return ZoneYear.Inputs(enterprises: enterprises, energy: try small.account(), land: land, prices: prices)
  }

  private func index(_ year: Int, _ index: Double, base: Int, industry: String? = nil) throws -> Deflator {
    var row = Deflator(
      region: "R", year: year, index: try #require(FixedDecimal<SixPlaces>(rounding: index)), baseYear: base,
      source: "test")
    row.industryCode = industry
    return row
  }

  @Test("indices are linked, and an industry's own goes before that of all")
  func prices() throws {
    let rows = [
      try index(2021, 110, base: 2020), try index(2022, 105, base: 2021),
      try index(2022, 200, base: 2020, industry: "39"),
    ]
    let prices = ConstantPrices(rows, region: "R", baseYear: 2020)
    // 1.10 · 1.05 = 1.155.
    #expect(try #require(prices.level(of: 2022, industryCode: "3511")).isClose(to: 1.155, relative: 1e-12))
    #expect(prices.level(of: 2022, industryCode: "3911") == 2)
    #expect(try #require(prices.level(of: 2021, industryCode: "3911")).isClose(to: 1.1, relative: 1e-12))
    #expect(prices.level(of: 2020, industryCode: nil) == 1)
    #expect(prices.level(of: 2023, industryCode: nil) == nil)
    #expect(ConstantPrices(rows, region: "elsewhere", baseYear: 2020).level(of: 2021, industryCode: nil) == nil)
    let amount = try #require(Money(roundingWanYuan: 110))
    #expect(prices.constant(amount, of: 2021, industryCode: nil)?.wanYuan.description == "100")
  }

  @Test("only enterprises with both figures are decomposed; who enters, leaves or cannot be compared is listed")
  func members() throws {
    var small = try SmallZone()
    // e1 in both; e2 leaves; e3 enters; e4 has no value added in 2022.
    for year in [2021, 2022] {
      small.enterprise(
        "e1", year: year, output: 100, valueAdded: year == 2021 ? 10 : 20, industry: year == 2021 ? "35" : "3911")
      small.enterprise("e4", year: year, output: 100, valueAdded: year == 2021 ? 10 : nil)
      small.burns("e1", year: year, tonnes: year == 2021 ? 40 : 60)
      small.burns("e4", year: year, tonnes: 5)
    }
    small.enterprise("e2", year: 2021, output: 100, valueAdded: 10)
    small.burns("e2", year: 2021, tonnes: 7)
    small.enterprise("e3", year: 2022, output: 100, valueAdded: 10)
    small.burns("e3", year: 2022, tonnes: 9)
    for id in ["e1", "e2", "e3", "e4"] {
      small.occupancies.append(Occupancy(parcelID: "a", enterpriseID: id, kind: .own))
    }
    let inputs = try inputs(&small, years: [2021, 2022])
    let years = [2021, 2022].map { ZoneYear($0, zone: 0, inputs) }
    let limits = Decoupling.Limits(low: try #require(Ratio(8, 10)), high: try #require(Ratio(12, 10)))
    let step = try #require(ZoneDecomposition(years, zone: 0, inputs, limits: limits).energy.first)
    #expect(step.change.before.description == "47" && step.change.after.description == "69")
    #expect(step.change.residual == .zero && step.change.effects.sum.description == "22")
    #expect(step.coverageBefore == Coverage(known: 2, total: 3) && step.coverageAfter == Coverage(known: 2, total: 3))
    let moves = step.memberships.map { "\(inputs.enterprises.ids[$0.enterprise]) \($0.movement.rawValue)" }
    #expect(moves == ["e2 left", "e3 entered", "e4 not_comparable"])
    // e1 counts in the industry it has in 2022 in both years.
    #expect(step.change.industries.map(\.industry) == ["39"])
    // The zone's energy as a total holds everybody.
    #expect(years[0].energy(Calorific.self)?.sum.tonnes.description == "52")
    #expect(years[1].both(Calorific.self, atConstantPrices: false)?.valueAdded.wanYuan.description == "30")
  }

  @Test("parks and enterprises make up both shares, and their quadrants follow the means")
  func contributions() throws {
    var small = try SmallZone()
    small.enterprise("e1", output: 300, holds: ["a"])
    small.enterprise("e2", output: 100, holds: ["b"])
    small.enterprise("e3", output: 200, holds: ["d"])
    small.burns("e1", tonnes: 10)
    small.burns("e2", tonnes: 40)
    small.burns("e3", tonnes: 30)
    small.totals(tonnes: 1_000, wanYuan: 10_000)
    let row = try #require(try small.assessment().rows.first)
    let inputs = try inputs(&small, years: [2022])
    let parks = [2, 3].map { (zone: $0, year: ZoneYear(2022, zone: $0, inputs)) }
    let result = ShareContributions(row, zone: ZoneYear(2022, zone: 0, inputs), parks: parks)
    let enterprises = result.parts.filter { !$0.isPark }
    // Half of e2 lies in zone Y: 20 of 60 t and 50 of 550 count here.
    #expect(enterprises.map { inputs.enterprises.ids[$0.number] } == ["e3", "e2", "e1"])
    let energy = enterprises.compactMap { $0.energy?.tonnes }.reduce(.zero, +)
    #expect(energy == row.energy.zone?.tonnes && energy.description == "60")
    #expect(enterprises.compactMap { $0.output?.wanYuan }.reduce(.zero, +) == row.output.zone?.wanYuan)
    // Means 20 t and 183.3: e3 30 t, 200; e2 20 t, 50; e1 10 t, 300. On the mean counts as high.
    #expect(enterprises.map(\.quadrant) == [.highOutputHighEnergy, .lowOutputHighEnergy, .highOutputLowEnergy])
    let parkParts = result.parts.filter(\.isPark)
    #expect(parkParts.map { $0.energy?.tonnes.description } == ["10", "20"])
    #expect(try #require(enterprises[0].energyShare) == #require(Ratio(30, 1_000)))
    #expect(try #require(enterprises[0].energyPart) == #require(Ratio(1, 2)))
  }

  @Test("the headroom added on both sides brings the share to its limit")
  func headroom() throws {
    var small = try SmallZone()
    small.enterprise("e1", output: 300, holds: ["a"])
    small.burns("e1", tonnes: 10)
    small.totals(tonnes: 1_000, wanYuan: 1_000)
    let row = try #require(try small.assessment().rows.first)
    // (0.025 · 1000 - 10) / 0.975 = 15.384615…
    let headroom = try #require(row.energyHeadroom)
    #expect(headroom.tonnes.description == "15.384615")
    let moved = row.adding([ShareChange(name: "all of it", energy: headroom, output: .zero)])
    let share = try #require(moved.energy.ratio)
    let limit = try #require(Ratio(25, 1_000))
    #expect(share < limit && share.doubleValue.isClose(to: 0.025, relative: 1e-7))
    let more = try #require(StandardCoal<Calorific>(roundingTonnes: 0.000002))
    let past = moved.adding([ShareChange(name: "and a gram", energy: more, output: .zero)])
    #expect(try #require(past.energy.ratio) >= limit)
    #expect(past.energyIsMet == false)
  }

  @Test("a share that grows passes its limit in the year the trend says")
  func outlook() {
    // 2 % growing by 5 % a year: 2.5 / 2 = 1.25 = 1.05^4.57, so the fifth year after the base, 2024.
    let shares = (0..<4).map { YearFigure(year: 2019 + $0, value: 0.02 * [1, 1.05, 1.1025, 1.157625][$0]) }
    let outlook = ShareOutlook(shares, limit: 0.025, isCeiling: true, minimumYears: 4, probability: 0.95)
    #expect(outlook.passedIn == 2024)
    #expect(ShareOutlook(shares, limit: 0.019, isCeiling: false, minimumYears: 4, probability: 0.95).passedIn == nil)
    let open = ShareOutlook(shares, limit: nil, isCeiling: true, minimumYears: 4, probability: 0.95)
    #expect(open.trend != nil && open.passedIn == nil && open.margin == nil)
    #expect(ShareOutlook(shares, limit: 0.025, isCeiling: true, minimumYears: 5, probability: 0.95).trend == nil)
  }

  @Test("stated figures stand for years that the account has not, in their own unit and basis")
  func stated() throws {
    var small = try SmallZone()
    small.enterprise("e1", output: 300, valueAdded: 100, holds: ["a"])
    small.burns("e1", tonnes: 10)
    let inputs = try inputs(&small, years: [2022])
    func figure(_ year: Int, _ indicator: String, _ value: Double, _ unit: String, basis: String?, price: String? = nil)
      -> ZoneFigure
    {
      var figure = ZoneFigure(zoneID: "Z", period: Period(year: year), indicator: indicator, value: value, unit: unit)
      figure.basis = basis
      figure.priceBase = price
      return figure
    }
    let stated = [
      figure(2021, "energy_tce", 2, "万吨标准煤", basis: "calorific"),
      figure(2022, "energy_tce", 9, "tce", basis: "calorific"),
      figure(2020, "energy_tce", 9, "tce", basis: "coal_input"), figure(2019, "energy_tce", 9, "t", basis: "calorific"),
      figure(2021, "value_added_wan_yuan", 1, "亿元", basis: nil, price: "current"),
      figure(2020, "co2_t", 5, "t", basis: "location"),
    ]
    let series = ZoneSeries(
      scopeID: "Z", years: [ZoneYear(2022, zone: 0, inputs)], priceYear: nil, stated: IndicatorColumns(stated),
      units: small.units, file: "indicators.csv")
    var log = DiagnosticLog()
    func target(_ indicator: Target.Indicator, _ basis: String, unit: String = "tce") -> Target {
      Target(
        indicator: indicator, scopeID: "Z", baseYear: 2020, targetYear: 2025, aim: .value(1), unit: unit, basis: basis,
        priceBase: "current", source: "test")
    }
    let energy = series.series(for: target(.energy, "calorific"), log: &log)
    #expect(
      energy.points.map { "\($0.year) \($0.value) \($0.origin.rawValue)" } == [
        "2021 20000.0 stated", "2022 10.0 account",
      ])
    // The row in t is no standard coal.
    #expect(log.findings.map(\.code) == [.unknownUnit])
    var quiet = DiagnosticLog()
    let intensity = series.series(for: target(.energyIntensity, "calorific"), log: &quiet)
    #expect(intensity.points.map(\.value) == [2, 0.1] && intensity.priceBase == "current")
    let carbon = series.series(for: target(.carbon, "location"), log: &quiet)
    #expect(carbon.points.map(\.value) == [5])
    #expect(small.units.factor(of: target(.energyIntensity, "calorific", unit: "tce/亿元")) == 1e-4)
    #expect(small.units.factor(of: target(.energyIntensity, "calorific", unit: "tce")) == nil)
    #expect(small.units.factor(of: target(.carbon, "location", unit: "tCO2")) == 1)
  }
}
