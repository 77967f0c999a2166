/// An enterprise of the demonstration with its figures by year.
struct SyntheticEnterprise: Sendable {
  /// One year. Money is in 1/100 万元, emissions in kg.
  struct Year: Sendable {
    var staff = 0
    var output: Int?
    var valueAdded: Int?
    var tax: Int?
    var revenue: Int?
    var research: Int?
    var fixedInvestment: Int?
    var renovation: Int?
    var emissions: [Int?] = [nil, nil, nil, nil, nil]
  }

  enum Kind: Sendable {
    case aboveSize
    case small
    case chemical
  }

  var id: String
  var number: Int
  var kind: Kind
  var name: String
  var industryCode: String
  var isListed = false
  var exclusion: String?
  var isKeyDischarger = false
  var produced: Day?
  /// In the order of `Calibration.years`.
  var years: [Year] = []

  var isAboveSize: Bool { kind != .small }
  var isCertified: Bool { kind != .chemical }
  var division: Int { Int(industryCode.prefix(2)) ?? 0 }

  static let columns = [
    "enterprise_id", "period", "period_kind", "name", "industry_code", "above_designated_size", "mean_staff",
    "output_wan_yuan", "value_added_wan_yuan", "tax_wan_yuan", "revenue_wan_yuan", "rd_wan_yuan",
    "fixed_investment_cum_wan_yuan", "renovation_wan_yuan", "cod_t", "nh3n_t", "so2_t", "nox_t", "voc_t",
    "certified_high_tech", "listed", "produced_on", "exclusion", "key_discharger", "online_monitored",
  ]

  static func table(_ enterprises: [SyntheticEnterprise]) -> GeneratedFile {
    var table = CSVTable(columns: columns)
    for (index, year) in Calibration.years.enumerated() {
      for enterprise in enterprises {
        table.append(enterprise.row(enterprise.years[index], period: String(year)))
      }
    }
    return GeneratedFile(name: "enterprises.csv", text: table.text)
  }

  private func row(_ year: Year, period: String) -> [String?] {
    func money(_ amount: Int?) -> String? { amount.map { NumberText.fixed($0, decimals: 2) } }
    let emissions = year.emissions.map { $0.map { NumberText.fixed($0, decimals: 3) } }
    return [
      id, period, "single", name, industryCode, isAboveSize ? "true" : "false", String(year.staff),
      money(year.output), money(year.valueAdded), money(year.tax), money(year.revenue), money(year.research),
      money(year.fixedInvestment), money(year.renovation),
    ] + emissions + [
      isCertified ? "true" : "false", isListed ? "true" : "false", produced?.text, exclusion,
      isKeyDischarger ? "true" : "false", isKeyDischarger ? "true" : nil,
    ]
  }
}
