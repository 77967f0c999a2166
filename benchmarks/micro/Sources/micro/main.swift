// The overlay's steps one by one, over the workload folder that MUCHAN_WORKLOAD names. Options are swift-benchmark's.

import Benchmark
import CGEOS
import Foundation
import MuchanFormats
import MuchanGeometry
import MuchanQuantities
import MuchanReport
import WorkloadColumns

guard let folder = ProcessInfo.processInfo.environment["MUCHAN_WORKLOAD"] else {
  print("micro: MUCHAN_WORKLOAD has to name a workload folder")
  exit(64)
}
let columns = try WorkloadColumns(folder: folder)
let area = EllipsoidArea()
let layer = ZoneLayer(polygons: columns.zones, rowIDs: columns.zoneIDs)
let areas = (0..<columns.parcels.count).map { area.squareMetres(of: $0, in: columns.parcels) }

/// Parcels that a zone's border divides, with the zone.
struct BorderPair {
  var parcel: Int
  var zone: Int
  var squareMetres: Double
}
var pairs: [BorderPair] = []
var placer = ParcelPlacer(layer: layer, area: area)
var placement = Placement()
for parcel in 0..<columns.parcels.count {
  try placer.place(row: parcel, of: columns.parcels, squareMetres: areas[parcel], into: &placement)
  for part in placement.parts where part.squareMetres < areas[parcel] * (1 - 1e-9) {
    if let zone = layer.zoneOfRow.firstIndex(of: part.zone) {
      pairs.append(BorderPair(parcel: parcel, zone: zone, squareMetres: part.squareMetres))
    }
  }
}
let borderParcels = Array(Set(pairs.map(\.parcel))).sorted()

// What is timed has to be right: GEOS's pieces against the integrals along borders.
let shapes = GEOSShapes(zones: columns.zones, parcels: columns.parcels, of: pairs)
let byGEOS = shapes.squareMetresOfPieces(area)
for (pair, squareMetres) in zip(pairs, byGEOS)
where abs(pair.squareMetres - squareMetres) > 1e-9 * areas[pair.parcel] {
  print("micro: parcel \(pair.parcel) in zone \(pair.zone): \(pair.squareMetres) m², by GEOS \(squareMetres) m²")
  exit(1)
}
let touching = shapes.countTouching()
guard touching == pairs.count, !pairs.isEmpty else {
  print("micro: by GEOS \(touching) of \(pairs.count) border parcels touch their zone")
  exit(1)
}
print("\(columns.parcels.count) parcels, \(pairs.count) border pieces: areas agree with GEOS to 1e-9")

benchmark("parse") {
  try WorkloadColumns.read(folder + "/parcels.geojson", ["land_use_code"] + WorkloadColumns.sums) { _ in }
}
benchmark("area of all parcels") {
  var sum = 0.0
  for parcel in 0..<columns.parcels.count { sum += area.squareMetres(of: parcel, in: columns.parcels) }
  precondition(sum > 0)
}
benchmark("index of the zones") {
  precondition(ZoneLayer(polygons: columns.zones, rowIDs: columns.zoneIDs).ids.count == columns.zoneIDs.count)
}
benchmark("placement of all parcels") {
  for parcel in 0..<columns.parcels.count {
    try placer.place(row: parcel, of: columns.parcels, squareMetres: areas[parcel], into: &placement)
  }
}
benchmark("border parcels, integral") {
  for parcel in borderParcels {
    try placer.place(row: parcel, of: columns.parcels, squareMetres: areas[parcel], into: &placement)
  }
}
benchmark("border parcels, prepared predicate of GEOS") { precondition(shapes.countTouching() == pairs.count) }
benchmark("border parcels, intersection by GEOS") { shapes.intersectAll() }
benchmark("accumulate") {
  var sums = GroupSums(sumCount: 1)
  for parcel in 0..<columns.parcels.count {
    let row = sums.row(of: GroupSums.Key(zone: UInt32(parcel % 169), group: columns.groupOfParcel[parcel]))
    sums.add(Area(roundingSquareMetres: areas[parcel]) ?? .zero, toRow: row)
    sums.add(FixedDecimal(rounding: columns.values[parcel * 4]) ?? .zero, toRow: row, attribute: 0)
  }
}
benchmark("write a line for each parcel") {
  var text = ""
  for parcel in 0..<columns.parcels.count {
    let squareMetres = (Area(roundingSquareMetres: areas[parcel]) ?? .zero).squareMetres
    CSVLine.append([.integer(parcel), .decimal(squareMetres, minimumPlaces: 4)], to: &text)
  }
  precondition(!text.isEmpty)
}

Benchmark.main()
