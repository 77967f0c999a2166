internal import MuchanDiagnostics
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// Adds up the holdings of one year by enterprise and parcel.
struct OccupancyTally {
  private struct Row: Hashable {
    var parcel: String
    var enterprise: String
    var kind: Occupancy.Kind
    var area: Area?
    var from: CalendarDay?
    var to: CalendarDay?
  }

  let year: Int
  let file: String?
  private(set) var basisCounts: [EnterpriseLand.Basis: Int] = [:]
  private var seen = Set<Row>()
  /// Net area by enterprise and parcel row.
  private var net: [Int: [Int: Area]] = [:]
  /// Land whose parcel is not in the layer, but whose area is stated.
  private var unlocated: [Int: Area] = [:]
  private var withUnknownParcel = Set<Int>()
  /// What all enterprises hold of each parcel, and the first line that says so.
  private var held: [Int: (area: Area, line: Int)] = [:]

  init(year: Int, file: String?) {
    self.year = year
    self.file = file
  }

  mutating func add(
    _ occupancy: Occupancy, enterprises: EnterpriseYears, parcels: ParcelLedger, log: inout DiagnosticLog
  ) {
    guard let lastDay = CalendarDay(year: year, month: 12, day: 31), occupancy.isHeld(on: lastDay) else { return }
    let row = Row(
      parcel: occupancy.parcelID, enterprise: occupancy.enterpriseID, kind: occupancy.kind, area: occupancy.area,
      from: occupancy.from, to: occupancy.to)
    guard seen.insert(row).inserted else {
      log.add(.duplicateRow, at: place(occupancy), found: "parcel \(occupancy.parcelID)")
      return
    }
    let enterprise = enterprises.number(of: occupancy.enterpriseID)
    guard let parcel = parcels.row(of: occupancy.parcelID) else {
      log.add(.occupancyWithoutParcel, at: place(occupancy), found: "\"\(occupancy.parcelID)\"")
      guard let enterprise else { return }
      if let area = occupancy.area {
        basisCounts[.occupancy, default: 0] += 1
        unlocated[enterprise, default: .zero] += occupancy.kind == .rentOut ? .zero - area : area
      } else {
        withUnknownParcel.insert(enterprise)
      }
      return
    }
    let (area, basis) = area(of: occupancy, parcel: parcel, parcels: parcels)
    let signed = occupancy.kind == .rentOut ? .zero - area : area
    held[parcel, default: (.zero, occupancy.line)].area += signed
    guard let enterprise else { return }
    basisCounts[basis, default: 0] += 1
    net[enterprise, default: [:]][parcel, default: .zero] += signed
  }

  private func area(
    of occupancy: Occupancy, parcel: Int, parcels: ParcelLedger
  ) -> (Area, EnterpriseLand.Basis) {
    if let area = occupancy.area { return (area, .occupancy) }
    if let area = parcels.registeredArea(of: parcel) { return (area, .registered) }
    return (parcels.measuredArea(of: parcel), .measured)
  }

  /// Reports parcels of which more is held than there is.
  ///
  /// One part in a thousand is let pass: registered plane areas differ from the ellipsoid by up to 0.08 % at Nanjing.
  func reportOverfullParcels(_ parcels: ParcelLedger, log: inout DiagnosticLog) {
    for (parcel, sum) in held {
      let measured = parcels.measuredArea(of: parcel)
      let size = max(measured, parcels.registeredArea(of: parcel) ?? measured)
      guard sum.area.squareMetres.units * 1_000 > size.squareMetres.units * 1_001 else { continue }
      log.add(
        .occupancyOverParcel,
        at: Place(file: file, line: sum.line > 0 ? sum.line : nil, id: parcels.id(of: parcel), field: "area_mu"),
        found: "\(sum.area.mu.text(places: 4)) mu held of \(size.mu.text(places: 4))")
    }
  }

  func holding(of enterprise: Int, parcels: ParcelLedger, zones: ZoneHierarchy) -> EnterpriseLand.Holding {
    let own = net[enterprise] ?? [:]
    let loose = unlocated[enterprise]
    if withUnknownParcel.contains(enterprise) { return .init(area: nil, gap: .parcelMissing, inZones: [:]) }
    if own.isEmpty, loose == nil { return .init(area: nil, gap: .noOccupancy, inZones: [:]) }
    if own.values.contains(where: { $0 < .zero }) || (loose ?? .zero) < .zero {
      return .init(area: nil, gap: .negative, inZones: [:])
    }
    let total = own.values.reduce(loose ?? .zero, +)
    guard total > .zero else { return .init(area: nil, gap: .zero, inZones: [:]) }
    var inZones: [Int: Area] = [:]
    for (parcel, area) in own where area > .zero {
      let size = parcels.measuredArea(of: parcel)
      guard size > .zero else { continue }
      for part in zones.rolledUp(parcels.parts(of: parcel)) where part.zone != ZoneHierarchy.outside {
        let share = area.squareMetres.share(min(part.area, size).squareMetres, of: size.squareMetres)
        inZones[part.zone, default: .zero] += Area(squareMetres: share)
      }
    }
    return .init(area: total, gap: nil, inZones: inZones)
  }

  private func place(_ occupancy: Occupancy) -> Place {
    Place(
      file: file, line: occupancy.line > 0 ? occupancy.line : nil, id: occupancy.enterpriseID, field: "parcel_id")
  }
}

extension Occupancy {
  /// Whether the holding runs on a day; first and last day count.
  func isHeld(on day: CalendarDay) -> Bool {
    if let from, from > day { return false }
    if let to, to < day { return false }
    return true
  }
}
