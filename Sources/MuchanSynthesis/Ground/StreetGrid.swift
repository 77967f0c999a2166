/// A grid of street blocks whose crossings are shaken a little. Zone borders run along the crossings, so two zones
/// that share a street share every vertex of it.
struct StreetGrid: Sendable {
  let frame: Frame
  let columns: Int
  let rows: Int
  /// Metres from crossing to crossing.
  let columnPitch: Double
  let rowPitch: Double
  private var crossings: [Position] = []
  private var columnStreets: [Position] = []  // middle of the street from crossing (c, r) to (c, r + 1)
  private var rowStreets: [Position] = []  // from (c, r) to (c + 1, r)

  /// - Parameter cuts: streets along columns, as (column, row), whose middle is pushed far into the block to the east,
  ///   so that a border there cuts parcels.
  init(
    frame: Frame, columns: Int, rows: Int, columnPitch: Double, rowPitch: Double, cuts: [(Int, Int)],
    random: inout SplitMix64
  ) {
    self.frame = frame
    self.columns = columns
    self.rows = rows
    self.columnPitch = columnPitch
    self.rowPitch = rowPitch
    let shake = 9.0
    for row in 0...rows {
      for column in 0...columns {
        let east = Double(column) * columnPitch
        let north = Double(row) * rowPitch
        crossings.append(frame.place(east + random.real(-shake, shake), north + random.real(-shake, shake)))
        let cut = cuts.contains { $0 == (column, row) }
        let push = cut ? columnPitch * 0.3 : random.real(-shake, shake)
        columnStreets.append(frame.place(east + push, north + rowPitch * random.real(0.4, 0.6)))
        rowStreets.append(
          frame.place(east + columnPitch * random.real(0.4, 0.6), north + random.real(-shake, shake)))
      }
    }
  }

  private func index(_ column: Int, _ row: Int) -> Int {
    row * (columns + 1) + column
  }

  /// The border around a rectangle of blocks, counter-clockwise, with every crossing and street middle on it.
  func border(columns across: Range<Int>, rows along: Range<Int>) -> [Position] {
    var ring: [Position] = []
    for column in across {
      ring += [crossings[index(column, along.lowerBound)], rowStreets[index(column, along.lowerBound)]]
    }
    for row in along {
      ring += [crossings[index(across.upperBound, row)], columnStreets[index(across.upperBound, row)]]
    }
    for column in across.reversed() {
      ring += [crossings[index(column + 1, along.upperBound)], rowStreets[index(column, along.upperBound)]]
    }
    for row in along.reversed() {
      ring += [crossings[index(across.lowerBound, row + 1)], columnStreets[index(across.lowerBound, row)]]
    }
    return ring
  }

  /// A rectangle given in blocks (fractions allowed) as a ring on the ground.
  func rectangle(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [Position] {
    [(west, south), (east, south), (east, north), (west, north)].map {
      frame.place($0.0 * columnPitch, $0.1 * rowPitch)
    }
  }
}
