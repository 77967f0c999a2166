internal import MuchanLand
internal import MuchanQuantities
internal import MuchanReport
internal import MuchanYield

extension YieldFigure {
  /// The name of the figure with its unit, as columns have it: `output_wan_yuan`.
  var column: String { "\(rawValue)_\(unit.rawValue)" }

  /// The heading of the figure per mu, for those that terminals show.
  private var headings: (english: String, chinese: String)? {
    switch self {
    case .output: ("output 万元/mu", "产值(万元/亩)")
    case .valueAdded: ("value added 万元/mu", "增加值(万元/亩)")
    case .tax: ("tax 万元/mu", "税收(万元/亩)")
    case .energyCalorific: ("tce/mu", "能耗(吨标准煤/亩)")
    case .carbon: ("t CO2/mu", "碳排放(吨/亩)")
    default: nil
    }
  }

  /// The columns of all figures of one enterprise or parcel: amount, and per mu.
  static var amountColumns: [Column] {
    allCases.flatMap { figure -> [Column] in
      [
        .number(figure.column),
        .number("\(figure.column)_per_mu", en: figure.headings?.english, zh: figure.headings?.chinese),
      ]
    }
  }

  /// The columns of all figures of a group: amount, the land of those who have it, per mu, and coverage.
  static var sumColumns: [Column] {
    allCases.flatMap { figure -> [Column] in
      [
        .number(figure.column), .number("\(figure.rawValue)_land_mu"),
        .number("\(figure.column)_per_mu", en: figure.headings?.english, zh: figure.headings?.chinese),
        .number(
          "\(figure.rawValue)_known", en: figure.headings.map { _ in "known" }, zh: figure.headings.map { _ in "已知" }),
        .number("\(figure.rawValue)_of"),
      ]
    }
  }
}

extension YieldFigure.Unit {
  /// The unit of a figure per mu.
  var perMu: String {
    switch self {
    case .wanYuan: "万元/mu"
    case .persons: "persons/mu"
    case .tce: "tce/mu"
    case .carbon: "t CO2/mu"
    }
  }
}

extension FigureSums {
  /// The columns of a group: who, what land, all figures.
  static var columns: [Column] {
    [
      .number("enterprises", en: "enterprises", zh: "企业数"), .number("land_mu", en: "land mu", zh: "占地(亩)"),
    ] + YieldFigure.sumColumns
  }

  /// The cells of `columns`.
  var cells: [Cell] {
    [.integer(enterprises), .decimal(land.mu, minimumPlaces: 4)]
      + YieldFigure.allCases.flatMap { figure -> [Cell] in
        let sum = self[figure]
        let isKnown = sum.coverage.known > 0
        return [
          isKnown ? .decimal(sum.amount) : .unknown, .decimal(sum.land.mu, minimumPlaces: 4),
          .optional(sum.value, places: 4), .integer(sum.coverage.known), .integer(sum.coverage.total),
        ]
      }
  }
}
