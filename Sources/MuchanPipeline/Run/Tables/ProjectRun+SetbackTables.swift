internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// Plants held against each setback rule (`policy_setback.csv`).
  func setbackTable(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "policy_setback",
      columns: [
        .text("rule", en: "rule", zh: "规则"), .text("parcel_id", en: "parcel", zh: "宗地"),
        .text("enterprise_id", en: "enterprise", zh: "企业"), .text("industry_code", en: "industry", zh: "行业"),
        .text("verdict", en: "verdict", zh: "结论"), .text("missing", en: "missing", zh: "缺少"),
        .text("water", en: "water", zh: "水体"), .text("water_code"), .text("geometry_role"),
        .number("distance_m", en: "distance m", zh: "距离(米)"), .number("limit_m", en: "limit m", zh: "界限(米)"),
        .text("limit_counts"), .number("plant_lon"), .number("plant_lat"), .number("water_lon"), .number("water_lat"),
        .text("control_id", en: "unit", zh: "管控单元"), .number("in_unit_m2"),
      ])
    let words = MissingWords(in: language)
    // A few words stand for all the plants of a rule.
    var said: [String: String] = [:]
    for setback in policy?.setbacks ?? [] {
      for row in setback.check.rows {
        let nearest = row.nearest
        let missing = row.standing.missing.map { missing in
          if let text = said[missing] { return text }
          let text = words.text(missing)
          said[missing] = text
          return text
        }
        let water = nearest.flatMap { policy?.layers.waters?[$0.water] }
        table.append(
          [
            .text(setback.rule.id), .text(land.parcels.id(of: row.plant.parcel)),
            .text(holderID(row.plant)), .optional(row.plant.industry),
            .text(row.standing.name), .optional(missing), .optional(water?.name),
            .optional(water?.code.rawValue), .optional(water?.role.rawValue),
            .decimal(nearest?.metres, minimumPlaces: 3), .decimal(setback.rule.setback?.metres),
            .optional(
              setback.rule.setback.flatMap { $0.metres == nil ? nil : $0.isInclusive ? "inclusive" : "exclusive" }),
          ] + Self.points(nearest) + [
            .optional(row.unit.flatMap { policy?.layers.units?[$0].id }),
            .decimal(row.area?.squareMetres, minimumPlaces: 4),
          ])
      }
    }
    return table
  }

  private func holderID(_ plant: SetbackCheck.Plant) -> String { policy?.industries?.id(of: plant.enterprise) ?? "" }

  private static func points(_ nearest: WaterDistance?) -> [Cell] {
    [nearest?.fromX, nearest?.fromY, nearest?.toX, nearest?.toY].map { .decimal($0, minimumPlaces: 9) }
  }

  /// Heavy industry by its distance from the Yangtze (`policy_river.csv`, P13).
  var riverTable: ReportTable {
    var table = ReportTable(
      name: "policy_river",
      columns: [
        .text("parcel_id", en: "parcel", zh: "宗地"), .text("enterprise_id", en: "enterprise", zh: "企业"),
        .text("industry_code", en: "industry", zh: "行业"),
        .number("distance_m", en: "distance m", zh: "距长江(米)"), .text("water", en: "water", zh: "水体"),
        .text("geometry_role"), .number("plant_lon"), .number("plant_lat"), .number("water_lon"), .number("water_lat"),
      ])
    for row in policy?.river ?? [] {
      let water = row.nearest.flatMap { policy?.layers.waters?[$0.water] }
      table.append(
        [
          .text(land.parcels.id(of: row.plant.parcel)), .text(holderID(row.plant)),
          .optional(row.plant.industry), .decimal(row.nearest?.metres, minimumPlaces: 3), .optional(water?.name),
          .optional(water?.role.rawValue),
        ] + Self.points(row.nearest))
    }
    return table
  }

  /// Length of shoreline by use (`policy_shoreline.csv`, P6).
  var shorelineTable: ReportTable {
    var table = ReportTable(
      name: "policy_shoreline",
      columns: [
        .text("water_code", en: "water", zh: "水体"), .text("shoreline_use", en: "use", zh: "岸线用途"),
        .number("length_m", en: "length m", zh: "长度(米)"),
        .number("share_percent", en: "share %", zh: "占比%"), .number("stretches"),
      ])
    for uses in policy?.shorelines ?? [] {
      for use in ShorelineUse.allCases {
        table.append([
          .text(uses.code.rawValue), .text(use.rawValue), .decimal(uses.lengths[use] ?? .zero, minimumPlaces: 3),
          .percent(uses.share(use)), .integer(uses.stretches),
        ])
      }
      table.append([
        .text(uses.code.rawValue), .unknown, .decimal(uses.unknown, minimumPlaces: 3),
        .percent(Ratio(uses.unknown, of: uses.length)), .integer(uses.stretches),
      ])
    }
    return table
  }

  /// GeoJSON without a line.
  public static let noSetbackLines = "{\"type\":\"FeatureCollection\",\"features\":[]}\n"

  /// The nearest points of plants and waters as lines, one for each plant and rule; nil where there are none.
  public var setbackLines: String? {
    var features: [JSONValue] = []
    for setback in policy?.setbacks ?? [] {
      for row in setback.check.rows {
        guard let nearest = row.nearest else { continue }
        let water = policy?.layers.waters?[nearest.water]
        features.append(
          .object([
            ("type", .string("Feature")),
            (
              "properties",
              .object([
                ("rule", .string(setback.rule.id)), ("parcel_id", .string(land.parcels.id(of: row.plant.parcel))),
                ("enterprise_id", .string(holderID(row.plant))),
                ("water", .optional(water?.name)), ("water_code", .optional(water?.code.rawValue)),
                ("distance_m", .number(nearest.metres.text(minimumPlaces: 3))),
                ("verdict", .string(row.standing.name)),
              ])
            ),
            (
              "geometry",
              .object([
                ("type", .string("LineString")),
                (
                  "coordinates",
                  .array([
                    .array([
                      .number(nearest.fromX.text(minimumPlaces: 1)), .number(nearest.fromY.text(minimumPlaces: 1)),
                    ]),
                    .array([.number(nearest.toX.text(minimumPlaces: 1)), .number(nearest.toY.text(minimumPlaces: 1))]),
                  ])
                ),
              ])
            ),
          ]))
      }
    }
    guard !features.isEmpty else { return nil }
    let lines = features.map { $0.compact() }.joined(separator: ",\n")
    let method = JSONValue.string(EllipsoidDistance.name).compact()
    return "{\"type\":\"FeatureCollection\",\"method\":\(method),\"features\":[\n\(lines)\n]}\n"
  }
}

extension SetbackCheck.Standing {
  var name: String {
    switch self {
    case .within: "fail"
    case .clear: "pass"
    case .unknown: "unknown"
    }
  }

  var missing: String? { if case .unknown(let missing) = self { missing } else { nil } }
}
