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
  /// By number of the land-use code.
  private let uses: [LandUse?]

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
    uses = parcels.landUseKeys.map { codes.row(for: $0)?.use }
  }

  /// For each of some lists of divisions the enterprises of them on parcels, and those of none stated; by id of the parcel
  /// and enterprise.
  func plants(ofEach lists: Set<[Int]>) -> [[Int]: [SetbackCheck.Plant]] {
    guard let industries else { return [:] }
    let lists = Array(lists)
    // Of each code the places of the lists that it is of.
    let fitting = industries.divisions.map { division in
      lists.indices.filter { list in division.map(lists[list].contains) ?? true }
    }
    let held = (0..<parcels.count).filter { !industries.isEmpty($0) }.sorted(by: parcels.idPrecedes)
    var plants = [[SetbackCheck.Plant]](repeating: [], count: lists.count)
    for row in held {
      industries.forEach(on: row) { enterprise, code in
        let industry = code.flatMap { industries.divisions[$0] == nil ? nil : industries.codes[$0] }
        let plant = SetbackCheck.Plant(parcel: row, enterprise: enterprise, industry: industry)
        if let code {
          for list in fitting[code] { plants[list].append(plant) }
        } else {
          for list in lists.indices { plants[list].append(plant) }
        }
      }
    }
    var byList: [[Int]: [SetbackCheck.Plant]] = [:]
    for (list, plants) in zip(lists, plants) { byList[list] = plants }
    return byList
  }

  /// Industrial land by each of some lists, all of their sets together.
  func industrialLand(_ lists: [[IndustrySet]], zones: [Int]) -> [IndustrialLand] {
    guard let industries else {
      return IndustrialLand.byList(lists.count, units: units, parcels: parcels, codes: codes, zones: zones) { _, _ in }
    }
    // Of each code and list whether it is in it; nil where it does not tell.
    let isIn = industries.codes.flatMap { code in
      lists.map { sets -> Bool? in
        let answers = sets.map { $0.contains(code) }
        return answers.contains(true) ? true : answers.contains(nil) ? nil : false
      }
    }
    return IndustrialLand.byList(
      lists.count, units: units, parcels: parcels, codes: codes, zones: zones
    ) { row, holders in
      for list in holders.indices { holders[list] = IndustrialLand.Holders() }
      industries.forEach(on: row) { _, code in
        for list in holders.indices {
          holders[list].all += 1
          guard let code, let isIn = isIn[code * lists.count + list] else { continue }
          if isIn { holders[list].advanced += 1 } else { holders[list].other += 1 }
        }
      }
    }
  }

  /// What is known of a parcel for the access list.
  func subject(of row: Int) -> AccessList.Subject {
    var builtOn: CalendarDay?
    for date in [ParcelDate.approvedOn, .suppliedOn, .startedOn] {
      guard let day = parcels.day(date, of: row).value else { continue }
      builtOn = max(builtOn ?? day, day)
    }
    return AccessList.Subject(
      use: uses[parcels.landUseNumber(of: row)], builtOn: builtOn, occupants: industries?.onParcel(row) ?? [])
  }
}

/// How many parcels each answer of the access list is given for.
struct AccessCounts: Sendable {
  /// Parcels with more than a sliver in a unit that forbids them; parcels that are not known to be forbidden by any
  /// unit, and may be.
  var forbidden = 0
  var unknown = 0
  var limited = 0
  /// Parcels with more than a sliver in a unit that entries name, or should.
  var judged = 0
  /// Parcels with more than a sliver in any unit of the layer.
  var inUnits = 0
  /// What the unknown ones lack, the first in the order of the words.
  var missing: String?
  /// The units that the list has no entry on, of those that unknown parcels lie in.
  private(set) var unlistedUnits: [String] = []
  /// Rows of the list that could not be read: any of them may forbid a parcel.
  private let unread: Int

  /// Whether more parcels may be forbidden than are known to be.
  var isOpen: Bool { unknown > 0 || unread > 0 }

  /// What is missing where it is open; of units without an entry how many more there are.
  var gap: String {
    guard unknown > 0 else { return "access.csv: \(unread) rows that could not be read" }
    guard let first = unlistedUnits.first else { return "\(missing ?? "") of \(unknown) parcels" }
    let others = unlistedUnits.count > 1 ? " and \(unlistedUnits.count - 1) more" : ""
    return "access.csv: an entry for unit \(first)\(others), of \(unknown) parcels"
  }

  init(_ source: PolicySource, unread: Int) {
    self.unread = unread
    let (parcels, units, sliver) = (source.parcels, source.units, source.sliver)
    let named = Set(source.access?.unitIDs ?? [])
    let isLacking = units.map { source.access?.lacks($0) == true }
    let isNamed = units.indices.map { named.contains(units[$0].id) || isLacking[$0] }
    var unlisted: Set<String> = []
    let isDrawn = units.map { !$0.isDerived }
    var listed: [Int] = []
    for row in 0..<parcels.count {
      listed.removeAll(keepingCapacity: true)
      var isInUnit = false
      parcels.forEachControl(of: row) { unit, area in
        guard area > sliver else { return }
        if isDrawn[unit] { isInUnit = true }
        if isNamed[unit] { listed.append(unit) }
      }
      if isInUnit { inUnits += 1 }
      guard let access = source.access, !listed.isEmpty else { continue }
      judged += 1
      let subject = source.subject(of: row)
      var word: AccessEntry.Word?
      var gap: String?
      for unit in listed {
        switch access.verdict(on: subject, in: units[unit]) {
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
        for unit in listed where isLacking[unit] { unlisted.insert(units[unit].id) }
      } else if word == .limit {
        limited += 1
      }
    }
    unlistedUnits = unlisted.sorted()
  }
}
