public import MuchanDiagnostics

/// How the polygons of one layer lie to each other, one row a feature.
///
/// Holds the layer whole.
public struct LayerTopology: ~Copyable {
  /// Two features with ground in common.
  public struct Overlap: Hashable, Sendable {
    /// The row that comes first.
    public var row: Int
    public var other: Int
    public var squareMetres: Double
  }

  /// Ground that other features enclose.
  public struct Gap: Hashable, Sendable {
    /// A point of its border, in degrees.
    public var x: Double
    public var y: Double
    public var squareMetres: Double
    /// Twice the area over the perimeter, in metres: the width of a long strip.
    public var meanWidth: Double
  }

  /// Overlaps and gaps below this many square metres are put down to the rounding of coordinates: a border of 100 m
  /// moved by a tenth of a millimetre.
  public static let smallestArea = 0.01
  /// Gaps and features of less mean width, in metres, are no ground of their own but what drawing has left.
  public static let sliverWidth = 1.0

  private let polygons: PolygonColumns
  private let area: EllipsoidArea
  private var placer: ParcelPlacer
  private var placement = Placement()

  /// Indexes the layer: valid polygons in longitude and latitude. O(vertices + cells).
  public init(_ polygons: PolygonColumns, area: EllipsoidArea) {
    self.polygons = polygons
    self.area = area
    placer = ParcelPlacer(
      layer: ZoneLayer(polygons: polygons, rowIDs: (0..<polygons.count).map { "\($0)" }), area: area)
  }

  /// The features that overlap a row and come after it.
  ///
  /// The row is divided over the layer it is part of, as a parcel over zones.
  /// - Throws: `overlayFailed`.
  public mutating func overlaps(of row: Int) throws(Failure) -> [Overlap] {
    let squareMetres = area.squareMetres(of: row, in: polygons)
    try placer.place(row: row, of: polygons, squareMetres: squareMetres, into: &placement)
    return placement.parts.filter { Int($0.zone) > row && $0.squareMetres >= Self.smallestArea }
      .map { Overlap(row: row, other: Int($0.zone), squareMetres: $0.squareMetres) }
  }

  /// The mean width of a row in metres.
  public func meanWidth(of row: Int) -> Double {
    2 * area.squareMetres(of: row, in: polygons) / perimeter(polygons.rings(ofRow: row), of: polygons)
  }

  /// The narrow holes in the ground that all features cover together. Gaps that are open to the outside are none.
  ///
  /// - Throws: `overlayFailed` with GEOS's words.
  public func gaps() throws(Failure) -> [Gap] {
    var together = polygons
    guard together.count > 0 else { return [] }
    together.rowEnd = [UInt32(together.partEnd.count)]
    var covered = PolygonColumns()
    do throws(GEOSFailure) {
      let session = GEOSSession()
      try OwnedGeometry(row: 0, of: together, in: session).unaryUnion().appendPolygons(to: &covered)
    } catch {
      throw Failure(.overlayFailed, at: Place(), found: error.description)
    }
    var gaps: [Gap] = []
    for row in 0..<covered.count {
      for part in covered.parts(ofRow: row) {
        for ring in covered.rings(ofPart: part).dropFirst() {
          let vertices = covered.vertices(ofRing: ring)
          let size = area.signedSquareMetres(ofRing: vertices, in: covered).magnitude
          let width = 2 * size / perimeter(ring..<(ring + 1), of: covered)
          guard size >= Self.smallestArea, width < Self.sliverWidth else { continue }
          gaps.append(
            Gap(
              x: covered.x[vertices.lowerBound], y: covered.y[vertices.lowerBound], squareMetres: size, meanWidth: width
            ))
        }
      }
    }
    return gaps.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
  }

  /// The length of rings in metres, by the radii of curvature at each edge: good to a millionth for edges of parcels.
  private func perimeter(_ rings: Range<Int>, of columns: PolygonColumns) -> Double {
    let ellipsoid = Ellipsoid.cgcs2000
    var length = 0.0
    for ring in rings {
      let vertices = columns.openVertices(ofRing: ring)
      guard var from = vertices.last else { continue }
      for to in vertices {
        let latitude = (columns.y[from] + columns.y[to]) / 2 * .pi / 180
        let sine = latitude.sine
        let square = 1 - ellipsoid.eccentricitySquared * sine * sine
        let normal = ellipsoid.semiMajorAxis / square.squareRoot()
        let meridian = normal * (1 - ellipsoid.eccentricitySquared) / square
        let east = (columns.x[to] - columns.x[from]) * .pi / 180 * normal * (1 - sine * sine).squareRoot()
        let north = (columns.y[to] - columns.y[from]) * .pi / 180 * meridian
        length += (east * east + north * north).squareRoot()
        from = to
      }
    }
    return length
  }
}

extension Double {
  /// The sine of an angle in radians between -π/2 and π/2, by its series: results need no libm.
  fileprivate var sine: Double {
    let square = self * self
    var term = self
    var sum = self
    for index in 1...11 {
      term *= -square / Double(2 * index * (2 * index + 1))
      sum += term
    }
    return sum
  }
}
