public import MuchanQuantities

/// A column of fixed decimals, some of them missing, in eight bytes a row.
///
/// What fits 64 bits of the last place is held in them; the rare larger value is kept aside, so nothing is rounded.
public struct DecimalColumn<Scale: DecimalScale>: Sendable {
  @usableFromInline
  var units: [Int64] = []
  @usableFromInline
  var wide: [Int: Int128] = [:]

  @inlinable
  static var missing: Int64 { .min }
  @inlinable
  static var isWide: Int64 { .min + 1 }

  /// No rows.
  @inlinable
  public init() {}

  /// How many rows there are.
  @inlinable
  public var count: Int { units.count }

  /// Makes room, so that the column need not grow.
  public mutating func reserve(_ rows: Int) { units.reserveCapacity(rows) }

  /// Adds a row.
  @inlinable
  public mutating func append(_ value: FixedDecimal<Scale>?) {
    guard let value else { return units.append(Self.missing) }
    if let narrow = Int64(exactly: value.units), narrow > Self.isWide { return units.append(narrow) }
    wide[units.count] = value.units
    units.append(Self.isWide)
  }

  /// Adds the rows of another column.
  public mutating func append(contentsOf other: DecimalColumn) {
    append(other, rows: 0..<other.count)
  }

  /// Adds some rows of another column.
  public mutating func append(_ other: DecimalColumn, rows: Range<Int>) {
    for (row, value) in other.wide where rows.contains(row) { wide[row - rows.lowerBound + units.count] = value }
    units.append(contentsOf: other.units[rows])
  }

  /// The value of a row; nil where there is none.
  @inlinable
  public subscript(row: Int) -> FixedDecimal<Scale>? {
    let narrow = units[row]
    if narrow > Self.isWide { return FixedDecimal(units: Int128(narrow)) }
    return narrow == Self.missing ? nil : wide[row].map { FixedDecimal(units: $0) }
  }
}
