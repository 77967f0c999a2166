public import MuchanEnergy
public import MuchanQuantities

/// Who makes a zone's shares: each park's and enterprise's part of both (贡献分解).
public struct ShareContributions: Sendable {
  /// Where a park or enterprise stands by its shares of the zone's energy and output; the lines are the means of its kind.
  public enum Quadrant: String, Sendable, CaseIterable {
    /// 高产低耗
    case highOutputLowEnergy = "high_output_low_energy"
    /// 高产高耗
    case highOutputHighEnergy = "high_output_high_energy"
    /// 低产低耗
    case lowOutputLowEnergy = "low_output_low_energy"
    /// 低产高耗
    case lowOutputHighEnergy = "low_output_high_energy"
  }

  /// A park or an enterprise.
  public struct Part: Sendable {
    /// The number of the enterprise, or of the park's zone.
    public var number: Int
    public var isPark: Bool
    public var energy: StandardCoal<Calorific>?
    public var output: Money?
    /// What the enterprises buy of each other counts in full.
    public var carbon: CarbonOnAllBases
    /// Parts of the region's totals.
    public var energyShare: Ratio?
    public var outputShare: Ratio?
    /// Parts of the zone's sums.
    public var energyPart: Ratio?
    public var outputPart: Ratio?
    /// Nil where one of both is not known.
    public var quadrant: Quadrant?

    /// Output part / energy part: above 1 it lifts the zone's index.
    public var index: Double? {
      guard let energyPart, let outputPart, energyPart.numerator > 0 else { return nil }
      return outputPart.doubleValue / energyPart.doubleValue
    }

    /// The part of the region's CO2 on one basis; nil where that has no total on it.
    public func carbonShare(_ basis: CarbonBasis, _ row: ShareRow) -> Ratio? {
      carbon.tonnes(basis).flatMap { own in row.carbonTotal(basis).flatMap { Ratio(own, of: $0) } }
    }

    /// The part of the zone's CO2, in which what its enterprises supply each other counts once: the parts may add up to more
    /// than the whole.
    public func carbonPart(_ basis: CarbonBasis, _ row: ShareRow) -> Ratio? {
      carbon.tonnes(basis).flatMap { own in row.carbonOfZone(basis).flatMap { Ratio(own, of: $0) } }
    }
  }

  /// The shares that are divided.
  public let row: ShareRow
  public var year: Int { row.year }
  /// Parks in their order, then enterprises by energy, the largest first.
  public let parts: [Part]

  /// Divides a year's shares.
  ///
  /// - Parameters:
  ///   - row: The shares of the zone.
  ///   - zone: Its enterprises.
  ///   - parks: Those of its parks, by zone number.
  public init(_ row: ShareRow, zone: ZoneYear, parks: [(zone: Int, year: ZoneYear)]) {
    self.row = row
    func part(
      _ number: Int, isPark: Bool, _ energy: StandardCoal<Calorific>?, _ output: Money?, _ carbon: CarbonOnAllBases
    ) -> Part {
      func ratio<Quantity: SummedQuantity>(_ part: Quantity?, _ whole: Quantity?) -> Ratio? {
        guard let part, let whole else { return nil }
        return Ratio(part.exact, of: whole.exact)
      }
      let energyTotal = row.energy.gap == nil ? row.energy.total : nil
      let outputTotal = row.output.gap == nil ? row.output.total : nil
      return Part(
        number: number, isPark: isPark, energy: energy, output: output, carbon: carbon,
        energyShare: ratio(energy, energyTotal),
        outputShare: ratio(output, outputTotal), energyPart: ratio(energy, row.energy.zone),
        outputPart: ratio(output, row.output.zone), quadrant: nil)
    }
    let parkParts = parks.map { park in
      part(
        park.zone, isPark: true, Self.sum(park.year.members.map { $0.energy?.calorific }),
        Self.sum(park.year.members.map(\.output)),
        CarbonOnAllBases { basis in
          // CO2 that cannot be told of one enterprise cannot be told of the park.
          let known = park.year.members.filter { $0.energy != nil }.map { $0.carbon.tonnes(basis) }
          return known.isEmpty || known.contains { $0 == nil } ? nil : known.reduce(.zero) { $0 + ($1 ?? .zero) }
        })
    }
    let enterprises = zone.members.map {
      part($0.enterprise, isPark: false, $0.energy?.calorific, $0.output, $0.carbon)
    }.sorted {
      let (left, right) = ($0.energy ?? .zero, $1.energy ?? .zero)
      return left == right ? $0.number < $1.number : left > right
    }
    parts = Self.quadrants(parkParts) + Self.quadrants(enterprises)
  }

  private static func sum<Quantity: SummedQuantity>(_ figures: [Quantity?]) -> Quantity? {
    let known = figures.compactMap { $0?.exact }
    return known.isEmpty ? nil : Quantity(exact: known.reduce(.zero, +))
  }

  /// The mean is that of the parts with both figures; on it counts as high.
  private static func quadrants(_ parts: [Part]) -> [Part] {
    let both = parts.filter { $0.energy != nil && $0.output != nil }
    let count = Int128(both.count)
    let energy = both.reduce(FixedDecimal<SixPlaces>.zero) { $0 + ($1.energy?.tonnes ?? .zero) }
    let output = both.reduce(FixedDecimal<SixPlaces>.zero) { $0 + ($1.output?.wanYuan ?? .zero) }
    return parts.map { part in
      guard let own = part.energy, let made = part.output else { return part }
      var part = part
      let usesMuch = own.tonnes.units * count >= energy.units
      let makesMuch = made.wanYuan.units * count >= output.units
      switch (makesMuch, usesMuch) {
      case (true, false): part.quadrant = .highOutputLowEnergy
      case (true, true): part.quadrant = .highOutputHighEnergy
      case (false, false): part.quadrant = .lowOutputLowEnergy
      case (false, true): part.quadrant = .lowOutputHighEnergy
      }
      return part
    }
  }
}
