import MuchanDiagnostics
import MuchanPipeline
import MuchanReport
import MuchanTestSupport
import Synchronization
import Testing

@Suite("Area: lines written by the workers")
struct AreaLineTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Ids that need quotes, escapes, an apostrophe, or nothing.
  private static let ids = [
    "3201990010000000000", "a,b", "say \\\"so\\\"", "=SUM(A1)", "-7", "江宁-01", " blank ", "tab\\there", "new\\nline",
    "", "@x", "a_b.c-d",
  ]

  @Test("they are those of the row's cells, in both formats, whatever the id", arguments: [1, 4])
  func sameAsCells(jobs: Int) async throws {
    let features = (0..<600).map { number in
      let id = Self.ids[number % Self.ids.count]
      return number % 11 == 5
        ? "{\"type\":\"Feature\",\"properties\":{\"parcel_id\":\"\(id)\"},\"geometry\":null}"
        : MadeLayer.square("\"parcel_id\":\"\(id)\"", 118.8 + Double(number) * 1e-4, 31.9, side: 1e-4)
    }
    let file = try folder.write(MadeLayer(features).text, to: "a, \"layer\".geojson")
    let request = AreaRequest(files: [file], options: LayerOptions(jobs: jobs))
    let rows = Mutex<[AreaRow]>([])
    _ = try await AreaMeasurement(request) { row in rows.withLock { $0.append(row) } }
    for format in [AreaLineFormat.csv, .ndjson] {
      let lines = Mutex<[UInt8]>([])
      _ = try await AreaMeasurement(request, as: format) { text in lines.withLock { $0 += text } }
      var expected = ""
      for row in rows.withLock({ $0 }) {
        switch format {
        case .csv: CSVLine.append(row.cells, to: &expected)
        case .ndjson:
          var table = ReportTable(name: "area", columns: AreaRow.columns)
          table.append(row.cells)
          expected += table.ndjson()
        }
      }
      #expect(String(decoding: lines.withLock { $0 }, as: UTF8.self) == expected)
    }
  }
}
