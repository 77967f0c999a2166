/// Process CO2 of the chemical zone: invented, of a plausible size.
enum ProcessMaker {
  /// Tonnes of product in the first year, CO2 per tonne in 1/1000.
  private static let products = [("ammonia", 180_000, 1_650), ("methanol", 120_000, 690)]

  static func table(_ enterprises: [SyntheticEnterprise]) -> GeneratedFile {
    var table = CSVTable(columns: ["enterprise_id", "period", "product", "quantity", "t_co2", "source"])
    let makers = enterprises.filter { $0.kind == .chemical && $0.division == 26 }
    for (maker, (product, amount, perTonne)) in zip(makers, products) {
      for (index, year) in Calibration.years.enumerated() {
        let quantity = amount + amount * index / 50
        table.append([
          maker.id, String(year), product, String(quantity), NumberText.trimmed(quantity * perTonne, decimals: 3),
          "合成 synthetic: invented",
        ])
      }
    }
    return GeneratedFile(name: "process.csv", text: table.text)
  }
}
