/// The obvious reader of a boundary-point text that the real one is compared with: all in memory, line by line, and no
/// check of anything. It is asked only about texts that the real one has read.
struct SlowBoundaryText {
  struct Point: Hashable {
    var x: Double
    var y: Double
  }

  /// The points of each block.
  private(set) var blocks: [Set<Point>] = []

  init(_ text: String) {
    var isBody = false
    for line in text.unicodeScalars.split(separator: "\n").map({ Self.trimmed($0) }) where !line.isEmpty {
      if !isBody {
        isBody = line == "[地块坐标]"
      } else if line.hasSuffix("@") {
        blocks.append([])
      } else {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
          .map { Self.trimmed($0.unicodeScalars[...]) }
        guard fields.count == 4, let x = Double(fields[3]), let y = Double(fields[2]), !blocks.isEmpty else {
          preconditionFailure("a line of points that only the real reader understands: \(line)")
        }
        blocks[blocks.count - 1].insert(Point(x: x, y: y))
      }
    }
  }

  private static func trimmed(_ text: Substring.UnicodeScalarView) -> String {
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\r", "\n", "\u{0B}", "\u{0C}", "\u{A0}", "\u{3000}"]
    var text = text
    while let first = text.first, blanks.contains(first) { text.removeFirst() }
    while let last = text.last, blanks.contains(last) { text.removeLast() }
    return String(text)
  }
}
