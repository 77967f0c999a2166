import MuchanLand
import MuchanQuantities
import Testing

@Suite("Parcel ledger")
struct ParcelLedgerTests {
  func area(_ squareMetres: Double) throws -> Area { try #require(Area(roundingSquareMetres: squareMetres)) }

  @Test("what was added is found again by id, areas to the last digit")
  func roundTrip() throws {
    var ledger = ParcelLedger()
    for number in 0..<5_000 {
      let size = try area(1_000 + Double(number) / 7)
      let isNew = ledger.add(
        id: "320115\(number)", landUseCode: number % 2 == 0 ? "0601" : "0701", standard: "GB/T 21010-2017",
        registeredArea: number % 3 == 0 ? nil : size, measured: size, parts: [(zone: number % 4, area: size)])
      #expect(isNew)
    }
    #expect(ledger.count == 5_000)
    #expect(ledger.landUseKeys.map(\.code) == ["0601", "0701"])
    for number in stride(from: 0, to: 5_000, by: 37) {
      let row = try #require(ledger.row(of: "320115\(number)"))
      #expect(row == number)
      #expect(ledger.id(of: row) == "320115\(number)")
      #expect(ledger.measuredArea(of: row) == (try area(1_000 + Double(number) / 7)))
      #expect((ledger.registeredArea(of: row) == nil) == (number % 3 == 0))
      #expect(ledger.parts(of: row).map(\.zone) == [number % 4])
    }
    #expect(ledger.row(of: "320115") == nil)
  }

  @Test("of two parcels with one id the first wins")
  func duplicate() throws {
    var ledger = ParcelLedger()
    let first = ledger.add(
      id: "A", landUseCode: "0601", standard: "s", registeredArea: nil, measured: try area(1), parts: [])
    let second = ledger.add(
      id: "A", landUseCode: "0701", standard: "s", registeredArea: nil, measured: try area(2), parts: [])
    #expect(first && !second)
    #expect(ledger.count == 1)
    #expect(ledger.measuredArea(of: 0) == (try area(1)))
  }

  @Test("areas past 64 bits of 1e-9 m² (9,223 km²) keep every digit, and a missing one stays missing")
  func wide() throws {
    var ledger = ParcelLedger()
    let large = Area(squareMetres: try #require(FixedDecimal(exactly: "123456789012.000000001")))
    ledger.add(id: "A", landUseCode: "", standard: "", registeredArea: nil, measured: large, parts: [(0, large)])
    #expect(ledger.measuredArea(of: 0) == large)
    #expect(ledger.parts(of: 0)[0].area == large)
    #expect(ledger.registeredArea(of: 0) == nil)
  }

  @Test("ledgers appended in order are the ledger made in one go, duplicates named")
  func append() throws {
    var left = ParcelLedger()
    var right = ParcelLedger()
    for id in ["A", "B"] {
      left.add(id: id, landUseCode: "0601", standard: "s", registeredArea: nil, measured: try area(3), parts: [])
    }
    for id in ["C", "B", "D"] {
      right.add(
        id: id, landUseCode: "0602", standard: "s", registeredArea: nil, measured: try area(4),
        parts: [(zone: 1, area: try area(4))])
    }
    #expect(left.append(contentsOf: right) == [1])
    #expect((0..<left.count).map { left.id(of: $0) } == ["A", "B", "C", "D"])
    #expect(left.landUse(of: 2).code == "0602")
    #expect(left.parts(of: 3).map(\.zone) == [1])
  }

  @Test("an empty id and ids that are prefixes of each other are different ids")
  func prefixes() throws {
    var ledger = ParcelLedger()
    for id in ["", "3", "32", "320"] {
      let isNew = ledger.add(
        id: id, landUseCode: "", standard: "", registeredArea: nil, measured: .zero, parts: [])
      #expect(isNew)
    }
    #expect(["", "3", "32", "320"].map { ledger.row(of: $0) } == [0, 1, 2, 3])
  }
}
