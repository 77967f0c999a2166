internal import MuchanQuantities

/// A column of areas in eight bytes a row.
///
/// An area up to 9,223 km² fits 64 bits of 1e-9 m²; the rare larger one is kept aside, so nothing is
/// rounded.
struct AreaColumn: Sendable {
  private var units: [Int64] = []
  private var wide: [Int: Int128] = [:]

  private static let missing = Int64.min
  private static let isWide = Int64.min + 1

  var count: Int { units.count }

  mutating func reserve(_ rows: Int) { units.reserveCapacity(rows) }

  mutating func append(_ area: Area?) {
    guard let exact = area?.squareMetres.units else { return units.append(Self.missing) }
    if let narrow = Int64(exactly: exact), narrow > Self.isWide {
      units.append(narrow)
    } else {
      wide[units.count] = exact
      units.append(Self.isWide)
    }
  }

  subscript(row: Int) -> Area? {
    switch units[row] {
    case Self.missing: nil
    case Self.isWide: wide[row].map { Area(squareMetres: FixedDecimal(units: $0)) }
    case let narrow: Area(squareMetres: FixedDecimal(units: Int128(narrow)))
    }
  }
}
