/// What a planned project is measured by (准入评审指标).
public enum PlannedMeasure: String, Sendable, CaseIterable {
  /// Plant, equipment and land price per mu (亩均固定资产投资).
  case investmentPerMu = "investment_per_mu"
  /// The same per hectare: investment intensity of the control indicators (投资强度).
  case investmentPerHectare = "investment_per_ha"
  case outputPerMu = "output_per_mu"
  case valueAddedPerMu = "value_added_per_mu"
  case taxPerMu = "tax_per_mu"
  case revenuePerMu = "revenue_per_mu"
  case jobsPerMu = "jobs_per_mu"
  /// Floor area as counted / land (容积率).
  case plotRatio = "plot_ratio"
  /// (Footprint + yards and structures) / land (建筑系数).
  case buildingCoefficient = "building_coefficient"
  /// Green land / land (绿地率).
  case greenShare = "green_share"
  /// Land of offices and living services / land (行政办公及生活服务设施用地所占比重).
  case officeShare = "office_share"
  /// Energy at calorific value per value added (单位增加值能耗, 当量).
  case energyPerValueAdded = "energy_per_value_added"
  /// The same at coal input (等价).
  case energyPerValueAddedCoalInput = "energy_per_value_added_coal_input"
  /// Energy at calorific value per output.
  case energyPerOutput = "energy_per_output"
  /// Coal replaced / new coal (煤炭替代比例).
  case coalReplacement = "coal_replacement"

  /// The unit of the value; a share is a ratio and shown in %.
  public var unit: String {
    switch self {
    case .investmentPerMu, .outputPerMu, .valueAddedPerMu, .taxPerMu, .revenuePerMu: "万元/mu"
    case .investmentPerHectare: "万元/ha"
    case .jobsPerMu: "persons/mu"
    case .plotRatio: "ratio"
    case .buildingCoefficient, .greenShare, .officeShare, .coalReplacement: "%"
    case .energyPerValueAdded, .energyPerValueAddedCoalInput, .energyPerOutput: "tce/万元"
    }
  }

  /// Whether less is better.
  public var isCeiling: Bool {
    switch self {
    case .energyPerValueAdded, .energyPerValueAddedCoalInput, .energyPerOutput, .officeShare, .greenShare: true
    default: false
    }
  }

  /// What is divided by what, by the keys of the file.
  public var formula: String {
    switch self {
    case .investmentPerMu, .investmentPerHectare: "investment.fixed_assets / land"
    case .outputPerMu: "output / land"
    case .valueAddedPerMu: "value_added / land"
    case .taxPerMu: "tax / land"
    case .revenuePerMu: "revenue / land"
    case .jobsPerMu: "jobs / land"
    case .plotRatio: "floor_area / land"
    case .buildingCoefficient: "(footprint + yard) / land"
    case .greenShare: "green_land / land"
    case .officeShare: "administrative_land / land"
    case .energyPerValueAdded, .energyPerValueAddedCoalInput: "energy / value_added"
    case .energyPerOutput: "energy / output"
    case .coalReplacement: "replaced_coal / coal in energy"
    }
  }
}
