public import MuchanQuantities

extension ParcelLedger {
  /// The area on the ellipsoid.
  public func measuredArea(of row: Int) -> Area { replacement(of: row)?.measured ?? measured[row] ?? .zero }

  /// The area in the land register (登记面积); nil where none was given.
  public func registeredArea(of row: Int) -> Area? {
    if let replacement = replacement(of: row) { return replacement.registeredArea }
    return registered[row]
  }

  /// The land-use code and the standard it is from.
  public func landUse(of row: Int) -> LandUseKey { landUseKeys[landUseNumber(of: row)] }

  /// The place of the row's code in `landUseKeys`.
  public func landUseNumber(of row: Int) -> Int {
    Int(replacement(of: row).flatMap { keyNumbers[$0.landUse] } ?? uses[row])
  }

  /// The area within each zone the parcel touches, in the order they were added.
  public func parts(of row: Int) -> [(zone: Int, area: Area)] {
    if let replacement = replacement(of: row) { return replacement.parts.map { (zone: $0.number, area: $0.area) } }
    let start = row == 0 ? 0 : Int(partEnds[row - 1])
    return (start..<Int(partEnds[row])).map { (zone: Int(partZones[$0]), area: partAreas[$0] ?? .zero) }
  }

  /// Calls `body` with each zone the parcel touches and the area in it, as `parts` gives them, without making a list.
  @inline(__always)
  public func forEachPart(of row: Int, _ body: (_ zone: Int, _ area: Area) -> Void) {
    if let replacement = replacement(of: row) {
      for part in replacement.parts { body(part.number, part.area) }
      return
    }
    let start = row == 0 ? 0 : Int(partEnds[row - 1])
    for part in start..<Int(partEnds[row]) { body(Int(partZones[part]), partAreas[part] ?? .zero) }
  }

  /// Calls `body` with each zone that the parcel has land in and how much, zones that are only named as parents among them.
  ///
  /// - Parameter hasUndrawnZone: that of `zones`, which is not asked for anew for each parcel.
  @inline(__always)
  public func forEachZone(
    of row: Int, in zones: ZoneHierarchy, hasUndrawnZone: Bool, _ body: (_ zone: Int, _ area: Area) -> Void
  ) {
    if hasUndrawnZone {
      for part in zones.rolledUp(parts(of: row)) where part.area > .zero { body(part.zone, part.area) }
    } else {
      forEachPart(of: row) { zone, area in if area > .zero { body(zone, area) } }
    }
  }

  /// The land in more than one zone, by level of nesting, over all parcels.
  ///
  /// - Parameter levels: How many levels there are.
  public func overlaps(levels: Int) -> [Area] {
    var sums = [Area](repeating: .zero, count: levels)
    for place in overlapRows.indices where replacement(of: Int(overlapRows[place])) == nil {
      sums[Int(overlapLevels[place])] += overlapAreas[place] ?? .zero
    }
    for replacement in replacements.values {
      for overlap in replacement.overlaps { sums[overlap.number] += overlap.area }
    }
    return sums
  }

  /// The area within more than one zone, by level of nesting. O(log overlaps).
  public func overlaps(of row: Int) -> [Parcel.Piece] {
    if let replacement = replacement(of: row) { return replacement.overlaps }
    var low = 0
    var high = overlapRows.count
    while low < high {
      let middle = (low + high) / 2
      if overlapRows[middle] < row { low = middle + 1 } else { high = middle }
    }
    var pieces: [Parcel.Piece] = []
    while low < overlapRows.count, overlapRows[low] == row {
      pieces.append(Parcel.Piece(Int(overlapLevels[low]), overlapAreas[low] ?? .zero))
      low += 1
    }
    return pieces
  }

  /// All of a row but its id.
  public func parcel(of row: Int) -> Parcel {
    if let replacement = replacement(of: row) { return replacement }
    var parcel = Parcel(
      landUse: landUse(of: row), registeredArea: registeredArea(of: row), measured: measuredArea(of: row),
      parts: parts(of: row).map { Parcel.Piece($0.zone, $0.area) }, overlaps: overlaps(of: row),
      facts: factColumns.facts(of: row))
    parcel.surroundings = surroundings(of: row)
    return parcel
  }

  /// The record that is used in the place of the row's columns; nil where those are.
  ///
  /// Nearly always there is none at all, and to look a row up in an empty dictionary takes longer than all else.
  @inline(__always)
  func replacement(of row: Int) -> Parcel? { replacements.isEmpty ? nil : replacements[row] }

  /// Whether some rows' columns are not what is used.
  var hasReplacements: Bool { !replacements.isEmpty }
}
