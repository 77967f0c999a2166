internal import MuchanDiagnostics
internal import MuchanRecords

extension ProjectReader {
  /// `idle`: the rule sets on idle and low-efficient land, and what the layer of buildings can tell.
  mutating func idle(_ node: YAMLNode, _ project: inout Project) {
    let map = entries(node, "idle", known: ["rule", "low_efficiency", "all_buildings"])
    project.idleRule = optionalText("rule", in: map, "idle")
    project.lowEfficiencyRule = optionalText("low_efficiency", in: map, "idle")
    if let entry = map.first(where: { $0.key == "all_buildings" }) {
      project.hasAllBuildings = flag(entry.value, "idle.all_buildings")
    }
  }

  /// `revitalise.targets`: own aims for revived land, each with a series, a period and mu or parcels.
  mutating func revivalTargets(_ node: YAMLNode) -> [Project.RevivalTarget] {
    let map = entries(node, "revitalise", known: ["targets"])
    guard let list = map.first(where: { $0.key == "targets" }) else { return [] }
    if case .nothing = list.value.content { return [] }
    var targets: [Project.RevivalTarget] = []
    for (index, element) in self.list(list.value, "revitalise.targets").enumerated() {
      let key = "revitalise.targets[\(index)]"
      let map = entries(element, key, known: ["object", "from", "to", "mu", "parcels", "source"])
      let object = required("object", in: map, element, key).flatMap { revivedObject($0.value, "\(key).object") }
      let from = required("from", in: map, element, key).flatMap { day($0.value, "\(key).from") }
      let to = required("to", in: map, element, key).flatMap { day($0.value, "\(key).to") }
      let source = requiredText("source", in: map, element, key)
      let mu = positive("mu", in: map, key)
      let parcels = positive("parcels", in: map, key)
      guard let object, let from, let to, let source else { continue }
      guard from <= to else {
        fault(.badSetting, line(of: "to", in: map, element), "\(key).to", found: "\(to)", expected: ">= \(from)")
        continue
      }
      guard (mu == nil) != (parcels == nil) else {
        fault(.badSetting, element.line, key, expected: "mu / parcels")
        continue
      }
      targets.append(
        Project.RevivalTarget(
          object: object, from: from, to: to, mu: mu, parcels: parcels.map { Int($0) }, source: source,
          line: element.line))
    }
    return targets
  }

  private mutating func revivedObject(_ node: YAMLNode, _ key: String) -> Revitalisation.Object? {
    if case .scalar(let name) = node.content, let object = Revitalisation.Object(rawValue: name) { return object }
    fault(
      .badSetting, node.line, key, found: node.shown,
      expected: Revitalisation.Object.allCases.map(\.rawValue).joined(separator: ", "))
    return nil
  }

  private mutating func positive(_ name: String, in map: [YAMLNode.Entry], _ key: String) -> Double? {
    guard let entry = map.first(where: { $0.key == name }) else { return nil }
    if let value = number(entry.value), value > 0, value < 1e9 { return value }
    fault(.badSetting, entry.line, "\(key).\(name)", found: entry.value.shown, expected: "> 0")
    return nil
  }
}
