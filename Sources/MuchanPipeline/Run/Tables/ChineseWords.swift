internal import MuchanReport

extension Cell {
  /// A code of a closed list; files have the code, a terminal in Chinese has its word.
  static func word(_ code: String) -> Cell {
    guard let chinese = ChineseWords.ofCodes[code] else { return .text(code) }
    return .code(code, chinese: chinese)
  }

  /// The same; a cell without a value where there is none.
  static func word(optional code: String?) -> Cell { code.map { .word($0) } ?? .unknown }
}

/// What codes of result tables are called in Chinese.
enum ChineseWords {
  static let ofCodes: [String: String] = [
    // Shares held against what is reported of them.
    "consistent": "相符", "not_consistent": "不符", "unknown": "未知",
    "energy_share": "能耗占比", "output_share": "产值占比", "co2_share": "二氧化碳占比",
    "too_short": "年数太短", "none": "无", "no_limit_stated": "无公布界限", "ceiling": "上限", "floor": "下限",
    "high_output_low_energy": "高产低耗", "high_output_high_energy": "高产高耗", "low_output_low_energy": "低产低耗",
    "low_output_high_energy": "低产高耗", "park": "园区", "enterprise": "企业",
    // Targets and their paths.
    "energy_tce": "能耗总量", "energy_intensity": "能耗强度", "co2_t": "碳排放总量", "co2_intensity": "碳排放强度",
    "coal_t": "煤炭消费总量", "physical": "实物量",
    "calorific": "当量", "coal_input": "等价", "location": "省级平均", "residual": "全国剩余", "zero_carbon_park": "零碳园区",
    "linear": "线性", "constant_rate": "等比", "budget": "预算", "on_path": "在路径内", "off_path": "超出路径",
    "first": "为主", "second": "为辅", "not_stated": "未规定", "account": "核算", "stated": "填报",
    "no_figure_of_the_year": "当年无数", "no_figure_of_the_base_year": "基年无数",
    "figure_is_a_lower_bound": "数据不全，为下限", "prices_are_not_constant": "非可比价",
    "year_is_not_on_the_path": "不在路径年份内",
    "met": "可达", "likely_met": "大概率可达", "likely_missed": "大概率不达", "missed": "不达",
    // Peaks.
    "maximum_is_last_year": "最高值在最后一年", "too_few_years_after_maximum": "峰后年数太少",
    "no_significant_fall": "峰后无显著下降", "falling_since_maximum": "峰后显著下降",
    // Decomposition and decoupling.
    "energy": "能耗", "co2": "二氧化碳", "entered": "进入", "left": "退出", "not_comparable": "不可比",
    "strong_decoupling": "强脱钩", "weak_decoupling": "弱脱钩", "expansive_coupling": "扩张连结",
    "expansive_negative_decoupling": "扩张负脱钩", "strong_negative_decoupling": "强负脱钩",
    "weak_negative_decoupling": "弱负脱钩", "recessive_coupling": "衰退连结", "recessive_decoupling": "衰退脱钩",
    "no_energy_or_carbon_in_first_year": "期初无能耗或碳排放", "value_added_not_positive_in_first_year": "期初增加值非正",
    "value_added_unchanged": "增加值不变",
    // New land linked to stock disposed of.
    "province": "全省", "city": "全市", "zone": "园区", "idle": "闲置土地", "approved_unsupplied": "批而未供土地",
    "all_met": "均完成", "one_missed": "有未完成", "lapsed": "已失效", "running": "未到期",
    "supplied_after_lapse": "失效后供应",
    // Denominators.
    "value_added": "增加值", "output": "产值", "staff": "用工人数", "floor_area": "建筑面积", "land": "土地",
  ]
}
