import MuchanQuantities
import Testing

@Suite("Areas")
struct AreaTests {
  @Test("1 mu is 2000/3 m² exactly: 3 mu are 2000 m², 15 mu are a hectare")
  func mu() throws {
    let area = try #require(Area(roundingSquareMetres: 2000))
    #expect(area.mu.description == "3")
    #expect(try #require(Area(roundingSquareMetres: 10_000)).mu.description == "15")
    #expect(try #require(Area(roundingSquareMetres: 10_000)).hectares.description == "1")
  }

  @Test("the 118.85/31.90 test square: 262,223.8627 m² are 393.33579 mu (worked by hand: m² × 3 / 2000)")
  func testSquare() throws {
    let area = try #require(Area(roundingSquareMetres: 262_223.8627))
    #expect(area.mu.text(places: 5) == "393.33579")
  }

  @Test("mu are rounded half to even at 1e-9")
  func tie() {
    // 1000 units of 1e-9 m² are 1.5 units of 1e-9 mu.
    #expect(Area(squareMetres: FixedDecimal(units: 1000)).mu.units == 2)
    #expect(Area(squareMetres: FixedDecimal(units: -1000)).mu.units == -2)
    #expect(Area(squareMetres: FixedDecimal(units: 3000)).mu.units == 4)
  }
}
