internal import MuchanGeometry
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanYield

/// What the parks of a project are made of.
struct ParkSource: Sendable {
  let zones: ZoneLevels
  let landByUse: LandByUse
  let accounts: ProjectAccounts
  let year: Int?

  /// The parks, how far they are from one another, and who may take in whom.
  ///
  /// Zones of one level of nesting are compared; a park that is part of a zone already is not proposed to another.
  ///
  /// - Complexity: O(pairs of zones of one level), each by the borders that are near.
  func graph(_ terms: SpatialTerms) -> ParkGraph {
    let hierarchy = zones.hierarchy
    let yields = year.flatMap { accounts.yields[$0] }
    let means = terms.parkTriggers.map { trigger in Self.mean(trigger, hierarchy.roots, yields) }
    let drawn = hierarchy.zones.indices.filter { hierarchy.zones[$0].hasBoundary }
    var places: [Int: Int] = [:]
    for (place, zone) in drawn.enumerated() { places[zone] = place }
    let parks = drawn.map { zone in
      ParkGraph.Park(
        zone: zone, level: hierarchy.parents[zone] == nil ? hierarchy.zones[zone].level : nil,
        area: landByUse.totals.first { $0.zone == zone }?.area ?? .zero,
        triggers: zip(terms.parkTriggers, means).map { trigger, mean in
          (trigger.name, Self.holds(trigger, zone, mean, yields))
        })
    }
    var links: [ParkGraph.Link] = []
    for level in zones.levels {
      let rows = (0..<level.layer.polygons.count).map { level.zones[Int(level.layer.zoneOfRow[$0])] }
      links += Self.links(level.layer.polygons, rows, places, terms.parks)
    }
    links.sort { ($0.first, $0.second) < ($1.first, $1.second) }
    return ParkGraph(parks: parks, links: links, terms: terms.parks)
  }

  /// The distances between the zones of one level.
  private static func links(
    _ polygons: PolygonColumns, _ zoneOfRow: [Int], _ places: [Int: Int], _ terms: ParkGraph.Terms
  ) -> [ParkGraph.Link] {
    var rowsOf: [Int: [Int]] = [:]
    for (row, zone) in zoneOfRow.enumerated() { rowsOf[zone, default: []].append(row) }
    let zones = rowsOf.keys.compactMap { zone in places[zone].map { (zone: zone, place: $0) } }.sorted {
      $0.place < $1.place
    }
    let layers = zones.map { zone, _ in
      var own = PolygonColumns()
      for row in rowsOf[zone] ?? [] { own.appendRow(row, of: polygons) }
      return NearestLayer(own, isArea: [Bool](repeating: true, count: own.count))
    }
    let shapes = zones.map { zone, _ in
      (rowsOf[zone] ?? []).map { NearestShape(row: $0, of: polygons, isArea: true) }
    }
    var links: [ParkGraph.Link] = []
    for (first, one) in zones.enumerated() {
      for second in zones.indices.dropFirst(first + 1) {
        var best: NearestPair?
        for shape in shapes[first] {
          guard let pair = layers[second].nearest(to: shape) else { continue }
          if best.map({ pair.metres < $0.metres }) ?? true { best = pair }
        }
        guard let best, let metres = FixedDecimal<SixPlaces>(rounding: best.metres) else { continue }
        links.append(
          ParkGraph.Link(
            first: one.place, second: zones[second].place, metres: metres, relation: terms.relation(metres),
            from: (best.fromX, best.fromY), to: (best.toX, best.toY)))
      }
    }
    return links
  }

  private static func figure(_ trigger: SpatialTerms.Trigger) -> YieldFigure? { YieldFigure(rawValue: trigger.figure) }

  /// The figure per mu over all zones at the top; nil where it is not known.
  private static func mean(_ trigger: SpatialTerms.Trigger, _ roots: [Int], _ yields: YieldTable?) -> Double? {
    guard let yields, let figure = figure(trigger) else { return nil }
    var sum = PerMu()
    for zone in roots {
      guard let own = yields.row(of: zone)?.sums[figure] else { continue }
      sum.amount += own.amount
      sum.land += own.land
      sum.coverage += own.coverage
    }
    return sum.value
  }

  private static func holds(
    _ trigger: SpatialTerms.Trigger, _ zone: Int, _ mean: Double?, _ yields: YieldTable?
  ) -> Bool? {
    guard let mean, let figure = figure(trigger), let own = yields?.row(of: zone)?.sums[figure].value else {
      return nil
    }
    return own < mean * trigger.belowMean.doubleValue
  }
}
