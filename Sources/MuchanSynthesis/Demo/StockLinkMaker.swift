/// What the demonstration has for new land linked to stock disposed of (L4): approvals without supply, land supplied late,
/// tasks and quotas. All of it is invented; nothing is drawn by chance, so that other files keep their bytes.
enum StockLinkMaker {
  private static let source = "合成 synthetic: invented"
  private static let province = "江苏"

  /// Gives three of four parcels that are not supplied the day of an approval; every fourth of these has lapsed.
  static func approve(_ parcels: inout [SyntheticParcel]) {
    var number = 0
    for index in parcels.indices
    where parcels[index].isIndustrial && parcels[index].supplied == nil && parcels[index].landClass == "B21" {
      number += 1
      if number % 4 == 0 { continue }
      let day = number % 28 + 1
      parcels[index].approved =
        number % 4 == 1 ? Day(2019, number % 12 + 1, day) : Day(2021 + number % 2, number % 12 + 1, day)
    }
  }

  /// Land that was approved and waited, and was supplied from 2020 on: not produced on yet.
  static func rows(_ parcels: [SyntheticParcel]) -> [RevitalisationMaker.Row] {
    parcels.filter {
      $0.zone == .economic && $0.isIndustrial && $0.produced == nil && $0.idleStatus == nil
        && ($0.supplied?.year ?? 0) >= 2020
    }.compactMap { parcel in
      parcel.supplied.map {
        RevitalisationMaker.Row(
          parcel: parcel.id, completed: $0, route: "graft", object: "approved_unsupplied", area: parcel.hundredthMu,
          investment: parcel.hundredthMu * 150, after: nil)
      }
    }
  }

  /// Task of land approved and not supplied, task of idle land, quota of the next year, all in mu.
  private static let zoneTasks: [(year: Int, unsupplied: Int, idle: Int, nextQuota: Int)] = [
    (2020, 1_200, 1_500, 900), (2021, 1_200, 300, 950), (2022, 100, 300, 880),
  ]
  /// The same of the province, each task with what is done of it.
  private static let provinceTasks: [(year: Int, unsupplied: (Int, Int), idle: (Int, Int), nextQuota: Int)] = [
    (2020, (180_000, 186_500), (60_000, 61_200), 210_000), (2021, (170_000, 171_300), (58_000, 51_900), 205_000),
    (2022, (160_000, 164_800), (55_000, 55_000), 198_000),
  ]

  /// Adds the zone's tasks and quotas to indicators.csv.
  static func adding(to file: GeneratedFile) -> GeneratedFile {
    var text = file.text
    for row in zoneTasks {
      for (indicator, year, value) in [
        ("disposal_task_approved_unsupplied_mu", row.year, row.unsupplied),
        ("disposal_task_idle_mu", row.year, row.idle), ("base_new_land_quota_mu", row.year + 1, row.nextQuota),
      ] {
        text += "\(DemoGround.economicID),\(year),\(indicator),\(value),mu,,,,\(source)\n"
      }
    }
    return GeneratedFile(name: file.name, text: text)
  }

  /// Adds the province's to reference.csv.
  static func adding(toReference file: GeneratedFile) -> GeneratedFile {
    var text = file.text
    for row in provinceTasks {
      for (indicator, year, value) in [
        ("disposal_task_approved_unsupplied_mu", row.year, row.unsupplied.0),
        ("disposed_approved_unsupplied_mu", row.year, row.unsupplied.1),
        ("disposal_task_idle_mu", row.year, row.idle.0), ("disposed_idle_mu", row.year, row.idle.1),
        ("base_new_land_quota_mu", row.year + 1, row.nextQuota),
      ] {
        text += "\(province),\(year),\(indicator),\(value),mu,all,not_energy,,,\(source)\n"
      }
    }
    return GeneratedFile(name: file.name, text: text)
  }
}
