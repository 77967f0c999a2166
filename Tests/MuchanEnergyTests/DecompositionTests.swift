import Foundation
import MuchanEnergy
import MuchanQuantities
import MuchanTestSupport
import Testing

@Suite struct DecompositionTests {
  private func exact(_ value: Double) throws -> FixedDecimal<SixPlaces> {
    try #require(FixedDecimal<SixPlaces>(rounding: value))
  }

  /// `[value added, {carrier: [energy, CO2]}]`.
  private struct Entry: Decodable {
    var valueAdded: Double
    var cells: [String: [Double]]

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      valueAdded = try list.decode(Double.self)
      cells = try list.decode([String: [Double]].self)
    }
  }

  /// `{industry: [value added, {carrier: [energy, CO2]}]}`.
  private func year(_ year: Int, json: String) throws -> IndustryCarrierYear {
    let object = try JSONDecoder().decode([String: Entry].self, from: Data(json.utf8))
    var table = IndustryCarrierYear(year: year)
    for (industry, entry) in object {
      table.add(valueAdded: try exact(entry.valueAdded), to: industry)
      for (carrier, cell) in entry.cells {
        table.add(.init(energy: try exact(cell[0]), carbon: try exact(cell[1])), carrier: carrier, to: industry)
      }
    }
    return table
  }

  /// One industry a row: value added and energy of one carrier.
  private func year(_ year: Int, _ rows: [(String, Double, Double)]) throws -> IndustryCarrierYear {
    var table = IndustryCarrierYear(year: year)
    for (industry, valueAdded, energy) in rows {
      table.add(valueAdded: try exact(valueAdded), to: industry)
      table.add(.init(energy: try exact(energy)), carrier: "electricity", to: industry)
    }
    return table
  }

  private func energy(
    _ before: [(String, Double, Double)], _ after: [(String, Double, Double)]
  ) throws -> Decomposition {
    let (first, second) = (try year(2000, before), try year(2001, after))
    return try #require(Decomposition(.energy, from: first, to: second))
  }

  /// By hand. Value added 10, 40 to 40, 40; energy 30, 20 to 80, 16.
  /// L(80, 30) = 50 / ln(8/3) = 50.9772; L(16, 20) = 4 / ln(5/4) = 17.9257.
  /// Activity ln(80/50) = 0.470004: 68.9029 · 0.470004 = 32.3847.
  /// Structure ln 2.5 and ln 0.625: 50.9772 · 0.916291 - 17.9257 · 0.470004 = 46.7099 - 8.4252 = 38.2848.
  /// Intensity ln(2/3) and ln(4/5): -50.9772 · 0.405465 - 17.9257 · 0.223144 = -20.6695 - 4 = -24.6695.
  @Test func twoSectorsByHand() throws {
    let result = try energy([("A", 10, 30), ("B", 40, 20)], [("A", 40, 80), ("B", 40, 16)])
    #expect(result.change.description == "46")
    #expect(result.effects[.activity].doubleValue.isClose(to: 32.3847, relative: 1e-5))
    #expect(result.effects[.structure].doubleValue.isClose(to: 38.2848, relative: 1e-5))
    #expect(result.effects[.intensity].doubleValue.isClose(to: -24.6695, relative: 1e-5))
    #expect(result.effects[.mix] == .zero)
    #expect(result.held == [.mix])
    #expect(result.residual == .zero)
  }

  /// Tests/Fixtures/oracles/decomposition.md.
  @Test func effectsAreThoseOfSixtyDigits() throws {
    let rows = try ExpectedTable(Fixture("oracles/decomposition.csv")).rows
    #expect(rows.count == 120)
    for row in rows {
      let before = try year(2000, json: row["before"])
      let after = try year(2001, json: row["after"])
      let measure = try #require(Decomposition.Measure(rawValue: row["measure"]))
      let result = try #require(Decomposition(measure, from: before, to: after))
      #expect(result.effects.undecomposed == .zero)
      #expect(result.residual == .zero)
      // Before rounding the effects are off by the last places of single terms.
      #expect(result.roundingResidual.magnitude <= 1e-15 * 20 * before.scale(after))
      for cause in Effects.Cause.allCases {
        let expected = try #require(row.number(cause.name))
        // A millionth of a tonne per cell and cause.
        #expect(result.effects[cause].doubleValue.isClose(to: expected, relative: 1e-12, absolute: 4e-5))
      }
      var sum = Effects()
      for industry in result.industries { sum += industry.effects }
      #expect(sum == result.effects)
    }
  }

  @Test func whatEntersIsStructureAndAHeldFactorIsSaid() throws {
    let result = try energy([("A", 100, 10)], [("A", 100, 10), ("B", 100, 40)])
    // A: activity ln 2 and structure -ln 2 cancel; B enters with 40.
    #expect(result.effects[.activity].doubleValue.isClose(to: 10 * log(2.0), relative: 1e-6))
    #expect(result.effects[.structure].doubleValue.isClose(to: 40 - 10 * log(2.0), relative: 1e-6))
    #expect(result.effects[.intensity] == .zero)
    #expect(result.held == [.intensity, .mix])
  }

  @Test func valueAddedThatIsNotPositiveStaysUndecomposed() throws {
    let result = try energy([("A", 100, 10), ("B", 50, 5)], [("A", 100, 12), ("B", -10, 9)])
    #expect(result.effects.undecomposed.description == "4")
    #expect(result.effects.sum.description == "6")
    #expect(result.undecomposedCells == 1)
    // From 150 to 90 of value added with the same energy in each industry: nothing is known to be held.
    let still = try energy([("A", 100, 10), ("B", 50, 5)], [("A", 100, 10), ("B", -10, 5)])
    #expect(still.effects.sum == .zero && still.undecomposedCells == 1 && still.held.isEmpty)
  }

  @Test func industriesAddUpHoweverTheyAreJoined() throws {
    // Two industries with the same figures are one with twice the figures: aggregation is consistent.
    let apart = try energy(
      [("A", 10, 30), ("B", 10, 30), ("C", 40, 20)], [("A", 40, 80), ("B", 40, 80), ("C", 30, 16)])
    let joined = try energy([("AB", 20, 60), ("C", 40, 20)], [("AB", 80, 160), ("C", 30, 16)])
    for cause in Effects.Cause.allCases {
      #expect(apart.effects[cause].doubleValue.isClose(to: joined.effects[cause].doubleValue, relative: 1e-7))
    }
  }

  @Test func unknownCarbonIsNotDecomposed() throws {
    let table = try year(2000, [("A", 10, 30)])
    #expect(Decomposition(.carbon, from: table, to: table) == nil)
  }
}

extension IndustryCarrierYear {
  /// The energy and CO2 of both years: what single terms are as large as.
  fileprivate func scale(_ other: IndustryCarrierYear) -> Double {
    [energy, other.energy, carbon ?? .zero, other.carbon ?? .zero].reduce(0) { $0 + $1.doubleValue }
  }
}

@Suite struct DecouplingTests {
  private func decoupling(_ pressure: (Double, Double), _ value: (Double, Double)) throws -> Decoupling {
    func exact(_ value: Double) throws -> FixedDecimal<SixPlaces> { try #require(FixedDecimal(rounding: value)) }
    let (low, high) = (Ratio(8, 10), Ratio(12, 10))
    return Decoupling(
      pressure: (try exact(pressure.0), try exact(pressure.1)), value: (try exact(value.0), try exact(value.1)),
      limits: Decoupling.Limits(low: try #require(low), high: try #require(high)))
  }

  /// The eight states by the signs of both changes: domain.md 5.5.
  @Test(arguments: [
    (99.0, 110.0, Decoupling.State.strong), (105, 110, .weak), (110, 110, .expansiveCoupling),
    (120, 110, .expansiveNegative), (101, 90, .strongNegative), (95, 90, .weakNegative), (90, 90, .recessiveCoupling),
    (80, 90, .recessive), (100, 110, .weak), (108, 110, .expansiveCoupling), (112, 110, .expansiveCoupling),
  ])
  func theStateFollowsTheSignsOfBothChanges(pressure: Double, value: Double, state: Decoupling.State) throws {
    #expect(try decoupling((100, pressure), (100, value)).state == state)
  }

  @Test func undefinedCasesAreSaid() throws {
    func gap(_ pressure: (Double, Double), _ value: (Double, Double)) throws -> Decoupling.Gap? {
      let result = try decoupling(pressure, value)
      #expect(result.state == nil && result.elasticity == nil)
      return result.gap
    }
    #expect(try gap((100, 90), (100, 100)) == .valueUnchanged)
    #expect(try gap((0, 90), (100, 110)) == .pressureBaseNotPositive)
    #expect(try gap((100, 90), (-5, 110)) == .valueBaseNotPositive)
  }
}
