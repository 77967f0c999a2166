public import MuchanDiagnostics
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanReport

/// How states travel: a line `key TAB json` for everything that is added up on its own.
///
/// | key | value | added by |
/// |---|---|---|
/// | `header` | versions, options, digests of the zones and of what else the result depends on | must be the same |
/// | `zones` | what became of the zone file | must be the same |
/// | `ledger` | stored, rejected, skipped | sum |
/// | `balance` | parcels, parts, overlap, outside in 1e-9 m² | sum |
/// | `row ZONE ["BY"…]` | zone id, parcels, area in 1e-9 m², sums in 1e-6, known | sum |
/// | `finding CODE` | count, and the first thousand | sum; the first thousand of both |
/// | `id "ID"` | how often | sum |
/// | `parcel "ID"` | a parcel of a project run, and how many records had its id | the least; sum |
///
/// ZONE is the zone's place in the zone layer, or `-` for land in no zone.
extension ClusterState {
  /// Hands out all lines, in an order that depends on their content alone.
  public func write(_ output: (String) throws(Failure) -> Void) throws(Failure) {
    func line(_ key: String, _ value: JSONValue) throws(Failure) { try output("\(key)\t\(value.compact())\n") }
    if let header { try line("header", header.json) }
    if let zones { try line("zones", zones.json) }
    if let ledger { try line("ledger", .object(ledger.stateMembers)) }
    if let balance { try line("balance", balance.state) }
    for entry in sums?.entries ?? [] { try line(Self.key(of: entry), entry.row.state) }
    for (code, _) in findings.countsByCode {
      try line("finding \(code.rawValue)", .object(findings.stateMembers(of: code)))
    }
    for (id, count) in (ids ?? IDTally()).sorted {
      try line("id \(JSONValue.string(id).compact())", .integer(Int(count)))
    }
    if let parcels {
      for row in parcels.rowsByID {
        let key = JSONValue.string(parcels.id(of: row)).compact()
        try line("parcel \(key)", parcels.parcel(of: row).state(times: parcels.times(of: row)))
      }
    }
  }

  private static func key(of entry: NamedSums.Entry) -> String {
    let zone = entry.zone == GroupSums.outside ? "-" : String(entry.zone)
    return "row \(zone) \(JSONValue.array(entry.row.group.map { .string($0) }).compact())"
  }

  /// Adds one line.
  ///
  /// - Throws: `brokenState`, `mixedStates`, at the place given.
  public mutating func add(_ line: String, at place: Place) throws(Failure) {
    let halves = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2, let value = JSONValue(reading: halves[1]) else { throw Self.broken(line, at: place) }
    let words = halves[0].split(separator: " ", maxSplits: 1)
    let isAdded: Bool
    switch (words.first, words.count) {
    case ("header", 1): isAdded = try addHeader(value, at: place)
    case ("zones", 1): isAdded = try addZones(value, at: place)
    case ("ledger", 1): isAdded = addLedger(value)
    case ("balance", 1): isAdded = addBalance(value)
    case ("row", 2): isAdded = try addRow(words[1], value, at: place)
    case ("finding", 2): isAdded = addFindings(words[1], value)
    case ("id", 2): isAdded = addID(words[1], value)
    case ("parcel", 2): isAdded = addParcel(words[1], value)
    default: isAdded = false
    }
    guard isAdded else { throw Self.broken(line, at: place) }
  }

  private static func broken(_ line: String, at place: Place) -> Failure {
    Failure(.brokenState, at: place, found: "\"\(line.prefix(60))\"")
  }

  private mutating func addHeader(_ value: JSONValue, at place: Place) throws(Failure) -> Bool {
    // The version first: another one may write other members.
    if let difference = StateHeader.foreignVersion(of: value) {
      throw Failure(.mixedStates, at: place, found: difference)
    }
    guard let new = StateHeader(value) else { return false }
    if let difference = header.flatMap(new.difference(from:)) {
      throw Failure(.mixedStates, at: place, found: difference)
    }
    header = new
    return true
  }

  private mutating func addZones(_ value: JSONValue, at place: Place) throws(Failure) -> Bool {
    guard let new = ZoneSummary(value) else { return false }
    if let zones, zones.json.compact() != new.json.compact() {
      throw Failure(.mixedStates, at: place, found: "another zone file: \(new.file), it was \(zones.file) before")
    }
    zones = new
    return true
  }

  private mutating func addLedger(_ value: JSONValue) -> Bool {
    guard let more = Ledger(value) else { return false }
    ledger = ledger ?? Ledger()
    ledger? += more
    return true
  }

  private mutating func addBalance(_ value: JSONValue) -> Bool {
    guard let more = AreaBalance(state: value) else { return false }
    balance = balance ?? AreaBalance()
    balance? += more
    return true
  }

  private mutating func addRow(_ key: Substring, _ value: JSONValue, at place: Place) throws(Failure) -> Bool {
    let words = key.split(separator: " ", maxSplits: 1)
    guard words.count == 2, let row = RowState(value),
      let group = JSONValue(reading: words[1])?.list.map({ $0.map(\.text) }), !group.contains(nil),
      let zone = words[0] == "-" ? GroupSums.outside : UInt32(words[0]),
      (zone == GroupSums.outside) == (row.zone == nil)
    else { return false }
    var sums = self.sums ?? NamedSums(byCount: group.count, sumCount: row.sums.count)
    // One owner, so that adding does not copy.
    self.sums = nil
    defer { self.sums = sums }
    guard sums.byCount == group.count, sums.sums.sumCount == row.sums.count else {
      throw Failure(.mixedStates, at: place, found: "a row of other groups or sums than the rows before")
    }
    if let id = row.zone {
      if let known = sums.zones[zone], !known.utf8.elementsEqual(id.utf8) {
        throw Failure(.mixedStates, at: place, found: "zone \(zone) is \"\(id)\", it was \"\(known)\" before")
      }
      sums.zones[zone] = id
    }
    sums.add(
      parcels: row.parcels, row.area, values: row.sums, known: row.known, zone: zone, group: group.compactMap(\.self))
    return true
  }

  private mutating func addFindings(_ key: Substring, _ value: JSONValue) -> Bool {
    guard let code = DiagnosticCode(rawValue: String(key)), let more = DiagnosticLog(value, code: code) else {
      return false
    }
    findings.merge(more)
    return true
  }

  private mutating func addID(_ key: Substring, _ value: JSONValue) -> Bool {
    guard let id = JSONValue(reading: key)?.text, let count = value.integer(as: UInt32.self), count > 0
    else { return false }
    ids = ids ?? IDTally()
    ids?.add(id.utf8, count: count)
    return true
  }

  private mutating func addParcel(_ key: Substring, _ value: JSONValue) -> Bool {
    guard let id = JSONValue(reading: key)?.text, let (parcel, times) = Parcel.read(state: value) else { return false }
    parcels = parcels ?? ParcelLedger()
    parcels?.add(id: id.utf8, parcel, times: times)
    return true
  }
}
