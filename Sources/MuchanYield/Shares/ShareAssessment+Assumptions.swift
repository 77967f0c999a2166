public import MuchanDiagnostics
internal import MuchanQuantities

extension ShareAssessment {
  /// What the shares take for granted because the report of requirement E1 does not say it.
  ///
  /// - Parameter homeZoneIsAssumed: Whether enterprises without known land were counted in the zone.
  public static func assumptions(_ thresholds: ShareThresholds, homeZoneIsAssumed: Bool) -> [Assumption] {
    let energy = percent(thresholds.energy.limit)
    let output = percent(thresholds.output.limit)
    var list = [
      Assumption(
        id: "scope", english: "industry means industrial enterprises above designated size, in zone and city alike",
        chinese: "工业指规模以上工业企业，园区与全市口径相同"),
      Assumption(
        id: "output", english: "output means gross industrial output at current prices; value added stands beside it",
        chinese: "工业产出指按现价计算的工业总产值，另列工业增加值"),
      Assumption(
        id: "electricity_basis",
        english: "energy counts electricity at calorific value; coal_input stands beside it where it is known",
        chinese: "能耗中电力按当量值折算，已知时另列等价值"),
      Assumption(
        id: "energy_total",
        english: "energy is what enters the fence less what leaves it, feedstock left out, own generation counted",
        chinese: "能耗按企业边界净流入计算，不含原料用能，含自发电"),
      Assumption(
        id: "tolerance",
        english: "\"about 2 %\" passes \(english(thresholds.energy.comparison)) \(energy) %, "
          + "\"nearly 20 %\" \(english(thresholds.output.comparison)) \(output) %",
        chinese: "“2%左右”按\(chinese(thresholds.energy.comparison)) \(energy)% 判定，"
          + "“近20%”按\(chinese(thresholds.output.comparison)) \(output)% 判定"),
      Assumption(
        id: "period", english: "the report bears no date (about early 2022); every year is held against it",
        chinese: "报道未注日期（约 2022 年初），各年均与之对照"),
      Assumption(
        id: "place", english: "an enterprise counts where it holds land on 31 December, split by area between zones",
        chinese: "企业按 12 月 31 日所占土地归属园区，跨区的按面积分摊"),
    ]
    if homeZoneIsAssumed {
      list.append(
        Assumption(
          id: "home_zone", english: "enterprises without known land count in the zone",
          chinese: "用地不明的企业计入本园区"))
    }
    return list
  }

  /// A ratio as a percentage with up to six decimals.
  private static func percent(_ ratio: Ratio) -> String {
    FixedDecimal<SixPlaces>(rounding: ratio.doubleValue * 100)?.description ?? ""
  }

  private static func english(_ comparison: Threshold.Comparison) -> String {
    switch comparison {
    case .below: "below"
    case .atMost: "up to"
    case .equal: "at"
    case .atLeast: "from"
    case .above: "above"
    }
  }

  private static func chinese(_ comparison: Threshold.Comparison) -> String {
    switch comparison {
    case .below: "低于"
    case .atMost: "不高于"
    case .equal: "等于"
    case .atLeast: "不低于"
    case .above: "高于"
    }
  }
}
