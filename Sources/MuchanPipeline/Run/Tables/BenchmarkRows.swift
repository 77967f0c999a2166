internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// Quantiles of energy per output and per value added by industry (`benchmark_quantiles`, E5).
  var benchmarkTable: ReportTable {
    var table = ReportTable(
      name: "benchmark_quantiles",
      columns: [
        .number("year", en: "year", zh: "年份"), .text("level"), .text("industry_code", en: "industry", zh: "行业"),
        .text("denominator", en: "per", zh: "分母"), .text("basis", en: "basis", zh: "口径"),
        .text("unit", en: "unit", zh: "单位"),
        .number("known", en: "known", zh: "已知"), .number("enterprises", en: "of", zh: "企业数"),
        .number("not_positive"), .number("p10"), .number("p25", en: "25 %", zh: "25%分位"),
        .number("median", en: "median", zh: "中位数"), .number("p75", en: "75 %", zh: "75%分位"), .number("p90"),
        .number("mean", en: "sum / sum", zh: "合计比"), .text("method"), .text("certainty"),
      ])
    for group in accounts.benchmarks?.groups ?? [] {
      let isDivision = group.code.utf8.count == 2
      func quantile(_ p: Double) -> Cell { .optional(group.quantiles(p), places: 6) }
      table.append([
        .integer(group.year), .text(isDivision ? "division" : "group"), .text(group.code),
        .text(group.measure.denominator.rawValue), .text(group.measure.basis), .text("tce/万元"),
        .integer(group.quantiles.count), .integer(group.enterprises), .integer(group.notPositive), quantile(0.1),
        quantile(0.25), quantile(0.5), quantile(0.75), quantile(0.9),
        .number(group.energy.doubleValue / group.denominator.doubleValue, places: 6), .text(Quantiles.method),
        .text(reference.benchmarks.certainty.rawValue),
      ])
    }
    return table
  }
}

/// Every enterprise of the summary year against its industry and against benchmarks.csv (`benchmark_distance.csv`, E5).
struct BenchmarkDistanceRows: StreamedTable {
  static let tableName = "benchmark_distance"
  let name = Self.tableName
  private let benchmarks: EnergyBenchmarks?
  private let enterprises: EnterpriseYears

  init(_ run: ProjectRun) {
    benchmarks = run.accounts.benchmarks
    enterprises = run.accounts.enterprises
  }

  var isEmpty: Bool { benchmarks?.enterprises.isEmpty ?? true }

  var columns: [Column] {
    [
      .text("enterprise_id", en: "enterprise", zh: "企业"), .text("name", en: "name", zh: "名称"),
      .number("year", en: "year", zh: "年份"), .text("industry_code", en: "industry", zh: "行业"),
      .text("denominator", en: "per", zh: "分母"), .text("basis", en: "basis", zh: "口径"),
      .text("benchmark", en: "benchmark", zh: "标杆"), .text("benchmark_industry", en: "of", zh: "标杆行业"),
      .number("benchmark_value", en: "benchmark tce/万元", zh: "标杆值(吨标煤/万元)"),
      .number("intensity", en: "own tce/万元", zh: "自身(吨标煤/万元)"), .number("gap_percent", en: "gap %", zh: "差距%"),
      .number("over_tce", en: "over tce", zh: "超出(吨标准煤)"),
      .number("over_t_co2_location", en: "over t CO2", zh: "超出(吨CO2)"), .text("benchmark_source"),
    ]
  }

  func write<Sink: RowSink, Failed: Error>(
    to sink: inout Sink, afterRow: (inout Sink) throws(Failed) -> Void
  ) throws(Failed) {
    guard let benchmarks, let year = benchmarks.year else { return }
    for enterprise in benchmarks.enterprises {
      let row = enterprises.index(of: enterprise, in: year)
      let name = row.flatMap(enterprises.rows.name(of:))
      let code = row.flatMap(enterprises.rows.industryCode(of:))
      for distance in benchmarks.distances(of: enterprise) {
        sink.add(enterprises.ids[enterprise])
        sink.add(name)
        sink.add(year)
        sink.add(code)
        sink.add(distance.measure.denominator.rawValue)
        sink.add(distance.measure.basis)
        sink.add(distance.benchmark)
        sink.add(distance.code)
        sink.add(distance.value, places: 6)
        sink.add(distance.intensity, places: 6)
        sink.add(distance.value > 0 ? (distance.intensity / distance.value - 1) * 100 : nil, places: 2)
        sink.add(distance.tonnes, places: 4)
        sink.add(distance.carbon, places: 4)
        sink.add(distance.source)
        sink.endRow()
        try afterRow(&sink)
      }
    }
  }
}
