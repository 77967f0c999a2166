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
    var words = WordNumbers(.landClass)
    // By number of the code; without one there is no class.
    var known: [LandClass?] = [nil]
    var strange: [String: (count: Int, first: Int)] = [:]
    let facts = FactsOnDay(parcels, on: day)
    let hasUndrawnZone = zones.hasUndrawnZone
    for row in 0..<parcels.count {
      let number = words.number(of: row, in: parcels)
      if number == known.count { known.append(words.word(number).flatMap { classes[$0] }) }
      let landClass = known[number]
      if landClass == nil, let code = words.word(number) {
        var usage = strange[code] ?? (0, row)
        usage.count += 1
        if parcels.idPrecedes(row, usage.first) { usage.first = row }
        strange[code] = usage
      }
      let parcel = ParcelOfClass.of(row, landClass, facts)
      parcels.forEachZone(of: row, in: zones, hasUndrawnZone: hasUndrawnZone) { zone, area in
        sums[zone + 1].add(parcel, area)
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
  private(set) var isSupplied = false
  private(set) var isIdle = false
  private let area: Area
  /// What it states of itself; asked for only where it is built.
  private var floor: FixedDecimal<SixPlaces>?
  private var countedFloor: FixedDecimal<SixPlaces>?
  private var footprint: FixedDecimal<SixPlaces>?
  private var industrialFloor: FixedDecimal<SixPlaces>?
  private var yard: FixedDecimal<SixPlaces>?

  private init(_ landClass: LandClass?, _ area: Area) {
    self.landClass = landClass
    self.area = area
  }

  /// Reads a row. Not an initialiser: those take their own copy of what they are given, and the facts are many columns.
  static func of(_ row: Int, _ landClass: LandClass?, _ facts: FactsOnDay) -> ParcelOfClass {
    var parcel = ParcelOfClass(landClass, facts.parcels.measuredArea(of: row))
    // Without a class nothing more is counted.
    guard let landClass else { return parcel }
    parcel.isSupplied =
      landClass.state == .built || (landClass.state == .ready && facts.hasHappened(.suppliedOn, to: row) == true)
    if parcel.isSupplied, facts.hasHappened(.disposedOn, to: row) != true {
      parcel.isIdle =
        facts.hasHappened(.recognisedOn, to: row) ?? (facts.parcels.word(.idleStatus, of: row).value == "recognised")
    }
    guard landClass.state == .built else { return parcel }
    parcel.floor = facts.amount(.floorArea, of: row).value
    parcel.countedFloor = facts.amount(.countedFloorArea, of: row).value
    parcel.footprint = facts.amount(.footprint, of: row).value
    parcel.industrialFloor = facts.amount(.industrialFloorArea, of: row).value
    parcel.yard = facts.amount(.yard, of: row).value
    return parcel
  }

  subscript(amount: ParcelAmount) -> FixedDecimal<SixPlaces>? {
    switch amount {
    case .floorArea: floor
    case .countedFloorArea: countedFloor
    case .footprint: footprint
    case .industrialFloorArea: industrialFloor
    case .yard: yard
    case .dueArea, .developedArea, .totalInvestment, .invested, .price: nil
    }
  }

  /// The share of what the parcel states that falls to a part of it.
  func share(_ whole: FixedDecimal<SixPlaces>?, of part: Area) -> FixedDecimal<SixPlaces>? {
    guard let whole, area > .zero else { return whole }
    return whole.share(min(part, area).squareMetres, of: area.squareMetres)
  }
}
