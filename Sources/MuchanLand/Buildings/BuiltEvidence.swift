public import MuchanQuantities
public import MuchanRecords

/// What the outlines of buildings say of parcels (建筑轮廓佐证; requirement L2): the built share of each, held against the
/// footprint that its record declares and against its standing as idle or built land.
///
/// A layer of buildings need not have every building. What it has is evidence; what it lacks is evidence only where it is
/// said to be complete.
public struct BuiltEvidence: Sendable {
  /// How the drawn footprint stands to the declared one.
  public enum Agreement: String, Sendable, CaseIterable {
    case agrees
    case moreThanDeclared = "more_built_than_declared"
    /// Only of a layer that has all buildings.
    case lessThanDeclared = "less_built_than_declared"
    /// Less is drawn than declared, which a layer that may lack buildings does not contradict.
    case lessDrawn = "less_drawn"
    case notDeclared = "not_declared"
  }

  /// What of a parcel's standing the outlines contradict.
  public enum Flag: String, Sendable, CaseIterable {
    /// Suspected or recognised as idle, and built on.
    case idleWithBuilding = "idle_with_building"
    /// Declared built and without a building; only of a layer that has all buildings.
    case builtWithoutBuilding = "built_without_building"
    /// The drawn and the declared footprint differ by more than the limit.
    case differs = "footprint_differs"
  }

  /// A parcel with a building, or with a flag.
  public struct Row: Sendable {
    /// The row in the ledger.
    public var parcel: Int
    /// The places of the buildings whose outlines meet the parcel, ascending.
    public var buildings: [Int]
    /// Buildings without outline that name the parcel: the drawn footprint is then a lower bound.
    public var withoutOutline: Int
    /// Land within the outlines of buildings that stand on the day; what lies in two counts once.
    public var built: Area
    /// Land within the outlines of others: under construction, or completed later.
    public var underConstruction: Area
    /// `built` / the area of the parcel on the ellipsoid.
    public var builtShare: Ratio?
    /// `footprint_m2` as declared.
    public var declared: FixedDecimal<SixPlaces>?
    /// `declared` / the registered area, else that on the ellipsoid.
    public var declaredShare: Ratio?
    /// `builtShare` - `declaredShare`.
    public var difference: Ratio?
    public var agreement: Agreement
    public var flags: [Flag]
  }

  /// A building that is drawn elsewhere than its record says.
  public struct Misplaced: Sendable {
    /// The place among the buildings.
    public var building: Int
    /// The row in the ledger of the parcel that the largest part of the outline lies on.
    public var parcel: Int
  }

  /// The parcels that an outline lies on: the one with its largest part, and the one that its record names.
  private struct Lying {
    var parcel: Int
    var largest: Area
    var named = Area.zero
  }

  /// By id of the parcel.
  public let rows: [Row]
  /// Buildings whose outline lies for the most part on another parcel than the one that their record names.
  public let misplaced: [Misplaced]
  /// The limits used, in the order of `Flag.allCases`; nil where the table has none, and then nothing is flagged by it.
  public let rules: [LandRule?]
  /// Whether the layer is said to have every building.
  public let isComplete: Bool

  /// Holds parcels against the outlines over them.
  ///
  /// - Parameters:
  ///   - buildings: all of the layer, in its order.
  ///   - limits: rules of the names of `Flag`, with hyphens.
  ///   - idle: rows of parcels that stand as suspected or recognised idle land.
  /// - Complexity: O(parcels + pieces).
  public init(
    _ buildings: [Building], parcels: ParcelLedger, on day: CalendarDay, limits: [LandRule], classes: LandClasses,
    idle: Set<Int>, isComplete: Bool
  ) {
    let rules = Flag.allCases.map { flag in limits.first { $0.name == flag.ruleName } }
    self.rules = rules
    self.isComplete = isComplete
    var unplaced: [Int: Int] = [:]
    for building in buildings {
      guard !building.hasOutline, let row = building.parcelID.flatMap(parcels.row(of:)) else { continue }
      unplaced[row, default: 0] += 1
    }
    func isMet(_ flag: Flag, _ share: Ratio?) -> Bool {
      guard let rule = rules[Flag.allCases.firstIndex(of: flag) ?? 0], let share else { return false }
      return rule.threshold.isMet(by: share) == true
    }
    let facts = FactsOnDay(parcels, on: day)
    var rows: [Row] = []
    var lying = [Lying?](repeating: nil, count: buildings.count)
    let named = buildings.map { $0.parcelID.flatMap(parcels.row(of:)) }
    for parcel in 0..<parcels.count {
      let pieces = parcels.buildings(on: parcel)
      for piece in pieces where buildings.indices.contains(piece.number) {
        Self.note(piece, on: parcel, named: named[piece.number] == parcel, parcels, in: &lying[piece.number])
      }
      let others = unplaced[parcel] ?? 0
      let declared = facts.amount(.footprint, of: parcel).value
      let isDeclaredBuilt = Self.isBuilt(parcel, parcels, classes, day, declared: declared)
      guard !pieces.isEmpty || others > 0 || (isComplete && isDeclaredBuilt) else { continue }
      var row = Self.row(parcel, pieces, buildings, parcels, on: day, declared: declared, withoutOutline: others)
      let site = parcels.measuredArea(of: parcel).squareMetres
      if idle.contains(parcel),
        isMet(.idleWithBuilding, Ratio((row.built + row.underConstruction).squareMetres, of: site))
      {
        row.flags.append(.idleWithBuilding)
      }
      if isComplete, others == 0, isDeclaredBuilt, isMet(.builtWithoutBuilding, row.builtShare) {
        row.flags.append(.builtWithoutBuilding)
      }
      row.agreement = Self.agreement(row, isComplete: isComplete && others == 0) { isMet(.differs, $0) }
      if row.agreement == .moreThanDeclared || row.agreement == .lessThanDeclared { row.flags.append(.differs) }
      if !row.buildings.isEmpty || others > 0 || !row.flags.isEmpty { rows.append(row) }
    }
    self.rows = rows.sorted { parcels.idPrecedes($0.parcel, $1.parcel) }
    misplaced = lying.indices.compactMap { building in
      guard buildings[building].parcelID != nil, let own = lying[building], own.named < own.largest else { return nil }
      return Misplaced(building: building, parcel: own.parcel)
    }
  }

  /// Notes a part of an outline; of two parts of one size the parcel with the lesser id counts as the one with the largest.
  private static func note(
    _ piece: Parcel.Piece, on parcel: Int, named: Bool, _ parcels: ParcelLedger, in lying: inout Lying?
  ) {
    var own = lying ?? Lying(parcel: parcel, largest: piece.area)
    if piece.area > own.largest || (piece.area == own.largest && parcels.idPrecedes(parcel, own.parcel)) {
      (own.parcel, own.largest) = (parcel, piece.area)
    }
    if named { own.named = piece.area }
    lying = own
  }

  private static func row(
    _ parcel: Int, _ pieces: [Parcel.Piece], _ buildings: [Building], _ parcels: ParcelLedger, on day: CalendarDay,
    declared: FixedDecimal<SixPlaces>?, withoutOutline: Int
  ) -> Row {
    var (standing, rising, twice) = (Area.zero, Area.zero, Area.zero)
    for piece in pieces {
      if piece.number == ParcelSurroundings.overlapping {
        twice += piece.area
      } else if buildings.indices.contains(piece.number), buildings[piece.number].stands(on: day) {
        standing += piece.area
      } else {
        rising += piece.area
      }
    }
    // Which of two that overlap is meant is not known: it is taken from those that stand first.
    let fromStanding = min(twice, standing)
    standing = standing - fromStanding
    rising = max(rising - (twice - fromStanding), .zero)
    let site = parcels.measuredArea(of: parcel)
    let share = Ratio(standing.squareMetres, of: site.squareMetres)
    let base = (parcels.registeredArea(of: parcel) ?? site).roundedSquareMetres
    let declaredShare = declared.flatMap { declared in base.flatMap { Ratio(declared, of: $0) } }
    return Row(
      parcel: parcel, buildings: pieces.map(\.number).filter { $0 >= 0 }.sorted(), withoutOutline: withoutOutline,
      built: standing, underConstruction: rising, builtShare: share, declared: declared, declaredShare: declaredShare,
      difference: share.flatMap { share in declaredShare.flatMap { difference(share, $0) } }, agreement: .notDeclared,
      flags: [])
  }

  /// One share less another; nil past what 128 bits hold, which no parcel reaches.
  private static func difference(_ one: Ratio, _ other: Ratio) -> Ratio? {
    let first = one.numerator.multipliedReportingOverflow(by: other.denominator)
    let second = other.numerator.multipliedReportingOverflow(by: one.denominator)
    let below = one.denominator.multipliedReportingOverflow(by: other.denominator)
    guard !first.overflow, !second.overflow, !below.overflow else { return nil }
    return Ratio(first.partialValue - second.partialValue, below.partialValue)
  }

  private static func agreement(_ row: Row, isComplete: Bool, differs: (Ratio) -> Bool) -> Agreement {
    guard let difference = row.difference else { return .notDeclared }
    let isLess = difference.numerator < 0
    guard differs(isLess ? Ratio(-difference.numerator, difference.denominator) ?? difference : difference) else {
      return .agrees
    }
    if !isLess { return .moreThanDeclared }
    return isComplete ? .lessThanDeclared : .lessDrawn
  }

  /// Whether the record says that there are buildings: a class of built land but streets and parks, a footprint, or
  /// works completed by the day.
  private static func isBuilt(
    _ row: Int, _ parcels: ParcelLedger, _ classes: LandClasses, _ day: CalendarDay, declared: FixedDecimal<SixPlaces>?
  ) -> Bool {
    if let declared { return declared > .zero }
    if let code = parcels.word(.landClass, of: row).value, let landClass = classes[code] {
      return landClass.state == .built && landClass.part != .green && landClass.part != .transport
    }
    return parcels.day(.completedOn, of: row).value.map { $0 <= day } ?? false
  }

  /// How many rows have a flag.
  public func count(_ flag: Flag) -> Int { rows.count { $0.flags.contains(flag) } }
}

extension BuiltEvidence.Flag {
  /// The name of its limit in `rules/land_use.csv`.
  public var ruleName: String {
    switch self {
    case .idleWithBuilding: "idle-with-building"
    case .builtWithoutBuilding: "built-without-building"
    case .differs: "footprint-differs"
    }
  }
}

extension Building {
  /// Whether it stands on a day: built, and not completed later. One without status and day is taken to stand.
  public func stands(on day: CalendarDay) -> Bool {
    if status == .underConstruction { return false }
    return completedOn.map { $0 <= day } ?? true
  }
}
