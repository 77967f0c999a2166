import MuchanQuantities
import Testing

@Suite("Exact decimals")
struct FixedDecimalTests {
  typealias Nine = FixedDecimal<NinePlaces>

  @Test("a Double is rounded once, half to even")
  func rounding() {
    #expect(Nine(rounding: 0.5e-9)?.units == 0)
    #expect(Nine(rounding: 1.5e-9)?.units == 2)
    #expect(Nine(rounding: -2.5e-9)?.units == -2)
    #expect(Nine(rounding: 262_223.8627)?.description == "262223.8627")
  }

  @Test("values that are not finite or past 9e12 are refused", arguments: [.nan, .infinity, 9.1e12, -1e13])
  func limits(value: Double) {
    #expect(Nine(rounding: value) == nil)
  }

  @Test("sums do not depend on order")
  func order() {
    let values = (0..<1_000).compactMap { Nine(rounding: 1e9 / Double($0 + 3)) }
    let forward = values.reduce(.zero, +)
    let backward = values.reversed().reduce(.zero, +)
    #expect(forward == backward)
  }

  @Test(
    "text reads back as the same number", arguments: ["0", "-1.5", "12345678901234567890.123456789", "0.000000001"])
  func textRoundTrip(text: String) {
    #expect(Nine(exactly: text)?.description == text)
  }

  @Test(
    "text that is not a plain decimal is refused",
    arguments: ["", "-", "1.", ".5", "1e3", "1,000", "0.0000000001", " 1"])
  func badText(text: String) {
    #expect(Nine(exactly: text) == nil)
  }

  @Test("places are rounded half to even")
  func places() {
    #expect(Nine(units: 1_250_000_000).text(places: 1) == "1.2")
    #expect(Nine(units: 1_350_000_000).text(places: 1) == "1.4")
    #expect(Nine(units: -4).text(places: 4) == "0.0000")
    #expect(Nine(units: 1_000_000_000).text(minimumPlaces: 4) == "1.0000")
  }

  @Test("a value on either side of 64 bits is written digit by digit, and rounds half to even at any place")
  func digits() {
    let widest = Int128(UInt64.max)
    let magnitudes = [
      0, 1, 5, 10, 999, 1_500_000_000, 2_500_000_000, 123_456_789_012_345, widest - 1, widest, widest + 1, widest * 10,
    ]
    for magnitude in magnitudes {
      for units in [magnitude, -magnitude] {
        let padded = String(repeating: "0", count: max(0, 10 - String(magnitude).count)) + String(magnitude)
        let sign = units < 0 ? "-" : ""
        #expect(Nine(units: units).text(minimumPlaces: 9) == "\(sign)\(padded.dropLast(9)).\(padded.suffix(9))")
        for places in 0...9 {
          let scale = (0..<9 - places).reduce(Int128(1)) { power, _ in power * 10 }
          let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: scale)
          let rounded = rest * 2 > scale || (rest * 2 == scale && whole % 2 == 1) ? whole + 1 : whole
          let text = Nine(units: units).text(places: places)
          #expect(Nine(exactly: text)?.units == (units < 0 ? -1 : 1) * rounded * scale)
          #expect(text.hasPrefix("-") == (units < 0 && rounded != 0))
          #expect(places == 0 ? !text.contains(".") : text.split(separator: ".").last?.count == places)
        }
      }
    }
  }

  @Test("digits appended to bytes are those of `text`", arguments: [0, 4, 9])
  func appended(minimumPlaces: Int) {
    var values: [Int128] = [0, 1, -1, 10, 999_999_999, 1_000_000_000, -1_500_000_000, 9_000_000_000_000_000_000]
    values += [Int128(UInt64.max), Int128(UInt64.max) + 1, -Int128(UInt64.max) * 1_000]
    var state: UInt64 = 7
    for _ in 0..<500 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      values.append(Int128(state >> (state & 63)))
    }
    for units in values {
      let value = FixedDecimal<NinePlaces>(units: units)
      var bytes: [UInt8] = []
      value.append(minimumPlaces: minimumPlaces, to: &bytes)
      #expect(String(decoding: bytes, as: UTF8.self) == value.text(minimumPlaces: minimumPlaces))
    }
  }
}
