import MuchanDiagnostics
import MuchanPipeline
import MuchanTestSupport
import Testing

/// Expected: the hand computation in Tests/Fixtures/projects/smallest/README.md.
@Suite("Run: the smallest project")
struct SmallestProjectTests {
  private let result: ProjectResult

  init() async throws { result = try await ProjectResult(Fixture("projects/smallest").path) }

  /// The area of one parcel in mu, and half of it.
  private static let parcelMu = 62.93339

  @Test("land by zone and code is that of the table in README")
  func land() throws {
    let expected = [
      ["Z1", "0601", "3", "157.33348"], ["Z1", "0602", "1", "62.93339"], ["Z2", "0601", "1", "31.46670"],
      ["Z2", "0701", "1", "62.93339"], ["(outside)", "0601", "1", "62.93339"],
    ]
    let rows = result.table("land_by_use").rows
    #expect(rows.count == expected.count)
    for line in expected {
      let row = try #require(rows.first { $0["zone"] == line[0] && $0["land_use_code"] == line[1] })
      #expect(row["parcels"] == line[2])
      let mu = try #require(row.number("area_mu")), wanted = try #require(Double(line[3]))
      #expect(abs(mu - wanted) <= 5e-6, "\(line)")
    }
    let sum = rows.compactMap { $0.number("area_mu") }.reduce(0, +)
    #expect(abs(sum - 6 * Self.parcelMu) < 3e-5)
  }

  @Test("summary.json has the figures: land, energy on both bases, shares, index, headroom")
  func figures() throws {
    let summary = try result.summary()
    #expect(summary.verb == "run")
    #expect(summary.method.contains("CGCS2000"))
    let exact: [(String, String, String?, Double)] = [
      ("parcels", "Z1", nil, 4), ("parcels", "Z2", nil, 2), ("parcels", "(outside)", nil, 1),
      ("energy", "Z1", "calorific", 2112.11), ("energy", "Z1", "coal_input", 4945.71),
      ("output", "Z1", nil, 180_000), ("value_added", "Z1", nil, 45_000),
      ("energy_share", "Z1", "calorific", 2), ("energy_share", "Z1", "coal_input", 2), ("output_share", "Z1", nil, 20),
      ("index", "Z1", nil, 10),
      // 180,000 万元 on the 60 + 60 + 20 mu that E1, E2 and half of E3 hold.
      ("output_per_mu", "Z1", nil, 1285.7143),
      // 20,000 of E4 and 20,000 of E3 on 30 + 20 mu.
      ("output_per_mu", "Z2", nil, 800),
      // (0.025 x 105605.5 - 2112.11) / 0.975, rounded down; (0.19 x 900000 - 180000) / 0.81, rounded up.
      ("energy_headroom", "Z1", nil, 541.566666), ("output_needed", "Z1", nil, -11111.111111),
    ]
    for (indicator, scope, basis, value) in exact {
      #expect(summary.value(indicator, scope, basis: basis) == value, "\(indicator) \(scope)")
    }
    let area = try #require(summary.value("land_area", "Z1"))
    #expect(abs(area - 3.5 * Self.parcelMu) < 2e-5)
    #expect(summary.value("value_added_share", "Z1") == nil, "reference.csv has no value added of the city")
    #expect(!summary.synthetic)
  }

  @Test("enterprises have the output per mu of the table in README")
  func yields() throws {
    let rows = result.table("yield_enterprises").rows
    let expected = ["5P": 1666.6667, "3J": 1000, "1D": 1000, "X5": 666.6667]
    #expect(rows.count == expected.count)
    for (ending, value) in expected {
      let row = try #require(rows.first { $0["enterprise_id"].hasSuffix(ending) })
      #expect(row.number("output_wan_yuan_per_mu") == value, "\(ending)")
    }
  }

  @Test("standard coal by enterprise is that of the table in README, on both bases")
  func energy() throws {
    var sums: [String: (calorific: Double, coalInput: Double)] = [:]
    for row in result.table("energy_enterprises").rows {
      let id = String(row["enterprise_id"].suffix(2))
      sums[id, default: (0, 0)].calorific += row.number("tce_calorific") ?? .nan
      sums[id, default: (0, 0)].coalInput += row.number("tce_coal_input") ?? .nan
    }
    let expected = ["5P": (1374.71, 3145.71), "3J": (614.5, 1500), "1D": (245.8, 600), "X5": (61.45, 150)]
    for (id, (calorific, coalInput)) in expected {
      let sum = try #require(sums[id])
      #expect(abs(sum.calorific - calorific) < 1e-9, "\(id)")
      #expect(abs(sum.coalInput - coalInput) < 1e-9, "\(id)")
    }
  }

  @Test("the shares stand as reported, and everything read is accounted for")
  func standing() throws {
    let summary = try result.summary()
    #expect(result.table("ratio").rows.map { $0["standing"] } == ["consistent"])
    #expect(summary.verdicts.map(\.requirement) == ["E1", "E1", "P7"])
    #expect(summary.verdicts.allSatisfy { $0.verdict == "consistent" })
    // 2 zones, 6 parcels, 4 enterprises, 4 occupancies, 5 energy lines, 3 totals.
    #expect(summary.ledger == .init(read: 24, stored: 24, rejected: 0, skipped: 0))
    #expect(summary.coverage["energy_share"] == .init(known: 3, of: 3))
    #expect(summary.coverage["output_share"] == .init(known: 3, of: 3))
    #expect(summary.finding_counts == ["ACC-007": 1], "no total of value added, and nothing else")
    let difference = try #require(summary.balance["difference_m2"])
    #expect(abs(difference) <= 1e-8)
  }

  @Test("a finding about the city's totals names the file they should be in")
  func placeOfMissingTotal() throws {
    let finding = try #require(try result.summary().findings.first)
    #expect(finding.code == "ACC-007")
    #expect(finding.file?.hasSuffix("smallest/reference.csv") == true)
    #expect(finding.id == "320100 2022")
  }

  @Test("Chinese and English summaries have the same numbers")
  func languages() {
    let english = result.run.summary(in: .english)
    let chinese = result.run.summary(in: .chinese)
    #expect(chinese.contains("最小测试项目") && english.contains("Smallest test project"))
    for number in ["220.27", "1285.71", "20.00", "542", "-11111"] {
      #expect(english.contains(number) && chinese.contains(number), "\(number)")
    }
  }
}
