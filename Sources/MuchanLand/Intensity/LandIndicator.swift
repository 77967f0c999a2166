/// An indicator of intensive land use (土地集约利用评价指标), as TD/T 1029 is restated in public code.
public enum LandIndicator: String, Sendable, CaseIterable {
  /// 土地开发率: land that has reached the conditions of supply / buildable land.
  case developmentRate = "development_rate"
  /// 土地供应率: supplied land / land that has reached the conditions of supply.
  case supplyRate = "supply_rate"
  /// 土地建成率: built land / supplied land.
  case builtRate = "built_rate"
  /// 土地闲置率: recognised idle land / supplied land.
  case idleRate = "idle_rate"
  /// 工业用地率: industry, mining and storage / built land.
  case industrialLandRate = "industrial_land_rate"
  /// 住宅用地率: housing / built land; decides the type of the zone.
  case housingRate = "housing_rate"
  /// 综合容积率: floor area as counted / built land.
  case plotRatio = "plot_ratio"
  /// The same with gross floor area, which counts high storeys once.
  case grossPlotRatio = "gross_plot_ratio"
  /// 建筑密度: footprint / built land.
  case buildingDensity = "building_density"
  /// 工业用地综合容积率: floor area as counted on industrial land / industrial land.
  case industrialPlotRatio = "industrial_plot_ratio"
  /// Industrial floor area / industrial land.
  case industrialFloorRatio = "industrial_floor_ratio"
  /// 工业用地建筑系数: (footprint + yards) on industrial land / industrial land.
  case industrialBuildingCoefficient = "industrial_building_coefficient"
  /// 工业用地固定资产投入强度: cumulative fixed investment of industry / industrial land.
  case industrialInvestmentPerHectare = "industrial_investment_per_ha"
  /// 工业用地地均税收: tax of industry / industrial land.
  case industrialTaxPerHectare = "industrial_tax_per_ha"
  /// 综合地均税收: tax of industry and services / built land.
  case taxPerHectare = "tax_per_ha"
  /// 人均建设用地: built land / mean staff.
  case builtLandPerEmployee = "built_land_per_employee"
  /// 人均建设用地: built land / residents.
  case builtLandPerResident = "built_land_per_resident"

  /// The unit of the value.
  public var unit: String {
    switch self {
    case .developmentRate, .supplyRate, .builtRate, .idleRate, .industrialLandRate, .housingRate, .buildingDensity,
      .industrialBuildingCoefficient:
      "%"
    case .plotRatio, .grossPlotRatio, .industrialPlotRatio, .industrialFloorRatio: "ratio"
    case .industrialInvestmentPerHectare, .industrialTaxPerHectare, .taxPerHectare: "万元/ha"
    case .builtLandPerEmployee, .builtLandPerResident: "m2/person"
    }
  }

  /// What is divided by what, by the names of the columns of the zone's land.
  public var formula: String {
    switch self {
    case .developmentRate: "(A + B21) / (all - C)"
    case .supplyRate: "D / (A + B21)"
    case .builtRate: "A / D"
    case .idleRate: "G / D"
    case .industrialLandRate: "A2 / A"
    case .housingRate: "A1 / A"
    case .plotRatio: "far_area_m2 / A"
    case .grossPlotRatio: "floor_area_m2 / A"
    case .buildingDensity: "footprint_m2 / A"
    case .industrialPlotRatio: "far_area_m2 on A2 / A2"
    case .industrialFloorRatio: "industrial_floor_area_m2 / A2"
    case .industrialBuildingCoefficient: "(footprint_m2 + yard_m2 on A2) / A2"
    case .industrialInvestmentPerHectare: "fixed_investment_cum_wan_yuan of industry / A2"
    case .industrialTaxPerHectare: "tax_wan_yuan of industry / A2"
    case .taxPerHectare: "tax_wan_yuan of all enterprises / A"
    case .builtLandPerEmployee: "A / mean_staff"
    case .builtLandPerResident: "A / residents"
    }
  }
}
