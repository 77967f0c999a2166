internal import MuchanQuantities

/// Which of two records with one key is used, whatever the order they come in: the first column in which they differ
/// decides, and in it a value goes before none, the lesser before the greater.
///
/// Neither record is more right than the other; what matters is that every order of the rows gives the same result.
public struct RecordOrder {
  /// Below zero where the left record goes first, above where the right one does, zero where none differs.
  public private(set) var result = 0

  /// Nothing compared yet.
  public init() {}

  /// Compares the next column.
  public mutating func compare<Value: Comparable>(_ left: Value?, _ right: Value?) {
    guard result == 0, left != right else { return }
    guard let left else {
      result = 1
      return
    }
    guard let right else {
      result = -1
      return
    }
    result = left < right ? -1 : 1
  }

  /// Compares the next column, a choice, by its name.
  public mutating func compare<Value: RawRepresentable<String>>(_ left: Value?, _ right: Value?) {
    compare(left?.rawValue, right?.rawValue)
  }

  /// Compares the next column, yes or no.
  public mutating func compare(_ left: Bool?, _ right: Bool?) {
    compare(left.map { $0 ? 1 : 0 }, right.map { $0 ? 1 : 0 })
  }
}

/// A record that may be given twice.
public protocol RepeatableRecord {
  /// Whether it is used rather than another one with its key. The line does not count.
  func precedes(_ other: Self) -> Bool
  /// The line it was read from, 1-based.
  var line: Int { get }
}

extension Enterprise: RepeatableRecord {
  public func precedes(_ other: Enterprise) -> Bool {
    var order = RecordOrder()
    order.compare(output, other.output)
    order.compare(valueAdded, other.valueAdded)
    order.compare(tax, other.tax)
    order.compare(revenue, other.revenue)
    order.compare(researchSpending, other.researchSpending)
    order.compare(fixedInvestment, other.fixedInvestment)
    order.compare(renovation, other.renovation)
    order.compare(meanStaff, other.meanStaff)
    order.compare(chemicalOxygenDemand, other.chemicalOxygenDemand)
    order.compare(ammoniaNitrogen, other.ammoniaNitrogen)
    order.compare(sulphurDioxide, other.sulphurDioxide)
    order.compare(nitrogenOxides, other.nitrogenOxides)
    order.compare(volatileOrganics, other.volatileOrganics)
    order.compare(isAboveDesignatedSize, other.isAboveDesignatedSize)
    order.compare(industryCode, other.industryCode)
    order.compare(name, other.name)
    order.compare(producedOn, other.producedOn)
    order.compare(exclusion, other.exclusion)
    order.compare(isCertifiedHighTech, other.isCertifiedHighTech)
    order.compare(isListed, other.isListed)
    order.compare(isKeyDischarger, other.isKeyDischarger)
    order.compare(isMonitoredOnline, other.isMonitoredOnline)
    order.compare(periodKind, other.periodKind)
    return order.result < 0
  }
}

extension EnergyLine: RepeatableRecord {
  public func precedes(_ other: EnergyLine) -> Bool {
    var order = RecordOrder()
    order.compare(unit, other.unit)
    order.compare(quantity, other.quantity)
    order.compare(feedstockQuantity, other.feedstockQuantity)
    order.compare(periodKind, other.periodKind)
    order.compare(powerSource, other.powerSource)
    order.compare(supplierID, other.supplierID)
    order.compare(netCalorificValue, other.netCalorificValue)
    order.compare(netCalorificUnit, other.netCalorificUnit)
    return order.result < 0
  }
}

extension Occupancy: RepeatableRecord {
  /// Two holdings with one key say the same.
  public func precedes(_ other: Occupancy) -> Bool { false }
}

extension ReferenceTotal: RepeatableRecord {
  public func precedes(_ other: ReferenceTotal) -> Bool {
    var order = RecordOrder()
    order.compare(unit, other.unit)
    order.compare(value, other.value)
    order.compare(source, other.source)
    order.compare(priceBase, other.priceBase)
    return order.result < 0
  }
}

extension Revitalisation: RepeatableRecord {
  public func precedes(_ other: Revitalisation) -> Bool {
    var order = RecordOrder()
    order.compare(area, other.area)
    order.compare(investment, other.investment)
    order.compare(route, other.route)
    order.compare(object, other.object)
    order.compare(fromUse, other.fromUse)
    order.compare(toUse, other.toUse)
    order.compare(enterpriseBefore, other.enterpriseBefore)
    order.compare(enterpriseAfter, other.enterpriseAfter)
    return order.result < 0
  }
}
