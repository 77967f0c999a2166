internal import MuchanQuantities
internal import MuchanReport

/// A row of sums as its line has it, in whole numbers of the fixed units.
struct RowState {
  var zone: String?
  var parcels: Int
  var area: Area
  var sums: [FixedDecimal<SixPlaces>]
  var known: [Int]

  /// As `Overlay.Row.state` wrote it; nil for anything else.
  init?(_ json: JSONValue) {
    guard let parcels = json["parcels"]?.count, let area = Area(state: json["area"]), let sums = json["sums"]?.list,
      let known = json["known"]?.list, sums.count == known.count
    else { return nil }
    (zone, self.parcels, self.area) = (json["zone"]?.text, parcels, area)
    self.sums = sums.compactMap { FixedDecimal(state: $0) }
    self.known = known.compactMap(\.count)
    guard self.sums.count == sums.count, self.known.count == known.count else { return nil }
  }
}

extension Overlay.Row {
  /// The row in a state line. A sum of nothing is 0 here; `known` tells it from a sum that is 0.
  var state: JSONValue {
    .object([
      ("zone", .optional(zone)),
      ("parcels", .integer(parcels)),
      ("area", area.squareMetres.state),
      ("sums", .array(sums.map { ($0 ?? .zero).state })),
      ("known", .array(known.map { .integer($0) })),
    ])
  }
}

extension AreaBalance {
  /// The figures in a state line, in 1e-9 m².
  var state: JSONValue {
    .object([
      ("parcels", parcels.squareMetres.state), ("parts", parts.squareMetres.state),
      ("overlap", overlap.squareMetres.state), ("outside", outside.squareMetres.state),
    ])
  }

  /// As `state` wrote it; nil for anything else.
  init?(state json: JSONValue) {
    guard let parcels = Area(state: json["parcels"]), let parts = Area(state: json["parts"]),
      let overlap = Area(state: json["overlap"]), let outside = Area(state: json["outside"])
    else { return nil }
    self.init()
    (self.parcels, self.parts, self.overlap, self.outside) = (parcels, parts, overlap, outside)
  }
}

extension Area {
  init?(state json: JSONValue?) {
    guard let json, let squareMetres = FixedDecimal<NinePlaces>(state: json) else { return nil }
    self.init(squareMetres: squareMetres)
  }
}

extension FixedDecimal {
  /// The units as a whole number.
  var state: JSONValue { .number(String(units)) }

  /// Nil past 1e30 units: of such figures a hundred million can be added before 128 bits are full.
  fileprivate init?(state json: JSONValue) {
    guard let units = json.integer(as: Int128.self), units.magnitude <= 1_000_000_000_000_000_000_000_000_000_000 else {
      return nil
    }
    self.init(units: units)
  }
}

extension JSONValue {
  /// A count in a state line.
  var count: Int? {
    integer(as: Int.self).flatMap { (0...ClusterState.largestCount).contains($0) ? $0 : nil }
  }
}
