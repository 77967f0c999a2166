import MuchanDiagnostics
import MuchanPipeline

/// SplitMix64, and what tests choose with it.
struct SystemlessRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }

  mutating func shuffled(_ lines: [String]) -> [String] { lines.shuffled(using: &self) }

  /// Merges two at random until one is left, lines in any order.
  mutating func mergedAsTree(_ states: [[String]]) throws(Failure) -> [String] {
    var states = states
    while states.count > 1 {
      let (one, other) = (take(from: &states), take(from: &states))
      states.append(try ClusterState(lines: shuffled(one + other)).lines)
    }
    return states[0]
  }

  mutating func take(from shares: inout [[String]]) -> [String] {
    shares.remove(at: Int.random(in: 0..<shares.count, using: &self))
  }

  /// Deals lines out; some shares may stay empty.
  mutating func partition(_ lines: [String], into count: Int) -> [[String]] {
    var shares = [[String]](repeating: [], count: count)
    for line in shuffled(lines) { shares[Int.random(in: 0..<count, using: &self)].append(line) }
    return shares
  }
}
