internal import MuchanQuantities
internal import MuchanReport
internal import MuchanYield

/// The tables of what enterprises use or emit, added up by year: by zone, by industry, and per denominator. Energy and CO2
/// differ in their figures alone.
struct FigureTables {
  /// A year with what its sums are held against.
  struct Year {
    var year: Int
    var figures: FigureYear
    /// The intensity of a row on one basis, by its place among `bases`.
    var intensity: (_ basis: Int, Denominator, FigureTotals) -> Intensity
  }

  let run: ProjectRun
  /// How tables begin: `energy`, `carbon`.
  let name: String
  let columns: [Column]
  let cells: (FigureTotals) -> [Cell]
  /// The column of what is held against a denominator (`tce`), and that of the result.
  let amount: Column
  let perUnit: Column
  /// The names of the bases.
  let bases: [String]
  let years: [Year]

  /// By zone and year; the zones at the top, the land outside and the enterprises in no zone add up to all.
  var zones: ReportTable {
    var table = ReportTable(
      name: name + "_zones",
      columns: [.text("zone", en: "zone", zh: "园区"), .number("year", en: "year", zh: "年份")] + columns)
    for year in years {
      for scope in run.zoneScopes(year.figures) {
        table.append([.text(scope.id), .integer(year.year)] + cells(scope.totals))
      }
    }
    return table
  }

  /// By division of industry and year.
  ///
  /// - Parameters:
  ///   - extra: Columns behind the others, with what stands in them.
  func industries(
    _ extra: [Column] = [], _ extraCells: (_ row: FigureTotals, _ all: FigureTotals) -> [Cell] = { _, _ in [] }
  ) -> ReportTable {
    var table = ReportTable(
      name: name + "_industries",
      columns: [.text("industry", en: "industry", zh: "行业"), .number("year", en: "year", zh: "年份")] + columns
        + extra)
    for year in years {
      for scope in run.industryScopes(year.figures) {
        table.append(
          [.text(scope.id), .integer(year.year)] + cells(scope.totals) + extraCells(scope.totals, year.figures.all))
      }
    }
    return table
  }

  /// Per value added at constant prices, output, head, floor area and mu.
  var intensity: ReportTable {
    var table = ReportTable(
      name: name + "_intensity",
      columns: [
        .text("scope_kind"), .text("scope", en: "scope", zh: "范围"), .number("year", en: "year", zh: "年份"),
        .text("per", en: "per", zh: "每单位"), .text("basis", en: "basis", zh: "口径"), perUnit,
        .text("per_unit", en: "unit", zh: "单位"), amount, .number("denominator"), .text("price_base"),
        .number("known", en: "known", zh: "已知"), .number("of", en: "of", zh: "共"),
        .text("missing", en: "missing", zh: "缺少"),
      ])
    for year in years {
      for scope in run.zoneScopes(year.figures) + run.industryScopes(year.figures) {
        for denominator in Denominator.allCases {
          for (number, basis) in bases.enumerated() {
            let row = year.intensity(number, denominator, scope.totals)
            table.append([
              .text(scope.kind), .text(scope.id), .integer(year.year), .word(denominator.rawValue), .word(basis),
              .optional(row.value, places: 6), .text(denominator.unit), .decimal(row.upper), .decimal(row.lower),
              .optional(run.priceBase(of: denominator)), .integer(row.coverage.known), .integer(row.coverage.total),
              .optional(row.value == nil ? run.missing(denominator, basis: basis, year: year.year) : nil),
            ])
          }
        }
      }
    }
    return table
  }
}
