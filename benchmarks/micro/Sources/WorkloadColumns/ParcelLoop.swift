public import MuchanDiagnostics
public import MuchanGeometry
import MuchanQuantities

/// The overlay's loop without reading and writing: areas, placement, sums of a range of parcels.
///
/// Leaves out what `muchan overlay` does besides: validity, findings, the balance.
public struct ParcelLoop: ~Copyable {
  public private(set) var sums: GroupSums
  /// The largest |parcel − (parts − overlap + outside)| of a parcel, as a share of it.
  public private(set) var worstImbalance = 0.0
  private let columns: WorkloadColumns
  private let area: EllipsoidArea
  private var placer: ParcelPlacer
  private var placement = Placement()
  private var split = ValueSplit()
  private var rows: [Int] = []
  private var areas: [Double] = []

  public init(columns: WorkloadColumns, layer: ZoneLayer, area: EllipsoidArea) {
    self.columns = columns
    self.area = area
    placer = ParcelPlacer(layer: layer, area: area)
    sums = GroupSums(sumCount: WorkloadColumns.sums.count)
  }

  public mutating func add(_ parcels: Range<Int>) throws(Failure) {
    let count = WorkloadColumns.sums.count
    for parcel in parcels {
      let bounds = columns.parcels.bounds(ofRow: parcel)
      let whole = area.squareMetres(of: parcel, in: columns.parcels, bounds: bounds)
      try placer.place(row: parcel, of: columns.parcels, bounds: bounds, squareMetres: whole, into: &placement)
      worstImbalance = max(worstImbalance, placement.imbalance.magnitude / whole)
      rows.removeAll(keepingCapacity: true)
      areas.removeAll(keepingCapacity: true)
      let group = columns.groupOfParcel[parcel]
      for part in placement.parts { add(part.squareMetres, zone: part.zone, group: group) }
      add(placement.outside, zone: GroupSums.outside, group: group)
      for attribute in 0..<count {
        guard let amount = FixedDecimal<SixPlaces>(rounding: columns.values[parcel * count + attribute]) else {
          continue
        }
        if rows.count == 1 {
          sums.add(amount, toRow: rows[0], attribute: attribute)
        } else {
          split.split(amount, byAreas: areas, of: placement.parcel, isPartition: placement.isPartition)
          for (index, share) in split.shares.enumerated() { sums.add(share, toRow: rows[index], attribute: attribute) }
        }
      }
    }
  }

  private mutating func add(_ squareMetres: Double, zone: UInt32, group: UInt32) {
    guard let area = Area(roundingSquareMetres: squareMetres), area > .zero else { return }
    let row = sums.row(of: GroupSums.Key(zone: zone, group: group))
    sums.add(area, toRow: row)
    rows.append(row)
    areas.append(squareMetres)
  }
}
