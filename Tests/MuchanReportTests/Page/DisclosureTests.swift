import Testing

@testable import MuchanReport

/// What a public page withholds. The rule is the usual one of statistical offices: no cell of fewer than three units, and no
/// single hidden cell that a total would give away.
struct DisclosureTests {
  @Test(arguments: [
    // 2 is too few; the next smallest, 5, is hidden too, or the total less the others would be those two.
    ([10, 5, 2, 8], Set([1, 2])),
    // Two hidden groups of 1 and 2 add up to three enterprises, which a difference does not tell apart.
    ([1, 2, 9], Set([0, 1])),
    // Two hidden groups of 1 are two enterprises together: one more goes.
    ([1, 1, 9, 20], Set([0, 1, 2])),
    ([3, 4, 5], Set<Int>()),
    // A group without enterprises hides nothing and need not be hidden.
    ([0, 7, 8], Set<Int>()),
    ([0, 2, 8], Set([1, 2])),
    ([2], Set([0])),
    ([Int](), Set<Int>()),
  ]) func groupsOfFewAreWithheldWithTheirComplement(counts: [Int], expected: Set<Int>) {
    #expect(ReportPage.withheld(counts) == expected)
  }

  @Test func anUnknownCountIsWithheld() {
    #expect(ReportPage.withheld([nil, 9, 8]) == [0, 2])
  }

  /// Whatever the counts: nothing shown is of one or two enterprises, and what is hidden is of none or of three or more,
  /// or everything is hidden.
  @Test func nothingOfOneOrTwoCanBeTold() {
    var state: UInt64 = 11
    for _ in 0..<2000 {
      var counts: [Int] = []
      for _ in 0..<Int(next(&state) % 7) { counts.append(Int(next(&state) % 7)) }
      let hidden = ReportPage.withheld(counts)
      for (place, count) in counts.enumerated() where !hidden.contains(place) { #expect(count == 0 || count >= 3) }
      let sum = hidden.reduce(0) { $0 + counts[$1] }
      let isAll = counts.indices.allSatisfy { hidden.contains($0) || counts[$0] == 0 }
      #expect(sum == 0 || sum >= 3 || isAll, "\(counts) \(hidden)")
    }
  }

  private func next(_ state: inout UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
