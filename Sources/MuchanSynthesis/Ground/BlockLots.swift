/// A lot of a block in metres of the frame, before it is laid on the ground.
struct Lot: Sendable {
  typealias Point = (east: Double, north: Double)
  var ring: [Point]
  var hole: [Point] = []
  /// The rectangle the lot was cut from.
  var west: Double
  var south: Double
  var east: Double
  var north: Double

  func polygon(_ frame: Frame) -> Shape.Polygon {
    Shape.Polygon(
      outer: ring.map { frame.place($0.east, $0.north) },
      holes: hole.isEmpty ? [] : [hole.map { frame.place($0.east, $0.north) }])
  }
}

/// Cuts a block into one or two rows of lots.
///
/// Where lots meet, both write the same corners, so they touch and do not overlap. Street corners are cut off, some
/// lots leave a notch at the street (a substation), a few have a pond that is not theirs.
struct BlockLots {
  var west: Double
  var south: Double
  var east: Double
  var north: Double

  func lots(_ random: inout SplitMix64) -> [Lot] {
    let counts: [(bottom: Int, top: Int)] = [(1, 0), (2, 0), (1, 2), (2, 2), (2, 3), (3, 3)]
    let (bottom, top) = counts[random.index(weights: [0.12, 0.17, 0.25, 0.28, 0.13, 0.05])]
    let bottomCuts = cuts(bottom, &random)
    guard top > 0 else { return row(bottomCuts, south, north, seam: [], seamIsNorth: false, &random) }
    let topCuts = cuts(top, &random)
    let middle = south + (north - south) * random.real(0.4, 0.6)
    let seam = (bottomCuts + topCuts).sorted()
    return row(bottomCuts, south, middle, seam: seam, seamIsNorth: true, &random)
      + row(topCuts, middle, north, seam: seam, seamIsNorth: false, &random)
  }

  private func cuts(_ count: Int, _ random: inout SplitMix64) -> [Double] {
    let width = (east - west) / Double(count)
    return (0...count).map { index in
      switch index {
      case 0: west
      case count: east
      default: west + width * (Double(index) + random.real(-0.2, 0.2))
      }
    }
  }

  /// - Parameter seam: every cut on the line to the other row; each lot takes the ones strictly inside its own side.
  private func row(
    _ cuts: [Double], _ south: Double, _ north: Double, seam: [Double], seamIsNorth: Bool, _ random: inout SplitMix64
  ) -> [Lot] {
    zip(cuts, cuts.dropFirst()).map { west, east in
      let inside = seam.filter { $0 > west && $0 < east }
      let southIsStreet = seam.isEmpty || seamIsNorth
      let northIsStreet = seam.isEmpty || !seamIsNorth
      var ring: [Lot.Point] = []
      ring += corner((west, south), (0, 1), (1, 0), cut: west == self.west && southIsStreet)
      if !southIsStreet { ring += inside.map { ($0, south) } }
      if southIsStreet, random.chance(0.07) { ring += notch(west, east, south, &random) }
      ring += corner((east, south), (-1, 0), (0, 1), cut: east == self.east && southIsStreet)
      ring += corner((east, north), (0, -1), (-1, 0), cut: east == self.east && northIsStreet)
      if !northIsStreet { ring += inside.reversed().map { ($0, north) } }
      ring += corner((west, north), (1, 0), (0, -1), cut: west == self.west && northIsStreet)
      var lot = Lot(ring: ring, west: west, south: south, east: east, north: north)
      if random.chance(0.012) { lot.hole = pond(lot) }
      return lot
    }
  }

  /// A corner, or its two cut ends 9 m back along the street sides.
  private func corner(
    _ point: Lot.Point, _ before: (Double, Double), _ after: (Double, Double), cut: Bool
  ) -> [Lot.Point] {
    guard cut else { return [point] }
    let size = 9.0
    return [
      (point.east + before.0 * size, point.north + before.1 * size),
      (point.east + after.0 * size, point.north + after.1 * size),
    ]
  }

  private func notch(_ west: Double, _ east: Double, _ south: Double, _ random: inout SplitMix64) -> [Lot.Point] {
    let width = (east - west) * random.real(0.1, 0.2)
    let start = west + (east - west) * random.real(0.3, 0.5)
    let depth = random.real(15, 30)
    return [(start, south), (start, south + depth), (start + width, south + depth), (start + width, south)]
  }

  /// A six-sided pond in the middle, clockwise as a hole is.
  private func pond(_ lot: Lot) -> [Lot.Point] {
    let east = (lot.west + lot.east) / 2
    let north = (lot.south + lot.north) / 2
    let half = (lot.east - lot.west) * 0.14
    let tall = (lot.north - lot.south) * 0.14
    return [
      (east - half, north), (east - half * 0.5, north + tall), (east + half * 0.5, north + tall), (east + half, north),
      (east + half * 0.5, north - tall), (east - half * 0.5, north - tall),
    ]
  }
}
