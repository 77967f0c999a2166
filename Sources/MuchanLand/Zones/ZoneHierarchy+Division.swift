public import MuchanQuantities

extension ZoneHierarchy {
  /// Divides a figure of a parcel over the zones it lies in, as its area is divided.
  ///
  /// The zones at the top and the land outside make up the whole exactly; the parks of a zone and the rest of it make up
  /// what the zone has. Parts come as `parcel parts rolled up`; the result is by zone, `outside` among them.
  public func divide<Scale: DecimalScale>(
    _ value: FixedDecimal<Scale>, over parts: [(zone: Int, area: Area)]
  ) -> [(zone: Int, value: FixedDecimal<Scale>)] {
    let parts = rolledUp(parts).filter { $0.area > .zero }
    let top = parts.filter { $0.zone == Self.outside || parents[$0.zone] == nil }
    guard !top.isEmpty else { return [(Self.outside, value)] }
    var result: [(zone: Int, value: FixedDecimal<Scale>)] = []
    let shares = value.split(by: top.map(\.area.squareMetres))
    for (part, share) in zip(top, shares) { add(part, share, parts, to: &result) }
    return result.sorted { $0.zone < $1.zone }
  }

  private func add<Scale: DecimalScale>(
    _ part: (zone: Int, area: Area), _ value: FixedDecimal<Scale>, _ parts: [(zone: Int, area: Area)],
    to result: inout [(zone: Int, value: FixedDecimal<Scale>)]
  ) {
    result.append((part.zone, value))
    guard part.zone != Self.outside else { return }
    let inside = parts.filter { $0.zone != Self.outside && parents[$0.zone] == part.zone }
    guard !inside.isEmpty else { return }
    let rest = inside.reduce(part.area) { $0 - $1.area }
    let shares = value.split(by: inside.map(\.area.squareMetres) + [max(rest, .zero).squareMetres])
    for (child, share) in zip(inside, shares) { add(child, share, parts, to: &result) }
  }
}
