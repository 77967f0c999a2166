internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanReport
internal import MuchanStore
internal import MuchanYield

extension ProjectRun {
  /// The layers of results that a workspace gets: parcels and zones with what the accounts say of each, and how they are drawn.
  func storedMaps(in language: Language) -> [StoredMap] {
    let isChinese = language == .chinese
    var maps: [StoredMap] = []
    if let layer = storedTable(.parcels) {
      let columns = ParcelRows(self).columns.map(\.name).filter { $0 != "parcel_id" }
      var styles = [useStyle(isChinese), idleStyle(isChinese)]
      if classes != nil { styles.insert(classStyle(isChinese), at: 0) }
      if let yields = yieldStyle(parcelYields, column: "output_wan_yuan_per_mu", isChinese) { styles.append(yields) }
      maps.append(
        map("map_parcels", layer, "parcel_id", [.init(table: "parcels", key: "parcel_id", columns: columns)], styles))
    }
    if let layer = storedTable(.zones), let year {
      let values = (accounts.yields[year]?.zones ?? []).compactMap { $0.sums[.output].value }
      let styles = [yieldStyle(values, column: "output_wan_yuan_per_mu", isChinese)].compactMap(\.self)
      maps.append(
        map(
          "map_zones", layer, "zone_id",
          [
            .init(table: "zones", key: "zone", columns: ["name", "parcels", "area_mu", "industrial_share_percent"]),
            .init(
              table: "yield_zones", key: "zone",
              columns: [
                "enterprises", "output_wan_yuan_per_mu", "value_added_wan_yuan_per_mu", "tax_wan_yuan_per_mu",
                "energy_calorific_tce_per_mu",
              ], condition: ("year", year)),
          ], styles))
    }
    return maps
  }

  private func map(
    _ name: String, _ layer: String, _ key: String, _ joined: [StoredMap.Joined], _ styles: [MapStyle]
  ) -> StoredMap {
    StoredMap(
      name: name, layer: layer, key: key, joined: joined,
      styles: styles.map { StoredMap.Style(name: $0.name, qml: $0.qml(), sld: $0.sld(layer: name)) })
  }

  /// The table of a layer in the workspace; nil where it is not there.
  private func storedTable(_ role: InputRole) -> String? {
    guard let stored = project.stored[role] else { return nil }
    let fitting = project.allFiles(role).last { $0.year == nil || year == nil || ($0.year ?? 0) <= (year ?? 0) }
    guard let path = (fitting ?? project.allFiles(role).first)?.path else { return nil }
    return stored[path]?.table
  }

  private func unknown(_ isChinese: Bool) -> MapStyle.Class {
    MapStyle.Class(.others, label: isChinese ? "未知或不适用" : "unknown or none", color: MapStyle.unknownColor)
  }

  private func useStyle(_ isChinese: Bool) -> MapStyle {
    let words: [LandUse: String] = [
      .industry: "工业", .storage: "仓储", .mining: "采矿", .commerce: "商服", .housing: "住宅", .publicService: "公共管理与服务",
      .transport: "交通运输", .utility: "公用设施", .green: "绿地", .water: "水域", .blank: "留白与空闲", .agriculture: "农用",
      .other: "其他",
    ]
    let classes = LandUse.allCases.enumerated().map { number, use in
      MapStyle.Class(
        .value(use.rawValue), label: isChinese ? words[use] ?? use.rawValue : use.rawValue.replacing("_", with: " "),
        color: MapStyle.distinctColors[number % MapStyle.distinctColors.count])
    }
    return MapStyle(
      name: isChinese ? "土地用途" : "land use", column: "land_use", classes: classes + [unknown(isChinese)])
  }

  private func idleStyle(_ isChinese: Bool) -> MapStyle {
    let kinds: [(String, String, String, [UInt8], Bool)] = [
      ("not_idle", "not idle", "非闲置", [224, 236, 244], false),
      ("suspected", "suspected", "疑似闲置", [230, 159, 0], true),
      ("recognised", "recognised", "认定闲置", [213, 94, 0], true),
      ("suspected_and_recognised", "suspected and recognised", "疑似且认定", [148, 52, 0], true),
    ]
    let classes = kinds.map { value, english, chinese, color, isHatched in
      MapStyle.Class(.value(value), label: isChinese ? chinese : english, color: color, isHatched: isHatched)
    }
    return MapStyle(
      name: isChinese ? "闲置土地" : "idle land", column: "idle_status", classes: classes + [unknown(isChinese)])
  }

  private func classStyle(_ isChinese: Bool) -> MapStyle {
    let colors: [String: [UInt8]] = [
      "A": [0, 114, 178], "B": [86, 180, 233], "C": [230, 159, 0], "D": [213, 94, 0],
    ]
    let classes = ["A", "B", "C", "D"].map { name in
      MapStyle.Class(
        .value(name), label: isChinese ? "\(name) 类" : "class \(name)", color: colors[name] ?? MapStyle.unknownColor,
        isHatched: name == "D")
    }
    return MapStyle(
      name: isChinese ? "企业分类" : "class", column: "classes", classes: classes + [unknown(isChinese)])
  }

  /// Five classes of as many areas each; nil where there are too few values.
  private func yieldStyle(_ values: [Double], column: String, _ isChinese: Bool) -> MapStyle? {
    let sorted = values.filter(\.isFinite).sorted()
    guard let first = sorted.first, let last = sorted.last, first < last else { return nil }
    let count = MapStyle.risingColors.count
    var limits = (0...count).map { sorted[min(sorted.count - 1, $0 * sorted.count / count)] }
    // Limits have as many decimals as the column, so that no value falls between two.
    limits = limits.map { ($0 * 10_000).rounded() / 10_000 }
    var classes: [MapStyle.Class] = []
    for index in 0..<count where limits[index] < limits[index + 1] {
      func text(_ value: Double) -> String { Cell.number(value, places: 1).plainText ?? "" }
      classes.append(
        MapStyle.Class(
          .range(limits[index], limits[index + 1]), label: "\(text(limits[index]))–\(text(limits[index + 1]))",
          color: MapStyle.risingColors[index]))
    }
    return MapStyle(
      name: isChinese ? "亩均产值（万元/亩）" : "output per mu (wan yuan)", column: column,
      classes: classes + [unknown(isChinese)])
  }

  private var parcelYields: [Double] {
    guard let table = year.flatMap({ accounts.yields[$0] }) else { return [] }
    let split = ParcelYields(table, parcels: land.parcels)
    return split.parcels.indices.compactMap { split[$0].sums[.output].value }
  }
}
