import MuchanDiagnostics
import MuchanRecords
import MuchanTestSupport
import Testing

@testable import MuchanFormats

/// Tables with seeded damage: every row that the slow reader finds is stored or told, or the file is refused.
@Suite("Damaged tables")
struct TableMutationTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let pieces: [[UInt8]] = [
    [0x2C], [0x0A], [0x0D], [0x22], [0x22, 0x22], [0x09], [0x00], [0x2D], [0xEF, 0xBB, 0xBF], [0xE4, 0xBA, 0xA9],
    [0xFF], Array("1e9".utf8), Array("９".utf8), Array("2022-Q5".utf8), Array("=1".utf8), Array("%".utf8),
  ]

  private static func damaged(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      guard !bytes.isEmpty else { return bytes }
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let piece = pieces.randomElement(using: &generator) ?? []
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...30, using: &generator)))
      case 2: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 40)], at: place)
      default: bytes.insert(contentsOf: piece, at: place)
      }
    }
    return bytes
  }

  @Test("4,000 mutations of each table", arguments: ["good-enterprises", "good-energy", "good-occupancy"])
  func mutations(name: String) throws {
    let good = try Fixture("bad/\(name).csv").bytes()
    var generator = SeededGenerator(state: 11)
    var counts = (read: 0, refused: 0)
    for round in 0..<4_000 {
      let bytes = Self.damaged(good, &generator)
      let path = try scratch.write(bytes, to: "a.csv")
      var log = DiagnosticLog()
      do {
        let ledger =
          switch name {
          case "good-enterprises": try EnterpriseTable.read(path: path, into: &log).ledger
          case "good-energy": try EnergyTable.read(path: path, into: &log).ledger
          default: try OccupancyTable.read(path: path, into: &log).ledger
          }
        counts.read += 1
        let rows = slowRows(of: String(decoding: bytes, as: UTF8.self)) ?? []
        #expect(ledger.read == rows.count - 1, "round \(round): \(String(decoding: bytes, as: UTF8.self))")
        #expect(ledger.rejected == 0 || log.count(atLeast: .error) > 0, "round \(round)")
      } catch {
        counts.refused += 1
        #expect(error.diagnostic.place.file == path, "round \(round)")
      }
    }
    #expect(counts.read > 400 && counts.refused > 400, "\(counts)")
  }
}
