import MuchanDiagnostics
import Testing

@Suite("Findings")
struct DiagnosticTests {
  @Test("codes are unique and read AREA-nnn")
  func codes() {
    let codes = DiagnosticCode.allCases.map(\.rawValue)
    #expect(Set(codes).count == codes.count)
    for code in codes {
      #expect(code.wholeMatch(of: /[A-Z]{3,4}-\d{3}/) != nil)
    }
  }

  @Test("every code says what it is and what to do, in both languages", arguments: DiagnosticCode.allCases)
  func texts(code: DiagnosticCode) {
    for language in Language.allCases {
      #expect(!code.text(in: language).title.isEmpty)
      #expect(!code.text(in: language).advice.isEmpty)
    }
  }

  @Test("a message names place, finding and remedy")
  func message() {
    let place = Place(file: "parcels.geojson", byteOffset: 90, line: 4, feature: 2, id: "A-07", field: "/geometry")
    let finding = Diagnostic(.nullGeometry, at: place, found: "null")
    #expect(
      finding.message(in: .english)
        == "error GEO-004 parcels.geojson:4: feature 2 (id \"A-07\"), /geometry: the feature has no geometry: null; draw it, or remove the feature"
    )
  }

  @Test("a log keeps the first findings by place, whatever order they came in")
  func keptFirst() {
    let count = 5 * DiagnosticLog.keptPerCode
    let findings = (0..<count).map { Diagnostic(.nullGeometry, at: Place(file: "a", byteOffset: $0)) }
    var forward = DiagnosticLog()
    var parts = [DiagnosticLog](repeating: DiagnosticLog(), count: 3)
    for (index, finding) in findings.enumerated() {
      forward.add(finding)
      parts[index % 3].add(findings[count - 1 - index])
    }
    var merged = DiagnosticLog()
    for part in parts.reversed() { merged.merge(part) }
    #expect(merged.count(of: .nullGeometry) == count)
    #expect(merged.findings == forward.findings)
    #expect(merged.findings.last?.place.byteOffset == DiagnosticLog.keptPerCode - 1)
  }
}
