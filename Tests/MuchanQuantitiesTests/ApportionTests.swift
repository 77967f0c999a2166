import MuchanQuantities
import Testing

@Suite("Dividing exactly")
struct ApportionTests {
  typealias Six = FixedDecimal<SixPlaces>
  typealias Nine = FixedDecimal<NinePlaces>

  @Test("100 split by 1, 1, 1 is 33.333334, 33.333333, 33.333333: the remainder goes to the first of the largest")
  func thirds() {
    let parts = Six(units: 100_000_000).split(by: [Nine(units: 7), Nine(units: 7), Nine(units: 7)])
    #expect(parts.map(\.units) == [33_333_334, 33_333_333, 33_333_333])
  }

  @Test("parts add up to the whole, for any weights and signs")
  func sums() {
    var random = SplitMix(state: 7)
    for _ in 0..<2_000 {
      let amount = Six(units: Int128(truncatingIfNeeded: random.next()) * (random.next() % 2 == 0 ? 1 : -1))
      let weights = (0..<(1 + Int(random.next() % 6))).map { _ in Nine(units: Int128(random.next() >> 1)) }
      #expect(amount.split(by: weights).reduce(.zero, +) == amount)
    }
  }

  @Test("a product past 128 bits is divided exactly: (9e12 × 9e12) / 9e12 at full scale")
  func wide() {
    let large = Nine(units: 9_000_000_000_000_000_000_000)
    #expect(large.share(large, of: large) == large)
    #expect(large.share(Nine(units: 1), of: Nine(units: 2)).units == 4_500_000_000_000_000_000_000)
  }

  @Test("half a last place goes to the even side")
  func ties() {
    #expect(Six(units: 1).share(Nine(units: 1), of: Nine(units: 2)).units == 0)
    #expect(Six(units: 3).share(Nine(units: 1), of: Nine(units: 2)).units == 2)
    #expect(Six(units: -3).share(Nine(units: 1), of: Nine(units: 2)).units == -2)
  }

  @Test("1,000,000 kWh × 0.1229 kgce / 1000 = 122.9 t (by hand)")
  func product() {
    let quantity = Six(units: 1_000_000_000_000)
    let factor = Nine(units: 122_900_000)
    #expect(quantity.times(factor, dividedBy: 1_000, as: SixPlaces.self)?.description == "122.9")
  }

  @Test("ratios are compared without rounding, past the digits of a Double")
  func ratios() throws {
    let limit = try #require(Ratio(25, 1_000))
    let total: Int128 = 40_000_000_000_000_000_000
    #expect(try #require(Ratio(total / 40 - 1, total)) < limit)
    #expect(try #require(Ratio(total / 40, total)) == limit)
    #expect(try #require(Ratio(total / 40 + 1, total)) > limit)
    #expect(Ratio(1, 0) == nil)
    #expect(Ratio(Six(units: 2_500_000)).hundredth == limit)
  }

  @Test("a sum with records missing decides only what more records cannot change")
  func bounds() throws {
    let two = try #require(Ratio(2, 100))
    let three = try #require(Ratio(3, 100))
    let ceiling = Threshold(.below, try #require(Ratio(25, 1_000)))
    let floor = Threshold(.atLeast, try #require(Ratio(25, 1_000)))
    #expect(ceiling.isMet(by: two) == true)
    #expect(ceiling.isMet(by: two, isLowerBound: true) == nil)
    #expect(ceiling.isMet(by: three, isLowerBound: true) == false)
    #expect(floor.isMet(by: two, isLowerBound: true) == nil)
    #expect(floor.isMet(by: two) == false)
    #expect(floor.isMet(by: three, isLowerBound: true) == true)
    #expect(Threshold(.below, two).isMet(by: two) == false)
    #expect(Threshold(.atMost, two).isMet(by: two) == true)
  }
}

/// A small generator with a fixed seed (SplitMix64).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
