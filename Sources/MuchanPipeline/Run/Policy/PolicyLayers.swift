internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords

/// The layers that parcels are held against, as they were read: control units, planned use, waters, buildings.
struct PolicyLayers: Sendable {
  /// Units of one kind, and of regional assessments of one item: they lie beside each other, units of two kinds need not.
  struct UnitLayer: Sendable {
    var layer: ZoneLayer
    /// For each zone of the layer the number of the unit or use.
    var numbers: [Int]
  }

  /// Whether the project has a layer of control units; one that is derived is among `units` even without.
  private(set) var hasControls = false
  /// Nil where the project has no such layer, and none is derived.
  private(set) var units: [ControlUnit]?
  private(set) var unitLayers: [UnitLayer] = []
  private(set) var planUses: [LandUseKey]?
  private(set) var planLayer: UnitLayer?
  /// Nil where the project has no such layer.
  private(set) var waterLayer: WaterLayer?
  /// The outlines of buildings, by the places that `ProjectBuildings` has them at; nil where there are none.
  private(set) var outlines: UnitLayer?
  /// The boundary that is proposed: polygons with ids; nil where none is asked about.
  private(set) var boundary: (polygons: PolygonColumns, ids: [String])?
  /// The parcels whose distances from waters are asked for, and as whose plants.
  private(set) var plants: [String: PlantKinds] = [:]
  private(set) var ledgers: [(role: InputRole, ledger: Ledger)] = []
  var log = DiagnosticLog()
  /// Tells these layers from others; nil where there are none.
  private(set) var digest: String?

  /// The waters of the layer; nil where the project has none.
  var waters: [Water]? { waterLayer?.waters }

  /// Whether there is nothing to hold parcels against.
  var isEmpty: Bool { ledgers.isEmpty && outlines == nil }

  /// No layers.
  init() {}

  /// Reads the layers of a project that are there.
  ///
  /// - Parameters:
  ///   - options: how the project's layers are read, but for encodings.
  ///   - buildings: of the project; nil where it has none.
  ///   - areRulesAsked: whether there is more to hold parcels against than the outlines of buildings.
  ///   - questions: what the rules ask of waters.
  ///   - taihuArea: how the first-class protection area is derived where it is not given.
  ///   - plants: the parcels that may have plants that are asked about; called only where there are waters.
  init(
    _ project: Project, year: Int?, options: LayerOptions, buildings: ProjectBuildings?,
    areRulesAsked: Bool = true, questions: WaterQuestions, taihuArea: SpatialTerms.TaihuArea?,
    plants: (WaterQuestions) throws(Failure) -> [String: PlantKinds]
  ) async throws(Failure) {
    var digest = Digest()
    if areRulesAsked, project.files[.controls] != nil {
      let read = try await reading(
        .controls, of: project, year, LayerSchema.controls, id: "control_id",
        attributes: ["kind", "item", "approved_on", "valid_until"], options)
      takeUnits(read, path: try project.layer(.controls, year: year))
      hasControls = true
    }
    if areRulesAsked, project.files[.plan] != nil {
      let read = try await reading(
        .plan, of: project, year, LayerSchema.plan, id: "plan_use_code", attributes: ["land_use_standard"], options)
      takePlan(read)
    }
    if areRulesAsked, project.files[.waters] != nil {
      let read = try await reading(
        .waters, of: project, year, LayerSchema.waters, id: "water_code",
        attributes: ["geometry_role", "port_use", "shoreline_use", "name", "flows_into"], options, acceptsLines: true)
      let path = try project.layer(.waters, year: year)
      waterLayer = layer(of: read, path: path, questions)
      if let taihuArea { try derive(taihuArea, path) }
      self.plants = try plants(questions)
    }
    if areRulesAsked, let path = project.policy.proposedBoundary {
      let read = try await ZoneReading(path: path, options: options).run()
      log.merge(read.log)
      boundary = (read.polygons, read.ids)
    }
    if let buildings, buildings.outlines.count > 0 {
      outlines = layer(buildings.outlines, buildings.buildingOfRow.enumerated().map { ($0.offset, $0.element) })
    }
    guard !isEmpty else { return }
    for layer in unitLayers + [planLayer, outlines].compactMap(\.self) {
      digest.add(layer.layer.digest)
      for number in layer.numbers { digest.add(number) }
    }
    waterLayer?.add(to: &digest)
    for (id, kinds) in self.plants.sorted(by: { $0.key < $1.key }) {
      digest.add(id)
      digest.add(Int(kinds.rawValue))
    }
    self.digest = digest.text
  }

  private mutating func reading(
    _ role: InputRole, of project: Project, _ year: Int?, _ schema: LayerSchema, id: String, attributes: [String],
    _ options: LayerOptions, acceptsLines: Bool = false
  ) async throws(Failure) -> ZoneReading.Outcome {
    var options = options
    options.input = project.inputOptions(role)
    var reading = ZoneReading(
      path: try project.layer(role, year: year), idField: id,
      otherNames: schema.otherNames(mapping: project.columns[role] ?? [:]), attributes: attributes, options: options)
    reading.acceptsLines = acceptsLines
    let read = try await reading.run()
    log.merge(read.log)
    ledgers.append((role, read.ledger))
    return read
  }

  /// Notes a feature that is not used for a value that there is not.
  mutating func refuse(
    _ field: String, _ value: String?, _ path: String, id: String, _ expected: String
  ) {
    log.add(
      value == nil ? .missingValue : .notAChoice, at: Place(file: path, id: id, field: "/properties/\(field)"),
      found: value.map { "\"\($0)\"" } ?? "", expected: expected)
    ledgers[ledgers.count - 1].ledger.stored -= 1
    ledgers[ledgers.count - 1].ledger.rejected += 1
  }

  private mutating func takeUnits(_ read: ZoneReading.Outcome, path: String) {
    var units: [ControlUnit] = []
    var numbers: [ControlUnit: Int] = [:]
    var rows: [String: [(row: Int, unit: Int)]] = [:]
    for (row, id) in read.ids.enumerated() {
      let values = read.attributes[row]
      guard let kind = values[0].flatMap({ ControlKind(rawValue: LayerSchema.controls.word($0, in: "kind")) }) else {
        refuse("kind", values[0], path, id: id, ControlKind.allCases.map(\.rawValue).joined(separator: ", "))
        continue
      }
      let unit = ControlUnit(
        id: id, kind: kind, item: values[1], approvedOn: day(values[2], "approved_on", path, id),
        validUntil: day(values[3], "valid_until", path, id))
      let number = numbers[unit] ?? units.count
      if number == units.count {
        units.append(unit)
        numbers[unit] = number
      }
      let key = kind == .regionalAssessment ? "\(kind.rawValue) \(unit.item ?? "")" : kind.rawValue
      rows[key, default: []].append((row, number))
    }
    self.units = units
    unitLayers = rows.sorted { $0.key < $1.key }.map { _, rows in
      layer(read.polygons, rows.map { ($0.row, $0.unit) })
    }
  }

  private mutating func day(_ text: String?, _ field: String, _ path: String, _ id: String) -> CalendarDay? {
    guard let text else { return nil }
    if let day = CalendarDay(text) { return day }
    log.add(
      .notADate, at: Place(file: path, id: id, field: "/properties/\(field)"), found: "\"\(text)\"",
      expected: "YYYY-MM-DD")
    return nil
  }

  /// Adds the first-class protection area of Taihu where no unit is it and the lake is there.
  private mutating func derive(_ terms: SpatialTerms.TaihuArea, _ path: String) throws(Failure) {
    guard units?.contains(where: { $0.kind == .taihuFirstClass }) != true, let derived = try taihuArea(terms, of: path)
    else {
      return
    }
    let number = units?.count ?? 0
    units = (units ?? []) + [derived.unit]
    unitLayers.append(layer(derived.area, [(0, number)]))
    log.add(
      .protectionAreaDerived, at: Place(file: path, id: derived.unit.id), found: derived.how,
      expected: ControlKind.taihuFirstClass.rawValue)
  }

  private func layer(_ polygons: PolygonColumns, _ rows: [(row: Int, number: Int)]) -> UnitLayer {
    var own = PolygonColumns()
    for (row, _) in rows { own.appendRow(row, of: polygons) }
    let layer = ZoneLayer(polygons: own, rowIDs: rows.map { String($0.number) })
    return UnitLayer(layer: layer, numbers: layer.ids.map { Int($0) ?? 0 })
  }

  private mutating func takePlan(_ read: ZoneReading.Outcome) {
    var uses: [LandUseKey] = []
    var numbers: [LandUseKey: Int] = [:]
    var rows: [(row: Int, number: Int)] = []
    for (row, code) in read.ids.enumerated() {
      let key = LandUseKey(standard: read.attributes[row][0] ?? "", code: code)
      let number = numbers[key] ?? uses.count
      if number == uses.count {
        uses.append(key)
        numbers[key] = number
      }
      rows.append((row, number))
    }
    planUses = uses
    planLayer = layer(read.polygons, rows)
  }
}
