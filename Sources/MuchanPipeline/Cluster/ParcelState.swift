internal import MuchanLand
internal import MuchanQuantities
internal import MuchanReport

extension Parcel {
  /// The record in a state line, areas in 1e-9 m²; members without content are left out. Facts are place and number,
  /// units or text by turns, as `ParcelFacts.plain` has them.
  ///
  /// - Parameter times: how many records had the id.
  func state(times: Int) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("use", .array([.string(landUse.standard), .string(landUse.code)])), ("area", measured.squareMetres.state),
    ]
    if let registeredArea { members.append(("registered", registeredArea.squareMetres.state)) }
    if !parts.isEmpty { members.append(("parts", Self.state(parts))) }
    if !overlaps.isEmpty { members.append(("overlaps", Self.state(overlaps))) }
    if !surroundings.controls.isEmpty { members.append(("controls", Self.state(surroundings.controls))) }
    if !surroundings.plan.isEmpty { members.append(("plan", Self.state(surroundings.plan))) }
    if !surroundings.buildings.isEmpty { members.append(("buildings", Self.state(surroundings.buildings))) }
    if !surroundings.waters.isEmpty {
      members.append(("waters", .array(surroundings.waters.map(\.state))))
    }
    let plain = facts.plain
    if !plain.days.isEmpty {
      members.append(("days", .array(plain.days.flatMap { [.integer($0.place), .integer($0.number)] })))
    }
    if !plain.amounts.isEmpty {
      members.append(("amounts", .array(plain.amounts.flatMap { [.integer($0.place), .number(String($0.units))] })))
    }
    if !plain.words.isEmpty {
      members.append(("words", .array(plain.words.flatMap { [.integer($0.place), .string($0.text)] })))
    }
    if times > 1 { members.append(("times", .integer(times))) }
    return .object(members)
  }

  /// Number and area by turns.
  private static func state(_ pieces: [Piece]) -> JSONValue {
    .array(pieces.flatMap { [.integer($0.number), $0.area.squareMetres.state] })
  }

  /// As `state` wrote it; nil for anything else.
  static func read(state json: JSONValue) -> (parcel: Parcel, times: Int)? {
    guard case .object(let members) = json else { return nil }
    var landUse: LandUseKey?
    var measured: Area?
    var registered: Area?
    var parts: [Piece]? = []
    var overlaps: [Piece]? = []
    var times: Int? = 1
    var surroundings = ParcelSurroundings()
    var plain = ParcelFacts.Plain()
    for (name, value) in members {
      switch name {
      case "use":
        let texts = value.list?.compactMap(\.text) ?? []
        landUse = texts.count == 2 ? LandUseKey(standard: texts[0], code: texts[1]) : nil
      case "area": measured = area(value)
      case "registered":
        guard let area = area(value) else { return nil }
        registered = area
      case "parts": parts = pieces(value)
      case "overlaps": overlaps = pieces(value)
      case "controls", "plan", "buildings":
        guard let pieces = pieces(value) else { return nil }
        if name == "buildings" {
          surroundings.buildings = pieces
        } else if name == "plan" {
          surroundings.plan = pieces
        } else {
          surroundings.controls = pieces
        }
      case "waters":
        guard let list = value.list else { return nil }
        surroundings.waters = list.compactMap { WaterDistance(state: $0) }
        guard surroundings.waters.count == list.count else { return nil }
      case "days":
        guard let days = pairs(value, { $0.integer(as: Int.self) }) else { return nil }
        plain.days = days.map { (place: $0.0, number: $0.1) }
      case "amounts":
        guard let amounts = pairs(value, { $0.integer(as: Int64.self) }) else { return nil }
        plain.amounts = amounts.map { (place: $0.0, units: $0.1) }
      case "words":
        guard let words = pairs(value, \.text) else { return nil }
        plain.words = words.map { (place: $0.0, text: $0.1) }
      case "times": times = value.count
      default: return nil
      }
    }
    guard let landUse, let measured, let parts, let overlaps, let times, times > 0,
      let facts = ParcelFacts(plain)
    else { return nil }
    var parcel = Parcel(
      landUse: landUse, registeredArea: registered, measured: measured, parts: parts, overlaps: overlaps, facts: facts)
    parcel.surroundings = surroundings
    return (parcel, times)
  }

  /// Place and value by turns.
  private static func pairs<Value>(_ json: JSONValue, _ read: (JSONValue) -> Value?) -> [(Int, Value)]? {
    guard let list = json.list, list.count.isMultiple(of: 2) else { return nil }
    var pairs: [(Int, Value)] = []
    for index in stride(from: 0, to: list.count, by: 2) {
      guard let place = list[index].integer(as: Int.self), let value = read(list[index + 1]) else { return nil }
      pairs.append((place, value))
    }
    return pairs
  }

  private static func pieces(_ json: JSONValue) -> [Piece]? {
    guard let list = json.list, list.count.isMultiple(of: 2) else { return nil }
    var pieces: [Piece] = []
    for index in stride(from: 0, to: list.count, by: 2) {
      guard let number = list[index].integer(as: Int32.self), number >= -1, let area = area(list[index + 1])
      else { return nil }
      pieces.append(Piece(Int(number), area))
    }
    return pieces
  }

  private static func area(_ json: JSONValue) -> Area? {
    Area(state: json).flatMap { $0 < .zero ? nil : $0 }
  }
}

extension WaterDistance {
  /// The number of the water, metres in 1e-6, four ordinates in 1e-9 degrees.
  fileprivate var state: JSONValue {
    .array([.integer(water), metres.state, fromX.state, fromY.state, toX.state, toY.state])
  }

  /// As `state` wrote it; nil for anything else.
  fileprivate init?(state json: JSONValue) {
    guard let list = json.list, list.count == 6, let water = list[0].count else { return nil }
    let units = list.dropFirst().compactMap { $0.integer(as: Int64.self) }
    guard units.count == 5 else { return nil }
    self.init(
      water: water, units: (metres: units[0], fromX: units[1], fromY: units[2], toX: units[3], toY: units[4]))
  }
}
