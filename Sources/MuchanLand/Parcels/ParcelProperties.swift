/// A day in the life of a parcel, by the property of `parcels.geojson` that has it.
public enum ParcelDate: Int, CaseIterable, Sendable {
  case approvedOn, suppliedOn, deliveredOn, startBy, startedOn, stoppedOn, resumedOn, completeBy, completedOn,
    produceBy, producedOn, termUntil, recognisedOn, disposedOn, validFrom, validTo

  /// The property's name.
  public var property: String {
    switch self {
    case .approvedOn: "approved_on"
    case .suppliedOn: "supplied_on"
    case .deliveredOn: "delivered_on"
    case .startBy: "start_by"
    case .startedOn: "started_on"
    case .stoppedOn: "stopped_on"
    case .resumedOn: "resumed_on"
    case .completeBy: "complete_by"
    case .completedOn: "completed_on"
    case .produceBy: "produce_by"
    case .producedOn: "produced_on"
    case .termUntil: "term_until"
    case .recognisedOn: "recognised_on"
    case .disposedOn: "disposed_on"
    case .validFrom: "valid_from"
    case .validTo: "valid_to"
    }
  }

  /// Whether it is a day agreed beforehand, which may lie ahead.
  public var isAgreed: Bool {
    switch self {
    case .startBy, .completeBy, .produceBy, .termUntil, .validTo: true
    default: false
    }
  }
}

/// An area or an amount of money of a parcel, by its property.
public enum ParcelAmount: Int, CaseIterable, Sendable {
  /// m²
  case dueArea, developedArea, floorArea, countedFloorArea, footprint, yard, industrialFloorArea
  /// 万元, without land price and taxes
  case totalInvestment, invested
  /// 万元
  case price

  /// The property's name.
  public var property: String {
    switch self {
    case .dueArea: "due_area_m2"
    case .developedArea: "developed_area_m2"
    case .floorArea: "floor_area_m2"
    case .countedFloorArea: "far_area_m2"
    case .footprint: "footprint_m2"
    case .yard: "yard_m2"
    case .industrialFloorArea: "industrial_floor_area_m2"
    case .totalInvestment: "total_investment_wan_yuan"
    case .invested: "invested_wan_yuan"
    case .price: "price_total_wan_yuan"
    }
  }
}

/// A word or code of a parcel, by its property.
public enum ParcelWord: Int, CaseIterable, Sendable {
  case supplyMode, idleCause, idleStatus, remedy, landClass, planUse

  /// The property's name.
  public var property: String {
    switch self {
    case .supplyMode: "supply_mode"
    case .idleCause: "idle_cause"
    case .idleStatus: "idle_status"
    case .remedy: "remedy"
    case .landClass: "td1029_class"
    case .planUse: "plan_use_code"
    }
  }
}

/// A fact of a record: a value, nothing, or something that cannot be used.
public enum Fact<Value: Sendable>: Sendable {
  /// The record says nothing.
  case absent
  /// The record says something that is wrong, which is a finding of its own: what needs it is unknown.
  case unusable
  case known(Value)

  /// The value; nil where there is none or none that can be used.
  public var value: Value? { if case .known(let value) = self { value } else { nil } }
  /// Whether the record says nothing.
  public var isAbsent: Bool { if case .absent = self { true } else { false } }
  /// Whether the record says something that cannot be used.
  public var isUnusable: Bool { if case .unusable = self { true } else { false } }
}

extension Fact: Equatable where Value: Equatable {}
