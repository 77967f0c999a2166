internal import MuchanQuantities
public import MuchanReport

extension Overlay {
  /// The zone id printed for land in no zone.
  public static let outsideName = "(outside)"

  /// The result as a table: zone, groups, parcels, area in m² and mu, sums.
  public func table(for request: OverlayRequest) -> ReportTable {
    var columns: [Column] = [.text("zone", en: "zone", zh: "分区")]
    columns += request.by.map { .text($0) }
    columns += [
      .number("parcels", en: "parcels", zh: "宗数"),
      .number("area_m2", en: "area m²", zh: "面积(平方米)"),
      .number("area_mu", en: "area mu", zh: "面积(亩)"),
    ]
    columns += request.sums.map { .number($0) }
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
      request.sums.enumerated().map { index, name in
        let known = rows.reduce(0) { $0 + $1.known[index] }
        let all = rows.reduce(0) { $0 + $1.parcels }
        return (name, .object([("known", .integer(known)), ("of", .integer(all))]))
      })
  }

}
