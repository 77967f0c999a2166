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
  public func apportion(_ figure: FixedDecimal<SixPlaces>, of enterprise: Int) -> [Int: FixedDecimal<SixPlaces>]? {
    guard held.area(of: enterprise) != nil else {
      guard homeZone != nil else { return nil }
      return Dictionary(uniqueKeysWithValues: homeLine.map { ($0, figure) })
    }
    var shares: [FixedDecimal<SixPlaces>?] = []
    let rest = divide(figure, of: enterprise, into: &shares)
    var parts = [ZoneHierarchy.outside: rest]
    for (part, share) in zip(held.parts(of: enterprise), shares) {
      if let share { parts[held.zone(ofPart: part)] = share }
    }
    return parts
  }

  /// The part of a figure that falls to one zone; nil where the land is not known, or none of it lies there.
  func part(
    of figure: FixedDecimal<SixPlaces>, of enterprise: Int, in zone: Int,
    scratch shares: inout [FixedDecimal<SixPlaces>?]
  ) -> FixedDecimal<SixPlaces>? {
    guard held.area(of: enterprise) != nil else { return homeLine.contains(zone) ? figure : nil }
    let rest = divide(figure, of: enterprise, into: &shares)
    if zone == ZoneHierarchy.outside { return rest }
    let parts = held.parts(of: enterprise)
    return parts.first { held.zone(ofPart: $0) == zone }.flatMap { shares[$0 - parts.lowerBound] }
  }

  /// Whether each zone that an enterprise has land in has all of its figures.
  func isWhole(_ enterprise: Int) -> Bool { held.isWhole(enterprise) }

  /// Divides a figure of an enterprise whose land is known over the parts of `held`; nil for parts it does not reach.
  ///
  /// - Returns: What falls to the land outside all zones.
  /// - Complexity: O(parts²); an enterprise has land in a few zones.
  func divide(
    _ figure: FixedDecimal<SixPlaces>, of enterprise: Int, into shares: inout [FixedDecimal<SixPlaces>?]
  ) -> FixedDecimal<SixPlaces> {
    let parts = held.parts(of: enterprise)
    shares.removeAll(keepingCapacity: true)
    shares.append(contentsOf: repeatElement(nil, count: parts.count))
    return spread(
      figure, total: held.area(of: enterprise) ?? .zero, over: parts, under: HeldLand.isRoot, into: &shares)
  }

  /// Gives the zones that belong to one their parts, and returns what is in none of them.
  private func spread(
    _ figure: FixedDecimal<SixPlaces>, total: Area, over parts: Range<Int>, under parent: Int32,
    into shares: inout [FixedDecimal<SixPlaces>?]
  ) -> FixedDecimal<SixPlaces> {
    var inside = Area.zero
    var largest = parts.lowerBound
    var largestArea = Area.zero
    for part in parts where held.parent(ofPart: part) == parent {
      let area = held.area(ofPart: part)
      inside += area
      if area > largestArea { (largest, largestArea) = (part, area) }
    }
    guard inside > .zero else { return figure }
    // Siblings that do not overlap share what there is, each rounded once, the remainder to the largest of them.
    let outside = Self.rest(of: total, without: inside)
    let whole = outside.map { inside + $0 } ?? total
    var left = figure
    for part in parts where held.parent(ofPart: part) == parent {
      let share = figure.share(min(held.area(ofPart: part), whole).squareMetres, of: whole.squareMetres)
      shares[part - parts.lowerBound] = share
      left -= share
    }
    var rest = FixedDecimal<SixPlaces>.zero
    if let outside {
      rest = figure.share(outside.squareMetres, of: whole.squareMetres)
      left -= rest
      if outside > largestArea { rest += left } else { shares[largest - parts.lowerBound]? += left }
    }
    for part in parts where held.parent(ofPart: part) == parent {
      guard let share = shares[part - parts.lowerBound] else { continue }
      _ = spread(
        share, total: held.area(ofPart: part), over: parts, under: Int32(part - parts.lowerBound), into: &shares)
    }
    return rest
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
