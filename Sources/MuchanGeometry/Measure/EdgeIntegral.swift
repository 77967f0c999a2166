/// The contribution of single edges to an area, around a fixed place.
///
/// The area inside a closed border is the sum over its edges of (from − to in longitude) × (mean of S along the
/// edge). Any closed chain of edges may be summed this way, so the area of an intersection needs its border's
/// pieces, in any order, and not the intersection itself. See `EllipsoidArea` for S and for the error.
struct EdgeIntegral {
  private let area: EllipsoidArea
  private let y0: Double
  private let c1: Double
  private let c2: Double
  private let c3: Double
  private let c4: Double
  private let isLow: Bool

  /// Prepares for edges within some latitudes.
  init(_ area: EllipsoidArea, within bounds: Bounds) {
    self.area = area
    y0 = (bounds.minY + bounds.maxY) * 0.5
    isLow = bounds.maxY - bounds.minY < EllipsoidArea.lowRing
    let terms = area.series.fourTerms(around: y0)
    c1 = terms.0 / 2 * MeridianSeries.radiansPerDegree
    c2 = terms.1 / 3 * MeridianSeries.radiansPerDegree
    c3 = terms.2 / 4 * MeridianSeries.radiansPerDegree
    c4 = terms.3 / 5 * MeridianSeries.radiansPerDegree
  }

  /// The contribution of the edge between two points, in m².
  @inline(__always)
  func callAsFunction(_ fromX: Double, _ fromY: Double, _ toX: Double, _ toY: Double) -> Double {
    guard isLow else {
      return area.edge(fromX, fromY, toX, toY, MeridianSeries.band(ofLatitude: y0)) * MeridianSeries.radiansPerDegree
    }
    let from = fromY - y0
    let to = toY - y0
    let to2 = to * to
    let h1 = from + to
    let h2 = from * h1 + to2
    let h3 = from * h2 + to2 * to
    let h4 = from * h3 + to2 * to2
    return (fromX - toX) * (((c4 * h4 + c3 * h3) + c2 * h2) + c1 * h1)
  }
}
