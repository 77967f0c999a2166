/// A made-up province: zones with stated figures, as a provincial assessment has them, and no parcels.
///
/// Of the 158 zones of 2020 46 are national (003 ch. 1); of the 115 economic ones that were ranked in 2018 27 were
/// national. Other counts keep these shares.
public enum ProvinceProject {
  /// A zone before it becomes text.
  private struct Zone {
    var id: String
    var isNational: Bool
    var isEconomic: Bool
    /// 0 is the south.
    var row: Int
    var column: Int
    /// How well it does, about 1.
    var quality: Double
  }

  /// A figure that zones state, as a typical zone has it.
  private struct Figure {
    var name: String
    var unit: String
    var typical: Double
    var decimals: Int
    /// Whether a zone that does well has more of it.
    var rises = true
  }

  private static let figures = [
    Figure(name: "gdp", unit: "亿元", typical: 320, decimals: 2),
    Figure(name: "budget_revenue", unit: "亿元", typical: 28, decimals: 2),
    Figure(name: "fdi_used", unit: "万美元", typical: 15_000, decimals: 0),
    Figure(name: "trade", unit: "亿元", typical: 180, decimals: 2),
    Figure(name: "rd_share_of_gdp", unit: "%", typical: 3.2, decimals: 2),
    Figure(name: "certified_high_tech_enterprises", unit: "家", typical: 160, decimals: 0),
    Figure(name: "output_per_mu", unit: "万元/亩", typical: 430, decimals: 2),
    Figure(name: "tax_per_mu", unit: "万元/亩", typical: 19, decimals: 2),
    Figure(name: "energy_per_value_added", unit: "tce/万元", typical: 0.31, decimals: 4, rises: false),
    Figure(name: "co2_per_value_added", unit: "tCO2/万元", typical: 0.84, decimals: 4, rises: false),
    Figure(name: "co2_growth", unit: "%", typical: 2.1, decimals: 2, rises: false),
    Figure(name: "suspected_idle_rate", unit: "%", typical: 1.6, decimals: 2, rises: false),
    Figure(name: "coordination_score", unit: "分", typical: 74, decimals: 1),
    Figure(name: "institutional_innovation_score", unit: "分", typical: 71, decimals: 1),
    Figure(name: "safety_score", unit: "分", typical: 82, decimals: 1),
  ]

  /// project.yaml, zones.geojson and indicators.csv. The same options give the same bytes.
  public static func files(_ options: ProvinceOptions) -> [GeneratedFile] {
    let zones = zones(options)
    return [project(options), layer(zones), indicators(zones, options)]
  }

  private static func zones(_ options: ProvinceOptions) -> [Zone] {
    var chance = SplitMix64(seed: options.seed, part: "province zones")
    let side = columns(options.zones)
    return (0..<options.zones).map { number in
      let isNational = chance.chance(46.0 / 158)
      return Zone(
        id: "JS\(NumberText.padded(number + 1, 5))", isNational: isNational,
        isEconomic: chance.chance(isNational ? 27.0 / 46 : 88.0 / 112), row: number / side, column: number % side,
        quality: (isNational ? 1.5 : 1.0) * chance.real(0.6, 1.4))
    }
  }

  /// How many zones stand side by side.
  private static func columns(_ zones: Int) -> Int {
    var side = 1
    while side * side < zones { side += 1 }
    return side
  }

  private static func layer(_ zones: [Zone]) -> GeneratedFile {
    var layer = GeoJSONLayer(name: "zones")
    let side = columns(zones.count)
    // A grid of squares within 117 to 121.5 degrees east and 31 to 35 degrees north, in 1e-5 degrees.
    let (width, height) = (450_000 / side, 400_000 / side)
    for zone in zones {
      var members = JSONMembers()
      members.add("zone_id", text: zone.id)
      members.add("name", text: "合成开发区 \(zone.id)")
      members.add("level", text: zone.isNational ? "national" : "provincial")
      members.add("zone_type", text: zone.isEconomic ? "economic" : "high_tech")
      members.add("city_code", text: "320000")
      members.add("group", text: zone.row * 3 < side ? "Sunan" : zone.row * 3 < side * 2 ? "Suzhong" : "Subei")
      let (west, south) = (11_700_000 + zone.column * width, 3_100_000 + zone.row * height)
      let (east, north) = (west + width / 2, south + height / 2)
      let ring = [(west, south), (east, south), (east, north), (west, north), (west, south)].map {
        "[\(NumberText.trimmed($0, decimals: 5)), \(NumberText.trimmed($1, decimals: 5))]"
      }
      layer.append(
        members, geometry: "{ \"type\": \"Polygon\", \"coordinates\": [[\(ring.joined(separator: ", "))]] }")
    }
    return GeneratedFile(name: "zones.geojson", text: layer.text)
  }

  private static func indicators(_ zones: [Zone], _ options: ProvinceOptions) -> GeneratedFile {
    var table = CSVTable(columns: ["zone_id", "period", "indicator", "value", "unit", "source"])
    var chance = SplitMix64(seed: options.seed, part: "province figures")
    for zone in zones {
      for figure in figures {
        // A zone keeps most of what it is good at from year to year.
        let own = zone.quality * chance.real(0.7, 1.3)
        for year in options.years {
          let level = own * chance.real(0.93, 1.07)
          let value = figure.typical * (figure.rises ? level : 1 / level)
          let scale = (0..<figure.decimals).reduce(1.0) { power, _ in power * 10 }
          table.append([
            zone.id, String(year), figure.name,
            NumberText.trimmed(NumberText.whole(value * scale), decimals: figure.decimals), figure.unit,
            "合成 synthetic: invented",
          ])
        }
      }
    }
    return GeneratedFile(name: "indicators.csv", text: table.text)
  }

  private static func project(_ options: ProvinceOptions) -> GeneratedFile {
    GeneratedFile(
      name: "project.yaml",
      text: """
        # \(Calibration.label)
        muchan: 1
        name: {zh: 合成省开发区（\(options.zones) 个）, en: "a made-up province of \(options.zones) zones"}
        synthetic: true
        years: [\(options.years.map(String.init).joined(separator: ", "))]
        year: \(options.years.upperBound)
        place: {province: 江苏}
        files:
          zones: zones.geojson
          indicators: indicators.csv

        """)
  }
}
