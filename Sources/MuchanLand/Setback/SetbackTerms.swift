public import MuchanQuantities
public import MuchanRecords

/// What a setback rule asks of plants (退距要求): how far from which waters, or not in which control units.
public struct SetbackTerms: Hashable, Sendable {
  /// The name of the industries that it is about: a list of the rule book.
  public var industries: String
  /// The waters; none where the rule is one of containment.
  public var waters: [WaterCode]
  /// The stretches of shoreline by their port; empty takes all.
  public var ports: [PortUse]
  /// Within how many metres a plant must not be; nil where the document names no distance.
  public var metres: FixedDecimal<SixPlaces>?
  /// Whether a plant at exactly the distance is within it.
  public var isInclusive: Bool
  /// Units that a plant must not lie in.
  public var controls: [ControlKind]
  /// Only plants approved, supplied or started on or after this day; nil takes all.
  public var builtFrom: CalendarDay?

  /// Makes terms.
  public init(
    industries: String, waters: [WaterCode] = [], ports: [PortUse] = [], metres: FixedDecimal<SixPlaces>? = nil,
    isInclusive: Bool = true, controls: [ControlKind] = [], builtFrom: CalendarDay? = nil
  ) {
    self.industries = industries
    self.waters = waters
    self.ports = ports
    self.metres = metres
    self.isInclusive = isInclusive
    self.controls = controls
    self.builtFrom = builtFrom
  }

  /// Whether a distance is within the setback.
  public func isWithin(_ distance: FixedDecimal<SixPlaces>) -> Bool? {
    metres.map { isInclusive ? distance <= $0 : distance < $0 }
  }

  /// Whether the shoreline of a water counts.
  ///
  /// - Parameter acceptsCentreLine: whether the line in the middle of a water may stand for its shoreline.
  public func takes(_ water: Water, acceptsCentreLine: Bool) -> Bool {
    guard waters.contains(water.code), ports.isEmpty || water.port.map(ports.contains) == true else { return false }
    return water.role != .centreLine || acceptsCentreLine
  }

  /// Whether a stretch would count if its port, which is not known, were one of those that are asked about.
  ///
  /// A water's area is no stretch: its ports are those of its shoreline.
  public func mayTake(_ water: Water, acceptsCentreLine: Bool) -> Bool {
    guard !ports.isEmpty, water.port == nil, water.role != .waterArea else { return false }
    var known = water
    known.port = ports[0]
    return takes(known, acceptsCentreLine: acceptsCentreLine)
  }
}

/// Plants held against one setback rule (P2).
public struct SetbackCheck: Sendable {
  /// A parcel with a plant.
  public struct Plant: Hashable, Sendable {
    /// The row of the parcel.
    public var parcel: Int
    /// The number of the enterprise.
    public var enterprise: Int
    /// Its industry code; nil where it is not given, so that it may be of the industries asked about.
    public var industry: String?

    /// Makes a plant.
    public init(parcel: Int, enterprise: Int, industry: String?) {
      self.parcel = parcel
      self.enterprise = enterprise
      self.industry = industry
    }
  }

  /// How a plant stands.
  public enum Standing: Equatable, Sendable {
    case within
    case clear
    /// For want of what is named.
    case unknown(String)
  }

  /// A plant and its nearest water or unit.
  public struct Row: Sendable {
    public var plant: Plant
    public var standing: Standing
    /// The nearest water that counts.
    public var nearest: WaterDistance?
    /// The unit that it lies in, and by how much.
    public var unit: Int?
    public var area: Area?
  }

  public let rows: [Row]
  /// What the rule as a whole lacks: a layer, a water in it, a distance.
  public let missing: String?

  /// Holds plants against the terms.
  ///
  /// - Parameters:
  ///   - waters: all waters of the layer; nil where the project has none.
  ///   - units: all control units; nil where the project has none.
  ///   - sliver: what a plant must have more of in a unit to lie in it.
  ///   - missingReach: what the layers lack to say anything of the land; nil where they do.
  public init(
    _ terms: SetbackTerms, plants: [Plant], parcels: ParcelLedger, waters: [Water]?, units: [ControlUnit]?,
    acceptsCentreLine: Bool, sliver: Area, missingReach: String? = nil
  ) {
    let missing = Self.missing(terms, waters, units, acceptsCentreLine) ?? missingReach
    self.missing = missing
    rows = plants.compactMap { plant in
      var row = Row(plant: plant, standing: plant.industry == nil ? .unknown("industry_code") : .clear)
      if let from = terms.builtFrom {
        switch Self.isBuilt(from: from, plant.parcel, parcels) {
        case true?: break
        case false?: return nil
        case nil: row.standing = .unknown("approved_on, supplied_on or started_on")
        }
      }
      let surroundings = parcels.surroundings(of: plant.parcel)
      var possible: (distance: WaterDistance, name: String)?
      if let waters {
        row.nearest = surroundings.waters.filter {
          terms.takes(waters[$0.water], acceptsCentreLine: acceptsCentreLine)
        }.min()
        possible = surroundings.waters.filter {
          terms.mayTake(waters[$0.water], acceptsCentreLine: acceptsCentreLine)
        }.min().map { ($0, waters[$0.water].name ?? waters[$0.water].code.rawValue) }
      }
      if let units, !terms.controls.isEmpty {
        let inside = surroundings.controls.filter {
          terms.controls.contains(units[$0.number].kind) && $0.area > sliver
        }
        if let most = inside.max(by: { ($0.area, $1.number) < ($1.area, $0.number) }) {
          (row.unit, row.area) = (most.number, most.area)
        }
      }
      let isWithin = row.unit != nil || row.nearest.flatMap { terms.isWithin($0.metres) } == true
      if isWithin {
        // It may not be one of those the rule is about, where its industry or age is not known.
        if case .clear = row.standing { row.standing = .within }
      } else if let missing {
        row.standing = .unknown(missing)
      } else if let possible, terms.isWithin(possible.distance.metres) == true {
        row.nearest = possible.distance
        row.standing = .unknown("port_use of \(possible.name)")
      } else if !terms.waters.isEmpty, row.nearest == nil {
        row.standing = .unknown("a distance")
      } else {
        // Far enough away, new or not, of whatever industry.
        row.standing = .clear
      }
      return row
    }
  }

  /// Plants within, and those that may be.
  public func count(_ isCounted: (Standing) -> Bool) -> Int {
    Set(rows.filter { isCounted($0.standing) }.map(\.plant.parcel)).count
  }

  private static func missing(
    _ terms: SetbackTerms, _ waters: [Water]?, _ units: [ControlUnit]?, _ acceptsCentreLine: Bool
  ) -> String? {
    if !terms.waters.isEmpty {
      guard let waters else { return "files.waters" }
      guard terms.metres != nil else { return "a distance: the document names none" }
      for code in terms.waters {
        var own = terms
        own.waters = [code]
        if waters.contains(where: { own.takes($0, acceptsCentreLine: acceptsCentreLine) }) { continue }
        let ports = terms.ports.isEmpty ? "" : ", port_use \(terms.ports.map(\.rawValue).joined(separator: " or "))"
        if own.ports.isEmpty, waters.contains(where: { $0.code == code && $0.role == .centreLine }) {
          return "waters: a shoreline of \(code.rawValue), there is only a centre line"
        }
        return "waters: a shoreline of \(code.rawValue)\(ports)"
      }
    }
    if !terms.controls.isEmpty {
      guard let units else { return "files.controls" }
      for kind in terms.controls where !units.contains(where: { $0.kind == kind }) {
        return "controls: a unit of kind \(kind.rawValue)"
      }
    }
    return nil
  }

  /// Whether a parcel was built on since a day: by the last of the days that begin a building; nil where none is known.
  private static func isBuilt(from day: CalendarDay, _ row: Int, _ parcels: ParcelLedger) -> Bool? {
    var isKnown = false
    for date in [ParcelDate.approvedOn, .suppliedOn, .startedOn] {
      guard case .known(let own) = parcels.day(date, of: row) else { continue }
      if own >= day { return true }
      isKnown = true
    }
    return isKnown ? false : nil
  }
}
