/// A seeded source of numbers: SplitMix64 (Steele, Lea and Flood 2014).
///
/// The standard library's own drawing functions may change between versions, so every draw is written out here:
/// the same seed gives the same world on any machine.
struct SplitMix64: Sendable {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// A stream of its own for one part of the world, so that a change in one part leaves the others as they are.
  init(seed: UInt64, part: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    state = seed &* 0x9e37_79b9_7f4a_7c15 ^ hash
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// From 0 inclusive to 1 exclusive, in steps of 2⁻⁵³.
  mutating func unit() -> Double {
    Double(next() >> 11) / 9_007_199_254_740_992
  }

  mutating func real(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * unit()
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.upperBound - range.lowerBound + 1))
  }

  mutating func chance(_ probability: Double) -> Bool {
    unit() < probability
  }

  /// One of the values; the list must not be empty.
  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[integer(0...values.count - 1)]
  }

  /// An index drawn by weight.
  mutating func index(weights: [Double]) -> Int {
    var left = unit() * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return index }
    }
    return weights.count - 1
  }

  /// The values in another order (Fisher and Yates).
  mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
    var result = values
    guard result.count > 1 else { return result }
    for last in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(last, integer(0...last))
    }
    return result
  }

  /// A long-tailed weight from about 1 to 250: many small, few large, as enterprises are.
  mutating func longTail() -> Double {
    1 / (unit() + 0.004)
  }
}
