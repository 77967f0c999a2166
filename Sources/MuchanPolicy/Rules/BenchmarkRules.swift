public import MuchanDiagnostics
internal import MuchanQuantities
public import MuchanRecords
public import MuchanYield

/// How enterprises are held against their industry (能效对标): `data/rules/benchmarks.yaml`.
public struct BenchmarkRules: Sendable {
  /// From how many enterprises on a group of an industry stands for itself.
  public let minimumEnterprises: Int
  /// The quantile that is the benchmark: 0.25 for the best quartile.
  public let best: Double
  public let certainty: Certainty

  /// What the account takes of them.
  public var limits: EnergyBenchmarks.Rules { EnergyBenchmarks.Rules(minimum: minimumEnterprises, best: best) }

  /// Reads the rules.
  ///
  /// - Throws: `badYAML`, `unknownKey`, `missingKey` or `badSetting` with line and key.
  public init(yaml: String, file: String? = nil) throws(Failure) {
    let root = try RuleText(
      yaml: yaml, file: file, keys: ["id", "minimum_enterprises", "best", "document", "certainty"])
    minimumEnterprises = try root.integer("minimum_enterprises")
    guard minimumEnterprises >= 1 else { throw root.bad("minimum_enterprises", ">= 1") }
    best = try root.decimal("best").doubleValue
    guard best > 0, best < 1 else { throw root.bad("best", "0 < x < 1") }
    _ = try root.text("document", keys: ["zh", "note"])
    certainty = try root.choice("certainty")
  }
}
