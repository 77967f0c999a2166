internal import MuchanDiagnostics
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// Adds up the holdings of one year by enterprise and parcel.
struct OccupancyTally {
  let year: Int
  let file: String?
  let occupancies: OccupancyColumns
  let parcels: ParcelLedger
  let zones: ZoneHierarchy
  private(set) var basisCounts: [EnterpriseLand.Basis: Int] = [:]
  private(set) var held = HeldLand()

  /// What all enterprises hold of a parcel, and the least line that says so; 0 where none does.
  private(set) var heldOf: [Area]
  private(set) var lineOf: [Int32]
  private(set) var isHeld: [Bool]
  /// What enterprises hold of a parcel after renting out, those that hold something, and how many they are.
  private(set) var netOf: [Area]
  private(set) var holders: [UInt8]
  /// Of the land held, that of nobody who is listed; what is rented out beyond what is held; and land of parcels
  /// that are not in the layer.
  private(set) var unlisted = LandBalance.Tally()
  private(set) var beyond = Area.zero
  private(set) var elsewhere = Area.zero
  private let hasUndrawnZone: Bool
  /// Land of the enterprise at hand by zone, and the zones where there is some.
  private var inZones: [Area]
  private var touched: [Int] = []
  private var parts: [(zone: Int, area: Area)] = []

  init(year: Int, file: String?, occupancies: OccupancyColumns, parcels: ParcelLedger, zones: ZoneHierarchy) {
    self.year = year
    self.file = file
    self.occupancies = occupancies
    self.parcels = parcels
    self.zones = zones
    heldOf = [Area](repeating: .zero, count: parcels.count)
    lineOf = [Int32](repeating: 0, count: parcels.count)
    isHeld = [Bool](repeating: false, count: parcels.count)
    netOf = [Area](repeating: .zero, count: parcels.count)
    holders = [UInt8](repeating: 0, count: parcels.count)
    inZones = [Area](repeating: .zero, count: zones.zones.count)
    hasUndrawnZone = zones.hasUndrawnZone
  }

  private func occupancy(_ row: Int32) -> Occupancy { occupancies[Int(row)] }

  /// Adds all holdings.
  ///
  /// - Parameter enterprises: How many there are.
  mutating func add(_ index: OccupancyIndex, enterprises: Int, log: inout DiagnosticLog) {
    let entries = index.entries
    // Handed down, since asking itself for the ledger while it changes itself would count all its columns each time.
    let (parcels, zones) = (parcels, zones)
    let lastDay = OccupancyIndex.lastDay(of: year)
    var next = 0
    // Holdings of nobody who is listed come first; they count for the parcel.
    var none = EnterpriseSum()
    while next < entries.count, entries[next].enterprise < 0 {
      add(entries[next], on: lastDay, to: &none, in: parcels, zones, log: &log)
      next += 1
    }
    closeParcel(&none, isListed: false, in: parcels, zones, log: &log)
    for enterprise in 0..<Int32(enterprises) {
      var sum = EnterpriseSum()
      while next < entries.count, entries[next].enterprise == enterprise {
        add(entries[next], on: lastDay, to: &sum, in: parcels, zones, log: &log)
        next += 1
      }
      close(sum, in: parcels, zones, log: &log)
    }
  }

  /// What one enterprise holds, while its holdings are added parcel by parcel.
  private struct EnterpriseSum {
    var parcel: Int32 = -1
    /// Of the parcel at hand.
    var net = Area.zero
    var total = Area.zero
    /// Land whose parcel is not in the layer, but whose area is stated.
    var loose = Area.zero
    var own = Area.zero
    var rentedIn = Area.zero
    var rentedOut = Area.zero
    var holdings: [(parcel: Int32, area: Area)] = []
    var hasHolding = false
    var hasUnknownParcel = false
    var isNegative = false
    /// Of the parcel at hand: what is rented out, the first holding that is, and what is held.
    var out = Area.zero
    var outRow: Int32 = -1

    mutating func add(_ area: Area, _ kind: Occupancy.Kind) {
      switch kind {
      case .own: own += area
      case .rentIn: rentedIn += area
      case .rentOut: rentedOut += area
      }
    }
  }

  private mutating func add(
    _ entry: OccupancyIndex.Entry, on day: Int32, to sum: inout EnterpriseSum, in parcels: ParcelLedger,
    _ zones: ZoneHierarchy, log: inout DiagnosticLog
  ) {
    guard entry.from <= day, entry.to >= day else { return }
    guard !entry.isRepeat else {
      let occupancy = occupancy(entry.row)
      log.add(.duplicateRow, at: place(occupancy), found: "parcel \(occupancy.parcelID)")
      return
    }
    let isKnown = entry.enterprise >= 0
    guard entry.parcel >= 0 else {
      let occupancy = occupancy(entry.row)
      log.add(.occupancyWithoutParcel, at: place(occupancy), found: "\"\(occupancy.parcelID)\"")
      guard isKnown else { return }
      if let area = occupancy.area {
        basisCounts[.occupancy, default: 0] += 1
        sum.loose += entry.kind == .rentOut ? .zero - area : area
        sum.add(area, entry.kind)
        sum.hasHolding = true
      } else {
        sum.hasUnknownParcel = true
      }
      return
    }
    let parcel = Int(entry.parcel)
    let (area, basis) = Self.area(of: entry, parcel: parcel, in: parcels)
    let signed = entry.kind == .rentOut ? .zero - area : area
    heldOf[parcel] += signed
    lineOf[parcel] = isHeld[parcel] ? min(lineOf[parcel], entry.line) : entry.line
    isHeld[parcel] = true
    if isKnown {
      basisCounts[basis, default: 0] += 1
      sum.hasHolding = true
      sum.add(area, entry.kind)
    }
    if sum.parcel != entry.parcel {
      closeParcel(&sum, isListed: isKnown, in: parcels, zones, log: &log)
      sum.parcel = entry.parcel
    }
    sum.net += signed
    if entry.kind == .rentOut {
      sum.out += area
      if sum.outRow < 0 { sum.outRow = entry.row }
    }
  }

  private static func area(
    of entry: OccupancyIndex.Entry, parcel: Int, in parcels: ParcelLedger
  ) -> (Area, EnterpriseLand.Basis) {
    if let area = entry.area { return (area, .occupancy) }
    if let area = parcels.registeredArea(of: parcel) { return (area, .registered) }
    return (parcels.measuredArea(of: parcel), .measured)
  }

  /// Adds what is held of one parcel to the land of the enterprise and of the zones the parcel lies in.
  private mutating func closeParcel(
    _ sum: inout EnterpriseSum, isListed: Bool = true, in parcels: ParcelLedger, _ zones: ZoneHierarchy,
    log: inout DiagnosticLog
  ) {
    let (net, out, outRow) = (sum.net, sum.out, sum.outRow)
    (sum.net, sum.out, sum.outRow) = (.zero, .zero, -1)
    guard sum.parcel >= 0 else { return }
    let parcel = Int(sum.parcel)
    if net > .zero {
      netOf[parcel] += net
      if holders[parcel] < .max { holders[parcel] += 1 }
    } else {
      beyond += .zero - net
    }
    if isListed, net < .zero, outRow >= 0 {
      var place = place(occupancy(outRow))
      place.field = "area_mu"
      log.add(
        .rentOutNotHeld, at: place,
        found: "\(out.mu.text(places: 4)) mu of parcel \(parcels.id(of: Int(sum.parcel))) rented out",
        expected: "<= \((net + out).mu.text(places: 4)) mu held")
    }
    guard isListed else {
      unlisted.add(net)
      return
    }
    sum.holdings.append((sum.parcel, net))
    sum.total += net
    if net < .zero { sum.isNegative = true }
    let size = parcels.measuredArea(of: parcel)
    guard net > .zero, size > .zero else { return }
    func add(_ zone: Int, _ part: Area) {
      guard zone != ZoneHierarchy.outside else { return }
      let share = net.squareMetres.share(min(part, size).squareMetres, of: size.squareMetres)
      guard share > .zero else { return }
      if inZones[zone] == .zero { touched.append(zone) }
      inZones[zone] += Area(squareMetres: share)
    }
    parcels.forEachZone(of: parcel, in: zones, hasUndrawnZone: hasUndrawnZone) { zone, area in add(zone, area) }
  }

  private mutating func close(
    _ given: EnterpriseSum, in parcels: ParcelLedger, _ zones: ZoneHierarchy, log: inout DiagnosticLog
  ) {
    var sum = given
    closeParcel(&sum, in: parcels, zones, log: &log)
    sum.total += sum.loose
    elsewhere += sum.loose
    touched.sort()
    parts.removeAll(keepingCapacity: true)
    for zone in touched {
      parts.append((zone, inZones[zone]))
      inZones[zone] = .zero
    }
    touched.removeAll(keepingCapacity: true)
    if sum.hasUnknownParcel {
      held.append(.parcelMissing)
    } else if !sum.hasHolding {
      held.append(.noOccupancy)
    } else if sum.isNegative || sum.loose < .zero {
      held.append(.negative)
    } else if sum.total <= .zero {
      held.append(.zero)
    } else {
      held.append(sum.total, parts: parts, zones: zones)
    }
    held.append(sides: [sum.own, sum.rentedIn, sum.rentedOut], holdings: sum.holdings)
  }

  private func place(_ occupancy: Occupancy) -> Place {
    Place(
      file: file, line: occupancy.line > 0 ? occupancy.line : nil, id: occupancy.enterpriseID, field: "parcel_id")
  }
}
