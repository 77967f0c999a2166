internal import MuchanLand
internal import MuchanQuantities
public import MuchanRecords

/// Figures of the enterprises of one year by zone and by industry.
///
/// An enterprise in several zones is split by the land it holds in each; one without known land is in none. The zones at the top,
/// the land outside them and the enterprises in no zone add up to all, where zones do not overlap.
public struct FigureYear: Sendable {
  /// A zone or park; `ZoneHierarchy.outside` for land outside all of them.
  public struct ZoneRow: Sendable {
    public var zone: Int
    public var totals: FigureTotals
  }

  /// A division of industry (行业大类), two digits; nil where the code is not given.
  public struct IndustryRow: Sendable {
    public var division: Int?
    public var totals: FigureTotals
  }

  public let year: Int
  /// By zone; those with an enterprise.
  public private(set) var zones: [ZoneRow]
  /// Enterprises whose land is not known.
  public private(set) var unplaced: FigureTotals
  public private(set) var all: FigureTotals
  /// By division.
  public let industries: [IndustryRow]

  /// Adds figures up.
  ///
  /// - Parameters:
  ///   - numbers: The enterprises, each once.
  ///   - land: The land they hold in the year; nil where that is not known of anybody.
  ///   - count: How many figures there are; the first says who is counted with land.
  ///   - figures: Adds the figures of an enterprise to an empty list.
  /// - Complexity: O(enterprises × figures × zones of an enterprise).
  public init(
    _ year: Int, numbers: some Sequence<Int>, enterprises: EnterpriseYears, land: EnterpriseLand?, count: Int,
    figures: (Int, inout [EnterpriseFigure]) -> Void
  ) {
    self.year = year
    let empty = FigureTotals(figures: count)
    var sums = [FigureTotals](repeating: empty, count: (land?.zones.zones.count ?? 0) + 1)
    var industries: [Int: FigureTotals] = [:]
    (unplaced, all) = (empty, empty)
    var shares: [[FixedDecimal<SixPlaces>?]] = []
    var rests: [FixedDecimal<SixPlaces>?] = []
    var own: [EnterpriseFigure] = []
    for enterprise in numbers {
      own.removeAll(keepingCapacity: true)
      figures(enterprise, &own)
      let held = land?.area(of: enterprise)
      all.add(own, land: held)
      let division =
        enterprises.index(of: enterprise, in: year).flatMap(enterprises.rows.industryDivision(of:)) ?? -1
      industries[division, default: empty].add(own, land: held)
      guard let land, held != nil else {
        unplaced.add(own, land: nil)
        continue
      }
      let parts = land.held.parts(of: enterprise)
      // There is nothing to divide.
      if land.held.isWhole(enterprise) {
        for part in parts {
          sums[land.held.zone(ofPart: part) + 1].add(own, land: land.held.area(ofPart: part))
        }
        continue
      }
      if shares.count < count {
        shares = [[FixedDecimal<SixPlaces>?]](repeating: [], count: count)
        rests = [FixedDecimal<SixPlaces>?](repeating: nil, count: count)
      }
      for number in 0..<count {
        if let value = own[number].value {
          rests[number] = land.divide(value, of: enterprise, into: &shares[number])
        } else {
          rests[number] = nil
          shares[number].removeAll(keepingCapacity: true)
          shares[number].append(contentsOf: repeatElement(nil, count: parts.count))
        }
      }
      let outside = land.area(of: enterprise, in: ZoneHierarchy.outside)
      if outside > .zero { sums[0].add(own, land: outside) { rests[$0] } }
      for part in parts {
        sums[land.held.zone(ofPart: part) + 1].add(own, land: land.held.area(ofPart: part)) {
          shares[$0][part - parts.lowerBound]
        }
      }
    }
    zones = sums.indices.filter { sums[$0].enterprises > 0 }.map { ZoneRow(zone: $0 - 1, totals: sums[$0]) }
    self.industries = industries.sorted { $0.key < $1.key }.map {
      IndustryRow(division: $0.key < 0 ? nil : $0.key, totals: $0.value)
    }
  }

  /// Takes off an amount that two enterprises both count, where both lie: from all, and from each zone the part of it
  /// that falls to the land of both in it.
  mutating func subtract(
    _ value: FixedDecimal<SixPlaces>, of enterprise: Int, and other: Int, from figure: Int, land: EnterpriseLand?
  ) {
    all.subtract(value, from: figure, onLand: land?.area(of: enterprise) != nil && land?.area(of: other) != nil)
    guard let land else { return }
    var scratch: [FixedDecimal<SixPlaces>?] = []
    for index in zones.indices {
      let zone = zones[index].zone
      guard let own = land.part(of: value, of: enterprise, in: zone, scratch: &scratch), own != .zero,
        let both = land.part(of: own, of: other, in: zone, scratch: &scratch)
      else { continue }
      zones[index].totals.subtract(both, from: figure, onLand: true)
    }
  }
}
