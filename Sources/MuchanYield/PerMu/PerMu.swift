public import MuchanQuantities

/// A figure per mu of land, with both sides exact and the count of those who had both.
public struct PerMu: Equatable, Sendable {
  /// The sum over enterprises that have the figure and land, in the figure's unit.
  public var amount: FixedDecimal<SixPlaces>
  /// The land of the same enterprises.
  public var land: Area
  /// Enterprises with figure and land, of those in the row.
  public var coverage: Coverage

  /// Makes a ratio.
  public init(amount: FixedDecimal<SixPlaces> = .zero, land: Area = .zero, coverage: Coverage = Coverage()) {
    self.amount = amount
    self.land = land
    self.coverage = coverage
  }

  /// The figure per mu (亩均); nil without land, never infinity.
  public var value: Double? {
    guard coverage.known > 0 else { return nil }
    return Self.value(amount, land)
  }

  /// An amount per mu; nil without land.
  static func value(_ amount: FixedDecimal<SixPlaces>, _ land: Area) -> Double? {
    let mu = land.mu
    return mu > .zero ? amount.doubleValue / mu.doubleValue : nil
  }
}

/// What a group of enterprises adds up to: their land, and each figure with the land of those who have it.
public struct FigureSums: Sendable {
  /// Enterprises with land in the group.
  public private(set) var enterprises = 0
  /// Their land in the group.
  public private(set) var land = Area.zero
  private var figures = [PerMu](repeating: PerMu(), count: YieldFigure.allCases.count)

  /// Nobody.
  public init() {}

  /// The sum of a figure.
  public subscript(figure: YieldFigure) -> PerMu { figures[figure.number] }

  /// Adds an enterprise by its land in the group and the parts of its figures, nil where one is not known.
  ///
  /// - Parameter isNew: Whether the enterprise is not in the group already, by another piece of its land.
  mutating func add(_ area: Area, isNew: Bool = true, _ part: (Int) -> FixedDecimal<SixPlaces>?) {
    if isNew { enterprises += 1 }
    land += area
    for number in figures.indices {
      let part = part(number)
      if isNew { figures[number].coverage.count(isKnown: part != nil) }
      guard let part else { continue }
      figures[number].amount += part
      figures[number].land += area
    }
  }

  /// Takes off what two enterprises of the group both count.
  mutating func subtract(_ amount: FixedDecimal<SixPlaces>, from figure: YieldFigure) {
    figures[figure.number].amount -= amount
  }
}
