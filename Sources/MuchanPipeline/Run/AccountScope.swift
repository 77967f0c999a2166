/// Which accounts are made of what was read.
///
/// A verb makes those that its tables show, and finds what is wrong with what it computes; `run` makes all.
public struct AccountScope: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Idle land.
  public static let idle = AccountScope(rawValue: 1 << 0)
  /// Milestones and modes of supply.
  public static let milestones = AccountScope(rawValue: 1 << 1)
  /// Land that was put to use again.
  public static let revitalisation = AccountScope(rawValue: 1 << 2)
  /// Land held and figures per mu, energy and CO2 among them.
  public static let yields = AccountScope(rawValue: 1 << 3)
  /// Classes of enterprises; they are made of yields.
  public static let classes = AccountScope(rawValue: 1 << 4)
  /// Low-efficient land; where the project names a scheme, its classes are too.
  public static let lowEfficiency = AccountScope(rawValue: 1 << 5)
  /// Rates of land use and buildings.
  public static let landUse = AccountScope(rawValue: 1 << 6)
  /// What outlines of buildings say of parcels.
  public static let evidence = AccountScope(rawValue: 1 << 7)
  /// Energy and CO2, shares of the city, dual control and decompositions.
  public static let energy = AccountScope(rawValue: 1 << 8)
  /// The spatial rules, and the layers they need.
  public static let policy = AccountScope(rawValue: 1 << 9)

  /// Industry inside zones against the city.
  public static let concentration = AccountScope(rawValue: 1 << 10)

  /// Rates of land use alone, which `landUse` has too.
  public static let landRates = AccountScope(rawValue: 1 << 11)

  /// Everything, as `run` writes it.
  public static let all = AccountScope(rawValue: (1 << 12) - 1)

  /// What `idle` shows: low-efficient land by zone stands beside the rates of land use.
  public static let idleLand: AccountScope = [.idle, .lowEfficiency, .evidence, .landRates]
  /// What `revitalise` shows: candidates are idle land beside what others yield.
  public static let revived: AccountScope = [.revitalisation, .idle, .yields]

  /// Whether the land that enterprises hold is needed.
  var needsHeldLand: Bool {
    !isDisjoint(with: [.yields, .classes, .lowEfficiency, .landUse, .landRates, .energy, .policy])
  }

  /// Whether buildings are needed.
  var needsBuildings: Bool { !isDisjoint(with: [.landUse, .evidence, .policy]) }

  /// Whether all that parcels say of themselves is needed, and not the mode of supply alone. Energy is held against
  /// floors.
  var needsFacts: Bool {
    !isDisjoint(with: [.idle, .milestones, .revitalisation, .landUse, .landRates, .evidence, .energy, .policy])
  }

  /// Whether figures per mu are needed.
  var needsYields: Bool { !isDisjoint(with: [.yields, .classes, .policy]) }

  /// Whether the ledger of energy is needed: figures per mu have energy too.
  var needsEnergy: Bool { needsYields || contains(.energy) }

  /// With what is computed only because something asked for needs it.
  ///
  /// - Parameter hasScheme: whether enterprises are classed, so that low-efficient land takes the classes.
  func completed(hasScheme: Bool) -> AccountScope {
    guard contains(.lowEfficiency), hasScheme else { return self }
    return union(.classes)
  }
}
