/// Draws parcel outlines inside a box: stars with many rays of near-equal length, and rectangles with notches.
struct WorkloadShapes {
  typealias Point = (x: Double, y: Double)

  /// Directions of a full turn, made by the Taylor series so that no mathematics library is needed.
  private let directions: [Point]
  private static let turn = 720

  init() {
    directions = (0..<Self.turn).map { step in
      // From -180° to 180°; the series holds its digits there.
      Self.direction((Double(step) / Double(Self.turn) - 0.5) * 6.283185307179586)
    }
  }

  private static func direction(_ angle: Double) -> Point {
    var point: Point = (0, 0)
    var term = 1.0
    for power in 0..<40 {
      switch power % 4 {
      case 0: point.x += term
      case 1: point.y += term
      case 2: point.x -= term
      default: point.y -= term
      }
      term = term * angle / Double(power + 1)
    }
    return point
  }

  /// Counter-clockwise, in the box from -0.5 to 0.5.
  func outline(_ random: inout SplitMix64) -> [Point] {
    random.chance(0.5) ? star(rays: random.integer(11...33), low: 0.38, high: 0.5, &random) : notched(&random)
  }

  /// Clockwise, within a tenth of the box around the middle: inside every outline.
  func hole(_ random: inout SplitMix64) -> [Point] {
    star(rays: random.integer(5...12), low: 0.08, high: 0.1, &random).reversed()
  }

  private func star(
    rays: Int, low: Double, high: Double, _ random: inout SplitMix64
  ) -> [Point] {
    let step = Self.turn / rays
    return (0..<rays).map { ray in
      let direction = directions[ray * step + random.integer(0...step / 2)]
      let length = random.real(low, high)
      return (direction.x * length, direction.y * length)
    }
  }

  /// A rectangle with one to eight notches, two a side at most.
  private func notched(_ random: inout SplitMix64) -> [Point] {
    let corners: [Point] = [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)]
    let places = random.shuffled(Array(0..<8)).prefix(random.integer(1...8))
    var ring: [Point] = []
    for side in 0..<4 {
      let from = corners[side]
      let to = corners[(side + 1) % 4]
      let along: Point = (to.x - from.x, to.y - from.y)
      let inward: Point = (-along.y, along.x)
      ring.append(from)
      for half in 0..<2 where places.contains(side * 2 + half) {
        let start = 0.2 + 0.35 * Double(half) + random.real(0, 0.08)
        let end = start + random.real(0.06, 0.16)
        let depth = random.real(0.04, 0.15)
        for (share, inside) in [(start, 0.0), (start, depth), (end, depth), (end, 0.0)] {
          ring.append((from.x + along.x * share + inward.x * inside, from.y + along.y * share + inward.y * inside))
        }
      }
    }
    return ring
  }
}
