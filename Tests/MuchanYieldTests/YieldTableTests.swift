import MuchanLand
import MuchanQuantities
import MuchanYield
import Testing

@Suite("Yield per mu")
struct YieldTableTests {
  @Test("a zone's ratio holds only those with figure and land: (300 + 60/2) / (3 + 6/2) mu = 55 万元 per mu")
  func zone() throws {
    var world = try SmallZone()
    world.enterprise("A", output: 300, valueAdded: 90, holds: ["a"])
    world.enterprise("B", output: 60, holds: ["b"])
    world.enterprise("C", output: 1_000)
    world.enterprise("D", output: nil, valueAdded: -10, holds: ["d"])
    let table = try world.table()
    #expect(table.zones.map(\.zone) == [0, 1, 2, 3])
    let zone = table.zones[0].sums
    #expect(zone.enterprises == 3)
    #expect(zone.land.mu.description == "7.5")
    let output = zone[.output]
    #expect(output.amount.description == "330")
    #expect(output.land.mu.description == "6")
    #expect(output.coverage == Coverage(known: 2, total: 3))
    #expect(output.value == 55)
    // Value added may be negative: (90 - 10) / (3 + 1.5).
    let valueAdded = zone[.valueAdded]
    #expect(valueAdded.amount.description == "80")
    #expect(valueAdded.land.mu.description == "4.5")
    // Nobody stated tax: no number, not zero.
    #expect(zone[.tax].coverage == Coverage(known: 0, total: 3))
    #expect(zone[.tax].value == nil)
    #expect(table.unplaced == 1)
    #expect(table.enterprises.map { table.perMu(.output, of: $0.enterprise) } == [100, 10, nil, nil])
    #expect(table.enterprises.dropFirst(2).first?.gap == .noOccupancy)
  }

  @Test("amounts of the top zones and of outside add up to the enterprises' own")
  func balance() throws {
    var world = try SmallZone()
    world.enterprise("A", output: 100.0 / 3, holds: ["a", "b"])
    world.enterprise("B", output: 7.000001, holds: ["b", "c", "d"])
    let table = try world.table()
    let top = table.zones.filter { [0, 1, ZoneHierarchy.outside].contains($0.zone) }
    let sum = top.reduce(FixedDecimal<SixPlaces>.zero) { $0 + $1.sums[.output].amount }
    #expect(sum.description == "40.333334")
  }
}
