internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

extension PlannedReader {
  /// The entries of a map; a key that is not known is a fault, with the one that was probably meant.
  mutating func entries(_ node: YAMLNode, _ key: String, known: [String]) -> [YAMLNode.Entry] {
    let map = values.entries(node, key, known: nil)
    for entry in map where !known.contains(entry.key) {
      values.fault(
        .unknownKey, entry.line, ProjectReader.join(key, entry.key), found: Self.shown(entry.key, known),
        expected: known.joined(separator: ", "))
    }
    return map
  }

  /// A wrong word, with the one that was probably meant.
  private static func shown(_ wrong: String, _ known: [String]) -> String {
    known.nearest(to: wrong).map { "\(wrong.quotedBriefly()), did you mean \($0)?" } ?? wrong.quotedBriefly()
  }

  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ node: YAMLNode, _ key: String) -> Choice? {
    guard let text = values.text(node, key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    values.fault(
      .badSetting, node.line, key, found: Self.shown(text, known), expected: known.joined(separator: ", "))
    return nil
  }

  /// Two to four digits, the divisions from 01 to 97.
  mutating func industryCode(_ node: YAMLNode) -> String? {
    guard let text = values.text(node, "industry_code") else { return nil }
    let isCode = (2...4).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if isCode, let division = Int(text.prefix(2)), (1...97).contains(division) { return text }
    values.fault(.badSetting, node.line, "industry_code", found: node.shown, expected: "GB/T 4754: 38, 384, 3841")
    return nil
  }

  mutating func number(_ node: YAMLNode, _ key: String, mayBeNegative: Bool = false) -> Double? {
    if let value = values.number(node), mayBeNegative || value >= 0, value.magnitude <= FixedDecimal<SixPlaces>.limit {
      return value
    }
    values.fault(.badSetting, node.line, key, found: node.shown, expected: mayBeNegative ? "1.5" : ">= 0")
    return nil
  }

  /// `{value: 60, unit: mu}`: the value and the unit with its line.
  private mutating func pair(
    _ node: YAMLNode, _ key: String, also: [String] = [], mayBeNegative: Bool = false
  ) -> (value: Double, unit: String, line: Int)? {
    guard case .map = node.content else {
      values.fault(.badSetting, node.line, key, found: node.shown, expected: "{value: 60, unit: …}")
      return nil
    }
    let map = entries(node, key, known: ["value", "unit"] + also)
    let value = values.required("value", in: map, node, key).flatMap {
      number($0.value, "\(key).value", mayBeNegative: mayBeNegative)
    }
    let unit = values.requiredText("unit", in: map, node, key)
    guard let value, let unit else { return nil }
    return (value, unit, values.line(of: "unit", in: map, node))
  }

  /// An amount in `base` of its dimension's base unit, at 1e-6.
  mutating func amount(
    _ entry: YAMLNode.Entry, _ key: String, _ dimension: UnitTable.Dimension, base: Double = 1, also: [String] = [],
    mayBeNegative: Bool = false
  ) -> FixedDecimal<SixPlaces>? {
    guard let given = pair(entry.value, key, also: also, mayBeNegative: mayBeNegative) else { return nil }
    guard let unit = units.unit(given.unit), unit.dimension == dimension else {
      let known = units.spellings(of: dimension)
      values.fault(
        .badSetting, given.line, "\(key).unit", found: Self.shown(given.unit, known),
        expected: known.joined(separator: ", "))
      return nil
    }
    let ten = UnitTable.Unit(
      spelling: "", dimension: dimension, factor: FixedDecimal(units: Int128(base) * 1_000_000_000))
    if let exact = FixedDecimal<SixPlaces>(rounding: unit.convert(given.value, to: ten)) { return exact }
    values.fault(.valueTooLarge, given.line, "\(key).value", found: "\(given.value)")
    return nil
  }

  mutating func money(_ entry: YAMLNode.Entry, _ key: String, mayBeNegative: Bool = false) -> Money? {
    amount(entry, key, .money, mayBeNegative: mayBeNegative).map(Money.init(wanYuan:))
  }

  mutating func takeInvestment(_ node: YAMLNode, into project: inout PlannedProject) {
    guard case .map = node.content else {
      values.fault(.badSetting, node.line, "investment", found: node.shown, expected: "{total: …, fixed_assets: …}")
      return
    }
    for entry in entries(node, "investment", known: ["total", "fixed_assets"]) {
      if case .nothing = entry.value.content { continue }
      switch entry.key {
      case "total": project.totalInvestment = money(entry, "investment.total")
      case "fixed_assets": project.fixedInvestment = money(entry, "investment.fixed_assets")
      default: break
      }
    }
  }

  /// Square metres per unit of land; a mu is 2000/3.
  private static let areaUnits = ["m2": 1.0, "m²": 1, "㎡": 1, "平方米": 1, "ha": 10_000, "公顷": 10_000]

  /// An area in m², ha or mu.
  mutating func area(_ entry: YAMLNode.Entry, isPositive: Bool = false) -> Area? {
    let key = entry.key
    guard let given = pair(entry.value, key) else { return nil }
    let area: Area?
    if given.unit == "mu" || given.unit == "亩" {
      area = Area(roundingMu: given.value)
    } else if let factor = Self.areaUnits[given.unit] {
      area = Area(roundingSquareMetres: given.value * factor)
    } else {
      let known = ["m2", "ha", "mu", "平方米", "公顷", "亩"]
      values.fault(
        .badSetting, given.line, "\(key).unit", found: Self.shown(given.unit, known),
        expected: known.joined(separator: ", "))
      return nil
    }
    guard let area else {
      values.fault(.valueTooLarge, given.line, "\(key).value", found: "\(given.value)")
      return nil
    }
    if isPositive, area <= .zero {
      values.fault(.badSetting, given.line, "\(key).value", found: "\(given.value)", expected: "> 0")
      return nil
    }
    return area
  }

  mutating func uses(_ node: YAMLNode) -> [PlannedProject.Use] {
    var uses: [PlannedProject.Use] = []
    for (index, element) in values.list(node, "energy").enumerated() {
      let key = "energy[\(index)]"
      let map = entries(element, key, known: ["carrier", "quantity", "unit", "power_source"])
      let carrier = values.requiredText("carrier", in: map, element, key)
      let quantity = values.required("quantity", in: map, element, key).flatMap { number($0.value, "\(key).quantity") }
      let unit = values.requiredText("unit", in: map, element, key)
      let source: EnergyLine.PowerSource? = map.first { $0.key == "power_source" }.flatMap {
        choice($0.value, "\(key).power_source")
      }
      guard let carrier, let quantity, let unit else { continue }
      uses.append(
        PlannedProject.Use(carrier: carrier, quantity: quantity, unit: unit, powerSource: source, line: element.line))
    }
    return uses
  }

  /// `{value: 1850, unit: tce, basis: calorific}`.
  mutating func statedEnergy(_ node: YAMLNode) -> PlannedProject.StatedEnergy? {
    let entry = YAMLNode.Entry(key: "energy_total", line: node.line, value: node)
    let tonnes = amount(entry, "energy_total", .standardCoal, base: 1_000, also: ["basis"])
    guard case .map(let map) = node.content else { return nil }
    guard let basis = values.requiredText("basis", in: map, node, "energy_total") else { return nil }
    let known = ["calorific", "coal_input"]
    guard known.contains(basis) else {
      values.fault(
        .badSetting, values.line(of: "basis", in: map, node), "energy_total.basis", found: Self.shown(basis, known),
        expected: known.joined(separator: ", "))
      return nil
    }
    return tonnes.map { PlannedProject.StatedEnergy(tonnes: $0, isAtCoalInput: basis == "coal_input") }
  }

  mutating func flags(_ node: YAMLNode) -> Set<PlannedProject.Flag> {
    var flags: Set<PlannedProject.Flag> = []
    for (index, element) in values.list(node, "flags").enumerated() {
      if let flag: PlannedProject.Flag = choice(element, "flags[\(index)]") { flags.insert(flag) }
    }
    return flags
  }
}
