internal import MuchanEnergy
internal import MuchanQuantities
internal import MuchanReport

/// Decoupling states as rows.
enum DecouplingRows {
  /// The table without rows.
  static var table: ReportTable {
    ReportTable(
      name: "decoupling",
      columns: [
        .text("scope", en: "scope", zh: "范围"), .number("from", en: "from", zh: "起"), .number("to", en: "to", zh: "止"),
        .text("indicator", en: "indicator", zh: "指标"), .text("basis"), .text("price_base", en: "prices", zh: "价格"),
        .number("before"), .number("after"), .number("value_before"), .number("value_after"),
        .number("change_percent", en: "change %", zh: "变化%"),
        .number("value_change_percent", en: "value added %", zh: "增加值变化%"),
        .number("elasticity", en: "elasticity", zh: "弹性"), .text("state", en: "state", zh: "状态"),
        .text("gap", en: "undefined because", zh: "无定义原因"), .text("limits_certainty"),
      ])
  }

  static func row(
    scope: Cell, from: Int, to: Int, pressure: String, basis: Cell, prices: Cell,
    pressures: (FixedDecimal<SixPlaces>, FixedDecimal<SixPlaces>),
    values: (FixedDecimal<SixPlaces>, FixedDecimal<SixPlaces>), _ decoupling: Decoupling, certainty: String
  ) -> [Cell] {
    [
      scope, .integer(from), .integer(to), .word(pressure), basis, prices, .decimal(pressures.0), .decimal(pressures.1),
      .decimal(values.0), .decimal(values.1), .optional(decoupling.pressureChange.map { $0 * 100 }, places: 3),
      .optional(decoupling.valueChange.map { $0 * 100 }, places: 3), .optional(decoupling.elasticity, places: 3),
      .word(optional: decoupling.state?.rawValue), .word(decoupling.gap?.rawValue ?? ""), .text(certainty),
    ]
  }
}
