internal import MuchanGeometry

/// Rectangles gathered to be written as an R-tree in one go.
///
/// Sort-tile-recursive packing (Leutenegger, Lopez, Edgington 1997) into the node format of SQLite's rtree module: a
/// node has two bytes of depth, used in the root alone, two of cell count, and cells of eight bytes of id and four
/// 32-bit floats, all big-endian. Inserting one by one takes twenty times as long and gives a worse tree.
struct PackedTree: Sendable {
  /// A rectangle of the module: floats, rounded outwards.
  struct Entry: Sendable {
    var minX: Float
    var maxX: Float
    var minY: Float
    var maxY: Float
    var id: Int64

    init(_ bounds: Bounds, id: Int64) {
      minX = Self.down(bounds.minX)
      maxX = Self.up(bounds.maxX)
      minY = Self.down(bounds.minY)
      maxY = Self.up(bounds.maxY)
      self.id = id
    }

    private static func down(_ value: Double) -> Float {
      let nearest = Float(value)
      return Double(nearest) > value ? nearest.nextDown : nearest
    }

    private static func up(_ value: Double) -> Float {
      let nearest = Float(value)
      return Double(nearest) < value ? nearest.nextUp : nearest
    }

    mutating func add(_ other: Entry) {
      minX = min(minX, other.minX)
      maxX = max(maxX, other.maxX)
      minY = min(minY, other.minY)
      maxY = max(maxY, other.maxY)
    }
  }

  /// A node as it is written.
  struct Node {
    var number: Int64
    /// Nil for the root.
    var parent: Int64?
    var data: [UInt8]
  }

  /// Bytes of a cell: an id and four floats.
  static let cellSize = 24
  private static let headSize = 4

  private(set) var entries: [Entry] = []

  mutating func add(_ bounds: Bounds, id: Int64) { entries.append(Entry(bounds, id: id)) }

  /// Drops what was added last.
  mutating func truncate(to count: Int) { entries.removeLast(entries.count - count) }

  /// Sorts the rectangles into nodes, the root being number 1; none is left here.
  ///
  /// - Parameters:
  ///   - nodeSize: bytes of a node, as the module chose it.
  ///   - leaf: takes each rectangle with its node.
  /// - Returns: nodes in order of number.
  mutating func pack(nodeSize: Int, leaf: (Int64, Entry) -> Void) -> [Node] {
    let capacity = (nodeSize - Self.headSize) / Self.cellSize
    // A little room, so that the next insert need not split.
    let fill = max(2, capacity - capacity / 10)
    var levels: [[[Entry]]] = []
    // Moved, not copied: there may be millions.
    var current = entries
    entries = []
    repeat {
      let nodes = Self.tiled(&current, fill: fill, capacity: capacity)
      levels.append(nodes)
      current = nodes.indices.map { index in
        var whole = nodes[index].first ?? Entry(Bounds(), id: 0)
        for entry in nodes[index].dropFirst() { whole.add(entry) }
        whole.id = Int64(index)
        return whole
      }
    } while (levels.last?.count ?? 0) > 1
    return numbered(levels, nodeSize: nodeSize, leaf: leaf)
  }

  /// Cuts rectangles into slices by x, each slice into nodes by y.
  private static func tiled(_ entries: inout [Entry], fill: Int, capacity: Int) -> [[Entry]] {
    guard entries.count > capacity else { return [entries] }
    let nodeCount = (entries.count + fill - 1) / fill
    let sliceCount = max(1, Int(Double(nodeCount).squareRoot().rounded(.up)))
    let sliceSize = (nodeCount + sliceCount - 1) / sliceCount * fill
    // Ids break ties, so that the tree depends on nothing but its rectangles.
    entries.sort { ($0.minX + $0.maxX, $0.id) < ($1.minX + $1.maxX, $1.id) }
    var nodes: [[Entry]] = []
    for start in stride(from: 0, to: entries.count, by: sliceSize) {
      let slice = entries[start..<min(start + sliceSize, entries.count)]
        .sorted { ($0.minY + $0.maxY, $0.id) < ($1.minY + $1.maxY, $1.id) }
      for first in stride(from: 0, to: slice.count, by: fill) {
        nodes.append(Array(slice[first..<min(first + fill, slice.count)]))
      }
    }
    return nodes
  }

  /// Numbers the nodes from the root down and writes them.
  private func numbered(_ levels: [[[Entry]]], nodeSize: Int, leaf: (Int64, Entry) -> Void) -> [Node] {
    var firstNumber: [Int64] = []
    var next: Int64 = 1
    for level in levels.reversed() {
      firstNumber.insert(next, at: 0)
      next += Int64(level.count)
    }
    var parents = [Int64](repeating: 0, count: Int(next))
    var nodes: [Node] = []
    for height in levels.indices.reversed() {
      for (index, cells) in levels[height].enumerated() {
        let number = firstNumber[height] + Int64(index)
        var data: [UInt8] = []
        data.reserveCapacity(nodeSize)
        Self.append(UInt16(number == 1 ? levels.count - 1 : 0), to: &data)
        Self.append(UInt16(cells.count), to: &data)
        for cell in cells {
          var id = cell.id
          if height > 0 {
            id += firstNumber[height - 1]
            parents[Int(id)] = number
          } else {
            leaf(number, cell)
          }
          Self.append(UInt64(bitPattern: id), to: &data)
          for side in [cell.minX, cell.maxX, cell.minY, cell.maxY] { Self.append(side.bitPattern, to: &data) }
        }
        data.append(contentsOf: repeatElement(0, count: nodeSize - data.count))
        nodes.append(Node(number: number, parent: number == 1 ? nil : parents[Int(number)], data: data))
      }
    }
    return nodes
  }

  private static func append<Word: FixedWidthInteger>(_ word: Word, to data: inout [UInt8]) {
    withUnsafeBytes(of: word.bigEndian) { data.append(contentsOf: $0) }
  }
}
