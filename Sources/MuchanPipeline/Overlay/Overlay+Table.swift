internal import MuchanGeometry
internal import MuchanQuantities
public import MuchanReport

extension Overlay {
  /// The zone id printed for land in no zone.
  public static let outsideName = "(outside)"

  /// The result as a table: zone, groups, parcels, area in m² and mu, sums.
  public func table(for request: OverlayRequest) -> ReportTable {
    let names = ColumnNames(of: request)
    var columns: [Column] = [.text("zone", en: "zone", zh: "分区")]
    columns += names.by.map { .text($0) }
    columns += [
      .number("parcels", en: "parcels", zh: "宗数"),
      .number("area_m2", en: "area m²", zh: "面积(平方米)"),
      .number("area_mu", en: "area mu", zh: "面积(亩)"),
    ]
    columns += names.sums.map { .number($0) }
    var table = ReportTable(name: "overlay", columns: columns)
    for row in rows {
      var cells: [Cell] = [.text(row.zone ?? Self.outsideName)]
      cells += row.group.map { .text($0) }
      cells += [
        .integer(row.parcels), .decimal(row.area.squareMetres, minimumPlaces: 4),
        .decimal(row.area.mu, minimumPlaces: 4),
      ]
      cells += row.sums.map { .decimal($0) }
      table.append(cells)
    }
    return table
  }

  /// For each summed property: on how many of the row entries it is known.
  public func coverage(for request: OverlayRequest) -> JSONValue {
    .object(
      ColumnNames(of: request).sums.enumerated().map { index, name in
        let known = rows.reduce(0) { $0 + $1.known[index] }
        let all = rows.reduce(0) { $0 + $1.parcels }
        return (name, .object([("known", .integer(known)), ("of", .integer(all))]))
      })
  }

  /// All that `overlay` prints as JSON.
  public func document(for request: OverlayRequest) -> ResultDocument {
    var document = ResultDocument(
      verb: "overlay", version: MuchanVersion.current, ledger: ledger, rows: table(for: request))
    document.method = .string(EllipsoidArea.name)
    document.coverage = coverage(for: request)
    document.findings = findings
    document.balance = balance.json
    document.more = [("zone_ledger", JSONValue(zoneLedger))]
    return document
  }

  /// The names of a request's columns, each once: readers of CSV and JSON find a column by its name.
  ///
  /// A property that is called like another column, or asked for twice, gets `by_` or `sum_` before its name.
  private struct ColumnNames {
    var by: [String] = []
    var sums: [String] = []

    init(of request: OverlayRequest) {
      var taken: Set<String> = ["zone", "parcels", "area_m2", "area_mu"]
      func free(_ name: String, _ prefix: String) -> String {
        var name = name
        while !taken.insert(name).inserted { name = prefix + name }
        return name
      }
      by = request.by.map { free($0, "by_") }
      sums = request.sums.map { free($0, "sum_") }
    }
  }
}
