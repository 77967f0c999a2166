import Foundation
import Testing

@testable import MuchanGeometry

/// Held against geodesics (Karney's routines in PROJ), which share nothing with planes.
@Suite("Bounds on distances by planes")
struct PlaneBoundsTests {
  private static let distance = EllipsoidDistance()

  /// A number between 10 to two powers, either sign.
  private static func spread(_ low: Double, _ high: Double, _ random: inout SplitMix64) -> Double {
    pow(10, Double.random(in: low...high, using: &random)) * (Bool.random(using: &random) ? 1 : -1)
  }

  @Test(
    "points from a millimetre to 4,000 km apart are within the bounds of the plane at their middle",
    arguments: [0.0...10, 18...54, 30...35, 60...80, -40...40] as [ClosedRange<Double>])
  func points(latitudes: ClosedRange<Double>) {
    var random = SplitMix64(seed: 11)
    var bounds = Bounds(around: 100, latitudes.lowerBound)
    bounds.add(100, latitudes.upperBound)
    let planes = PlaneBounds(bounds, Self.distance)
    var line = EllipsoidDistance.Line(Self.distance)
    var wrong = 0
    for _ in 0..<20_000 {
      let y = Double.random(in: latitudes, using: &random)
      let otherY = min(max(y + Self.spread(-8, 1.5, &random), latitudes.lowerBound), latitudes.upperBound)
      let (x, otherX) = (100.0, 100 + Self.spread(-8, 1.6, &random))
      let metres = Self.distance.metres(x, y, otherX, otherY)
      guard metres < 4e6 else { continue }
      let scale = Self.distance.metresPerDegree(atLatitude: (y + otherY) * 0.5)
      let (dx, dy) = ((otherX - x) * scale.x, (otherY - y) * scale.y)
      let plane = (dx * dx + dy * dy).squareRoot()
      let tolerance = planes.tolerance(plane, off: 0)
      if metres < plane * (1 - tolerance) - 1e-7 || metres > plane * (1 + tolerance) + 1e-7 { wrong += 1 }
      if planes.least(Bounds(around: x, y), Bounds(around: otherX, otherY), &line) > metres { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test("a plane off by some latitude is wrong by no more than is allowed for it")
  func offPlanes() {
    var random = SplitMix64(seed: 12)
    for _ in 0..<20_000 {
      let y = Double.random(in: 15...55, using: &random)
      let (otherX, otherY) = (100 + Self.spread(-6, 0.5, &random), y + Self.spread(-6, 0.5, &random))
      // Each side is an edge whose middle is off by up to half of its extent.
      let (half, otherHalf) = (Self.spread(-5, 0.3, &random).magnitude, Self.spread(-5, 0.3, &random).magnitude)
      let middle = y + Double.random(in: -half...half, using: &random)
      let otherMiddle = otherY + Double.random(in: -otherHalf...otherHalf, using: &random)
      var bounds = Bounds(around: 100, min(middle - half, otherMiddle - otherHalf))
      bounds.add(otherX, max(middle + half, otherMiddle + otherHalf))
      let planes = PlaneBounds(bounds, Self.distance)
      let scale = Self.distance.metresPerDegree(atLatitude: (middle + otherMiddle) * 0.5)
      let (dx, dy) = ((otherX - 100) * scale.x, (otherY - y) * scale.y)
      let plane = (dx * dx + dy * dy).squareRoot()
      let tolerance = planes.tolerance(plane, off: half + otherHalf)
      let metres = Self.distance.metres(100, y, otherX, otherY)
      #expect(metres >= plane * (1 - tolerance) - 1e-7 && metres <= plane * (1 + tolerance) + 1e-7)
    }
  }

  @Test("no two points of two boxes are nearer than the boxes can be")
  func boxes() {
    var random = SplitMix64(seed: 13)
    var line = EllipsoidDistance.Line(Self.distance)
    func box(_ x: Double, _ y: Double) -> Bounds {
      let (width, height) = (Self.spread(-5, 0.5, &random).magnitude, Self.spread(-5, 0.5, &random).magnitude)
      return Bounds(minX: x, minY: y, maxX: x + width, maxY: y + height)
    }
    func point(_ box: Bounds) -> (Double, Double) {
      // Corners and sides are where the nearest points are.
      let u = min(max(Double.random(in: -0.5...1.5, using: &random), 0), 1)
      let v = min(max(Double.random(in: -0.5...1.5, using: &random), 0), 1)
      return (box.minX + (box.maxX - box.minX) * u, box.minY + (box.maxY - box.minY) * v)
    }
    var wrong = 0
    var nearest = Double.infinity
    for _ in 0..<4_000 {
      let first = box(100, Double.random(in: 15...50, using: &random))
      let second = box(100 + Self.spread(-4, 1.5, &random), first.minY + Self.spread(-4, 1.2, &random))
      let planes = PlaneBounds(first.union(second), Self.distance)
      let least = planes.least(first, second, &line)
      for _ in 0..<20 {
        let (from, to) = (point(first), point(second))
        let metres = Self.distance.metres(from.0, from.1, to.0, to.1)
        if metres < least { wrong += 1 }
        if least > 1_000 { nearest = min(nearest, metres / least) }
      }
    }
    #expect(wrong == 0)
    // The bound is of use: it comes near what is found.
    #expect(nearest < 1.01)
  }
}
