import Testing

@testable import MuchanSynthesis

@Suite("What the generator is built of")
struct BasicsTests {
  @Test("scaled integers are written with their decimals")
  func decimals() {
    #expect(NumberText.fixed(123_456, decimals: 2) == "1234.56")
    #expect(NumberText.fixed(-5, decimals: 2) == "-0.05")
    #expect(NumberText.trimmed(1_250, decimals: 2) == "12.5")
    #expect(NumberText.trimmed(1_200, decimals: 2) == "12")
  }

  @Test("days move across leap years and month ends")
  func days() {
    #expect((Day(2020, 2, 28) + 1).text == "2020-02-29")
    #expect((Day(2019, 12, 31) + 1).text == "2020-01-01")
    #expect(Day(1970, 1, 1).number == 0)
  }

  @Test("the seeded source gives the published numbers of SplitMix64")
  func splitMix() {
    // First outputs of the reference program (Vigna) for the seed 1234567.
    var source = SplitMix64(seed: 1_234_567)
    #expect(source.next() == 6_457_827_717_110_365_317)
    #expect(source.next() == 3_203_168_211_198_807_973)
    #expect(source.next() == 9_817_491_932_198_370_423)
  }

  @Test("credit codes pass the check of GB 32100-2015, changed ones do not")
  func creditCodes() {
    // The example code that descriptions of the standard use.
    #expect(CreditCode.isValid("91350100M000100Y43"))
    let code = CreditCode.text(number: 1)
    #expect(CreditCode.isValid(code))
    var changed = Array(code)
    changed[12] = changed[12] == "0" ? "1" : "0"
    #expect(!CreditCode.isValid(String(changed)))
    changed = Array(code)
    changed.swapAt(2, 3)
    #expect(!CreditCode.isValid(String(changed)))
  }

  @Test("a square of 0.005° has the area domain tables give")
  func area() {
    // 118.85–118.855° E, 31.90–31.905° N: 262,223.8627 m² by the ellipsoid trapezoid series, computed apart.
    let corners = [
      (11_885_000_000, 3_190_000_000), (11_885_500_000, 3_190_000_000), (11_885_500_000, 3_190_500_000),
      (11_885_000_000, 3_190_500_000),
    ]
    let area = Shape(corners.map { Position(longitude: $0.0, latitude: $0.1) }).squareMetres
    #expect(abs(area / 262_223.8627 - 1) < 1e-6)
  }

  @Test("options without meaning are refused by name")
  func options() {
    #expect(throws: SynthesisFailure.option(name: "scale", found: "0.0", expected: "0.02 to 50")) {
      try DemoOptions(scale: 0)
    }
    #expect(throws: SynthesisFailure.option(name: "zone-vertices", found: "10", expected: "a multiple of 4")) {
      try WorkloadOptions(zoneVertices: 10)
    }
  }
}
