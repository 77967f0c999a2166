internal import MuchanRecords
public import MuchanQuantities

/// The parcels (宗地) of a run: id, land-use code, registered and measured area, and the part in each zone.
///
/// Columns, not records: a parcel with a 28-byte id takes about 64 bytes, each of its parts 12 more.
/// Rows are numbered in the order of adding, which must be the order of the input so that of two
/// parcels with one id the same one always wins.
public struct ParcelLedger: Sendable {
  private var ids = DistinctTexts()
  private var measured = AreaColumn()
  private var registered = AreaColumn()
  private var uses: [UInt32] = []
  private var partEnds: [UInt32] = []
  private var partZones: [Int32] = []
  private var partAreas = AreaColumn()

  /// The distinct land-use codes, in the order of first use.
  public private(set) var landUseKeys: [LandUseKey] = []
  private var keyNumbers: [LandUseKey: UInt32] = [:]

  /// An empty ledger.
  public init() {}

  /// How many parcels there are.
  public var count: Int { uses.count }

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

  /// Adds a parcel; false, and nothing added, when its id is there already.
  ///
  /// - Parameters:
  ///   - id: The parcel's id as UTF-8.
  ///   - landUseCode: The code as written; empty where none is given.
  ///   - standard: The code table it is from: `GB/T 21010-2017`, `guide-2023`, `GB 50137-2011`.
  ///   - registeredArea: The area in the land register; nil where none is given.
  ///   - measured: The area on the ellipsoid.
  ///   - parts: The area within each zone that the parcel touches, by index into the zones of the run;
  ///     `ZoneHierarchy.outside` for land in no zone.
  /// - Complexity: O(length of the id + number of parts), amortised.
  @discardableResult
  public mutating func add(
    id: some Collection<UInt8>, landUseCode: String, standard: String, registeredArea: Area?, measured area: Area,
    parts: [(zone: Int, area: Area)]
  ) -> Bool {
    guard ids.insert(id) else { return false }
    measured.append(area)
    registered.append(registeredArea)
    uses.append(number(of: LandUseKey(standard: standard, code: landUseCode)))
    for part in parts {
      partZones.append(Int32(part.zone))
      partAreas.append(part.area)
    }
    partEnds.append(UInt32(partZones.count))
    return true
  }

  /// Adds a parcel by an id in text.
  @discardableResult
  public mutating func add(
    id: String, landUseCode: String, standard: String, registeredArea: Area?, measured area: Area,
    parts: [(zone: Int, area: Area)]
  ) -> Bool {
    add(
      id: id.utf8, landUseCode: landUseCode, standard: standard, registeredArea: registeredArea, measured: area,
      parts: parts)
  }

  /// Adds the parcels of another ledger, in its order.
  ///
  /// - Returns: The rows of `other` that were left out because their id was there already.
  public mutating func append(contentsOf other: ParcelLedger) -> [Int] {
    var duplicates: [Int] = []
    for row in 0..<other.count {
      let key = other.landUse(of: row)
      let isNew = add(
        id: other.ids.utf8(of: row), landUseCode: key.code, standard: key.standard,
        registeredArea: other.registered[row], measured: other.measuredArea(of: row), parts: other.parts(of: row))
      if !isNew { duplicates.append(row) }
    }
    return duplicates
  }

  private mutating func number(of key: LandUseKey) -> UInt32 {
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

  /// The id of a row.
  public func id(of row: Int) -> String { String(decoding: ids.utf8(of: row), as: UTF8.self) }

  /// The area on the ellipsoid.
  public func measuredArea(of row: Int) -> Area { measured[row] ?? .zero }

  /// The area in the land register (登记面积); nil where none was given.
  public func registeredArea(of row: Int) -> Area? { registered[row] }

  /// The land-use code and the standard it is from.
  public func landUse(of row: Int) -> LandUseKey { landUseKeys[Int(uses[row])] }

  /// The place of the row's code in `landUseKeys`.
  public func landUseNumber(of row: Int) -> Int { Int(uses[row]) }

  /// The area within each zone the parcel touches, in the order they were added.
  public func parts(of row: Int) -> [(zone: Int, area: Area)] {
    let start = row == 0 ? 0 : Int(partEnds[row - 1])
    return (start..<Int(partEnds[row])).map { (zone: Int(partZones[$0]), area: partAreas[$0] ?? .zero) }
  }
}
