internal import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// Output, value added, tax and investment per mu (亩均效益), by enterprise and by zone.
///
/// A ratio holds only enterprises that have both the figure and land, with the land of those alone.
public struct YieldTable: Sendable {
  /// An enterprise in a year.
  public struct EnterpriseRow: Sendable {
    /// The number in `EnterpriseYears`.
    public var enterprise: Int
    public var year: Int
    /// Own + rented in - rented out; nil where it is not known.
    public var land: Area?
    /// Why the land is not known.
    public var gap: EnterpriseLand.Gap?
    /// The figures that are known.
    public var amounts: FigureAmounts

    /// 万元 per mu; nil where figure or land is not known.
    public func wanYuanPerMu(_ figure: YieldFigure) -> Double? {
      guard let amount = amounts[figure], let land else { return nil }
      return PerMu(amount: amount, land: land, coverage: Coverage(known: 1, total: 1)).wanYuanPerMu
    }
  }

  /// A zone or park in a year; the land outside all zones is the zone `ZoneHierarchy.outside`.
  public struct ZoneRow: Sendable {
    public var zone: Int
    public var year: Int
    /// Enterprises with land in the zone.
    public var enterprises: Int
    /// Their land in the zone.
    public var land: Area
    /// One entry for every figure.
    public var figures: [YieldFigure: PerMu]
  }

  /// By number of the enterprise; those with a row for the year. Made when they are asked for.
  public let enterprises: EnterpriseRows
  /// By zone; those with an enterprise.
  public let zones: [ZoneRow]
  /// Enterprises with a row for the year but without known land, which are in no zone.
  public let unplaced: Int

  /// Makes the table of the year that the land is of.
  ///
  /// An enterprise in several zones is split by the land it holds in each.
  /// - Complexity: O(enterprises × figures × zones of an enterprise); a figure is divided once for all its zones.
  public init(enterprises given: EnterpriseYears, land: EnterpriseLand) {
    let rows = EnterpriseRows(numbers: given.present(in: land.year), given: given, held: land)
    // One more for the land outside, which comes first.
    var sums = [ZoneSum](repeating: ZoneSum(), count: land.zones.zones.count + 1)
    var shares = [[FixedDecimal<SixPlaces>?]](repeating: [], count: YieldFigure.allCases.count)
    var rests = [FixedDecimal<SixPlaces>?](repeating: nil, count: YieldFigure.allCases.count)
    var unplaced = 0
    for row in rows {
      guard row.land != nil else {
        unplaced += 1
        continue
      }
      let parts = land.held.parts(of: row.enterprise)
      for (number, figure) in YieldFigure.allCases.enumerated() {
        if let amount = row.amounts[figure] {
          rests[number] = land.divide(amount.wanYuan, of: row.enterprise, into: &shares[number])
        } else {
          rests[number] = nil
          shares[number].removeAll(keepingCapacity: true)
          shares[number].append(contentsOf: repeatElement(nil, count: parts.count))
        }
      }
      let outside = land.area(of: row.enterprise, in: ZoneHierarchy.outside)
      if outside > .zero { sums[0].add(outside) { rests[$0] } }
      for part in parts {
        sums[land.held.zone(ofPart: part) + 1].add(land.held.area(ofPart: part)) {
          shares[$0][part - parts.lowerBound]
        }
      }
    }
    enterprises = rows
    zones = sums.indices.compactMap { sums[$0].row(zone: $0 - 1, year: land.year) }
    self.unplaced = unplaced
  }

  /// What the enterprises of a zone add up to.
  private struct ZoneSum {
    var enterprises = 0
    var land = Area.zero
    var figures = [PerMu](
      repeating: PerMu(amount: .zero, land: .zero, coverage: Coverage()), count: YieldFigure.allCases.count)

    /// Adds an enterprise by its land in the zone and the parts of its figures, nil where one is not known.
    mutating func add(_ area: Area, _ part: (Int) -> FixedDecimal<SixPlaces>?) {
      enterprises += 1
      land += area
      for number in figures.indices {
        let part = part(number)
        figures[number].coverage.count(isKnown: part != nil)
        guard let part else { continue }
        figures[number].amount += Money(wanYuan: part)
        figures[number].land += area
      }
    }

    func row(zone: Int, year: Int) -> ZoneRow? {
      guard enterprises > 0 else { return nil }
      return ZoneRow(
        zone: zone, year: year, enterprises: enterprises, land: land,
        figures: Dictionary(uniqueKeysWithValues: zip(YieldFigure.allCases, figures)))
    }
  }
}

extension YieldTable {
  /// The rows of the enterprises of a year, made from the records and the land when they are asked for.
  public struct EnterpriseRows: RandomAccessCollection, Sendable {
    let numbers: [Int]
    let given: EnterpriseYears
    let held: EnterpriseLand

    public var startIndex: Int { 0 }
    public var endIndex: Int { numbers.count }

    public subscript(index: Int) -> EnterpriseRow {
      let enterprise = numbers[index]
      return EnterpriseRow(
        enterprise: enterprise, year: held.year, land: held.area(of: enterprise), gap: held.gap(of: enterprise),
        amounts: FigureAmounts(enterprise: enterprise, year: held.year, given: given))
    }
  }

  /// The figures of an enterprise in a year.
  public struct FigureAmounts: Sendable {
    private var output: Money?
    private var valueAdded: Money?
    private var tax: Money?
    private var fixedInvestment: Money?

    init(enterprise: Int, year: Int, given: EnterpriseYears) {
      output = YieldFigure.output.value(of: enterprise, in: year, given)
      valueAdded = YieldFigure.valueAdded.value(of: enterprise, in: year, given)
      tax = YieldFigure.tax.value(of: enterprise, in: year, given)
      fixedInvestment = YieldFigure.fixedInvestment.value(of: enterprise, in: year, given)
    }

    /// A figure; nil where it is not known.
    public subscript(figure: YieldFigure) -> Money? {
      switch figure {
      case .output: output
      case .valueAdded: valueAdded
      case .tax: tax
      case .fixedInvestment: fixedInvestment
      }
    }
  }
}

extension EnterpriseLand {
  /// The zones an enterprise has land in, `ZoneHierarchy.outside` included, ascending.
  public func zonesHeld(by enterprise: Int) -> [Int] {
    let inside = held.parts(of: enterprise).map(held.zone(ofPart:))
    return area(of: enterprise, in: ZoneHierarchy.outside) > .zero ? [ZoneHierarchy.outside] + inside : inside
  }
}
