/// The order of places along a Hilbert curve: places near each other in it are near each other in the plane.
struct HilbertCurve {
  private let extent: Bounds

  /// A curve through all of the extent.
  init(_ extent: Bounds) { self.extent = extent }

  /// Where a point comes on the curve, 16 bits an axis. A point outside counts as one at the border.
  func key(_ x: Double, _ y: Double) -> UInt32 {
    func cell(_ value: Double, _ low: Double, _ high: Double) -> UInt32 {
      high > low ? UInt32(min(65535, max(0, (value - low) / (high - low) * 65535))) : 0
    }
    var (px, py) = (cell(x, extent.minX, extent.maxX), cell(y, extent.minY, extent.maxY))
    var key: UInt32 = 0
    var side: UInt32 = 1 << 15
    while side > 0 {
      let right: UInt32 = px & side > 0 ? 1 : 0
      let upper: UInt32 = py & side > 0 ? 1 : 0
      key &+= side &* side &* ((3 &* right) ^ upper)
      if upper == 0 {
        if right == 1 {
          px = 65535 &- px
          py = 65535 &- py
        }
        swap(&px, &py)
      }
      side >>= 1
    }
    return key
  }

  /// The places of keys in ascending order; equal ones as they come. O(keys), by digits of 11 bits.
  static func order(_ keys: [UInt32]) -> [UInt32] {
    var order = (0..<UInt32(keys.count)).map(\.self)
    guard keys.count > 64 else { return order.sorted { (keys[Int($0)], $0) < (keys[Int($1)], $1) } }
    var next = order
    for shift in [0, 11, 22] as [UInt32] {
      var starts = [Int](repeating: 0, count: 1 << 11)
      for key in keys { starts[Int((key >> shift) & 0x7ff)] += 1 }
      var sum = 0
      for digit in starts.indices { (starts[digit], sum) = (sum, sum + starts[digit]) }
      for place in order {
        let digit = Int((keys[Int(place)] >> shift) & 0x7ff)
        next[starts[digit]] = place
        starts[digit] += 1
      }
      swap(&order, &next)
    }
    return order
  }
}
