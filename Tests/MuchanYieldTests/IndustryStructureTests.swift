import MuchanQuantities
import MuchanYield
import Testing

/// Expected values by hand, in the comments.
@Suite struct IndustryStructureTests {
  @Test func sharesQuotientsAndSimilaritiesAreThoseOfTheOutputByDivision() throws {
    var world = try SmallZone()
    world.enterprise("A", output: 300, industry: "3911", holds: ["a"])
    // Half of b lies in Z and in its park P2, half in Y.
    world.enterprise("B", output: 200, industry: "2614", holds: ["b"])
    world.enterprise("C", output: 50, industry: nil, holds: ["d"])
    let structure = IndustryStructure(try world.table(), enterprises: world.years())
    #expect(structure.coverage == Coverage(known: 2, total: 3))
    let rows = structure.rows.map { row in
      "\(SmallZone.names[row.zone]) \(row.division) \(row.enterprises) \(row.output)"
    }
    #expect(rows == ["Z 39 1 300", "Z 26 1 100", "Y 26 1 100", "P1 39 1 300", "P2 26 1 100"])
    // Of 500 in Z and Y together 300 are of division 39: 60 %. Z has 75 % of it, 1.25 times as much.
    #expect(structure.rows[0].share == Ratio(3, 4))
    #expect(structure.rows.map(\.locationQuotient) == [1.25, 0.625, 2.5, 1 / 0.6, 2.5])
    // Z = (0.75, 0.25), Y = (0, 1): cosine 0.25 / sqrt(0.625), difference 1.5. Parks are not held against their zone.
    let pairs = try #require(structure.pairs)
    #expect(
      pairs.map { "\(SmallZone.names[$0.first]) \(SmallZone.names[$0.second])" } == ["Y P2", "Z Y", "Y P1", "P1 P2"])
    #expect(pairs.map(\.difference) == [0, 1.5, 2, 2])
    #expect(pairs[0].similarity == 1 && (pairs[1].similarity - 0.25 / 0.625.squareRoot()).magnitude < 1e-15)
  }
}
