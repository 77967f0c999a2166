/// The zone rows that a parcel may touch, found by its bounds alone.
struct Candidates {
  /// Rows that hold all of the parcel's bounds: no edge of theirs comes near.
  private(set) var holding: [UInt32] = []
  /// Rows with an edge in the parcel's bounds: only computing tells.
  private(set) var bordering: [UInt32] = []
  /// Rows seen in the parcel's cells; reused between parcels.
  private var seen: [UInt32] = []
  /// By row, the last parcel in whose cells it was seen, and the last in whose bounds it has an edge: whether a row is
  /// in a list is one look, however many rows a parcel has.
  private var seenBy: [UInt32] = []
  private var bordersOn: [UInt32] = []
  private var parcel: UInt32 = 0

  /// Finds the rows for some bounds. O(cells + edges in them).
  mutating func find(_ bounds: Bounds, in layer: ZoneLayer) {
    holding.removeAll(keepingCapacity: true)
    bordering.removeAll(keepingCapacity: true)
    seen.removeAll(keepingCapacity: true)
    let grid = layer.grid
    guard let cells = grid.cells(of: bounds) else { return }
    if let only = soleCover(of: cells, in: grid), grid.holds(bounds) {
      holding.append(only)
      return
    }
    startStamps(rows: layer.polygons.count)
    let longitudes = layer.polygons.x.span
    let latitudes = layer.polygons.y.span
    for gridRow in cells.rows {
      for column in cells.columns {
        let cell = gridRow * grid.columnCount + column
        for index in grid.covers(ofCell: cell) { see(grid.covers[index]) }
        for index in grid.edges(ofCell: cell) {
          let edge = grid.edges[index]
          let from = Int(edge.from)
          let to = Int(edge.to)
          let isNear =
            max(longitudes[from], longitudes[to]) >= bounds.minX
            && min(longitudes[from], longitudes[to]) <= bounds.maxX
            && max(latitudes[from], latitudes[to]) >= bounds.minY
            && min(latitudes[from], latitudes[to]) <= bounds.maxY
          see(edge.row)
          if isNear && bordersOn[Int(edge.row)] != parcel {
            bordersOn[Int(edge.row)] = parcel
            bordering.append(edge.row)
          }
        }
      }
    }
    // A row without an edge in the bounds holds all of them or nothing, so one point decides.
    for row in seen where bordersOn[Int(row)] != parcel {
      if case .inside = layer.containment(bounds.minX, bounds.minY, row: Int(row)) { holding.append(row) }
    }
    // The order must not depend on how cells happen to be walked.
    holding.sort()
    bordering.sort()
  }

  /// The one row that covers all of the cells, where there is just one and no edge passes through them.
  private func soleCover(of cells: (columns: ClosedRange<Int>, rows: ClosedRange<Int>), in grid: ZoneGrid) -> UInt32? {
    var only: UInt32?
    for gridRow in cells.rows {
      for column in cells.columns {
        let cell = gridRow * grid.columnCount + column
        let covers = grid.covers(ofCell: cell)
        guard covers.count == 1, grid.edges(ofCell: cell).isEmpty else { return nil }
        let cover = grid.covers[covers.lowerBound]
        if let only, only != cover { return nil }
        only = cover
      }
    }
    return only
  }

  private mutating func see(_ row: UInt32) {
    guard seenBy[Int(row)] != parcel else { return }
    seenBy[Int(row)] = parcel
    seen.append(row)
  }

  /// Makes all stamps old.
  private mutating func startStamps(rows: Int) {
    if seenBy.count != rows || parcel == .max {
      seenBy = [UInt32](repeating: 0, count: rows)
      bordersOn = seenBy
      parcel = 0
    }
    parcel += 1
  }
}
