internal import MuchanDiagnostics
internal import MuchanRecords

extension ProjectReader {
  /// A target; nil where something of it is missing or wrong.
  mutating func target(_ node: YAMLNode, _ key: String) -> Target? {
    let known = [
      "indicator", "scope_id", "base", "target", "unit", "basis", "price_base", "path", "budgets", "source",
    ]
    let map = entries(node, key, known: known)
    let indicator: Target.Indicator? = choice("indicator", in: map, node, key)
    let scope = requiredText("scope_id", in: map, node, key)
    let unit = requiredText("unit", in: map, node, key)
    let basis = requiredText("basis", in: map, node, key)
    let path: Target.Path? = choice("path", in: map, node, key)
    let source = requiredText("source", in: map, node, key)
    let base = required("base", in: map, node, key)
    let goal = required("target", in: map, node, key)
    let baseMap = base.map { entries($0.value, "\(key).base", known: ["year", "value"]) } ?? []
    let goalMap = goal.map { entries($0.value, "\(key).target", known: ["year", "value", "change_percent"]) } ?? []
    let baseYear = base.flatMap { requiredYear(in: baseMap, $0.value, "\(key).base") }
    let targetYear = goal.flatMap { requiredYear(in: goalMap, $0.value, "\(key).target") }
    let baseValue = positive("value", in: baseMap, "\(key).base")
    if let baseYear, let targetYear, targetYear <= baseYear {
      fault(
        .badSetting, line(of: "year", in: goalMap, node), "\(key).target.year", found: "\(targetYear)",
        expected: "> \(baseYear)")
      return nil
    }
    if let indicator { checkBasis(basis, of: indicator, line(of: "basis", in: map, node), key) }
    let prices = priceBase(of: indicator, in: map, node, key)
    let budgets = self.budgets(path, indicator, from: baseYear, to: targetYear, in: map, node, key)
    var aim = goal.flatMap { self.aim(in: goalMap, $0.value, "\(key).target") }
    if path == .budget, let last = targetYear.flatMap({ budgets[$0] }) { aim = .value(last) }
    guard let indicator, let scope, let unit, let basis, let path, let source, let baseYear, let targetYear else {
      return nil
    }
    guard let aim else {
      fault(.missingKey, goal?.line ?? node.line, "\(key).target.value")
      return nil
    }
    return Target(
      indicator: indicator, scopeID: scope, baseYear: baseYear, baseValue: baseValue, targetYear: targetYear, aim: aim,
      unit: unit, basis: basis, priceBase: prices, path: path, budgets: budgets, source: source, line: node.line,
      unitLine: line(of: "unit", in: map, node))
  }

  private mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String, in map: [YAMLNode.Entry], _ node: YAMLNode, _ key: String
  ) -> Value? {
    guard let text = requiredText(name, in: map, node, key) else { return nil }
    if let value = Value(rawValue: text) { return value }
    fault(
      .badSetting, line(of: name, in: map, node), "\(key).\(name)", found: text.quotedBriefly(),
      expected: Value.allCases.map(\.rawValue).joined(separator: ", "))
    return nil
  }

  private mutating func requiredYear(in map: [YAMLNode.Entry], _ node: YAMLNode, _ key: String) -> Int? {
    required("year", in: map, node, key).flatMap { year($0.value, "\(key).year") }
  }

  private mutating func positive(_ name: String, in map: [YAMLNode.Entry], _ key: String) -> Double? {
    guard let entry = map.first(where: { $0.key == name }) else { return nil }
    if case .nothing = entry.value.content { return nil }
    if let value = number(entry.value), value > 0 { return value }
    fault(.badSetting, entry.line, "\(key).\(name)", found: entry.value.shown, expected: "> 0")
    return nil
  }

  private mutating func aim(in map: [YAMLNode.Entry], _ node: YAMLNode, _ key: String) -> Target.Aim? {
    let value = positive("value", in: map, key)
    guard let entry = map.first(where: { $0.key == "change_percent" }) else { return value.map { .value($0) } }
    guard value == nil else {
      fault(
        .badSetting, entry.line, "\(key).change_percent", found: entry.value.shown, expected: "value | change_percent")
      return nil
    }
    if let change = number(entry.value), change > -100 { return .changePercent(change) }
    fault(.badSetting, entry.line, "\(key).change_percent", found: entry.value.shown, expected: "> -100")
    return nil
  }

  private mutating func checkBasis(_ basis: String?, of indicator: Target.Indicator, _ line: Int, _ key: String) {
    let known: [String] =
      if indicator == .coal {
        ["physical"]
      } else if indicator.isCarbon {
        [ReferenceTotal.Basis.location, .residual, .zeroCarbonPark].map(\.rawValue)
      } else {
        [ReferenceTotal.Basis.calorific, .coalInput].map(\.rawValue)
      }
    guard let basis, !known.contains(basis) else { return }
    fault(
      .badSetting, line, "\(key).basis", found: basis.quotedBriefly(), expected: known.joined(separator: ", "))
  }

  /// Of an intensity: `current` or a year, stated.
  private mutating func priceBase(
    of indicator: Target.Indicator?, in map: [YAMLNode.Entry], _ node: YAMLNode, _ key: String
  ) -> String? {
    guard indicator?.isIntensity == true else { return optionalText("price_base", in: map, key) }
    guard let text = requiredText("price_base", in: map, node, key) else { return nil }
    if text == "current" { return text }
    let entry = map.first { $0.key == "price_base" }
    return entry.flatMap { year($0.value, "\(key).price_base") }.map(String.init)
  }

  private mutating func budgets(
    _ path: Target.Path?, _ indicator: Target.Indicator?, from base: Int?, to target: Int?, in map: [YAMLNode.Entry],
    _ node: YAMLNode, _ key: String
  ) -> [Int: Double] {
    guard path == .budget else { return [:] }
    if indicator?.isIntensity == true {
      fault(
        .badSetting, line(of: "path", in: map, node), "\(key).path", found: "budget",
        expected: "linear, constant_rate")
      return [:]
    }
    guard let entry = required("budgets", in: map, node, key), let base, let target else { return [:] }
    var budgets: [Int: Double] = [:]
    for yearly in entries(entry.value, "\(key).budgets", known: nil) {
      let name = "\(key).budgets.\(yearly.key)"
      guard let year = year(YAMLNode(content: .scalar(yearly.key), line: yearly.line), name) else { continue }
      if let amount = number(yearly.value), amount > 0 {
        budgets[year] = amount
      } else {
        fault(.badSetting, yearly.line, name, found: yearly.value.shown, expected: "> 0")
      }
    }
    if base < target {
      for year in (base + 1)...target where budgets[year] == nil {
        fault(.missingKey, entry.line, "\(key).budgets.\(year)")
      }
    }
    return budgets
  }
}
