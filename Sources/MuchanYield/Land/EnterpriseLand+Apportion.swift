internal import MuchanLand
public import MuchanQuantities

extension EnterpriseLand {
  /// Divides a figure of an enterprise over the zones by the land it holds in them.
  ///
  /// The zones at the top and the land outside them share the figure and add up to it exactly. A zone's parks share
  /// the zone's part; what lies in no park stays in the zone alone. Where zones overlap, each gets the share of its
  /// own land, so alternative boundaries of one zone each get it whole. An enterprise without known land goes to the
  /// home zone, else nowhere.
  ///
  /// - Returns: The part of each zone, `ZoneHierarchy.outside` included; nil where the land is not known.
  public func apportion<Scale: DecimalScale>(
    _ figure: FixedDecimal<Scale>, of enterprise: Int
  ) -> [Int: FixedDecimal<Scale>]? {
    guard let total = holdings[enterprise].area else {
      guard homeZone != nil else { return nil }
      return Dictionary(uniqueKeysWithValues: homeLine.map { ($0, figure) })
    }
    var parts: [Int: FixedDecimal<Scale>] = [:]
    let rest = spread(figure, over: zones.roots, total: total, enterprise, into: &parts)
    parts[ZoneHierarchy.outside] = rest
    return parts
  }

  /// Gives sibling zones their parts and returns what is in none of them.
  private func spread<Scale: DecimalScale>(
    _ figure: FixedDecimal<Scale>, over siblings: [Int], total: Area, _ enterprise: Int,
    into parts: inout [Int: FixedDecimal<Scale>]
  ) -> FixedDecimal<Scale> {
    let areas = siblings.map { holdings[enterprise].inZones[$0]?.squareMetres ?? .zero }
    let inside = areas.reduce(.zero, +)
    guard inside > .zero else { return figure }
    var shares: [FixedDecimal<Scale>]
    if let outside = Self.rest(of: total, without: Area(squareMetres: inside)) {
      shares = figure.split(by: areas + [outside.squareMetres])
    } else {
      shares = areas.map { figure.share(min($0, total.squareMetres), of: total.squareMetres) } + [.zero]
    }
    for (index, zone) in siblings.enumerated() where areas[index] > .zero {
      parts[zone] = shares[index]
      _ = spread(
        shares[index], over: zones.children[zone], total: Area(squareMetres: areas[index]), enterprise, into: &parts)
    }
    return shares.removeLast()
  }

  /// What is left of an area; nil where the parts are more than the whole, because zones overlap.
  ///
  /// Parts and parcel are measured apart and may differ by 1e-9 of the parcel, so ten times that counts as nothing.
  static func rest(of total: Area, without inside: Area) -> Area? {
    let rest = total - inside
    let hundredMillion: Int128 = 100_000_000
    if rest.squareMetres.units.magnitude * hundredMillion.magnitude <= total.squareMetres.units.magnitude {
      return .zero
    }
    return rest > .zero ? rest : nil
  }
}
