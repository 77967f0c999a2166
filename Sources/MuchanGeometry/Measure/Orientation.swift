/// The side of a directed line that a point lies on, where floating-point arithmetic can tell.
enum Side: Int {
  case left = 1
  case right = -1
  /// On the line, or too near it to tell.
  case unclear = 0
}

/// The side of the line from a to b on which c lies.
///
/// The determinant's rounding error is below 3.3306690738754716e-16 times the sum of its terms' magnitudes
/// (Shewchuk 1997, the bound of the first filter); closer values are `unclear` and left to GEOS.
@inline(__always)
func side(
  _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double, _ cx: Double, _ cy: Double
) -> Side {
  let left = (ax - cx) * (by - cy)
  let right = (ay - cy) * (bx - cx)
  let determinant = left - right
  let bound = 3.3306690738754716e-16 * (left.magnitude + right.magnitude)
  if determinant > bound { return .left }
  if determinant < -bound { return .right }
  return .unclear
}
