import Testing

@testable import MuchanSynthesis

@Suite("Planted defects")
struct PlantedDefectTests {
  private let clean: DemoWorld
  private let spoilt: DemoWorld

  init() throws {
    clean = DemoWorld(options: try DemoOptions(scale: 0.3))
    spoilt = DemoWorld(options: try DemoOptions(scale: 0.3, defects: Set(PlantedDefect.allCases)))
  }

  private func ids(_ defect: PlantedDefect, in file: String) -> [String] {
    spoilt.planted.filter { $0.defect == defect && $0.file == file }.map(\.id)
  }

  @Test("nothing is planted unasked")
  func none() throws {
    #expect(clean.planted.isEmpty)
    let names = DemoProject.files(try DemoOptions(scale: 0.05)).map(\.name)
    #expect(!names.contains("planted.csv"))
  }

  @Test("12 idle parcels are past their start without a start or a status")
  func idle() throws {
    let listed = ids(.idle, in: "parcels.geojson")
    #expect(listed.count == 12)
    for id in listed {
      let parcel = try #require(spoilt.parcels.first { $0.id == id })
      #expect(try #require(parcel.startBy) <= Day(2020, 12, 31))
      #expect(parcel.started == nil && parcel.idleStatus == nil)
    }
  }

  @Test("8 parcels repeat the id of another")
  func duplicates() {
    let counts = Dictionary(grouping: spoilt.parcels, by: \.id).filter { $0.value.count > 1 }
    #expect(counts.count == 8)
    #expect(Set(counts.keys) == Set(ids(.duplicateIDs, in: "parcels.geojson")))
  }

  @Test("6 rings cross themselves: a bow tie of a rectangle has next to no signed area")
  func bowTies() throws {
    let listed = ids(.bowTies, in: "parcels.geojson")
    #expect(listed.count == 6)
    for id in listed {
      let before = try #require(clean.parcels.first { $0.id == id }).shape.squareMetres
      let after = try #require(spoilt.parcels.first { $0.id == id }).shape.squareMetres
      #expect(after < before / 1_000)
    }
  }

  @Test("10 enterprises have no output and 10 others no energy in 2022; the city's totals are the clean ones")
  func gaps() throws {
    let silent = Set(ids(.gaps, in: "energy.csv"))
    let empty = ids(.gaps, in: "enterprises.csv")
    #expect(silent.count == 10 && empty.count == 10)
    #expect(silent.isDisjoint(with: empty))
    #expect(spoilt.energy.allSatisfy { !silent.contains($0.enterprise) || !$0.period.hasPrefix("2022") })
    let missing = spoilt.enterprises.filter { $0.years.last?.output == nil }.map(\.id)
    #expect(Set(missing) == Set(empty))
    #expect(spoilt.reference.map(\.value) == clean.reference.map(\.value))
  }
}
