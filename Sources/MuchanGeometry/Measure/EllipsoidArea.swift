/// Areas on an ellipsoid, edges straight in longitude and latitude.
///
/// That reading of an edge is GeoJSON's (RFC 7946, section 3.1.1) and that of land surveys (图斑椭球面积,
/// TD/T 1055-2019); geodesic edges differ from it by s³ tan φ / 12R for an east-west edge of length s.
///
/// The area inside a ring is −∮ S(B) dL, S being the area from the equator to latitude B per radian of
/// longitude. Along a straight edge the mean of a polynomial S has a closed form, so there is no
/// discretisation error: what remains is the truncation of `MeridianSeries` (under 1e-15) and rounding.
/// Relative to areas of shapes that are not slivers the error is below 1e-12; edges may be of any length.
public struct EllipsoidArea: Sendable {
  /// The name of the method, as outputs print it.
  public static let name = "ellipsoid CGCS2000, edges straight in longitude and latitude"

  /// Rings lower than this many degrees use four terms around their first vertex: the fifth is below
  /// (0.05° in radians)⁴ / 5!, 5e-15 of the area.
  static let lowRing = 0.05

  let series: MeridianSeries

  /// Prepares the series of an ellipsoid. About 0.1 ms; make one and pass it on.
  public init(_ ellipsoid: Ellipsoid = .cgcs2000) { series = MeridianSeries(ellipsoid) }

  /// The area of a row in m²: outer rings less holes, whatever their orientation.
  public func squareMetres(of row: Int, in columns: PolygonColumns) -> Double {
    var sum = 0.0
    for part in columns.parts(ofRow: row) {
      sum += squareMetres(ofPart: part, in: columns)
    }
    return sum
  }

  /// The area of a row in m², its bounds being known: that of `squareMetres(of:in:)`, without looking for heights.
  public func squareMetres(of row: Int, in columns: PolygonColumns, bounds: Bounds) -> Double {
    guard bounds.maxY - bounds.minY < Self.lowRing else { return squareMetres(of: row, in: columns) }
    let x = columns.x.span
    let y = columns.y.span
    var sum = 0.0
    for part in columns.parts(ofRow: row) {
      let rings = columns.rings(ofPart: part)
      var ofPart = 0.0
      for ring in rings {
        let vertices = columns.vertices(ofRing: ring)
        guard vertices.count > 2 else { continue }
        let area = lowRingArea(x.extracting(vertices), y.extracting(vertices)).magnitude
        ofPart += ring == rings.lowerBound ? area : -area
      }
      sum += ofPart
    }
    return sum
  }

  /// The area of a part in m²: its outer ring less its holes.
  public func squareMetres(ofPart part: Int, in columns: PolygonColumns) -> Double {
    let rings = columns.rings(ofPart: part)
    var sum = 0.0
    for ring in rings {
      let area = signedSquareMetres(ofRing: columns.vertices(ofRing: ring), in: columns).magnitude
      sum += ring == rings.lowerBound ? area : -area
    }
    return sum
  }

  /// The area inside a ring in m², positive when it runs counter-clockwise.
  public func signedSquareMetres(ofRing vertices: Range<Int>, in columns: PolygonColumns) -> Double {
    signedSquareMetres(columns.x.span.extracting(vertices), columns.y.span.extracting(vertices))
  }

  /// The area inside a ring of longitudes and latitudes in degrees, positive when counter-clockwise.
  public func signedSquareMetres(_ x: Span<Double>, _ y: Span<Double>) -> Double {
    guard x.count > 2 else { return 0 }
    var low = y[0]
    var high = y[0]
    for index in 1..<y.count {
      low = min(low, y[index])
      high = max(high, y[index])
    }
    return high - low < Self.lowRing ? lowRingArea(x, y) : banded(x, y)
  }

  /// A ring of small height: coordinates relative to its first vertex keep all their digits.
  private func lowRingArea(_ x: Span<Double>, _ y: Span<Double>) -> Double {
    let x0 = x[0]
    let y0 = y[0]
    let (p1, p2, p3, p4) = series.fourTerms(around: y0)
    let c1 = p1 / 2
    let c2 = p2 / 3
    let c3 = p3 / 4
    let c4 = p4 / 5
    var sum = 0.0
    var fromX = x[x.count - 1] - x0
    var from = y[y.count - 1] - y0
    for index in 0..<x.count {
      let toX = x[index] - x0
      let to = y[index] - y0
      // The mean of u^k over an edge is h_k / (k + 1), h_k = Σ from^i to^(k − i).
      let to2 = to * to
      let h1 = from + to
      let h2 = from * h1 + to2
      let h3 = from * h2 + to2 * to
      let h4 = from * h3 + to2 * to2
      sum += (fromX - toX) * (((c4 * h4 + c3 * h3) + c2 * h2) + c1 * h1)
      fromX = toX
      from = to
    }
    return sum * MeridianSeries.radiansPerDegree
  }

  /// A ring of any height: edges are cut where they pass from one degree of latitude to the next.
  private func banded(_ x: Span<Double>, _ y: Span<Double>) -> Double {
    let reference = MeridianSeries.band(ofLatitude: y[0])
    var sum = 0.0
    var fromX = x[x.count - 1]
    var fromY = y[y.count - 1]
    for index in 0..<x.count {
      let toX = x[index]
      let toY = y[index]
      sum += edge(fromX, fromY, toX, toY, reference)
      fromX = toX
      fromY = toY
    }
    return sum * MeridianSeries.radiansPerDegree
  }

  /// (from − to) in longitude times the mean of S along an edge, cut where it passes from one band to the next.
  func edge(
    _ fromX: Double, _ fromY: Double, _ toX: Double, _ toY: Double, _ reference: Int
  ) -> Double {
    let firstBand = MeridianSeries.band(ofLatitude: fromY)
    let lastBand = MeridianSeries.band(ofLatitude: toY)
    guard firstBand != lastBand else { return piece(fromX, fromY, toX, toY, firstBand, reference) }
    let slope = (toX - fromX) / (toY - fromY)
    let step = firstBand < lastBand ? 1 : -1
    var sum = 0.0
    var x = fromX
    var y = fromY
    var band = firstBand
    while band != lastBand {
      let borderY = Double(band - 90 + (step > 0 ? 1 : 0))
      let borderX = fromX + (borderY - fromY) * slope
      sum += piece(x, y, borderX, borderY, band, reference)
      x = borderX
      y = borderY
      band += step
    }
    return sum + piece(x, y, toX, toY, band, reference)
  }

  /// (from − to) in longitude times the mean of S along an edge within one band.
  private func piece(
    _ fromX: Double, _ fromY: Double, _ toX: Double, _ toY: Double, _ band: Int, _ reference: Int
  ) -> Double {
    let middle = MeridianSeries.middle(ofBand: band)
    let from = fromY - middle
    let to = toY - middle
    var mean = series.step(to: band, from: reference)
    var power = 1.0
    var h = 1.0
    for k in 1...MeridianSeries.order {
      power *= to
      h = from * h + power
      mean += series.coefficient(band, k) * h / Double(k + 1)
    }
    return (fromX - toX) * mean
  }
}
