internal import MuchanDiagnostics
internal import MuchanPolicy
internal import MuchanYield

extension ReviewLine {
  /// What the criterion is called in a language.
  func name(in language: Language) -> String {
    if kind == .list { return rule ?? criterion }
    guard language == .chinese else { return criterion.replacing("_", with: " ") }
    if let measure = PlannedMeasure(rawValue: criterion) { return measure.chinese }
    let names = [
      "industry_peers": "同园区同行业", "energy_review": "节能审查（综合能耗）", "energy_review_electricity": "节能审查（用电）",
      "energy_review_provincial": "节能审查（省级权限）", "shares": "能耗、产值占全市比重", "energy_share": "能耗占全市比重",
      "output_share": "产值占全市比重", "index": "产能比", "targets": "双控目标",
    ]
    if let name = names[criterion] { return name }
    let words = [
      "energy_tce": "能耗总量", "energy_intensity": "能耗强度", "co2_t": "碳排放总量", "co2_intensity": "碳排放强度",
      "calorific": "（当量）", "coal_input": "（等价）", "location": "（省均）", "residual": "（剩余）", "zero_carbon_park": "（零碳园区）",
    ]
    return criterion.split(separator: " ").map { words[String($0)] ?? String($0) }.joined()
  }
}

extension PlannedMeasure {
  fileprivate var chinese: String {
    switch self {
    case .investmentPerMu: "亩均固定资产投资"
    case .investmentPerHectare: "固定资产投资强度"
    case .outputPerMu: "亩均产值"
    case .valueAddedPerMu: "亩均增加值"
    case .taxPerMu: "亩均税收"
    case .revenuePerMu: "亩均营业收入"
    case .jobsPerMu: "亩均用工"
    case .plotRatio: "容积率"
    case .buildingCoefficient: "建筑系数"
    case .greenShare: "绿地率"
    case .officeShare: "行政办公及生活服务用地占比"
    case .energyPerValueAdded: "单位增加值能耗（当量）"
    case .energyPerValueAddedCoalInput: "单位增加值能耗（等价）"
    case .energyPerOutput: "单位产值能耗（当量）"
    case .coalReplacement: "煤炭替代比例"
    }
  }
}
