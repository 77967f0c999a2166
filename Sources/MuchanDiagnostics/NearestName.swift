/// The known name that a mistyped one is nearest to, for "did you mean".
public enum NearestName {
  /// The nearest of several names; nil where none is within a third of the letters, two at least.
  ///
  /// - Complexity: O(names × letters²).
  public static func of(_ name: String, among names: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().utf8)
    let limit = max(2, wanted.count / 3)
    var best: (name: String, steps: Int)?
    for candidate in names {
      let steps = steps(from: wanted, to: Array(candidate.lowercased().utf8))
      if steps <= limit, steps < best?.steps ?? Int.max { best = (candidate, steps) }
    }
    return best?.name
  }

  /// How many bytes must be put in, left out, changed or swapped with the next (the optimal string alignment distance).
  static func steps(from first: [UInt8], to second: [UInt8]) -> Int {
    var before = [Int](0...second.count)
    var twoBefore = before
    for (row, letter) in first.enumerated() {
      var line = [row + 1]
      line.reserveCapacity(second.count + 1)
      for (column, other) in second.enumerated() {
        var least = min(before[column] + (letter == other ? 0 : 1), before[column + 1] + 1, line[column] + 1)
        if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
          least = min(least, twoBefore[column - 1] + 1)
        }
        line.append(least)
      }
      (twoBefore, before) = (before, line)
    }
    return before[second.count]
  }
}
