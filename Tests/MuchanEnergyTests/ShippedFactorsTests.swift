import Foundation
import MuchanDiagnostics
import MuchanEnergy
import MuchanQuantities
import MuchanRecords
import Testing

@Suite("Shipped factors")
struct ShippedFactorsTests {
  @Test("every row is read, and the coefficient is the heat value over 29,307 kJ to three digits")
  func shipped() throws {
    let units = try UnitTable(dataRows: rows(of: "units.csv"))
    let rows = try rows(of: "standard_coal.csv")
    let factors = try CarrierFactors(rows: rows.map { row in try CarrierFactor(row) }, units: units)
    #expect(factors.carriers.count == 18)
    for row in rows {
      let heat = try row.decimal("ncv_kj", as: SixPlaces.self).doubleValue
      let factor = try row.decimal("kgce_per_unit", as: NinePlaces.self).doubleValue
      // 1 kgce = 29,307 kJ. The published tables round, and heat is stated per MJ.
      #expect(abs(factor / (heat / 29_307) - 1) < 2e-3, "\(row.place)")
    }
    #expect(factors.factor("lng")?.provenance.certainty == .unverified)
    #expect(factors.factor("natural_gas")?.note?.contains("1.2143") == true)
  }

  @Test("units of the issue are all known")
  func spellings() throws {
    let units = try UnitTable(dataRows: rows(of: "units.csv"))
    for spelling in [
      "kWh", "MWh", "GWh", "万千瓦时", "千瓦时", "度", "MJ", "GJ", "吉焦", "m3", "m³", "立方米", "万立方米", "t", "吨", "kg", "千克",
      "万吨", "kgce", "tce", "吨标准煤",
    ] {
      #expect(units.unit(spelling) != nil, "\(spelling)")
    }
    #expect(units.unit("kwh") == nil)
  }

  @Test("a cell that is not a number, a choice or filled stops the reading with its place")
  func badCells() throws {
    let good = [
      "carrier": "a", "zh": "a", "en": "a", "unit_dimension": "mass", "per_unit": "kg", "kgce_per_unit": "1",
      "source": "s", "certainty": "verified",
    ]
    #expect(throws: Never.self) { try CarrierFactor(DataRow(good)) }
    for (column, text, code) in [
      ("kgce_per_unit", "1,3", DiagnosticCode.notANumber), ("unit_dimension", "weight", .notAChoice),
      ("certainty", "", .missingValue), ("year", "last", .notANumber),
    ] {
      var cells = good
      cells[column] = text
      let failure = #expect(throws: Failure.self) {
        try CarrierFactor(DataRow(cells, at: Place(file: "standard_coal.csv", line: 4)))
      }
      #expect(failure?.diagnostic.code == code)
      #expect(failure?.diagnostic.place == Place(file: "standard_coal.csv", line: 4, field: column))
    }
  }

  var factorFolder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "data/factors")
  }

  func rows(of name: String) throws -> [DataRow] {
    let text = try String(contentsOf: factorFolder.appending(path: name), encoding: .utf8)
    let lines = text.split(separator: "\n").map(plainCells)
    return lines.dropFirst().enumerated().map { index, cells in
      DataRow(Dictionary(uniqueKeysWithValues: zip(lines[0], cells)), at: Place(file: name, line: index + 2))
    }
  }

  /// Cells of one line, a quoted cell taken as it stands between its quotes.
  func plainCells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
