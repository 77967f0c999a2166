extension [String] {
  /// The name that a wrong one was probably meant to be: the nearest within two changes of a letter, or three of a long name;
  /// nil where none is near. Case, blanks and hyphens are no change.
  ///
  /// - Complexity: O(names × length²).
  func nearest(to wrong: String) -> String? {
    let text = Self.folded(wrong)
    let most = text.count > 8 ? 3 : text.count > 3 ? 2 : 1
    var best: (name: String, distance: Int)?
    for name in self {
      let distance = Self.distance(text, Self.folded(name))
      guard distance <= most, distance < best?.distance ?? .max else { continue }
      best = (name, distance)
    }
    return best?.name
  }

  /// A wrong name as it is shown, with the known one that it was probably meant to be.
  func meant(by wrong: String) -> String {
    nearest(to: wrong).map { "\(wrong.quotedBriefly()), did you mean \($0)?" } ?? wrong.quotedBriefly()
  }

  private static func folded(_ text: String) -> [UInt8] {
    text.lowercased().utf8.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") ? UInt8(ascii: "_") : $0 }
  }

  /// How many letters must be put in, taken out or changed, or two neighbours exchanged, to make one text of the other.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var earlier: [Int] = []
    var previous = [Int](0...right.count)
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var cost = Swift.min(previous[j] + (left[i] == right[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { cost = Swift.min(cost, earlier[j - 1] + 1) }
        row.append(cost)
      }
      earlier = previous
      previous = row
    }
    return previous[right.count]
  }
}
