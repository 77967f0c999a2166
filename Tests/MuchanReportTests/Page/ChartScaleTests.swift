import Testing

@testable import MuchanReport

struct ChartScaleTests {
  @Test(arguments: [
    [0.0, 882.24], [3.2, 3.3], [-5.5, 0], [0, 0], [1e-9, 2e-9], [1e12, 3e12], [0.079, 0.063], [-1, 1],
  ]) func marksAreWithinAndAround(values: [Double]) throws {
    for includesZero in [true, false] {
      let scale = ChartScale(values, start: 100, end: 20, includesZero: includesZero)
      for value in values {
        #expect(value >= scale.from - 1e-12 * abs(scale.from) && value <= scale.to * (1 + 1e-12) + 1e-12)
      }
      #expect((2...14).contains(scale.marks.count), "\(values) \(scale.marks)")
      #expect(scale[scale.from] == 100 && scale[scale.to] == 20)
      #expect(Set(scale.marks.map { scale.label($0).english }).count == scale.marks.count, "\(scale.marks)")
    }
  }

  /// Decades are equally far apart.
  @Test func logarithmsAreEven() {
    let scale = ChartScale(logarithmic: [0.002, 31], start: 0, end: 500)
    #expect(scale.from == 0.001 && scale.to == 100 && scale.marks.count == 6)
    #expect(abs(scale[0.1] - 200) < 1e-9 && abs(scale[1] - 300) < 1e-9)
  }
}
