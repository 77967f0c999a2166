import MuchanDiagnostics
import MuchanEnergy
import MuchanQuantities
import MuchanRecords
import MuchanYield
import Testing

@Suite("Enterprises against their industry")
struct EnergyBenchmarkTests {
  private func benchmarks(
    _ small: inout SmallZone, minimum: Int = 5, external: [ExternalBenchmark] = []
  ) throws -> EnergyBenchmarks {
    EnergyBenchmarks(
      try small.account(), carbon: nil, enterprises: small.years(), years: [2022], year: 2022,
      rules: EnergyBenchmarks.Rules(minimum: minimum, best: 0.25), external: external, units: small.units,
      file: "benchmarks.csv", log: &small.log)
  }

  /// Five of group 391 with 0.1 to 0.5 tce per 万元, one of group 392 with 0.6, one without output, one without energy.
  private func world() throws -> SmallZone {
    var small = try SmallZone()
    for number in 1...5 {
      small.enterprise("e\(number)", output: 100, valueAdded: 20, industry: "3911")
      small.burns("e\(number)", tonnes: Double(number) * 10)
    }
    small.enterprise("e6", output: 50, industry: "3921")
    small.burns("e6", tonnes: 30)
    small.enterprise("e7", output: 0, industry: "3911")
    small.burns("e7", tonnes: 1)
    small.enterprise("e8", output: 100, industry: "3911")
    return small
  }

  private let output = EnergyBenchmarks.Measure(denominator: .output, isAtCoalInput: false)

  @Test("a group counts from the minimum on, a division always; who has not both is counted beside")
  func groups() throws {
    var small = try world()
    let own = try benchmarks(&small).groups.filter { $0.measure == output }
    #expect(own.map(\.code) == ["39", "391"])
    // 0.1 … 0.6 of six: the quarter lies at 1.25, 0.2 + 0.25 · 0.1; of five at 1: 0.2.
    #expect(own.map { $0.quantiles(0.25) } == [0.225, 0.2])
    #expect(own[1].quantiles(0.5) == 0.3)
    #expect(own.map(\.quantiles.count) == [6, 5])
    #expect(own.map(\.enterprises) == [8, 7] && own.map(\.notPositive) == [1, 1])
    #expect(own[1].energy.description == "150" && own[1].denominator.description == "500")
    #expect(try benchmarks(&small, minimum: 6).groups.filter { $0.measure == output }.map(\.code) == ["39"])
  }

  @Test("a distance is energy less what the benchmark takes for the same output")
  func distances() throws {
    var small = try world()
    let all = try benchmarks(&small)
    let enterprises = small.years()
    func tonnes(_ id: String) throws -> [String: Double] {
      let own = all.distances(of: try #require(enterprises.number(of: id))).filter { $0.measure == output }
      return Dictionary(uniqueKeysWithValues: own.map { ("\($0.benchmark) \($0.code)", $0.tonnes) })
    }
    // 50 - 0.2 · 100 and 50 - 0.3 · 100; 10 - 0.2 · 100.
    #expect(try tonnes("e5") == ["best_quartile 391": 30, "median 391": 20])
    #expect(try tonnes("e1")["best_quartile 391"] == -10)
    // 392 is too small: the division, 30 - 0.225 · 50.
    #expect(try tonnes("e6")["best_quartile 39"] == 18.75)
    #expect(try tonnes("e7").isEmpty && tonnes("e8").isEmpty)
    #expect(all.enterprises.map { enterprises.ids[$0] } == ["e5", "e4", "e6", "e3", "e2", "e1"])
  }

  @Test("of each level of benchmarks.csv the longest code counts, in any unit of energy over money")
  func external() throws {
    var small = try world()
    func row(_ code: String, _ level: String, _ value: Double, _ unit: String, line: Int) throws -> ExternalBenchmark {
      ExternalBenchmark(
        industryCode: code, level: level, denominator: .output, isAtCoalInput: false,
        value: try #require(FixedDecimal<SixPlaces>(rounding: value)), unit: unit, source: "a standard", line: line)
    }
    let all = try benchmarks(
      &small,
      external: [
        try row("39", "标杆", 0.05, "tce/万元", line: 2), try row("3911", "标杆", 2_000, "tce/亿元", line: 3),
        try row("39", "基准", 0.4, "tce/万元", line: 4), try row("39", "x", 1, "t/万元", line: 5),
        try row("26", "标杆", 9, "tce/万元", line: 6),
      ])
    let own = all.distances(of: try #require(small.years().number(of: "e3"))).filter { $0.source != nil }
    #expect(own.map(\.benchmark) == ["基准", "标杆"] && own.map(\.code) == ["39", "3911"])
    // 30 - 0.4 · 100; 2,000 tce over 10,000 万元 are 0.2: 30 - 20.
    #expect(own.map(\.tonnes) == [-10, 10])
    #expect(small.log.findings.filter { $0.code == .unknownUnit }.map(\.place.line) == [5])
  }
}
