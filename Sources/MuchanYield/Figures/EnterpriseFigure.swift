public import MuchanQuantities

/// One figure of one enterprise, for sums that say what they cover.
public struct EnterpriseFigure: Sendable {
  /// Nil where it is not known.
  public var value: FixedDecimal<SixPlaces>?
  /// Whether the value is all there is: one that is not is added and not counted as known.
  public var isComplete: Bool
  /// Whether there is a value that cannot be told, for want of a factor: then no sum that it belongs to can.
  public var isHidden: Bool

  /// Makes a figure.
  public init(_ value: FixedDecimal<SixPlaces>?, isComplete: Bool = true, isHidden: Bool = false) {
    self.value = value
    self.isComplete = isComplete && value != nil
    self.isHidden = isHidden && value == nil
  }
}

/// Figures of several enterprises added up.
public struct FigureTotals: Sendable {
  /// Enterprises of the row, with figures or without.
  public private(set) var enterprises = 0
  /// Land of those whose first figure is known.
  public private(set) var land = Area.zero
  /// Those whose first figure and land are known.
  public private(set) var withLand = 0
  /// The first two figures of these.
  public private(set) var onLand: [FixedDecimal<SixPlaces>]
  private var sums: [FixedDecimal<SixPlaces>]
  private var given: [Int]
  private var complete: [Int]
  private var hidden: [Int]

  init(figures: Int) {
    sums = [FixedDecimal<SixPlaces>](repeating: .zero, count: figures)
    onLand = sums
    given = [Int](repeating: 0, count: figures)
    complete = given
    hidden = given
  }

  /// The sum of a figure; nil where nobody has it, or somebody's cannot be told.
  public func sum(_ figure: Int) -> FixedDecimal<SixPlaces>? {
    given[figure] > 0 && hidden[figure] == 0 ? sums[figure] : nil
  }

  /// How many of the enterprises have the whole figure.
  public func coverage(_ figure: Int) -> Coverage { Coverage(known: complete[figure], total: enterprises) }

  /// Adds the whole of an enterprise.
  mutating func add(_ figures: [EnterpriseFigure], land: Area?) {
    add(figures, land: land) { figures[$0].value }
  }

  @inline(__always)
  mutating func add(_ figures: [EnterpriseFigure], land: Area?, part: (Int) -> FixedDecimal<SixPlaces>?) {
    enterprises += 1
    let hasLand = land.map { $0 > .zero } ?? false
    if let land, hasLand, figures[0].value != nil {
      self.land += land
      withLand += 1
    }
    for (number, figure) in figures.enumerated() {
      if figure.isHidden { hidden[number] += 1 }
      guard figure.value != nil, let value = part(number) else { continue }
      sums[number] += value
      given[number] += 1
      if figure.isComplete { complete[number] += 1 }
      if hasLand, figures[0].value != nil { onLand[number] += value }
    }
  }

  /// Takes off what counts twice.
  mutating func subtract(_ value: FixedDecimal<SixPlaces>, from figure: Int, onLand isOnLand: Bool) {
    sums[figure] -= value
    if isOnLand { onLand[figure] -= value }
  }
}
