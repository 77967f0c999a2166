import MuchanLand
import MuchanQuantities
import MuchanRecords
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

  @Test("of records with one id the least is used, in whichever order and grouping they come")
  func duplicate() throws {
    func record(_ code: String, _ size: Double, zone: Int, overlap: Double = 0) throws -> Parcel {
      Parcel(
        landUse: LandUseKey(standard: "s", code: code), registeredArea: nil, measured: try area(size),
        parts: [Parcel.Piece(zone, try area(size))],
        overlaps: overlap > 0 ? [Parcel.Piece(0, try area(overlap))] : [])
    }
    let records = [
      try record("0701", 2, zone: 1, overlap: 1), try record("0601", 1, zone: 2), try record("0602", 1, zone: 3),
    ]
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]] {
      var apart: [ParcelLedger] = []
      for number in order {
        var ledger = ParcelLedger()
        ledger.add(id: "B\(number)".utf8, records[0])
        ledger.add(id: "A".utf8, records[number])
        apart.append(ledger)
      }
      var right = apart[1]
      let first = right.append(contentsOf: apart[2])
      #expect(first == [1])
      var all = apart[0]
      let second = all.append(contentsOf: right)
      #expect(second == [1])
      let row = try #require(all.row(of: "A"))
      #expect(all.parcel(of: row) == records[1])
      #expect(all.landUse(of: row).code == "0601")
      #expect(all.times(of: row) == 3)
      #expect(all.repeatCount == 2)
      #expect(all.count == 4)
      let other = try #require(all.row(of: "B2"))
      #expect(all.parcel(of: other) == records[0])
    }
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

  @Test("however many are appended at once, all of all rows is that of the ledger made in one go, and so are walks")
  func appendedFacts() throws {
    var seed: UInt64 = 7
    func random(_ bound: UInt64) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33 % bound)
    }
    var records: [(id: String, parcel: Parcel)] = []
    for number in 0..<600 {
      var facts = ParcelFacts()
      // Some columns begin late, end early or have holes; one is never there.
      if number > 200, random(3) > 0 {
        facts[.suppliedOn] = .known(try #require(CalendarDay("2020-01-01")?.adding(days: number)))
      }
      if number < 100 {
        facts[.startedOn] = random(2) == 0 ? .unusable : .known(try #require(CalendarDay("2021-06-30")))
      }
      if random(4) == 0 { facts[.price] = .known(FixedDecimal(units: Int128(number))) }
      if random(3) == 0 { facts[.supplyMode] = .known(["assignment", "allocation", "lease"][random(3)]) }
      let size = try area(Double(1 + random(9_000)))
      let hasOverlap = random(50) == 0
      var parcel = Parcel(
        landUse: LandUseKey(standard: "s", code: "0\(random(12))"), registeredArea: random(2) == 0 ? nil : size,
        measured: size, parts: (0..<random(4)).map { Parcel.Piece($0, size) },
        overlaps: hasOverlap ? [Parcel.Piece(0, size)] : [], facts: facts)
      // Nothing lies over the first and the last ones.
      if (50..<500).contains(number) {
        parcel.surroundings.controls = (0..<random(4)).map { Parcel.Piece($0 + random(9), size) }
        if random(3) == 0 { parcel.surroundings.plan = [Parcel.Piece(random(5), size)] }
        if random(9) == 0 { parcel.surroundings.buildings = [Parcel.Piece(ParcelSurroundings.overlapping, size)] }
        if random(5) == 0 { parcel.surroundings.waters = [WaterDistance(water: 1, units: (Int64(number), 1, 2, 3, 4))] }
      }
      records.append(("P\(random(20) == 0 ? random(600) : number)", parcel))
    }
    var whole = ParcelLedger()
    for record in records { whole.add(id: record.id.utf8, record.parcel) }
    for size in [1, 7, 64, 250, 600] {
      var joined = ParcelLedger()
      for start in stride(from: 0, to: records.count, by: size) {
        var block = ParcelLedger()
        for record in records[start..<min(start + size, records.count)] { block.add(id: record.id.utf8, record.parcel) }
        joined.append(contentsOf: block)
      }
      #expect(joined.count == whole.count && joined.repeatCount == whole.repeatCount)
      for row in 0..<whole.count {
        #expect(joined.id(of: row) == whole.id(of: row) && joined.times(of: row) == whole.times(of: row))
        #expect(joined.parcel(of: row) == whole.parcel(of: row), "block of \(size), row \(row)")
        #expect(joined.landUse(of: row) == whole.landUse(of: row))
        let surroundings = joined.parcel(of: row).surroundings
        var (controls, plan) = ([Parcel.Piece](), [Parcel.Piece]())
        joined.forEachControl(of: row) { controls.append(Parcel.Piece($0, $1)) }
        joined.forEachPlannedUse(of: row) { plan.append(Parcel.Piece($0, $1)) }
        #expect(controls == surroundings.controls && plan == surroundings.plan)
        #expect(joined.buildings(on: row) == surroundings.buildings)
      }
      #expect(ParcelDate.allCases.allSatisfy { joined.has($0) == whole.has($0) })
      #expect(ParcelAmount.allCases.allSatisfy { joined.has($0) == whole.has($0) })
      #expect(ParcelWord.allCases.allSatisfy { joined.has($0) == whole.has($0) })
    }
  }

  @Test("ids are ordered by their bytes, whether or not their order was looked for, and anew after more were added")
  func order() {
    func isInOrder(_ ledger: ParcelLedger) -> Bool {
      let ids = (0..<ledger.count).map { Array(ledger.id(of: $0).utf8) }
      let sorted = ids.indices.sorted { ids[$0].lexicographicallyPrecedes(ids[$1]) }
      let pairs = ids.indices.allSatisfy { row in
        ids.indices.allSatisfy { ledger.idPrecedes(row, $0) == ids[row].lexicographicallyPrecedes(ids[$0]) }
      }
      return ledger.rowsByID == sorted && pairs
    }
    for ids in [["a", "ab", "b"], ["b", "", "a", "ab", "地块", "aa", "B"], ["only"], []] {
      var ledger = ParcelLedger()
      func add(_ id: String) {
        ledger.add(id: id, landUseCode: "", standard: "", registeredArea: nil, measured: .zero, parts: [])
      }
      for id in ids { add(id) }
      #expect(isInOrder(ledger))
      ledger.orderIDs()
      #expect(isInOrder(ledger))
      add("a0")
      #expect(isInOrder(ledger))
      ledger.orderIDs()
      #expect(isInOrder(ledger))
    }
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

extension ParcelLedgerTests {
  @Test("Outlines of buildings stay with their parcels where nothing else lies over any")
  func outlinesOnly() {
    func block(_ ids: [String], _ building: Int) -> ParcelLedger {
      var ledger = ParcelLedger()
      for id in ids {
        var parcel = Parcel(
          landUse: LandUseKey(standard: "", code: "0601"), registeredArea: nil,
          measured: Area(roundingSquareMetres: 10) ?? .zero, parts: [])
        parcel.surroundings.buildings = [Parcel.Piece(building, Area(roundingSquareMetres: 4) ?? .zero)]
        ledger.add(id: id.utf8, parcel)
      }
      return ledger
    }
    var whole = block(["a"], 7)
    whole.append(contentsOf: block(["b", "c"], 8))
    #expect((0..<3).map { whole.surroundings(of: $0).buildings.map(\.number) } == [[7], [8], [8]])
  }
}
