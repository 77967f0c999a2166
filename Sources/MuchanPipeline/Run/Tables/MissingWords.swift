internal import MuchanDiagnostics
internal import MuchanPolicy

/// What is missing for a verdict, in the run's language. Names of files, columns, indicators and codes stay as they are.
struct MissingWords {
  private let language: Language
  private let registry: IndicatorRegistry?

  /// - Parameter registry: names indicators by their titles too.
  init(in language: Language, registry: IndicatorRegistry? = nil) {
    self.language = language
    self.registry = registry
  }

  /// A text as it is judged by, in the language; one that has no translation stays as it is.
  func text(_ missing: String) -> String {
    guard language == .chinese, !missing.isEmpty else { return missing }
    for (pattern, chinese) in Self.patterns {
      guard let parts = Self.parts(of: missing, by: pattern) else { continue }
      var result = chinese
      for (number, part) in parts.enumerated() { result.replace("{\(number + 1)}", with: named(part)) }
      return result
    }
    return missing
  }

  /// The same; empty where nothing is missing.
  func text(_ missing: String?) -> String { missing.map { text($0) } ?? "" }

  /// A name with the indicator's title before it.
  private func named(_ name: String) -> String {
    guard let indicator = registry?[name] else { return name }
    return "\(indicator.title(in: .chinese)) \(name)"
  }

  /// English texts with `*` for what varies, and the Chinese ones; the first that fits counts.
  private static let patterns: [(String, String)] = [
    ("the rule in force on *, not * ... *", "{1} 有效的规则（有效期 {2} 至 {3}）"),
    ("the rule in force on *", "{1} 有效的规则"),
    ("the rest of *", "{1} 年余下的数据"),
    ("the figure of *, when the target is due", "{1} 年（目标年）的数据"),
    ("* of *, known in full", "{2} 的{1}（完整数据）"),
    ("*.csv: * (*) of *, or what `*` needs to compute it", "{1}.csv：{4} 的{2}（{3}），或 `{5}` 计算它所需的数据"),
    ("*.csv: * (mu) of *, or files.revitalisation", "{1}.csv：{3} 的{2}（亩），或盘活台账 files.revitalisation"),
    ("*.csv: * (mu) of *", "{1}.csv：{3} 的{2}（亩）"),
    ("*.csv: * (*) of *", "{1}.csv：{4} 的{2}（{3}）"),
    (
      "access.csv: an entry for unit * and * more, of * parcels",
      "access.csv 中管控单元 {1} 及另外 {2} 个单元的条目（{3} 宗地）"
    ),
    ("access.csv: an entry for unit *, of * parcels", "access.csv 中管控单元 {1} 的条目（{2} 宗地）"),
    ("access.csv: * rows that could not be read", "access.csv 中无法读取的 {1} 行"),
    ("access.csv: an entry for unit *", "access.csv 中管控单元 {1} 的条目"),
    ("occupancy.csv: where * enterprises without an industry_code are", "occupancy.csv：{1} 家无行业代码企业的位置"),
    ("occupancy.csv: where * chemical enterprises are", "occupancy.csv：{1} 家化工企业的位置"),
    ("occupancy.csv: where * heavy enterprises are", "occupancy.csv：{1} 家重化工企业的位置"),
    ("occupancy.csv: where * enterprises are", "occupancy.csv：{1} 企业的位置"),
    ("controls: a unit of kind *", "controls 中类型为 {1} 的单元"),
    ("controls: a unit with land of the project", "controls 中与本项目宗地相交的单元"),
    ("plan: a planned use of land of the project", "plan 中与本项目宗地相交的规划用途"),
    ("waters: a shoreline near the project's land", "waters 中本项目用地附近的岸线"),
    ("waters: a shoreline of *, there is only a centre line", "waters 中 {1} 的岸线（只有中心线）"),
    ("waters: a shoreline of *, port_use *", "waters 中 {1} 的岸线（port_use 为 {2}）"),
    ("waters: a shoreline of *", "waters 中 {1} 的岸线"),
    ("waters: a line of geometry_role shoreline of *", "waters 中 {1} 的岸线（geometry_role 为 shoreline 的线）"),
    ("a distance: the document names none", "距离（文件未规定）"),
    ("a distance", "距离"),
    ("who holds * mu of *, or in which industry", "{2} 亩中 {1} 亩的用地单位或其行业"),
    ("key_discharger of * enterprises", "{1} 家企业的 key_discharger（是否重点排污单位）"),
    ("port_use of *", "{1} 的码头用途 port_use"),
    ("shoreline_use of * m", "{1} 米岸线的用途 shoreline_use"),
    ("area_mu of * rows of revitalisation.csv", "revitalisation.csv 中 {1} 行的 area_mu"),
    ("area_mu of * rows", "{1} 行的 area_mu"),
    ("known for * of *", "{2} 个中只有 {1} 个有数据"),
    ("division or place known for * of *", "{2} 家中只有 {1} 家的行业或位置已知"),
    ("* of * parcels", "{2} 宗地的 {1}"),
    ("floor_area_m2 of * buildings", "{1} 栋建筑的 floor_area_m2"),
    ("plan_use_code or land_use_code of some land", "部分土地的 plan_use_code 或 land_use_code"),
    ("column * of parcels", "parcels 的列 {1}"),
    ("files.* and files.*", "文件 files.{1} 与 files.{2}"),
    ("ratio of project.yaml", "project.yaml 的 ratio"),
    ("files.*", "文件 files.{1}"),
    ("a zone that the rule is for", "规则适用的园区"),
    ("approved_on, supplied_on or started_on", "approved_on、supplied_on 或 started_on"),
    (
      "the city's parcels outside the project, or reference: industrial_land of the city",
      "项目以外的本市宗地，或 reference 中全市的 industrial_land"
    ),
    ("complete records of *", "{1} 的完整记录"),
    ("value of *", "{1} 的数值"),
    ("indicator *", "指标 {1}"),
    ("a project in the place that the rule is for", "规则适用地的项目"),
    ("as_of", "基准日 as_of"),
    ("industry_code", "行业代码 industry_code"),
  ]

  /// What stands for each `*` of a pattern; nil where the text does not fit. The shortest for all but the last.
  private static func parts(of text: String, by pattern: String) -> [String]? {
    let fixed = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = fixed.first, let last = fixed.last else { return nil }
    guard fixed.count > 1 else { return text == pattern ? [] : nil }
    guard text.hasPrefix(first), text.hasSuffix(last), text.utf8.count >= first.utf8.count + last.utf8.count else {
      return nil
    }
    var rest = text.dropFirst(first.count).dropLast(last.count)
    var parts: [String] = []
    for piece in fixed.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: piece) else { return nil }
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
