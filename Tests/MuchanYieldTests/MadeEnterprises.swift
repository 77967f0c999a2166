import MuchanDiagnostics
import MuchanEnergy
import MuchanLand
import MuchanQuantities
import MuchanRecords
import MuchanTestSupport
import MuchanYield
import Testing

/// The enterprises of oracles/class_scores.csv, each on a parcel of its own.
struct MadeEnterprises {
  let expected: [ExpectedTable.Row]
  let figures: FigureColumns
  let enterprises: EnterpriseYears
  let table: YieldTable
  let energy: EnergyAccount

  /// - Parameters:
  ///   - count: How many of them, from the first.
  ///   - reversed: Whether the rows of all tables stand in the reverse order.
  init(count: Int = 200, reversed: Bool = false) throws {
    var world = try SmallZone()
    let rows = Array(try ExpectedTable(Fixture("oracles/class_scores.csv")).rows.prefix(count))
    for row in reversed ? rows.reversed() : rows {
      func money(_ column: String) throws -> Money {
        Money(wanYuan: try #require(FixedDecimal<SixPlaces>(exactly: row[column])))
      }
      var record = Enterprise(id: row["id"], period: Period(year: 2022))
      record.isAboveDesignatedSize = true
      record.output = try money("output")
      record.valueAdded = try money("value_added")
      record.tax = try money("tax")
      record.revenue = try money("revenue")
      record.researchSpending = try money("rd")
      record.meanStaff = row.number("staff")
      record.chemicalOxygenDemand = FixedDecimal(exactly: row["cod"])
      record.ammoniaNitrogen = FixedDecimal(exactly: row["nh3n"])
      record.sulphurDioxide = FixedDecimal(exactly: row["so2"])
      record.nitrogenOxides = FixedDecimal(exactly: row["nox"])
      world.rows.append(record)
      let area = try #require(FixedDecimal<NinePlaces>(exactly: row["area_m2"]))
      world.parcels.add(
        id: "P" + row["id"], landUseCode: "0601", standard: "GB/T 21010-2017", registeredArea: nil,
        measured: Area(squareMetres: area), parts: [(zone: 0, area: Area(squareMetres: area))])
      world.occupancies.append(Occupancy(parcelID: "P" + row["id"], enterpriseID: row["id"], kind: .own))
      world.burns(row["id"], tonnes: try #require(row.number("tce")))
    }
    expected = rows
    enterprises = world.years()
    energy = try world.account()
    figures = FigureColumns(year: 2022, enterprises: enterprises, energy: energy)
    table = YieldTable(figures: figures, enterprises: enterprises, land: world.land())
  }

  /// Huangyan 2022 above designated size, domain.md 3.1 and 3.2.
  static func huangyan(cuts: ClassCuts? = nil) throws -> ClassScheme {
    let parts: [(ClassAmount, ClassDenominator, String, String)] = [
      (.tax, .mu, "30", "24.097"), (.valueAdded, .mu, "20", "136.16"), (.valueAdded, .coalInput, "20", "2.694"),
      (.valueAdded, .pollutants, "10", "4929.81"), (.valueAdded, .person, "10", "18.14"),
      (.research, .revenue, "10", "0.0302"),
    ]
    var scheme = ClassScheme(
      id: "huangyan", chineseTitle: "", englishTitle: "", place: .init(province: "浙江", name: "黄岩"), year: 2022,
      document: "", certainty: .verified,
      indicators: try parts.map { amount, per, weight, base in
        ClassIndicator(
          .init(amount, per: per), weight: try #require(FixedDecimal(exactly: weight)),
          base: .fixed(try #require(FixedDecimal(exactly: base))),
          missing: per == .pollutants ? .groupMean : .noClass)
      })
    scheme.pollutants = [.chemicalOxygenDemand, .ammoniaNitrogen, .sulphurDioxide, .nitrogenOxides]
    scheme.population = .above
    scheme.cuts = cuts
    return scheme
  }

  static func cuts(
    _ rounding: ClassCuts.Rounding, _ ties: ClassCuts.Ties, breaks: [ClassIndicator.Name] = []
  ) throws -> ClassCuts {
    ClassCuts(
      try [("A", "20"), ("B", "60"), ("C", "95"), ("D", "100")].map {
        ClassCuts.Class($0, upToPercent: try #require(FixedDecimal(exactly: $1)))
      }, rounding: rounding, ties: ties, tieBreaks: breaks)
  }

  func classes(_ scheme: ClassScheme) -> Classification {
    Classification(
      scheme, ClassFigures(scheme, table, enterprises: enterprises, energy: energy), before: nil)
  }
}
