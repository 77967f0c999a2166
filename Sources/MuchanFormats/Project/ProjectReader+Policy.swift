internal import MuchanDiagnostics

extension ProjectReader {
  /// What the spatial rules leave to the project.
  mutating func policy(_ node: YAMLNode) -> Project.Policy {
    var policy = Project.Policy()
    let known = [
      "centre_line_as_shoreline", "sliver_m2", "chemical_disputed", "yangtze_port_distance", "advanced_manufacturing",
      "high_tech", "books",
    ]
    for entry in entries(node, "policy", known: known) {
      let key = "policy.\(entry.key)"
      if case .nothing = entry.value.content { continue }
      switch entry.key {
      case "centre_line_as_shoreline": policy.acceptsCentreLine = flag(entry.value, key)
      case "chemical_disputed": policy.countsDisputedChemicals = flag(entry.value, key)
      case "yangtze_port_distance": policy.yangtzePortHasDistance = flag(entry.value, key)
      case "sliver_m2":
        if let value = number(entry.value), value >= 0, value <= 1e6 {
          policy.sliver = value
        } else {
          fault(.badSetting, entry.line, key, found: entry.value.shown, expected: "0 ... 1000000")
        }
      case "high_tech": policy.highTech = text(entry.value, key) ?? policy.highTech
      case "books":
        policy.books = list(entry.value, key).enumerated().compactMap { number, node in
          text(node, "\(key)[\(number)]").map { $0.hasPrefix("/") ? $0 : folder + "/" + $0 }
        }
      case "advanced_manufacturing":
        policy.advancedManufacturing = list(entry.value, key).enumerated().compactMap { text($1, "\(key)[\($0)]") }
      default: break
      }
    }
    return policy
  }
}
