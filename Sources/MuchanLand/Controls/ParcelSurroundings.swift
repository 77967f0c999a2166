public import MuchanQuantities
internal import MuchanRecords

/// What lies over one parcel and near it (宗地周边): control units, planned use, the nearest waters, buildings.
public struct ParcelSurroundings: Hashable, Sendable {
  /// The area within each control unit, by the unit's number.
  public var controls: [Parcel.Piece] = []
  /// The area of each planned use, by its number.
  public var plan: [Parcel.Piece] = []
  /// Of each group of waters the nearest; only of parcels that are asked about.
  public var waters: [WaterDistance] = []

  /// The area within the outline of each building, by the building's number; `overlapping` stands for the land that lies
  /// in more than one.
  public var buildings: [Parcel.Piece] = []

  /// The number of the piece of `buildings` that is counted more than once in the others.
  public static let overlapping = -1

  /// Nothing.
  public init() {}

  /// Whether there is nothing.
  public var isEmpty: Bool { controls.isEmpty && plan.isEmpty && waters.isEmpty && buildings.isEmpty }
}

extension ParcelSurroundings: Comparable {
  /// An order that depends on the content alone.
  public static func < (left: ParcelSurroundings, right: ParcelSurroundings) -> Bool {
    if left.controls != right.controls { return left.controls.lexicographicallyPrecedes(right.controls) }
    if left.plan != right.plan { return left.plan.lexicographicallyPrecedes(right.plan) }
    if left.waters != right.waters { return left.waters.lexicographicallyPrecedes(right.waters) }
    return left.buildings.lexicographicallyPrecedes(right.buildings)
  }
}

/// The nearest points of a parcel and a water.
public struct WaterDistance: Hashable, Sendable, Comparable {
  /// The number of the water.
  public var water: Int
  /// The distance in metres; 0 where they meet.
  public var metres: FixedDecimal<SixPlaces>
  /// The parcel's point in degrees.
  public var fromX: FixedDecimal<NinePlaces>
  public var fromY: FixedDecimal<NinePlaces>
  /// The water's point.
  public var toX: FixedDecimal<NinePlaces>
  public var toY: FixedDecimal<NinePlaces>

  /// Rounds a measured pair: metres to 1e-6, degrees to 1e-9; nil where a figure is not finite.
  public init?(water: Int, metres: Double, fromX: Double, fromY: Double, toX: Double, toY: Double) {
    guard let metres = FixedDecimal<SixPlaces>(rounding: metres), let fromX = FixedDecimal<NinePlaces>(rounding: fromX),
      let fromY = FixedDecimal<NinePlaces>(rounding: fromY), let toX = FixedDecimal<NinePlaces>(rounding: toX),
      let toY = FixedDecimal<NinePlaces>(rounding: toY)
    else { return nil }
    self.water = water
    self.metres = metres
    (self.fromX, self.fromY, self.toX, self.toY) = (fromX, fromY, toX, toY)
  }

  /// By the numbers, as a state line has them: metres in 1e-6, degrees in 1e-9.
  public init(water: Int, units: (metres: Int64, fromX: Int64, fromY: Int64, toX: Int64, toY: Int64)) {
    self.water = water
    metres = FixedDecimal(units: Int128(units.metres))
    fromX = FixedDecimal(units: Int128(units.fromX))
    fromY = FixedDecimal(units: Int128(units.fromY))
    toX = FixedDecimal(units: Int128(units.toX))
    toY = FixedDecimal(units: Int128(units.toY))
  }

  public static func < (left: WaterDistance, right: WaterDistance) -> Bool {
    if left.metres != right.metres { return left.metres < right.metres }
    if left.water != right.water { return left.water < right.water }
    return (left.fromX, left.fromY, left.toX, left.toY) < (right.fromX, right.fromY, right.toX, right.toY)
  }
}

/// The surroundings of many parcels: pieces in the order of the rows, 12 bytes each, and 4 bytes a row up to the last
/// one that has any.
struct SurroundingsColumns: Sendable {
  /// Pieces of some rows, rows ascending.
  private struct Pieces: Sendable {
    /// Where the pieces of each row end; they begin where those of the row before end.
    var ends: [UInt32] = []
    var numbers: [Int32] = []
    var areas = AreaColumn()

    mutating func append(_ pieces: [Parcel.Piece], row: Int) {
      guard !pieces.isEmpty else { return }
      fill(to: row)
      for piece in pieces {
        numbers.append(Int32(piece.number))
        areas.append(piece.area)
      }
      ends.append(UInt32(numbers.count))
    }

    /// Adds those of some rows of others; the first of them becomes `row`.
    mutating func append(_ rows: Range<Int>, of other: Pieces, from row: Int) {
      let given = rows.clamped(to: 0..<other.ends.count)
      guard let last = given.last else { return }
      let pieces = other.range(of: given.lowerBound).lowerBound..<Int(other.ends[last])
      guard !pieces.isEmpty else { return }
      fill(to: row)
      let shift = numbers.count - pieces.lowerBound
      numbers.append(contentsOf: other.numbers[pieces])
      areas.append(other.areas, rows: pieces)
      for end in other.ends[given] { ends.append(UInt32(Int(end) + shift)) }
    }

    /// Rows without pieces end where the one before them does.
    private mutating func fill(to row: Int) {
      if ends.count < row {
        ends.append(contentsOf: repeatElement(UInt32(numbers.count), count: row - ends.count))
      }
    }

    @inline(__always)
    func range(of row: Int) -> Range<Int> {
      guard row < ends.count else { return 0..<0 }
      return (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])
    }

    @inline(__always)
    func forEach(of row: Int, _ body: (_ number: Int, _ area: Area) -> Void) {
      for piece in range(of: row) { body(Int(numbers[piece]), areas[piece] ?? .zero) }
    }

    func pieces(of row: Int) -> [Parcel.Piece] {
      range(of: row).map { Parcel.Piece(Int(numbers[$0]), areas[$0] ?? .zero) }
    }
  }

  private var controls = Pieces()
  private var plan = Pieces()
  private var buildings = Pieces()
  private var waters: [Int: [WaterDistance]] = [:]

  mutating func append(_ surroundings: ParcelSurroundings, row: Int) {
    guard !surroundings.isEmpty else { return }
    controls.append(surroundings.controls, row: row)
    plan.append(surroundings.plan, row: row)
    buildings.append(surroundings.buildings, row: row)
    if !surroundings.waters.isEmpty { waters[row] = surroundings.waters }
  }

  /// Adds rows of other columns, which must come after all that are set; the first of them becomes `row`.
  mutating func append(_ rows: Range<Int>, of other: SurroundingsColumns, from row: Int) {
    controls.append(rows, of: other.controls, from: row)
    plan.append(rows, of: other.plan, from: row)
    buildings.append(rows, of: other.buildings, from: row)
    guard !other.waters.isEmpty else { return }
    for given in rows {
      if let waters = other.waters[given] { self.waters[row + given - rows.lowerBound] = waters }
    }
  }

  func surroundings(of row: Int) -> ParcelSurroundings {
    var result = ParcelSurroundings()
    result.controls = controls.pieces(of: row)
    result.plan = plan.pieces(of: row)
    result.buildings = buildings.pieces(of: row)
    result.waters = waters[row] ?? []
    return result
  }

  @inline(__always)
  func forEachControl(of row: Int, _ body: (_ unit: Int, _ area: Area) -> Void) { controls.forEach(of: row, body) }

  @inline(__always)
  func forEachPlannedUse(of row: Int, _ body: (_ use: Int, _ area: Area) -> Void) { plan.forEach(of: row, body) }

  func buildings(of row: Int) -> [Parcel.Piece] { buildings.pieces(of: row) }
}

extension ParcelLedger {
  /// What lies over a parcel and near it. O(pieces).
  public func surroundings(of row: Int) -> ParcelSurroundings {
    replacement(of: row)?.surroundings ?? surroundingsColumns.surroundings(of: row)
  }

  /// Calls `body` with each control unit over the parcel and the area in it, as `surroundings` gives them, without making
  /// a list.
  @inline(__always)
  public func forEachControl(of row: Int, _ body: (_ unit: Int, _ area: Area) -> Void) {
    if let replacement = replacement(of: row) {
      for piece in replacement.surroundings.controls { body(piece.number, piece.area) }
    } else {
      surroundingsColumns.forEachControl(of: row, body)
    }
  }

  /// Calls `body` with each planned use and the area of it, as `surroundings` gives them, without making a list.
  @inline(__always)
  public func forEachPlannedUse(of row: Int, _ body: (_ use: Int, _ area: Area) -> Void) {
    if let replacement = replacement(of: row) {
      for piece in replacement.surroundings.plan { body(piece.number, piece.area) }
    } else {
      surroundingsColumns.forEachPlannedUse(of: row, body)
    }
  }

  /// The area within the outline of each building, as `surroundings` gives it.
  public func buildings(on row: Int) -> [Parcel.Piece] {
    replacement(of: row)?.surroundings.buildings ?? surroundingsColumns.buildings(of: row)
  }
}
