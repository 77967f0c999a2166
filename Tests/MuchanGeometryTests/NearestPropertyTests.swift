import Foundation
import Testing

@testable import MuchanGeometry

/// Laws of distances, and the search by bounds against looking at every pair of edges.
@Suite("Laws of nearest distances")
struct NearestPropertyTests {
  private static let distance = EllipsoidDistance()

  private static func columns(_ points: [(Double, Double)]) -> PolygonColumns {
    var columns = PolygonColumns()
    for (x, y) in points { columns.appendVertex(x, y) }
    columns.endRing()
    columns.endPart()
    columns.endRow()
    return columns
  }

  /// A star around a point; closed.
  private static func star(
    _ x: Double, _ y: Double, _ size: Double, _ count: Int, _ random: inout SplitMix64
  ) -> [(Double, Double)] {
    let points = (0..<count).map { index in
      let angle = Double(index) / Double(count) * 2 * .pi
      let reach = size * Double.random(in: 0.4...1, using: &random)
      return (x + reach * cos(angle), y + reach * sin(angle))
    }
    return points + [points[0]]
  }

  private static func metres(_ first: [(Double, Double)], _ second: [(Double, Double)], isArea: Bool = true) -> Double {
    NearestLayer(columns(second), isArea: [isArea]).nearest(toRow: 0, of: columns(first), isArea: isArea)?.metres
      ?? .nan
  }

  /// The least of all pairs of edges, with planes that exclude nothing.
  private static func least(_ first: [(Double, Double)], _ second: [(Double, Double)]) -> Double {
    var bounds = Bounds(around: -60, -89)
    bounds.add(200, 89)
    var measure = EdgeDistance(distance, PlaneBounds(bounds, distance))
    var least = Double.infinity
    for (from, to) in zip(first, first.dropFirst()) {
      for (start, end) in zip(second, second.dropFirst()) {
        let pair = measure.nearest(
          Edge(ax: from.0, ay: from.1, bx: to.0, by: to.1), Edge(ax: start.0, ay: start.1, bx: end.0, by: end.1))
        least = min(least, pair.metres)
      }
    }
    return least
  }

  @Test("the search finds what looking at every pair of edges finds, to the last bit, from 10 m to 3,000 km")
  func search() {
    var random = SplitMix64(seed: 21)
    for number in 0..<60 {
      let size = pow(10, Double.random(in: -3...0.3, using: &random))
      let away = pow(10, Double.random(in: -2...1.4, using: &random)) + size * 2
      let angle = Double.random(in: 0...(2 * .pi), using: &random)
      let (x, y) = (Double.random(in: 85...125, using: &random), Double.random(in: 20...50, using: &random))
      let first = Self.star(x, y, size, Int.random(in: 4...60, using: &random), &random)
      let otherY = min(max(y + away * sin(angle), -60), 80)
      let second = Self.star(x + away * cos(angle), otherY, size, Int.random(in: 4...60, using: &random), &random)
      #expect(Self.metres(first, second) == Self.least(first, second), "\(number)")
    }
  }

  @Test("distances are the same from either side, and the way by a third place is not shorter")
  func laws() {
    var random = SplitMix64(seed: 22)
    for _ in 0..<200 {
      func place() -> [(Double, Double)] {
        [(Double.random(in: 118...119.5, using: &random), Double.random(in: 31...32.5, using: &random))]
      }
      let (first, second) = (place(), place())
      let between = Self.star(
        Double.random(in: 118...119.5, using: &random), Double.random(in: 31...32.5, using: &random), 0.02, 12, &random)
      let straight = Self.metres(first, second, isArea: false)
      #expect(abs(straight - Self.metres(second, first, isArea: false)) < 1e-6)
      // By any corner of the third: to it, and on from it.
      for corner in between {
        let by = Self.metres(first, [corner], isArea: false) + Self.metres([corner], second, isArea: false)
        #expect(straight <= by + 1e-6)
      }
      // To all of it is no farther than to any of its corners.
      let toBetween =
        NearestLayer(Self.columns(between), isArea: [true]).nearest(
          toRow: 0, of: Self.columns(first), isArea: false)?.metres ?? .nan
      #expect(between.allSatisfy { toBetween <= Self.metres(first, [$0], isArea: false) + 1e-6 })
    }
  }

  @Test("moving both along a parallel changes nothing; turning south to north neither")
  func moved() {
    var random = SplitMix64(seed: 23)
    for _ in 0..<100 {
      let first = Self.star(118.5, 32, 0.05, 10, &random)
      let second = Self.star(
        118.5 + Double.random(in: -0.8...0.8, using: &random), 32 + Double.random(in: -0.8...0.8, using: &random), 0.05,
        14, &random)
      let metres = Self.metres(first, second)
      // A power of two, so that coordinates keep their last bits.
      let moved = Self.metres(first.map { ($0.0 - 32, $0.1) }, second.map { ($0.0 - 32, $0.1) })
      #expect(abs(metres - moved) < 1e-6)
      let turned = Self.metres(first.map { ($0.0, -$0.1) }, second.map { ($0.0, -$0.1) })
      #expect(abs(metres - turned) < 1e-6)
    }
  }

  @Test("along a meridian distances add up, to the length of the meridian's own series")
  func meridian() {
    let latitudes = stride(from: 20.0, through: 53, by: 1.5).map(\.self)
    func metres(_ from: Double, _ to: Double) -> Double { Self.metres([(118, from)], [(118, to)], isArea: false) }
    var sum = 0.0
    for (from, to) in zip(latitudes, latitudes.dropFirst()) {
      sum += metres(from, to)
      // The radius of the meridian at both ends and the middle, by Simpson's rule; wrong by 1e-9 of it at 1.5 degrees.
      let radii = [from, (from + to) / 2, to].map { Self.distance.metresPerDegree(atLatitude: $0).y }
      let simpson = (radii[0] + 4 * radii[1] + radii[2]) / 6 * (to - from)
      #expect(abs(metres(from, to) - simpson) < 1e-4)
    }
    #expect(abs(sum - metres(latitudes[0], latitudes[latitudes.count - 1])) < 1e-6)
    // Two squares, one due north of the other: as far apart as their sides.
    let south = [(118.0, 30.0), (118.5, 30), (118.5, 30.25), (118, 30.25), (118, 30)]
    let north = south.map { ($0.0, $0.1 + 1) }
    #expect(abs(Self.metres(south, north) - metres(30.25, 31)) < 1e-3)
  }

  @Test("two borders side by side, of three hundred corners each, are told apart to the last bit")
  func borders() {
    var random = SplitMix64(seed: 24)
    let line = (0..<300).map { (118 + Double($0) * 0.0005, 32 + Double.random(in: 0...0.0004, using: &random)) }
    let other = line.map { ($0.0 + 0.0001, $0.1 + 0.0006 + Double.random(in: 0...1e-7, using: &random)) }
    #expect(Self.metres(line, other, isArea: false) == Self.least(line, other))
  }
}
