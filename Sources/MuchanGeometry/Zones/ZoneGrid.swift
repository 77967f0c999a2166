/// A grid of cells over the zones: which zone rows wholly cover a cell, and which edges pass through it.
///
/// A parcel whose cells are covered by one zone and crossed by no edge lies in that zone, and nothing more
/// is computed. There are about as many cells as edges: fewer make more parcels look at edges, more make
/// building slower than the parcels gain.
struct ZoneGrid: Sendable {
  /// An edge, named by its first vertex, and the row it bounds.
  struct Edge: Hashable, Sendable {
    var from: UInt32
    var to: UInt32
    var row: UInt32
  }

  let extent: Bounds
  let columnCount: Int
  let rowCount: Int
  private let columnsPerDegree: Double
  private let rowsPerDegree: Double

  /// One past a cell's last entry in `covers`, and in `edges`.
  private let coverEnd: [UInt32]
  private let edgeEnd: [UInt32]
  /// Rows that wholly cover a cell, cell after cell.
  let covers: [UInt32]
  /// Edges that pass through a cell, or within a billionth of its size by it, cell after cell.
  let edges: [Edge]

  /// Where a cell's rows stand in `covers`.
  @inline(__always)
  func covers(ofCell cell: Int) -> Range<Int> {
    (cell == 0 ? 0 : Int(coverEnd[cell - 1]))..<Int(coverEnd[cell])
  }

  /// Where a cell's edges stand in `edges`.
  @inline(__always)
  func edges(ofCell cell: Int) -> Range<Int> {
    (cell == 0 ? 0 : Int(edgeEnd[cell - 1]))..<Int(edgeEnd[cell])
  }

  /// The grid columns and rows that a rectangle touches; nil where it misses the grid.
  @inline(__always)
  func cells(of bounds: Bounds) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)? {
    guard extent.intersects(bounds) else { return nil }
    return (
      columns: column(bounds.minX)...column(bounds.maxX), rows: row(bounds.minY)...row(bounds.maxY)
    )
  }

  /// Whether a rectangle lies inside the grid, so that its cells say everything about it.
  @inline(__always)
  func holds(_ bounds: Bounds) -> Bool {
    bounds.minX >= extent.minX && bounds.maxX <= extent.maxX && bounds.minY >= extent.minY
      && bounds.maxY <= extent.maxY
  }

  /// The grid column of a longitude; the first or last one beyond the grid.
  @inline(__always)
  func column(_ x: Double) -> Int { Self.clamp((x - extent.minX) * columnsPerDegree, columnCount) }

  @inline(__always)
  private func row(_ y: Double) -> Int { Self.clamp((y - extent.minY) * rowsPerDegree, rowCount) }

  @inline(__always)
  private static func clamp(_ position: Double, _ count: Int) -> Int {
    position <= 0 ? 0 : min(Int(position), count - 1)
  }
}

extension ZoneGrid {
  /// The fewest and most cells of a grid.
  private static let cellRange = 64...4_194_304
  /// So many times as much ground as there is may lie in the zones' bounds before cells become fewer: zones that tile
  /// the ground come to less than 2, nested levels to a few.
  private static let usualDepth = 8.0

  init(polygons: PolygonColumns) {
    var extent = Bounds()
    var zones = 0.0
    for row in 0..<polygons.count {
      let bounds = polygons.bounds(ofRow: row)
      extent.add(bounds)
      if !bounds.isEmpty { zones += (bounds.maxX - bounds.minX) * (bounds.maxY - bounds.minY) }
    }
    if extent.isEmpty { extent.add(0, 0) }
    // A layer without width, a single vertical line say, still needs a cell.
    let width = max(extent.maxX - extent.minX, 1e-9)
    let height = max(extent.maxY - extent.minY, 1e-9)
    // Where many zones lie one above the other each cell lists them all: then there are fewer cells.
    let depth = max(zones / (width * height) / Self.usualDepth, 1)
    let wanted = Double(
      min(max(Int(Double(polygons.x.count) / depth), Self.cellRange.lowerBound), Self.cellRange.upperBound))
    let columnCount = max(1, min(Int((wanted * width / height).squareRoot()), Int(wanted)))
    let rowCount = max(1, Int(wanted / Double(columnCount)))

    var builder = ZoneGridBuilder(
      extent: extent, columnCount: columnCount, rowCount: rowCount, columnsPerDegree: Double(columnCount) / width,
      rowsPerDegree: Double(rowCount) / height)
    for row in 0..<polygons.count { builder.add(row: row, of: polygons) }

    self.extent = extent
    self.columnCount = columnCount
    self.rowCount = rowCount
    columnsPerDegree = builder.columnsPerDegree
    rowsPerDegree = builder.rowsPerDegree
    (edgeEnd, edges) = Self.grouped(builder.edges, by: builder.edgeCells, cells: columnCount * rowCount)
    (coverEnd, covers) = Self.grouped(builder.covers, by: builder.coverCells, cells: columnCount * rowCount)
  }

  /// Sorts items by cell, keeping their order within each (counting sort), and says where each cell ends.
  private static func grouped<Item>(_ items: [Item], by cellOf: [UInt32], cells: Int) -> ([UInt32], [Item]) {
    var end = [UInt32](repeating: 0, count: cells)
    for cell in cellOf { end[Int(cell)] += 1 }
    var total: UInt32 = 0
    for cell in 0..<cells {
      let count = end[cell]
      end[cell] = total
      total += count
    }
    var order = [UInt32](repeating: 0, count: items.count)
    for (index, cell) in cellOf.enumerated() {
      order[Int(end[Int(cell)])] = UInt32(index)
      end[Int(cell)] += 1
    }
    return (end, order.map { items[Int($0)] })
  }
}
