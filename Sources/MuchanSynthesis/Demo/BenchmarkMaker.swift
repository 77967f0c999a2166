/// Levels of energy per output and per value added that industries are held against: invented, round, of the size of what the
/// demonstration's enterprises use.
enum BenchmarkMaker {
  /// Industry, denominator, advanced level and limit in 1/1000 tce per 万元.
  private static let levels: [(code: String, denominator: String, advanced: Int, limit: Int)] = [
    ("25", "output", 400, 600), ("26", "output", 600, 1_000), ("265", "output", 450, 750), ("33", "output", 30, 60),
    ("34", "output", 15, 35), ("35", "output", 10, 25), ("35", "value_added", 35, 90), ("39", "output", 10, 25),
  ]

  static var table: GeneratedFile {
    var table = CSVTable(columns: ["industry_code", "level", "denominator", "basis", "value", "unit", "source"])
    for entry in levels {
      for (level, value) in [("advanced", entry.advanced), ("limit", entry.limit)] {
        table.append([
          entry.code, level, entry.denominator, "calorific", NumberText.trimmed(value, decimals: 3), "tce/万元",
          "合成 synthetic: invented, of no published quota",
        ])
      }
    }
    return GeneratedFile(name: "benchmarks.csv", text: table.text)
  }
}
