public import MuchanLand
public import MuchanQuantities
internal import MuchanRecords

/// Parcels by what their zone would gain if they yielded as its middle parcel of the same use does (盘活潜力).
///
/// Gain = area × (median yield per mu of the zone's parcels of the same use − own yield). The median is that of parcels
/// with land and figure known; idle parcels yield nothing and are not in it. The gain is output, not worth: what it
/// costs is not known.
public struct RevivalCandidates: Sendable {
  /// A parcel with a gap to close.
  public struct Row: Sendable {
    /// The row in the ledger.
    public var parcel: Int
    /// The zone at the top that most of it lies in.
    public var zone: Int
    public var use: LandUse
    /// Whether it yields nothing because it is suspected or recognised as idle.
    public var isIdle: Bool
    public var area: Area
    /// 万元 per mu.
    public var own: Double
    public var median: Double
    /// The parcels that the median is of.
    public var peers: Int
    /// 万元 a year.
    public var gain: Double
  }

  /// Why nothing is known of the gain of some parcels.
  public enum Gap: String, Sendable, CaseIterable {
    /// No enterprise with known land holds it, and it is not idle.
    case notHeld = "no holder in occupancy"
    /// Those who hold it have no figure.
    case noFigure = "output of its holders"
    /// It lies in no zone.
    case noZone = "zone"
    /// Too few parcels of its use in the zone have a yield.
    case fewPeers = "three peers of its use in the zone"
  }

  public let year: Int
  /// The largest gain first, then by id.
  public let rows: [Row]
  public let gaps: [(gap: Gap, parcels: Int, area: Area)]
  /// Fewer peers than this make no median.
  public static let fewestPeers = 3

  private struct Peers: Hashable {
    var zone: Int
    var use: LandUse
  }

  /// - Parameters:
  ///   - idle: rows of the ledger that are idle.
  ///   - uses: the uses that are looked at.
  public init(
    _ yields: YieldTable, parcels ledger: ParcelLedger, codes: LandUseCodes, zones: ZoneHierarchy, idle: Set<Int>,
    uses: Set<LandUse> = [.industry, .storage], isValid: (Int) -> Bool = { _ in true }
  ) {
    year = yields.year
    let held = ParcelYields(yields, parcels: ledger)
    var own: [Int: Double?] = [:]
    for index in held.parcels.indices {
      let row = held[index]
      own[row.parcel] = .some(row.sums[.output].value)
    }
    let useOfKey = ledger.landUseKeys.map { codes.row(for: $0)?.use }
    var gaps: [Gap: (parcels: Int, area: Area)] = [:]
    func note(_ gap: Gap, _ area: Area) {
      gaps[gap, default: (0, .zero)].parcels += 1
      gaps[gap, default: (0, .zero)].area += area
    }
    var open: [(parcel: Int, peers: Peers, own: Double, isIdle: Bool)] = []
    var values: [Peers: [Double]] = [:]
    for row in 0..<ledger.count {
      guard let use = useOfKey[ledger.landUseNumber(of: row)], uses.contains(use), isValid(row) else { continue }
      let area = ledger.measuredArea(of: row)
      guard let zone = Self.zone(of: row, ledger, zones) else {
        note(.noZone, area)
        continue
      }
      let peers = Peers(zone: zone, use: use)
      if idle.contains(row) {
        open.append((row, peers, 0, true))
      } else if let known = own[row] {
        guard let value = known else {
          note(.noFigure, area)
          continue
        }
        values[peers, default: []].append(value)
        open.append((row, peers, value, false))
      } else {
        note(.notHeld, area)
      }
    }
    let medians = values.filter { $0.value.count >= Self.fewestPeers }.mapValues(Self.median)
    var rows: [Row] = []
    for (row, peers, own, isIdle) in open {
      let area = ledger.measuredArea(of: row)
      guard let median = medians[peers] else {
        note(.fewPeers, area)
        continue
      }
      guard median > own else { continue }
      rows.append(
        Row(
          parcel: row, zone: peers.zone, use: peers.use, isIdle: isIdle, area: area, own: own, median: median,
          peers: values[peers]?.count ?? 0, gain: area.mu.doubleValue * (median - own)))
    }
    self.rows = rows.sorted {
      $0.gain == $1.gain ? ledger.idPrecedes($0.parcel, $1.parcel) : $0.gain > $1.gain
    }
    self.gaps = Gap.allCases.compactMap { gap in gaps[gap].map { (gap: gap, parcels: $0.parcels, area: $0.area) } }
  }

  /// The middle of sorted values; the mean of the two in the middle where their count is even.
  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// The zone at the top with the most of the parcel, the first of equals.
  private static func zone(of row: Int, _ ledger: ParcelLedger, _ zones: ZoneHierarchy) -> Int? {
    var best: (zone: Int, area: Area)?
    for part in zones.rolledUp(ledger.parts(of: row)) {
      guard part.zone != ZoneHierarchy.outside, zones.parents[part.zone] == nil, part.area > .zero else { continue }
      if best.map({ part.area > $0.area }) ?? true { best = part }
    }
    return best?.zone
  }
}
