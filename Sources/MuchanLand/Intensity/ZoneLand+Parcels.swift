public import MuchanDiagnostics
internal import MuchanQuantities
public import MuchanRecords

extension ZoneLand {
  /// Adds up the parcels of every zone as they stand on a day.
  ///
  /// A parcel in several zones is divided by area, what it states of itself too. Parcels of no known class are counted
  /// in `area` and not in `classified`; codes that are not in the table are a finding each.
  /// - Parameters:
  ///   - zones: zones that are only named as parents get the sum of their parks.
  ///   - day: land supplied or recognised as idle after this day is not so yet.
  ///   - file: the layer, for findings.
  /// - Returns: by zone, `ZoneHierarchy.outside` included; zones without land are left out.
  /// - Complexity: O(parts of parcels).
  public static func byZone(
    _ parcels: ParcelLedger, classes: LandClasses, zones: ZoneHierarchy, on day: CalendarDay, file: String? = nil,
    log: inout DiagnosticLog
  ) -> [Int: ZoneLand] {
    var sums = [ZoneLand](repeating: ZoneLand(), count: zones.zones.count + 1)
    var known: [String: LandClass?] = [:]
    var strange: [String: (count: Int, first: Int)] = [:]
    for row in 0..<parcels.count {
      var landClass: LandClass?
      if let code = parcels.word(.landClass, of: row).value {
        landClass = known[code] ?? classes[code]
        known[code] = .some(landClass)
        if landClass == nil {
          var usage = strange[code] ?? (0, row)
          usage.count += 1
          if parcels.idPrecedes(row, usage.first) { usage.first = row }
          strange[code] = usage
        }
      }
      let parcel = ParcelOfClass(parcels, row: row, of: landClass, on: day)
      for part in zones.rolledUp(parcels.parts(of: row)) where part.area > .zero {
        sums[part.zone + 1].add(parcel, part.area)
      }
    }
    for (code, usage) in strange.sorted(by: { $0.key < $1.key }) {
      log.add(
        .unknownLandUse, at: Place(file: file, id: parcels.id(of: usage.first), field: "td1029_class"),
        found: "\"\(code)\" on \(usage.count) parcels", expected: classes.codes.joined(separator: ", "))
    }
    var result: [Int: ZoneLand] = [:]
    for (number, sum) in sums.enumerated() where sum.area > .zero { result[number - 1] = sum }
    return result
  }

  /// Adds the part of a parcel that lies in the zone.
  private mutating func add(_ parcel: ParcelOfClass, _ part: Area) {
    area += part
    parcels.count(isKnown: parcel.landClass != nil)
    guard let landClass = parcel.landClass else { return }
    classified += part
    switch landClass.state {
    case .notBuildable: notBuildable += part
    case .notReady: break
    case .ready: ready += part
    case .built: built += part
    }
    if parcel.isSupplied { supplied += part }
    if parcel.isIdle { idle += part }
    guard landClass.state == .built else { return }
    switch landClass.part {
    case .housing: housing += part
    case .industry: industry += part
    case .green: green += part
    default: break
    }
    // Parks and streets are not asked for buildings, but count where they state some.
    let isAsked = landClass.part != .green && landClass.part != .transport
    func add(_ amount: ParcelAmount, to sum: inout Stated) {
      let whole = parcel[amount]
      if whole != nil || isAsked { sum.add(parcel.share(whole, of: part), on: part) }
    }
    add(.floorArea, to: &floor)
    add(.countedFloorArea, to: &countedFloor)
    add(.footprint, to: &footprint)
    guard landClass.part == .industry else { return }
    add(.countedFloorArea, to: &industrialCountedFloor)
    add(.industrialFloorArea, to: &industrialFloor)
    add(.footprint, to: &industrialFootprint)
    add(.yard, to: &industrialYard)
  }
}

/// A parcel as the sums need it.
private struct ParcelOfClass {
  let landClass: LandClass?
  let isSupplied: Bool
  let isIdle: Bool
  private let parcels: ParcelLedger
  private let facts: FactsOnDay
  private let row: Int

  init(_ parcels: ParcelLedger, row: Int, of landClass: LandClass?, on day: CalendarDay) {
    self.parcels = parcels
    facts = FactsOnDay(parcels, on: day)
    self.row = row
    self.landClass = landClass
    let hasDay = parcels.day(.suppliedOn, of: row).value.map { $0 <= day } ?? false
    isSupplied = landClass?.state == .built || (landClass?.state == .ready && hasDay)
    let isDisposed = parcels.day(.disposedOn, of: row).value.map { $0 <= day } ?? false
    let isRecognised =
      parcels.day(.recognisedOn, of: row).value.map { $0 <= day }
      ?? (parcels.word(.idleStatus, of: row).value == "recognised")
    isIdle = isSupplied && isRecognised && !isDisposed
  }

  subscript(amount: ParcelAmount) -> FixedDecimal<SixPlaces>? { facts.amount(amount, of: row).value }

  /// The share of what the parcel states that falls to a part of it.
  func share(_ whole: FixedDecimal<SixPlaces>?, of part: Area) -> FixedDecimal<SixPlaces>? {
    let area = parcels.measuredArea(of: row)
    guard let whole, area > .zero else { return whole }
    return whole.share(min(part, area).squareMetres, of: area.squareMetres)
  }
}
