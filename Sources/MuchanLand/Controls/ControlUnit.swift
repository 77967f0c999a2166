public import MuchanRecords

/// What a control unit is (管控类型).
public enum ControlKind: String, CaseIterable, Sendable {
  case redLine = "red_line"
  case ecologicalControl = "eco_control_area"
  case priority
  case key
  case general
  case industrialRedLine = "industrial_red_line"
  case drinkingWater = "drinking_water"
  case basicFarmland = "basic_farmland"
  case urbanBoundary = "urban_boundary"
  case taihuFirstClass = "taihu_first_class"
  case densePopulation = "dense_population"
  case regionalAssessment = "regional_assessment"

  /// Whether access lists are drawn up for units of this kind, so that one without an entry is a gap of the list.
  ///
  /// The three kinds of units of the zoning (优先保护, 重点管控, 一般管控), and red lines and provincial ecological control
  /// areas, which all fall in priority units. Other kinds have rules of their own: a list may name them and need not.
  public var hasAccessList: Bool {
    switch self {
    case .redLine, .ecologicalControl, .priority, .key, .general: true
    case .industrialRedLine, .drinkingWater, .basicFarmland, .urbanBoundary, .taihuFirstClass, .densePopulation,
      .regionalAssessment:
      false
    }
  }
}

/// A unit of spatial control (管控单元): a red line, a unit of the three-lines-one-list zoning (三线一单), a regional
/// assessment (区域评估).
public struct ControlUnit: Hashable, Sendable {
  /// `control_id` as it was read.
  public var id: String
  public var kind: ControlKind
  /// What a regional assessment assesses, or a name.
  public var item: String?
  public var approvedOn: CalendarDay?
  public var validUntil: CalendarDay?
  /// Whether its border was derived for want of the official one, and is approximate.
  public var isDerived = false

  /// Makes a unit.
  public init(
    id: String, kind: ControlKind, item: String? = nil, approvedOn: CalendarDay? = nil, validUntil: CalendarDay? = nil
  ) {
    self.id = id
    self.kind = kind
    self.item = item
    self.approvedOn = approvedOn
    self.validUntil = validUntil
  }

  /// How a unit stands on a day.
  public enum Validity: String, Sendable {
    /// In force, or without a last day.
    case valid
    /// Its last day is over.
    case expired
    /// Approved after the day.
    case later
  }

  /// Its standing on a day; the last day of validity still counts.
  public func validity(on day: CalendarDay) -> Validity {
    if let approvedOn, approvedOn > day { return .later }
    if let validUntil, validUntil < day { return .expired }
    return .valid
  }
}
