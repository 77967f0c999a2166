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

/// The surroundings of many parcels: pieces in the order of the rows, 16 bytes each; nothing for a parcel without.
struct SurroundingsColumns: Sendable {
  /// Pieces of some rows, rows ascending.
  private struct Pieces: Sendable {
    var rows: [UInt32] = []
    var numbers: [Int32] = []
    var areas = AreaColumn()

    mutating func append(_ pieces: [Parcel.Piece], row: Int) {
      for piece in pieces {
        rows.append(UInt32(row))
        numbers.append(Int32(piece.number))
        areas.append(piece.area)
      }
    }

    func pieces(of row: Int) -> [Parcel.Piece] {
      var low = 0
      var high = rows.count
      while low < high {
        let middle = (low + high) / 2
        if rows[middle] < row { low = middle + 1 } else { high = middle }
      }
      var pieces: [Parcel.Piece] = []
      while low < rows.count, rows[low] == row {
        pieces.append(Parcel.Piece(Int(numbers[low]), areas[low] ?? .zero))
        low += 1
      }
      return pieces
    }
  }

  private var controls = Pieces()
  private var plan = Pieces()
  private var buildings = Pieces()
  private var waters: [Int: [WaterDistance]] = [:]

  /// Whether no row has any.
  var isEmpty: Bool { controls.rows.isEmpty && plan.rows.isEmpty && buildings.rows.isEmpty && waters.isEmpty }

  mutating func append(_ surroundings: ParcelSurroundings, row: Int) {
    guard !surroundings.isEmpty else { return }
    controls.append(surroundings.controls, row: row)
    plan.append(surroundings.plan, row: row)
    buildings.append(surroundings.buildings, row: row)
    if !surroundings.waters.isEmpty { waters[row] = surroundings.waters }
  }

  func surroundings(of row: Int) -> ParcelSurroundings {
    var result = ParcelSurroundings()
    result.controls = controls.pieces(of: row)
    result.plan = plan.pieces(of: row)
    result.buildings = buildings.pieces(of: row)
    result.waters = waters[row] ?? []
    return result
  }
}

extension ParcelLedger {
  /// What lies over a parcel and near it. O(log pieces).
  public func surroundings(of row: Int) -> ParcelSurroundings {
    replacement(of: row)?.surroundings ?? surroundingsColumns.surroundings(of: row)
  }
}
