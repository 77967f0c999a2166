/// How far one weight must move before a zone's rank changes.
///
/// The weight of a head or item moves by δ and the others shrink or grow alike, so that all still add up to 100. A zone's
/// score is then a straight line in δ, and its rank changes where its line first meets another. The nearest meeting of
/// every line is found from hulls of the lines' slopes and heights, not from pairs.
public struct RankSensitivity: Sendable {
  /// The nearest change of one zone's rank.
  public struct Move: Hashable, Sendable {
    /// The number of the head or item whose weight moves.
    public var part: Int
    /// How far, in points of 100; 0 for zones that share a score.
    public var points: Double
    /// The zone that it changes places with.
    public var other: Int
  }

  /// By zone; nil where no possible weight changes the rank, and for zones without one.
  public let byHead: [Move?]
  public let byItem: [Move?]

  /// Finds the nearest changes.
  ///
  /// - Complexity: O((heads + items) × zones + zones log zones) beside the sort of each part's ties.
  public init(_ ranking: Ranking) {
    let zones = ranking.rawScores.indices.filter { !ranking.rawScores[$0].isNaN }
    let heights = zones.map { ranking.rawScores[$0] }
    let heads = Ranking.headShares(ranking.book)
    let items = zip(ranking.book.items, Ranking.itemShares(ranking.book)).map { heads[$0.head] * $1 }
    let order = heights.indices.sorted { heights[$0] > heights[$1] }
    func nearest(_ shares: [Double], _ points: [[Double]]) -> [Move?] {
      var best = [Move?](repeating: nil, count: ranking.rawScores.count)
      for (part, share) in shares.enumerated() where share < 1 {
        let slopes = zip(zones, heights).map { zone, height in
          (points[part][zone] - height) / (1 - share)
        }
        let lines = Lines(heights: heights, slopes: slopes, order: order)
        // A weight may go to nothing or take all; what rounding puts a hair beyond still counts.
        lines.meetings(within: (-share - 1e-12)...(1 - share + 1e-12)) { line, move, other in
          let zone = zones[line]
          if let known = best[zone], known.points.magnitude <= (move * 100).magnitude { return }
          best[zone] = Move(part: part, points: move * 100, other: zones[other])
        }
      }
      return best
    }
    byHead = nearest(heads, ranking.headPoints)
    byItem = nearest(items, ranking.points)
  }
}

/// Lines of one height and slope each, and where each meets another first.
private struct Lines {
  let heights: [Double]
  let slopes: [Double]
  /// By height, the highest first.
  let order: [Int]

  /// Calls `found` with the nearest meetings of each line on both sides of 0, as far as they lie in `range`.
  func meetings(within range: ClosedRange<Double>, _ found: (_ line: Int, _ move: Double, _ other: Int) -> Void) {
    for direction in [1.0, -1.0] {
      // A line is met from above by one that falls faster, and from below by one that rises faster.
      for side in [1.0, -1.0] {
        chain(order: side > 0 ? order : order.reversed(), turn: side, slope: side * direction) {
          line, distance, other in
          let move = distance * direction
          if range.contains(move) { found(line, move, other) }
        }
      }
    }
    ties(found)
  }

  /// Walks the lines from one end and keeps the left hull of the points (slope, height) so far. The next point is its
  /// lowest, so that its neighbour on the hull is the one it sees under the least angle: the line that it meets first.
  private func chain(order: some Sequence<Int>, turn: Double, slope: Double, _ found: (Int, Double, Int) -> Void) {
    var hull: [Int] = []
    hull.reserveCapacity(heights.count)
    for line in order {
      let (x, y) = (slope * slopes[line], turn * heights[line])
      while hull.count > 1 {
        let (middle, first) = (hull[hull.count - 1], hull[hull.count - 2])
        let (middleX, middleY) = (slope * slopes[middle], turn * heights[middle])
        let (firstX, firstY) = (slope * slopes[first], turn * heights[first])
        let cross = (x - firstX) * (middleY - firstY) - (y - firstY) * (middleX - firstX)
        if cross < 0 { break }
        hull.removeLast()
      }
      if let other = hull.last, slope * slopes[other] < x {
        found(line, (turn * heights[other] - y) / (x - slope * slopes[other]), other)
      }
      hull.append(line)
    }
  }

  /// Lines of one height meet at 0, which the walk tells only one of them.
  private func ties(_ found: (Int, Double, Int) -> Void) {
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, heights[order[end]] == heights[order[start]] { end += 1 }
      if end - start > 1 {
        let tied = order[start..<end]
        for line in tied {
          if let other = tied.first(where: { slopes[$0] != slopes[line] }) { found(line, 0, other) }
        }
      }
      start = end
    }
  }
}
