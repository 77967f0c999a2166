public import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// The figures of one year by parcel: an enterprise's figure is split over the parcels it holds, by the area it holds of
/// each.
///
/// A part is rounded once; the remainder goes to the largest holding. Land held of parcels that the layer does not have
/// takes its part and is in no row.
public struct ParcelYields: Sendable {
  /// A parcel that enterprises with known land hold.
  public struct Row: Sendable {
    /// The row in the ledger.
    public var parcel: Int
    /// The numbers of those who hold it, ascending.
    public var holders: [Int]
    public var sums: FigureSums
  }

  public let year: Int
  /// Rows of the parcels that are held, in the order of their ids.
  public let parcels: [Int]
  private let parts: HoldingParts
  /// The numbers of the parts, by parcel, and where those of each parcel end.
  private let order: [UInt32]
  private let ends: [UInt32]

  /// Splits the figures of a year.
  ///
  /// - Complexity: O(holdings × figures), and sorting the parcels that are held.
  public init(_ table: YieldTable, parcels ledger: ParcelLedger) {
    year = table.year
    var parts = HoldingParts()
    for enterprise in table.figures.numbers { parts.add(enterprise, table.figures, table.land.held, ledger) }
    var order = parts.enterprises.indices.map { UInt32($0) }
    let rows = parts.parcels
    order.sort { left, right in
      let (first, second) = (Int(rows[Int(left)]), Int(rows[Int(right)]))
      return first == second ? left < right : ledger.idPrecedes(first, second)
    }
    var parcels: [Int] = []
    var ends: [UInt32] = []
    for (place, part) in order.enumerated() {
      let parcel = Int(rows[Int(part)])
      if parcels.last == parcel {
        ends[ends.count - 1] = UInt32(place + 1)
      } else {
        parcels.append(parcel)
        ends.append(UInt32(place + 1))
      }
    }
    self.parts = parts
    self.order = order
    self.parcels = parcels
    self.ends = ends
  }

  private func places(_ index: Int) -> Range<Int> { (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index]) }

  /// The row of one of `parcels`. O(its holdings × figures).
  public subscript(index: Int) -> Row {
    var row = Row(parcel: parcels[index], holders: [], sums: FigureSums())
    for place in places(index) {
      let part = Int(order[place])
      row.holders.append(Int(parts.enterprises[part]))
      row.sums.add(parts.area(part)) { parts.figures[$0][part] }
    }
    return row
  }

  /// What the parcels of each class add up to, such as those of a land use; an enterprise counts once in each.
  ///
  /// - Parameter kind: The class of a row of the ledger, from 0 to `count` - 1.
  public func sums(count: Int, by kind: (_ parcel: Int) -> Int) -> [FigureSums] {
    var sums = [FigureSums](repeating: FigureSums(), count: count)
    // The parts of one enterprise follow each other.
    var last = [Int](repeating: -1, count: count)
    for part in parts.enterprises.indices {
      let enterprise = Int(parts.enterprises[part])
      let kind = kind(Int(parts.parcels[part]))
      sums[kind].add(parts.area(part), isNew: last[kind] != enterprise) { parts.figures[$0][part] }
      last[kind] = enterprise
    }
    return sums
  }
}

/// The parts of the figures of all enterprises that fall to the parcels they hold, in columns, by enterprise.
private struct HoldingParts: Sendable {
  private(set) var enterprises: [UInt32] = []
  private(set) var parcels: [Int32] = []
  private var areas = DecimalColumn<NinePlaces>()
  /// By figure.
  private(set) var figures = [DecimalColumn<SixPlaces>](repeating: DecimalColumn(), count: YieldFigure.allCases.count)

  func area(_ part: Int) -> Area { Area(squareMetres: areas[part] ?? .zero) }

  /// Splits the figures of an enterprise; nothing where its land is not known.
  mutating func add(_ enterprise: Int, _ given: FigureColumns, _ held: HeldLand, _ ledger: ParcelLedger) {
    guard let total = held.area(of: enterprise) else { return }
    let first = enterprises.count
    var inside = Area.zero
    var largest = first
    for holding in held.holdings(of: enterprise) {
      let (parcel, area) = (held.parcel(ofHolding: holding), held.area(ofHolding: holding))
      guard area > .zero else { continue }
      let part = enterprises.count
      enterprises.append(UInt32(enterprise))
      parcels.append(Int32(parcel))
      areas.append(area.squareMetres)
      inside += area
      guard part > first else { continue }
      let most = self.area(largest)
      // Of equal holdings the one whose id comes first: rows of a layer have no order.
      if area > most || (area == most && ledger.idPrecedes(parcel, Int(parcels[largest]))) { largest = part }
    }
    let count = enterprises.count - first
    guard count > 0 else { return }
    for figure in figures.indices {
      guard let amount = given[figure, enterprise] else {
        for _ in 0..<count { figures[figure].append(nil) }
        continue
      }
      if count == 1, inside == total {
        figures[figure].append(amount)
        continue
      }
      // What falls to the parcels together, then to each but the largest, which takes what is left.
      var left = amount.share(inside.squareMetres, of: total.squareMetres)
      for part in first..<enterprises.count where part != largest {
        left -= amount.share(area(part).squareMetres, of: total.squareMetres)
      }
      for part in first..<enterprises.count {
        figures[figure].append(part == largest ? left : amount.share(area(part).squareMetres, of: total.squareMetres))
      }
    }
  }
}
