public import MuchanDiagnostics
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

  /// Parts, overlap and outside against the parcels.
  public var balance: JSONValue {
    func metres(_ area: Area) -> JSONValue { .number(area.squareMetres.text(minimumPlaces: 4)) }
    return .object([
      ("parcels_m2", metres(parcelArea)), ("parts_m2", metres(partArea)), ("overlap_m2", metres(overlapArea)),
      ("outside_m2", metres(outsideArea)), ("difference_m2", metres(imbalance)),
    ])
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

  /// One line for people: how the parcels divided.
  public func balanceText(in language: Language) -> String {
    func mu(_ area: Area) -> String { area.mu.text(places: 4) }
    let difference = imbalance.squareMetres.text(minimumPlaces: 4)
    switch language {
    case .english:
      return "parcels \(mu(parcelArea)) mu = parts \(mu(partArea)) - overlap \(mu(overlapArea))"
        + " + outside \(mu(outsideArea)); difference \(difference) m²"
    case .chinese:
      return "宗地 \(mu(parcelArea)) 亩 = 各区 \(mu(partArea)) - 重叠 \(mu(overlapArea))"
        + " + 区外 \(mu(outsideArea))；差 \(difference) 平方米"
    }
  }
}
