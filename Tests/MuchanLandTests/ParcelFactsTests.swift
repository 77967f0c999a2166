import MuchanLand
import MuchanQuantities
import MuchanRecords
import Testing

@Suite("Facts of parcels")
struct ParcelFactsTests {
  func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }
  func parcel(_ facts: ParcelFacts) throws -> Parcel {
    Parcel(
      landUse: LandUseKey(standard: "s", code: "0601"), registeredArea: nil,
      measured: try #require(Area(roundingSquareMetres: 1)), parts: [], facts: facts)
  }

  @Test("what is said is found again; what is not said is absent, what is wrong unusable")
  func roundTrip() throws {
    var ledger = ParcelLedger()
    let start = try day("2010-01-01")
    for row in 0..<1_000 {
      var facts = ParcelFacts()
      if row % 3 == 1 { facts[.startBy] = .known(try #require(start.adding(days: row))) }
      if row % 5 == 2 { facts[.price] = .known(try #require(FixedDecimal(rounding: Double(row) + 0.125))) }
      if row % 7 == 3 { facts[.remedy] = .known("remedy \(row % 4)") }
      if row % 11 == 0 {
        facts[.startedOn] = .unusable
        facts[.dueArea] = .unusable
        facts[.supplyMode] = .unusable
      }
      ledger.add(id: "P\(row)".utf8, try parcel(facts))
    }
    for row in 0..<1_000 {
      let facts = ledger.facts(of: row)
      #expect(facts[.startBy] == ledger.day(.startBy, of: row))
      #expect(facts[.startBy] == (row % 3 == 1 ? .known(try #require(start.adding(days: row))) : .absent))
      #expect(facts[.price].value?.doubleValue == (row % 5 == 2 ? Double(row) + 0.125 : nil))
      #expect(facts[.remedy].value == (row % 7 == 3 ? "remedy \(row % 4)" : nil))
      #expect(ledger.day(.startedOn, of: row).isUnusable == (row % 11 == 0))
      #expect(ledger.amount(.dueArea, of: row).isUnusable == (row % 11 == 0))
      #expect(ledger.word(.supplyMode, of: row).isUnusable == (row % 11 == 0))
      #expect(ParcelFacts(facts.plain) == facts)
    }
    #expect(ledger.has(.startBy) && ledger.has(.dueArea) && ledger.has(.remedy))
    #expect(!ledger.has(.validTo) && !ledger.has(.yard) && !ledger.has(.planUse))
  }

  @Test("days from 1986-01-01 to 2165-06-04 are held, others are not")
  func range() throws {
    // 65,534 days from 1986-01-01 on: python3 -c "import datetime as d; print(d.date(1985,12,31)+d.timedelta(65534))".
    for (text, isHeld) in [
      ("1985-12-31", false), ("1986-01-01", true), ("2165-06-04", true), ("2165-06-05", false), ("0001-01-01", false),
    ] {
      var facts = ParcelFacts()
      let day = try day(text)
      facts[.termUntil] = .known(day)
      #expect(facts[.termUntil] == (isHeld ? .known(day) : .unusable))
      #expect(ParcelFacts.holds(day) == isHeld)
    }
  }

  @Test("of records that differ in their facts alone the least is used, in whichever order they come")
  func duplicates() throws {
    var plain = ParcelFacts()
    plain[.startBy] = .known(try day("2015-01-01"))
    var later = plain
    later[.startBy] = .known(try day("2016-01-01"))
    var dearer = plain
    dearer[.price] = .known(try #require(FixedDecimal(rounding: 5)))
    var named = plain
    named[.remedy] = .known("a")
    let records = try [later, named, dearer, plain].map(parcel)
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
      var ledger = ParcelLedger()
      for number in order { ledger.add(id: "A".utf8, records[number]) }
      #expect(ledger.count == 1)
      #expect(ledger.parcel(of: 0) == records[3])
      // What only a record has that is not used is not there.
      #expect(!ledger.has(.remedy) && !ledger.has(.price) && ledger.has(.startBy))
    }
    #expect(records[3] < records[2] && records[2] < records[0] && records[3] < records[1])
  }
}
