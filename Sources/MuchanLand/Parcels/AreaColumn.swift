internal import MuchanQuantities
internal import MuchanRecords

/// A column of areas in eight bytes a row: an area up to 9,223 km² fits 64 bits of 1e-9 m².
struct AreaColumn: Sendable {
  private var squareMetres = DecimalColumn<NinePlaces>()

  var count: Int { squareMetres.count }

  mutating func reserve(_ rows: Int) { squareMetres.reserve(rows) }

  mutating func append(_ area: Area?) { squareMetres.append(area?.squareMetres) }

  /// Adds some rows of another column.
  mutating func append(_ other: AreaColumn, rows: Range<Int>) {
    squareMetres.append(other.squareMetres, rows: rows)
  }

  subscript(row: Int) -> Area? { squareMetres[row].map { Area(squareMetres: $0) } }
}
