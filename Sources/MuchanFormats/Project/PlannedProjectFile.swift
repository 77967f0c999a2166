public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// Reads the YAML file of a planned project (拟供地项目申报表).
public enum PlannedProjectFile {
  /// Reads a project.
  ///
  /// Everything wrong is looked for before anything is thrown: the first fault in order of lines is thrown, the others go
  /// to the log. A key that is not known is a fault: a misspelt figure would else count as not stated.
  /// - Parameters:
  ///   - units: The spellings that money, standard coal and coal may be in.
  ///   - log: Takes the findings.
  /// - Throws: `badYAML`, `unknownKey`, `missingKey`, `badSetting`; failures of reading the file.
  public static func read(path: String, units: UnitTable, into log: inout DiagnosticLog) throws(Failure)
    -> PlannedProject
  {
    try project(of: try YAMLFile.read(path: path), path: path, units: units, into: &log)
  }

  /// The same of a text; `path` is for findings.
  public static func read(
    text: String, path: String, units: UnitTable, into log: inout DiagnosticLog
  ) throws(Failure) -> PlannedProject {
    try project(of: try YAMLFile.parse(text, path: path), path: path, units: units, into: &log)
  }

  private static func project(
    of root: YAMLNode, path: String, units: UnitTable, into log: inout DiagnosticLog
  ) throws(Failure) -> PlannedProject {
    var reader = PlannedReader(file: path, units: units)
    let project = reader.project(root)
    let faults = reader.values.faults.sorted()
    for fault in faults.dropFirst() { log.add(fault) }
    if let first = faults.first { throw Failure(first) }
    guard let project else { throw Failure(.missingKey, at: Place(file: path)) }
    return project
  }
}

/// Turns the nodes of the file into a `PlannedProject`, noting all faults.
struct PlannedReader {
  /// Reads plain values and keeps the faults.
  var values: ProjectReader
  let units: UnitTable
  private let file: String

  init(file: String, units: UnitTable) {
    values = ProjectReader(file: file, folder: "", elsewhere: [])
    self.units = units
    self.file = file
  }

  private static let keys = [
    "name", "zone", "industry_code", "land", "supply_mode", "supply_on", "start_by", "complete_by", "produce_by",
    "full_production", "above_designated_size", "investment", "output", "value_added", "tax", "revenue", "price_year",
    "floor_area", "footprint", "yard", "green_land", "administrative_land", "jobs", "energy", "energy_total",
    "replaced_coal", "energy_review", "flags",
  ]

  mutating func project(_ root: YAMLNode) -> PlannedProject? {
    let map = entries(root, "", known: Self.keys)
    if case .nothing = root.content { values.fault(.missingKey, 1, "name") }
    let name = values.requiredText("name", in: map, root, "")
    let zone = values.requiredText("zone", in: map, root, "")
    let code = values.required("industry_code", in: map, root, "").flatMap { industryCode($0.value) }
    let land = values.required("land", in: map, root, "").flatMap { area($0, isPositive: true) }
    var project = PlannedProject(
      name: name ?? "", zoneID: zone ?? "", industryCode: code ?? "", land: land ?? .zero)
    for entry in map {
      if case .nothing = entry.value.content { continue }
      take(entry, into: &project)
    }
    if !project.energy.isEmpty, project.statedEnergy != nil {
      values.fault(
        .badSetting, values.line(of: "energy_total", in: map, root), "energy_total", found: "energy + energy_total",
        expected: "energy | energy_total")
    }
    checkParts(of: project, map, root)
    return name == nil || zone == nil || code == nil || land == nil ? nil : project
  }

  private mutating func take(_ entry: YAMLNode.Entry, into project: inout PlannedProject) {
    let value = entry.value
    switch entry.key {
    case "supply_mode": project.supplyMode = choice(value, "supply_mode")
    case "supply_on": project.supplyOn = values.day(value, entry.key)
    case "start_by": project.startBy = values.day(value, entry.key)
    case "complete_by": project.completeBy = values.day(value, entry.key)
    case "produce_by": project.produceBy = values.day(value, entry.key)
    case "full_production": project.fullProduction = values.year(value, entry.key)
    case "price_year": project.priceYear = values.year(value, entry.key)
    case "above_designated_size": project.isAboveDesignatedSize = values.flag(value, entry.key)
    case "investment": takeInvestment(value, into: &project)
    case "output": project.output = money(entry, "output")
    case "value_added": project.valueAdded = money(entry, "value_added", mayBeNegative: true)
    case "tax": project.tax = money(entry, "tax", mayBeNegative: true)
    case "revenue": project.revenue = money(entry, "revenue")
    case "floor_area": project.countedFloorArea = area(entry)
    case "footprint": project.footprint = area(entry)
    case "yard": project.yard = area(entry)
    case "green_land": project.greenLand = area(entry)
    case "administrative_land": project.administrativeLand = area(entry)
    case "jobs": project.jobs = number(value, "jobs")
    case "energy": project.energy = uses(value)
    case "energy_total": project.statedEnergy = statedEnergy(value)
    case "replaced_coal": project.replacedCoal = amount(entry, entry.key, .mass, base: 1_000)
    case "energy_review": project.energyReviewOpinion = values.text(value, entry.key)
    case "flags": project.flags = flags(value)
    default: break
    }
  }

  /// Parts of the land cannot be more than the land.
  private mutating func checkParts(of project: PlannedProject, _ map: [YAMLNode.Entry], _ root: YAMLNode) {
    guard project.land > .zero else { return }
    let parts: [(String, Area?)] = [
      ("footprint", project.footprint), ("yard", project.yard), ("green_land", project.greenLand),
      ("administrative_land", project.administrativeLand),
    ]
    for (key, part) in parts {
      guard let part, part > project.land else { continue }
      values.fault(
        .badSetting, values.line(of: key, in: map, root), key,
        found: "\(part.squareMetres.text(minimumPlaces: 0)) m2",
        expected: "<= land, \(project.land.squareMetres.text(minimumPlaces: 0)) m2")
    }
    if let total = project.totalInvestment, let fixed = project.fixedInvestment, fixed > total {
      values.fault(
        .badSetting, values.line(of: "investment", in: map, root), "investment.fixed_assets",
        found: fixed.wanYuan.text(minimumPlaces: 0), expected: "<= total, \(total.wanYuan.text(minimumPlaces: 0))")
    }
  }
}
