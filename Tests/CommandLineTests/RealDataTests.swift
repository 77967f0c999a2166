import Foundation
import MuchanTestSupport
import Testing

/// Public data sets as they come, against totals that shapely and an independent area formula gave.
@Suite(
  .enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)),
  .enabled(if: RealData.isAvailable, Comment(rawValue: RealData.skipReason)))
struct RealDataTests {
  private func path(_ name: String) throws -> String {
    try #require(RealData.folder).appending(path: name).path
  }

  @Test func landUseByCellIsThatOfShapely() async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let result = try await muchan.run([
      "overlay", path("xinwu/land_use.geojson"), "--zones", path("xinwu/energy_250m.geojson"), "--zone-id",
      "grid_id_main", "--by", "Class", "-f", "csv",
    ])
    #expect(result.exitCode == 0, "\(result.errors)")
    var cells: [String: Double] = [:]
    var inside: [String: Double] = [:]
    var outside: [String: Double] = [:]
    for row in ExpectedTable(csv: result.output).rows {
      let area = try #require(row.number("area_m2"))
      if row["zone"] == "(outside)" {
        outside[row["Class"], default: 0] += area
      } else {
        inside[row["Class"], default: 0] += area
        cells[row["zone"] + "/" + row["Class"]] = area
      }
    }
    for row in try ExpectedTable(Fixture("oracles/xinwu_land_by_cell.csv")).rows {
      let expected = try #require(row.number("area_m2"))
      let found: Double? =
        switch row["scope"] {
        case "class-in-zones": inside[row["class"]]
        case "class-outside": outside[row["class"]] ?? 0
        case "cell": cells[row["zone"] + "/" + row["class"]]
        case "all-in-zones": inside.values.reduce(0, +)
        case "all-outside": outside.values.reduce(0, +)
        default: expected
        }
      // Up to 4,000 rows of 4 decimals are added up here.
      let area = try #require(found, "\(row["scope"]) \(row["zone"]) \(row["class"])")
      #expect(
        area.isClose(to: expected, relative: 1e-9, absolute: 0.2),
        "\(row["scope"]) \(row["zone"]) \(row["class"]): \(area), not \(expected)")
    }
  }

  @Test func energyByLandUseIsThatOfShapely() async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let result = try await muchan.run([
      "overlay", path("xinwu/energy_250m.geojson"), "--zones", path("xinwu/land_use.geojson"), "--zone-id", "Class",
      "--sum", "total_kwh", "-f", "csv",
    ])
    #expect(result.exitCode == 0, "\(result.errors)")
    let found = ExpectedTable(csv: result.output).rows
    for row in try ExpectedTable(Fixture("oracles/xinwu_energy_by_class.csv")).rows where row["scope"] != "all" {
      let zone = try #require(found.first { $0["zone"] == row["zone"] }, "zone \(row["zone"])")
      for column in ["area_m2", "total_kwh"] {
        let value = try #require(zone.number(column)), expected = try #require(row.number(column))
        #expect(
          value.isClose(to: expected, relative: 1e-8), "zone \(row["zone"]), \(column): \(value), not \(expected)")
      }
    }
  }

  /// Layers of districts and grids of other origin, none made to fit another.
  @Test(arguments: [
    ("xinwu/land_use", "xinwu/energy_250m", "grid_id_main"), ("xinwu/energy_250m", "xinwu/land_use", "Class"),
    ("xinwu/water", "xinwu/land_use", "Class"), ("xinwu/land_use", "jiangsu/jiangsu_counties", "adcode"),
    ("xinwu/energy_250m", "jiangsu/jiangsu_counties", "adcode"),
    ("jiangsu/nanjing_districts", "jiangsu/jiangsu_counties", "adcode"),
    ("jiangsu/jiangsu_counties", "jiangsu/nanjing_districts", "adcode"),
  ])
  func piecesAddUpToTheParcels(parcels: String, zones: String, id: String) async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let result = try await muchan.run([
      "overlay", path(parcels + ".geojson"), "--zones", path(zones + ".geojson"), "--zone-id", id, "-f", "json",
    ])
    let balance = try #require(try JSONResult(result).balance, "\(result.errors)")
    let whole = try #require(balance["parcels_m2"]), parts = try #require(balance["parts_m2"])
    let sum = try parts - #require(balance["overlap_m2"]) + #require(balance["outside_m2"])
    #expect(sum.isClose(to: whole, relative: 1e-9), "\(sum), not \(whole)")
    #expect(parts > 0)
  }

  @Test func countiesHaveTheAreaOfTheClosedForm() async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let result = try await muchan.run(["area", path("jiangsu/jiangsu_counties.geojson"), "-f", "csv"])
    #expect(result.exitCode == 0, "\(result.errors)")
    let found = ExpectedTable(csv: result.output).rows
    let expected = try ExpectedTable(Fixture("oracles/jiangsu_county_area.csv")).rows.filter { $0["adcode"] != "*" }
    #expect(found.count == expected.count)
    for (county, truth) in zip(found, expected) {
      let area = try #require(county.number("area_m2")), right = try #require(truth.number("area_m2"))
      #expect(area.isClose(to: right, relative: 1e-9), "\(truth["adcode"]): \(area), not \(right)")
    }
  }
}

/// CEADs city inventories (Shan et al. 2022, Science Bulletin 67:1910), which this repository does not hold.
@Suite(
  .enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)),
  .enabled(if: RealData.isAvailable, Comment(rawValue: RealData.skipReason)))
struct CitySeriesTests {
  /// Counted in the file: rows, first, last and highest year of each city. Nanjing's highest is 2017, two years before the end.
  @Test func noCityOfJiangsuHasAProvenPeak() async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let file = try #require(RealData.folder).appending(path: "jiangsu/ceads_co2_jiangsu.csv").path
    let result = try await muchan.run(["peak", file, "--column", "co2_mt", "--by", "city", "-f", "csv"])
    #expect(result.exitCode == 0, "\(result.errors)")
    let rows = ExpectedTable(csv: result.output).rows
    #expect(rows.count == 13)
    #expect(rows.compactMap { $0.number("years") }.reduce(0, +) == 230)
    #expect(rows.allSatisfy { ["too_few_years_after_maximum", "maximum_is_last_year"].contains($0["finding"]) })
    let nanjing = try #require(rows.first { $0["scope"] == "南京" })
    #expect(nanjing["maximum_year"] == "2017" && nanjing["years_after"] == "2" && nanjing["gaps"] == "0")
    let suzhou = try #require(rows.first { $0["scope"] == "苏州" })
    #expect(suzhou["maximum_year"] == "2015" && suzhou["least_probability_after"] == "0.0833")
  }

  /// Value added that the test makes up, growing by 10 % a year: the elasticity is ten times the relative change of CO2.
  @Test func nanjingDecouplesByTheUsersOwnValueAdded() async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let file = try #require(RealData.folder).appending(path: "jiangsu/ceads_co2_jiangsu.csv")
    let series = ExpectedTable(csv: try String(contentsOf: file, encoding: .utf8)).rows.filter { $0["city"] == "南京" }
    #expect(series.count == 20)
    let folder = try TemporaryFolder()
    var made = "city,year,value_added\n", level = 1_000.0
    for row in series {
      made += "南京,\(row["year"]),\(level)\n"
      level *= 1.1
    }
    let path = try folder.write(made, to: "made_up.csv")
    let result = try await muchan.run([
      "peak", file.path, "--column", "co2_mt", "--by", "city", "--value-added", "\(path):value_added", "--table",
      "decoupling", "-f", "csv",
    ])
    #expect(result.exitCode == 0, "\(result.errors)")
    let rows = ExpectedTable(csv: result.output).rows
    #expect(rows.count == 19 && rows.allSatisfy { $0["price_base"] == "user: \(path)" })
    for (row, (before, after)) in zip(rows, zip(series, series.dropFirst())) {
      let first = try #require(before.number("co2_mt")), second = try #require(after.number("co2_mt"))
      let change = second / first - 1
      #expect(abs(try #require(row.number("elasticity")) - change / 0.1) < 1e-3, "\(row["from"])")
      let state =
        switch change / 0.1 {
        case ..<0: "strong_decoupling"
        case ..<0.8: "weak_decoupling"
        case ...1.2: "expansive_coupling"
        default: "expansive_negative_decoupling"
        }
      #expect(row["state"] == state, "\(row["from"])")
    }
    // The twelve other cities have no value added: named, not passed over.
    #expect(result.errors.contains("decoupling of 苏州") && result.errors.contains("lacks value added of 20 years"))
  }
}
