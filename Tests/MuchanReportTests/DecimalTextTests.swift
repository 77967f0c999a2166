import Foundation
import Testing

@testable import MuchanReport

/// Expected: the C library's `%.*f`, which rounds the exact binary value half to even.
@Suite("Decimals of measured numbers")
struct DecimalTextTests {
  @Test("numbers of any size, and those at the middle between two decimals, are as the C library prints them")
  func asTheLibrary() {
    var random = SystemRandomNumberGenerator()
    var values: [Double] = [0, -0.0, 0.5, 1.5, 2.5, -0.04, 0.125, 1e300, .leastNonzeroMagnitude, 1_099_511_627_776.5]
    for _ in 0..<20_000 {
      let magnitude = pow(10, Double.random(in: -8...16, using: &random))
      values.append(Double.random(in: -1...1, using: &random) * magnitude)
      // k + 0.5 at some place, and its neighbours.
      let middle =
        (Double(Int.random(in: 0...1_000_000, using: &random)) + 0.5) / pow(10, Double.random(in: 0...6).rounded())
      values += [middle, middle.nextUp, -middle.nextDown]
    }
    for value in values {
      for places in [0, 1, 2, 4, 6, 9] {
        let library = String(format: "%.\(places)f", value)
        let isZero = !library.contains { ("1"..."9").contains($0) }
        let expected = isZero && library.hasPrefix("-") ? String(library.dropFirst()) : library
        #expect(Cell.decimalText(value, places: places) == expected)
      }
    }
  }
}
