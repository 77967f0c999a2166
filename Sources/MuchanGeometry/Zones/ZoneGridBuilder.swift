/// Draws zone rows into grid cells, one after the other.
struct ZoneGridBuilder {
  let extent: Bounds
  let columnCount: Int
  let rowCount: Int
  let columnsPerDegree: Double
  let rowsPerDegree: Double

  private(set) var edges: [ZoneGrid.Edge] = []
  private(set) var edgeCells: [UInt32] = []
  private(set) var covers: [UInt32] = []
  private(set) var coverCells: [UInt32] = []

  /// The last row (plus one) whose border was drawn into each cell.
  private var borderStamp: [UInt32]

  /// Cells are widened by this part of their size, so that rounding cannot lose an edge that runs along
  /// a border between cells.
  private static let margin = 1e-9

  init(extent: Bounds, columnCount: Int, rowCount: Int, columnsPerDegree: Double, rowsPerDegree: Double) {
    self.extent = extent
    self.columnCount = columnCount
    self.rowCount = rowCount
    self.columnsPerDegree = columnsPerDegree
    self.rowsPerDegree = rowsPerDegree
    borderStamp = [UInt32](repeating: 0, count: columnCount * rowCount)
  }

  mutating func add(row: Int, of polygons: PolygonColumns) {
    for ring in polygons.rings(ofRow: row) {
      let vertices = polygons.vertices(ofRing: ring)
      var from = vertices.upperBound - 1
      for to in vertices {
        if polygons.x[from] != polygons.x[to] || polygons.y[from] != polygons.y[to] {
          draw(ZoneGrid.Edge(from: UInt32(from), to: UInt32(to), row: UInt32(row)), polygons)
        }
        from = to
      }
    }
    cover(row: row, of: polygons)
  }

  /// Adds an edge to every cell it passes through.
  private mutating func draw(_ edge: ZoneGrid.Edge, _ polygons: PolygonColumns) {
    // In cell units.
    let x1 = (polygons.x[Int(edge.from)] - extent.minX) * columnsPerDegree
    let y1 = (polygons.y[Int(edge.from)] - extent.minY) * rowsPerDegree
    let x2 = (polygons.x[Int(edge.to)] - extent.minX) * columnsPerDegree
    let y2 = (polygons.y[Int(edge.to)] - extent.minY) * rowsPerDegree
    let lowY = min(y1, y2)
    let highY = max(y1, y2)
    for gridRow in index(lowY - Self.margin, rowCount)...index(highY + Self.margin, rowCount) {
      // The stretch of the edge within this row of cells.
      let bottom = max(lowY, Double(gridRow) - Self.margin)
      let top = min(highY, Double(gridRow + 1) + Self.margin)
      var left = min(x1, x2)
      var right = max(x1, x2)
      if highY > lowY {
        let slope = (x2 - x1) / (y2 - y1)
        let atBottom = x1 + (bottom - y1) * slope
        let atTop = x1 + (top - y1) * slope
        left = max(left, min(atBottom, atTop) - Self.margin)
        right = min(right, max(atBottom, atTop) + Self.margin)
      }
      let first = index(left - Self.margin, columnCount)
      let last = max(first, index(right + Self.margin, columnCount))
      for column in first...last {
        let cell = gridRow * columnCount + column
        edges.append(edge)
        edgeCells.append(UInt32(cell))
        borderStamp[cell] = edge.row + 1
      }
    }
  }

  /// Adds the row to every cell that it covers and its border misses: where the cell's centre is inside.
  private mutating func cover(row: Int, of polygons: PolygonColumns) {
    let bounds = polygons.bounds(ofRow: row)
    guard !bounds.isEmpty else { return }
    let firstRow = index((bounds.minY - extent.minY) * rowsPerDegree, rowCount)
    let lastRow = index((bounds.maxY - extent.minY) * rowsPerDegree, rowCount)
    // Crossings of each scan line with the border, all lines in one pass over the edges.
    var linesOfCrossings = [[Double]](repeating: [], count: lastRow - firstRow + 1)
    for ring in polygons.rings(ofRow: row) {
      let vertices = polygons.vertices(ofRing: ring)
      var from = vertices.upperBound - 1
      for to in vertices {
        let x1 = (polygons.x[from] - extent.minX) * columnsPerDegree
        let y1 = (polygons.y[from] - extent.minY) * rowsPerDegree
        let x2 = (polygons.x[to] - extent.minX) * columnsPerDegree
        let y2 = (polygons.y[to] - extent.minY) * rowsPerDegree
        if y1 != y2 {
          let slope = (x2 - x1) / (y2 - y1)
          for line in max(index(min(y1, y2) - 0.5, rowCount), firstRow)...min(index(max(y1, y2), rowCount), lastRow) {
            let centre = Double(line) + 0.5
            if (y1 > centre) != (y2 > centre) {
              linesOfCrossings[line - firstRow].append(x1 + (centre - y1) * slope)
            }
          }
        }
        from = to
      }
    }
    for line in firstRow...lastRow {
      let crossings = linesOfCrossings[line - firstRow].sorted()
      for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
        // Centres between the two crossings.
        var column = max(Int((crossings[pair] - 0.5).rounded(.up)), 0)
        while column < columnCount && Double(column) + 0.5 < crossings[pair + 1] {
          let cell = line * columnCount + column
          if borderStamp[cell] != UInt32(row) + 1 {
            covers.append(UInt32(row))
            coverCells.append(UInt32(cell))
          }
          column += 1
        }
      }
    }
  }

  private func index(_ position: Double, _ count: Int) -> Int {
    position <= 0 ? 0 : min(Int(position), count - 1)
  }
}
