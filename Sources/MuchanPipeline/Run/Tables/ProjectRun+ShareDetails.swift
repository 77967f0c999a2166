internal import MuchanEnergy
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// Until when the shares keep to their limits (`ratio_outlook.csv`).
  var shareOutlookTable: ReportTable {
    var table = ReportTable(
      name: "ratio_outlook",
      columns: [
        .text("share", en: "share", zh: "份额"), .number("years", en: "years", zh: "年数"),
        .number("last_year", en: "last year", zh: "最近年"), .number("last_percent", en: "last %", zh: "最近%"),
        .number("limit_percent", en: "limit %", zh: "界限%"), .text("limit_kind"),
        .number("margin_percent_points", en: "margin, points", zh: "余量(百分点)"), .text("method"),
        .number("rate_percent", en: "trend % a year", zh: "趋势年均%"),
        .text("passes_limit_in", en: "passes limit in", zh: "越限年"),
        .text("passes_limit_at_earliest", en: "at the earliest", zh: "最早"), .number("probability"),
      ])
    let rules = reference.dualControl
    guard
      let outlooks = accounts.shares?.outlooks(
        upTo: year ?? .max, minimumYears: rules.forecastMinimumYears, probability: rules.forecastProbability)
    else { return table }
    let shares = [
      ("energy_share", outlooks.energy), ("output_share", outlooks.output), ("co2_share", outlooks.carbon),
    ]
    for (name, outlook) in shares where outlook.years > 0 || outlook.limit != nil {
      func passed(_ year: Int?) -> Cell {
        if outlook.limit == nil { return .word("no_limit_stated") }
        return outlook.trend == nil ? .word("too_short") : year.map { .text(String($0)) } ?? .word("none")
      }
      table.append([
        .word(name), .integer(outlook.years), .optional(outlook.last?.year),
        .optional(outlook.last.map { $0.value * 100 }, places: 4), .optional(outlook.limit.map { $0 * 100 }, places: 4),
        .text(outlook.limit == nil ? "" : outlook.isCeiling ? "ceiling" : "floor"),
        .optional(outlook.margin.map { $0 * 100 }, places: 4),
        .text("log_linear_trend"), .optional(outlook.trend.map { $0.ratePerYear * 100 }, places: 3),
        passed(outlook.passedIn), passed(outlook.passedAtEarliest), .number(rules.forecastProbability, places: 2),
      ])
    }
    return table
  }
}
