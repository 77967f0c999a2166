internal import MuchanRecords
public import MuchanQuantities

/// The parcels (宗地) of a run: id, land-use code, registered and measured area, and the part in each zone.
///
/// Columns, not records: a parcel with a 28-byte id takes about 64 bytes, each of its parts 12 more, each day that the
/// layer has 2, each amount 8, each word 4, each piece of what lies over it 12. Rows are numbered in the order of adding.
/// Of several records with one id the least is used, whichever came first, so that ledgers of shares add up to the
/// ledger of the whole.
public struct ParcelLedger: Sendable {
  private(set) var ids = DistinctTexts()
  private(set) var measured = AreaColumn()
  private(set) var registered = AreaColumn()
  private(set) var uses: [UInt32] = []
  private(set) var partEnds: [UInt32] = []
  private(set) var partZones: [Int32] = []
  private(set) var partAreas = AreaColumn()
  /// Overlaps are rare: a row of their own each, in the order of the parcels' rows.
  private(set) var overlapRows: [UInt32] = []
  private(set) var overlapLevels: [Int32] = []
  private(set) var overlapAreas = AreaColumn()
  private(set) var factColumns = FactColumns()
  private(set) var surroundingsColumns = SurroundingsColumns()
  /// Records that are used in the place of those in the columns, which came first.
  private(set) var replacements: [Int: Parcel] = [:]
  /// How many more records had the id of a row.
  private var repeats: [Int: Int] = [:]
  /// Whether rows are known to stand in the order of their ids; else, once they are ordered, how many ids come before that
  /// of each row.
  private var isInIDOrder = false
  private var ranks: [UInt32] = []

  /// The distinct land-use codes, in the order of first use; there may be some that are of no record used.
  public private(set) var landUseKeys: [LandUseKey] = []
  private(set) var keyNumbers: [LandUseKey: UInt32] = [:]

  /// An empty ledger.
  public init() {}

  /// How many parcels there are.
  public var count: Int { uses.count }

  /// How many records were added whose id was there already.
  public var repeatCount: Int { repeats.values.reduce(0, +) }

  /// Makes room, so that the columns need not grow.
  public mutating func reserve(parcels: Int, idBytes: Int) {
    ids.reserve(ids: parcels, bytes: idBytes)
    measured.reserve(parcels)
    registered.reserve(parcels)
    uses.reserveCapacity(parcels)
    partEnds.reserveCapacity(parcels)
    partZones.reserveCapacity(parcels)
    partAreas.reserve(parcels)
  }

  /// Adds a record of a parcel; false when the id is there already, and then the lesser of both records is used.
  ///
  /// - Parameters:
  ///   - id: The parcel's id as UTF-8.
  ///   - times: How many records of this id the record stands for.
  /// - Complexity: O(length of the id + number of parts), amortised.
  @discardableResult
  public mutating func add(id: some Collection<UInt8>, _ parcel: Parcel, times: Int = 1) -> Bool {
    let (row, isNew) = ids.number(of: id)
    let more = isNew ? times - 1 : times
    if more > 0 { repeats[row, default: 0] += more }
    guard isNew else {
      if parcel < self.parcel(of: row) {
        replacements[row] = parcel
        _ = number(of: parcel.landUse)
      }
      return false
    }
    forgetOrder()
    measured.append(parcel.measured)
    registered.append(parcel.registeredArea)
    uses.append(number(of: parcel.landUse))
    for part in parcel.parts {
      partZones.append(Int32(part.number))
      partAreas.append(part.area)
    }
    partEnds.append(UInt32(partZones.count))
    for overlap in parcel.overlaps {
      overlapRows.append(UInt32(row))
      overlapLevels.append(Int32(overlap.number))
      overlapAreas.append(overlap.area)
    }
    factColumns.set(parcel.facts, row: row)
    surroundingsColumns.append(parcel.surroundings, row: row)
    return true
  }

  /// Adds a parcel by its values.
  @discardableResult
  public mutating func add(
    id: String, landUseCode: String, standard: String, registeredArea: Area?, measured area: Area,
    parts: [(zone: Int, area: Area)]
  ) -> Bool {
    add(
      id: id.utf8,
      Parcel(
        landUse: LandUseKey(standard: standard, code: landUseCode), registeredArea: registeredArea, measured: area,
        parts: parts.map { Parcel.Piece($0.zone, $0.area) }))
  }

  /// Adds the parcels of another ledger, in its order.
  ///
  /// - Returns: The rows of `other` whose id was there already.
  @discardableResult
  public mutating func append(contentsOf other: ParcelLedger) -> [Int] {
    // The first needs no copy.
    if count == 0 {
      self = other
      return []
    }
    var known: [Int] = []
    let numbers = Numbers(
      uses: other.landUseKeys.map { number(of: $0) }, texts: factColumns.numbers(ofTextsOf: other.factColumns))
    // Rows of one record whose id is new, nearly all, go from column to column, many at a time.
    var start = 0
    for row in 0..<other.count {
      if other.isPlain(row), ids.number(of: other.ids.utf8(of: row)).isNew { continue }
      appendColumns(ofRows: start..<row, of: other, numbers)
      if !add(id: other.ids.utf8(of: row), other.parcel(of: row), times: other.times(of: row)) { known.append(row) }
      start = row + 1
    }
    appendColumns(ofRows: start..<other.count, of: other, numbers)
    return known
  }

  /// Whether a row has one record and no land in several zones of a level.
  private func isPlain(_ row: Int) -> Bool {
    (replacements.isEmpty || replacements[row] == nil) && (repeats.isEmpty || repeats[row] == nil)
      && overlapRows.isEmpty
  }

  /// For each land-use code and each text of another ledger its number here.
  private struct Numbers {
    var uses: [UInt32]
    var texts: [UInt32]
  }

  /// Adds all but the ids of rows of another ledger.
  private mutating func appendColumns(ofRows rows: Range<Int>, of other: ParcelLedger, _ numbers: Numbers) {
    guard !rows.isEmpty else { return }
    forgetOrder()
    let first = count
    measured.append(other.measured, rows: rows)
    registered.append(other.registered, rows: rows)
    for row in rows { uses.append(numbers.uses[Int(other.uses[row])]) }
    let parts =
      (rows.lowerBound == 0 ? 0 : Int(other.partEnds[rows.lowerBound - 1]))..<Int(other.partEnds[rows.upperBound - 1])
    let shift = partZones.count - parts.lowerBound
    partZones.append(contentsOf: other.partZones[parts])
    partAreas.append(other.partAreas, rows: parts)
    for row in rows { partEnds.append(UInt32(Int(other.partEnds[row]) + shift)) }
    factColumns.append(rows, of: other.factColumns, from: first, numbers.texts)
    surroundingsColumns.append(rows, of: other.surroundingsColumns, from: first)
  }

  private mutating func number(of key: LandUseKey) -> UInt32 {
    // There are a few dozen at most; to hash two texts takes longer than to compare a few.
    for (number, known) in landUseKeys.prefix(8).enumerated() where known == key { return UInt32(number) }
    if let number = keyNumbers[key] { return number }
    let number = UInt32(landUseKeys.count)
    landUseKeys.append(key)
    keyNumbers[key] = number
    return number
  }
}

extension ParcelLedger {
  /// The row of a parcel; nil when it is not there. O(length of the id), expected.
  public func row(of id: String) -> Int? { ids.row(of: id.utf8) }

  /// The row of a parcel by its id in UTF-8.
  public func row(ofUTF8 id: some Collection<UInt8>) -> Int? { ids.row(of: id) }

  /// The id of a row.
  public func id(of row: Int) -> String { String(decoding: ids.utf8(of: row), as: UTF8.self) }

  /// How many records had the id of a row.
  public func times(of row: Int) -> Int { 1 + (repeats.isEmpty ? 0 : repeats[row] ?? 0) }

  /// All rows in the order of their ids' bytes.
  public var rowsByID: [Int] { (0..<count).sorted(by: idPrecedes) }

  /// Whether the id of one row comes before that of another, by its bytes.
  public func idPrecedes(_ row: Int, _ other: Int) -> Bool {
    if isInIDOrder { return row < other }
    return ranks.isEmpty ? ids.precedes(row, other) : ranks[row] < ranks[other]
  }

  /// Finds the order of the ids once all parcels are there, so that from then on rows are compared and not their ids.
  ///
  /// Takes four bytes a row where they do not stand in that order. O(parcels) where they do, else O(parcels log parcels).
  public mutating func orderIDs() {
    forgetOrder()
    isInIDOrder = (0..<count).dropFirst().allSatisfy { ids.precedes($0 - 1, $0) }
    guard !isInIDOrder else { return }
    var ranks = [UInt32](repeating: 0, count: count)
    for (rank, row) in rowsByID.enumerated() { ranks[row] = UInt32(rank) }
    self.ranks = ranks
  }

  private mutating func forgetOrder() {
    isInIDOrder = false
    if !ranks.isEmpty { ranks = [] }
  }
}
