internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanYield

/// What is known of parcels, for the spatial rules.
struct PolicySource: Sendable {
  let parcels: ParcelLedger
  let codes: LandUseCodes
  let units: [ControlUnit]
  /// Nil where the project has no enterprises or no holdings.
  let industries: ParcelIndustries?
  let access: AccessList?
  let sliver: Area
  /// The enterprises on parcels, and for each row which of these are on it; -1 where none is. Ids are looked up once.
  private let occupants: [[ParcelIndustries.Occupant]]
  private let occupantsOfRow: [Int32]

  init(
    parcels: ParcelLedger, codes: LandUseCodes, units: [ControlUnit], industries: ParcelIndustries?,
    access: AccessList?, sliver: Area
  ) {
    self.parcels = parcels
    self.codes = codes
    self.units = units
    self.industries = industries
    self.access = access
    self.sliver = sliver
    var occupants: [[ParcelIndustries.Occupant]] = []
    var places = [Int32](repeating: -1, count: industries == nil ? 0 : parcels.count)
    if let industries {
      for id in industries.parcelIDs {
        guard let row = parcels.row(of: id) else { continue }
        places[row] = Int32(occupants.count)
        occupants.append(industries.onParcel(id))
      }
    }
    self.occupants = occupants
    occupantsOfRow = places
  }

  /// The enterprises on a parcel.
  func occupants(of row: Int) -> [ParcelIndustries.Occupant] {
    guard !occupantsOfRow.isEmpty, occupantsOfRow[row] >= 0 else { return [] }
    return occupants[Int(occupantsOfRow[row])]
  }

  /// The parcels with enterprises of some divisions, or of none stated; by id and enterprise.
  func plants(of divisions: [Int]) -> [SetbackCheck.Plant] {
    guard let industries else { return [] }
    let divisions = Set(divisions)
    var plants: [SetbackCheck.Plant] = []
    for id in industries.parcels(ofDivisions: divisions).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard let row = parcels.row(of: id) else { continue }
      for occupant in industries.onParcel(id) {
        guard let division = occupant.division else {
          plants.append(SetbackCheck.Plant(parcel: row, enterprise: occupant.enterprise, industry: nil))
          continue
        }
        if divisions.contains(division) {
          plants.append(
            SetbackCheck.Plant(parcel: row, enterprise: occupant.enterprise, industry: occupant.industry))
        }
      }
    }
    return plants
  }

  /// How many of a parcel's enterprises are of the industries of some lists, are not, and how many there are.
  func holders(of row: Int, among sets: [IndustrySet]) -> (advanced: Int, other: Int, all: Int) {
    var result = (advanced: 0, other: 0, all: 0)
    for occupant in occupants(of: row) {
      result.all += 1
      guard let code = occupant.industry else { continue }
      let answers = sets.map { $0.contains(code) }
      if answers.contains(true) {
        result.advanced += 1
      } else if !answers.contains(nil) {
        result.other += 1
      }
    }
    return result
  }

  /// What is known of a parcel for the access list.
  func subject(of row: Int) -> AccessList.Subject {
    let days = [ParcelDate.approvedOn, .suppliedOn, .startedOn].compactMap { date -> CalendarDay? in
      if case .known(let day) = parcels.day(date, of: row) { day } else { nil }
    }
    return AccessList.Subject(
      use: codes.row(for: parcels.landUse(of: row))?.use, builtOn: days.max(),
      occupants: occupants(of: row).map { ($0.enterprise, $0.industry) })
  }
}

/// How many parcels each answer of the access list is given for.
struct AccessCounts: Sendable {
  /// Parcels with more than a sliver in a unit that forbids them; parcels that are not known to be forbidden by any
  /// unit, and may be.
  var forbidden = 0
  var unknown = 0
  var limited = 0
  /// Parcels with more than a sliver in a unit that entries name.
  var judged = 0
  /// Parcels with more than a sliver in any unit of the layer.
  var inUnits = 0
  /// What the unknown ones lack, the first in the order of the words.
  var missing: String?

  init(_ source: PolicySource) {
    let named = Set(source.access?.unitIDs ?? [])
    for row in 0..<source.parcels.count {
      let pieces = source.parcels.surroundings(of: row).controls.filter { $0.area > source.sliver }
      guard !pieces.isEmpty else { continue }
      if pieces.contains(where: { !source.units[$0.number].isDerived }) { inUnits += 1 }
      let subject = source.subject(of: row)
      guard let access = source.access else { continue }
      let listed = pieces.filter { named.contains(source.units[$0.number].id) }
      guard !listed.isEmpty else { continue }
      judged += 1
      var word: AccessEntry.Word?
      var gap: String?
      for piece in listed {
        switch access.verdict(on: subject, in: source.units[piece.number]) {
        case .entry(let entry, _): word = max(word ?? .allow, entry.word)
        case .unknown(let missing): gap = min(gap ?? missing, missing)
        case .unlisted: break
        }
      }
      if word == .forbid {
        forbidden += 1
      } else if let gap {
        unknown += 1
        missing = min(missing ?? gap, gap)
      } else if word == .limit {
        limited += 1
      }
    }
  }
}
