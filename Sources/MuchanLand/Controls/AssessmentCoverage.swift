public import MuchanQuantities
public import MuchanRecords

/// How far parcels are covered by regional assessments (区域评估) of each item on a day (P12).
///
/// Of each parcel and item: covered + expired + missing = the parcel. Units of one item that lie one above the other are
/// counted once, the valid ones first.
public struct AssessmentCoverage: Sendable {
  /// One item of assessment.
  public struct Row: Equatable, Sendable {
    public var item: String
    /// Units that are valid, expired and not approved yet.
    public var valid = 0
    public var expired = 0
    public var later = 0
    /// The last day on which all valid units still are; nil where none has one.
    public var validUntil: CalendarDay?
    public var coveredArea = Area.zero
    public var expiredArea = Area.zero
    public var missingArea = Area.zero
    /// Parcels with more than a sliver in each.
    public var coveredParcels = 0
    public var expiredParcels = 0
    public var missingParcels = 0
  }

  /// By item.
  public let rows: [Row]

  /// Adds up all parcels. O(parcels × items).
  ///
  /// - Parameter sliver: What a parcel must have more of to count in a number of parcels.
  public init(units: [ControlUnit], parcels: ParcelLedger, day: CalendarDay, sliver: Area) {
    let assessments = units.indices.filter { units[$0].kind == .regionalAssessment }
    let items = Set(assessments.map { units[$0].item ?? "" }).sorted()
    var numbers: [String: Int] = [:]
    for (number, item) in items.enumerated() { numbers[item] = number }
    var rows = items.map { Row(item: $0) }
    // Of each unit the place of its item among those covered, then those expired; nil where it counts for none.
    var places = [Int?](repeating: nil, count: units.count)
    for number in assessments {
      let unit = units[number]
      guard let item = numbers[unit.item ?? ""] else { continue }
      let validity = unit.validity(on: day)
      switch validity {
      case .valid:
        places[number] = item
        rows[item].valid += 1
        if let last = unit.validUntil { rows[item].validUntil = min(rows[item].validUntil ?? last, last) }
      case .expired:
        places[number] = items.count + item
        rows[item].expired += 1
      case .later: rows[item].later += 1
      }
    }
    guard !items.isEmpty else {
      self.rows = []
      return
    }
    var areas = [Area](repeating: .zero, count: items.count * 2)
    for row in 0..<parcels.count {
      for place in areas.indices { areas[place] = .zero }
      parcels.forEachControl(of: row) { unit, area in
        if let place = places[unit] { areas[place] += area }
      }
      let whole = parcels.measuredArea(of: row)
      for item in rows.indices {
        let inside = min(areas[item], whole)
        let over = min(areas[items.count + item], whole - inside)
        let missing = whole - inside - over
        rows[item].coveredArea += inside
        rows[item].expiredArea += over
        rows[item].missingArea += missing
        if inside > sliver { rows[item].coveredParcels += 1 }
        if over > sliver { rows[item].expiredParcels += 1 }
        if missing > sliver { rows[item].missingParcels += 1 }
      }
    }
    self.rows = rows
  }
}
