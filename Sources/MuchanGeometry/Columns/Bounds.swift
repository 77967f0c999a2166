/// The smallest rectangle in longitude and latitude around some vertices.
public struct Bounds: Hashable, Sendable {
  public var minX: Double
  public var minY: Double
  public var maxX: Double
  public var maxY: Double

  /// Bounds around nothing: any vertex enlarges them.
  @inlinable
  public init() {
    minX = .infinity
    minY = .infinity
    maxX = -.infinity
    maxY = -.infinity
  }

  /// Bounds by their four sides.
  @inlinable
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    (self.minX, self.minY, self.maxX, self.maxY) = (minX, minY, maxX, maxY)
  }

  /// Bounds around one point.
  @inlinable
  public init(around x: Double, _ y: Double) {
    minX = x
    minY = y
    maxX = x
    maxY = y
  }

  /// Bounds moved outwards on every side, in degrees.
  @inlinable
  public init(_ other: Bounds, widenedBy margin: Double) {
    minX = other.minX - margin
    minY = other.minY - margin
    maxX = other.maxX + margin
    maxY = other.maxY + margin
  }

  /// Whether no vertex was added.
  @inlinable
  public var isEmpty: Bool { minX > maxX }

  /// Enlarges the bounds to hold a vertex.
  @inlinable
  public mutating func add(_ x: Double, _ y: Double) {
    minX = Swift.min(minX, x)
    minY = Swift.min(minY, y)
    maxX = Swift.max(maxX, x)
    maxY = Swift.max(maxY, y)
  }

  /// Enlarges the bounds to hold other bounds.
  @inlinable
  public mutating func add(_ other: Bounds) {
    minX = Swift.min(minX, other.minX)
    minY = Swift.min(minY, other.minY)
    maxX = Swift.max(maxX, other.maxX)
    maxY = Swift.max(maxY, other.maxY)
  }

  /// The bounds around both.
  public func union(_ other: Bounds) -> Bounds {
    var both = self
    both.add(other)
    return both
  }

  /// Whether the rectangles share a point.
  @inlinable
  public func intersects(_ other: Bounds) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// The rectangle that both share; empty, or without extent, where they do not overlap.
  func common(with other: Bounds) -> Bounds {
    Bounds(
      minX: Swift.max(minX, other.minX), minY: Swift.max(minY, other.minY), maxX: Swift.min(maxX, other.maxX),
      maxY: Swift.min(maxY, other.maxY))
  }
}

extension PolygonColumns {
  /// The bounds of some vertices.
  @inlinable
  public func bounds(of vertices: Range<Int>) -> Bounds {
    var bounds = Bounds()
    let x = x.span
    let y = y.span
    for index in vertices { bounds.add(x[index], y[index]) }
    return bounds
  }

  /// The bounds of a row; empty for a row without vertices.
  @inlinable
  public func bounds(ofRow row: Int) -> Bounds { bounds(of: vertices(ofRow: row)) }
}
