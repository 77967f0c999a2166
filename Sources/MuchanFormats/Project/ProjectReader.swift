internal import MuchanDiagnostics
internal import MuchanRecords

/// Turns the nodes of a project file into a `Project`, noting all faults.
struct ProjectReader {
  let file: String
  let folder: String
  /// The roles whose files need not be here.
  let elsewhere: Set<InputRole>
  /// What makes the project unusable.
  var faults: [Diagnostic] = []
  /// What does not.
  var remarks = DiagnosticLog()

  /// The version of the format that this reader knows.
  private static let version = "1"

  init(file: String, folder: String, elsewhere: Set<InputRole>) {
    self.file = file
    self.elsewhere = elsewhere
    self.folder = folder
  }

  /// Reads the whole file.
  mutating func project(_ root: YAMLNode) -> Project {
    var project = Project(path: file, folder: folder)
    let known = [
      "muchan", "name", "synthetic", "years", "year", "as_of", "place", "files", "columns", "encoding", "layers",
      "ratio", "idle", "classes", "policy", "revitalise", "assumptions",
    ]
    let map = entries(root, "", known: known)
    if let version = required("muchan", in: map, root, ""), text(version.value, "muchan") != Self.version {
      fault(.badSetting, version.line, "muchan", found: version.value.shown, expected: Self.version)
    }
    for entry in map {
      let value = entry.value
      if case .nothing = value.content { continue }
      switch entry.key {
      case "name": project.name = name(value)
      case "synthetic": project.isSynthetic = flag(value, "synthetic")
      case "years": project.years = years(value)
      case "year": project.year = year(value, "year")
      case "as_of": project.asOf = day(value, "as_of")
      case "place": project.locality = locality(value)
      case "files": project.files = files(value)
      case "columns": project.columns = columns(value)
      case "encoding": project.encodings = encodings(value)
      case "layers": project.layers = layers(value)
      case "ratio": project.ratio = ratio(value)
      case "idle": idle(value, &project)
      case "classes": project.classScheme = classScheme(value)
      case "policy": project.policy = policy(value)
      case "revitalise": project.revivalTargets = revivalTargets(value)
      case "assumptions": project.assumptions = assumptions(value)
      default: break
      }
    }
    if required("files", in: map, root, "") != nil { checkFiles(project, map, root) }
    if let year = project.year, !project.years.isEmpty, !project.years.contains(year) {
      let expected = project.years.map(String.init).joined(separator: ", ")
      fault(.badSetting, line(of: "year", in: map, root), "year", found: "\(year)", expected: expected)
    }
    return project
  }

  private mutating func checkFiles(_ project: Project, _ map: [YAMLNode.Entry], _ root: YAMLNode) {
    // Stated figures of zones can be ranked without a parcel.
    let ledgers: [InputRole] = [.occupancy, .enterprises, .energy]
    let isStated = project.files[.indicators] != nil && ledgers.allSatisfy { project.files[$0] == nil }
    for role in isStated ? [InputRole.zones] : [.zones, .parcels] where project.files[role] == nil {
      let key = "files.\(role.rawValue)"
      let line = line(of: "files", in: map, root)
      // A file that is named and wrong has a fault of its own.
      guard !faults.contains(where: { $0.place.field?.hasPrefix(key) == true }) else { continue }
      fault(.missingKey, line, key)
    }
  }

  // MARK: Small sections

  private mutating func name(_ node: YAMLNode) -> Project.Name {
    if case .scalar(let text) = node.content { return Project.Name(chinese: text, english: text) }
    let map = entries(node, "name", known: ["zh", "en"])
    return Project.Name(chinese: optionalText("zh", in: map, "name"), english: optionalText("en", in: map, "name"))
  }

  private mutating func locality(_ node: YAMLNode) -> Project.Locality {
    let map = entries(node, "place", known: ["province", "city"])
    return Project.Locality(
      province: optionalText("province", in: map, "place"), city: optionalText("city", in: map, "place"))
  }

  mutating func day(_ node: YAMLNode, _ key: String) -> CalendarDay? {
    guard let text = text(node, key) else { return nil }
    if let day = CalendarDay(text) { return day }
    fault(.badSetting, node.line, key, found: node.shown, expected: "YYYY-MM-DD")
    return nil
  }

  /// A file is joined to the project's folder.
  private mutating func classScheme(_ node: YAMLNode) -> String? {
    let map = entries(node, "classes", known: ["preset"])
    guard let name = requiredText("preset", in: map, node, "classes") else { return nil }
    return Project.isSchemeFile(name) && !name.hasPrefix("/") ? folder + "/" + name : name
  }

  private mutating func years(_ node: YAMLNode) -> [Int] {
    var years: Set<Int> = []
    for (index, element) in list(node, "years").enumerated() {
      guard let year = year(element, "years[\(index)]") else { continue }
      if !years.insert(year).inserted { fault(.badSetting, element.line, "years[\(index)]", found: element.shown) }
    }
    return years.sorted()
  }

  private mutating func ratio(_ node: YAMLNode) -> Project.Ratio? {
    let known = ["zone", "region", "energy_share_passes_below", "output_share_passes_from"]
    let map = entries(node, "ratio", known: known)
    let zone = requiredText("zone", in: map, node, "ratio")
    let region = requiredText("region", in: map, node, "ratio")
    let below = share("energy_share_passes_below", in: map)
    let from = share("output_share_passes_from", in: map)
    guard let zone, let region else { return nil }
    return Project.Ratio(zone: zone, region: region, energySharePassesBelow: below, outputSharePassesFrom: from)
  }

  /// A share between 0 and 1, the ends left out: 2.5 for 2.5 % is a fault.
  private mutating func share(_ key: String, in map: [YAMLNode.Entry]) -> Double? {
    guard let entry = map.first(where: { $0.key == key }) else { return nil }
    if case .nothing = entry.value.content { return nil }
    if let value = number(entry.value), value > 0, value < 1 { return value }
    fault(.badSetting, entry.line, "ratio.\(key)", found: entry.value.shown, expected: "0 < x < 1")
    return nil
  }

  private mutating func assumptions(_ node: YAMLNode) -> [Project.Assumption] {
    var assumptions: [Project.Assumption] = []
    for (index, element) in list(node, "assumptions").enumerated() {
      let key = "assumptions[\(index)]"
      let map = entries(element, key, known: ["id", "unit", "values", "source", "note"])
      let id = requiredText("id", in: map, element, key)
      let source = requiredText("source", in: map, element, key)
      // Some assumptions are a text: how city totals were made up, say.
      let values = map.first { $0.key == "values" }.map { yearlyNumbers($0.value, "\(key).values") } ?? [:]
      let unit = optionalText("unit", in: map, key)
      let note = optionalText("note", in: map, key)
      guard let id, let source else { continue }
      if assumptions.contains(where: { $0.id == id }) {
        fault(.badSetting, element.line, "\(key).id", found: id.quotedBriefly())
        continue
      }
      assumptions.append(
        Project.Assumption(id: id, unit: unit, values: values, source: source, note: note, line: element.line))
    }
    return assumptions
  }

  private mutating func yearlyNumbers(_ node: YAMLNode, _ key: String) -> [Int: Double] {
    var values: [Int: Double] = [:]
    for entry in entries(node, key, known: nil) {
      let name = "\(key).\(entry.key)"
      guard let year = year(YAMLNode(content: .scalar(entry.key), line: entry.line), name) else { continue }
      if let value = number(entry.value) {
        values[year] = value
      } else {
        fault(.badSetting, entry.line, name, found: entry.value.shown, expected: "1.5")
      }
    }
    return values
  }
}
