internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// The waters of a project as they were read, and those of which the nearest is looked for.
struct WaterLayer: Sendable {
  /// Waters that the same questions are about: the nearest of them answers all.
  struct Group: Sendable {
    var layer: NearestLayer
    /// Whose plants are asked about.
    var askers: PlantKinds
  }

  let waters: [Water]
  /// What was read: a row a feature.
  let geometries: PolygonColumns
  /// For each row whether what lies in it is at the water.
  let isArea: [Bool]
  /// For each row the number of its water; nil where the feature is not used.
  let waterOfRow: [Int?]
  /// Without the waters that nobody asks about.
  let groups: [Group]

  init(
    _ waters: [Water], _ geometries: PolygonColumns, isArea: [Bool], waterOfRow: [Int?], _ questions: WaterQuestions
  ) {
    (self.waters, self.geometries, self.isArea, self.waterOfRow) = (waters, geometries, isArea, waterOfRow)
    var rows: [[Int]: [Int]] = [:]
    for (row, water) in waterOfRow.enumerated() {
      guard let water else { continue }
      rows[questions.numbers(asking: waters[water]), default: []].append(row)
    }
    // By the first row, so that the order is the file's.
    groups = rows.filter { !$0.key.isEmpty }.sorted { $0.value[0] < $1.value[0] }.map { numbers, rows in
      Group(
        layer: NearestLayer(geometries, isArea: isArea, rows: rows),
        askers: numbers.reduce(into: []) { $0.formUnion(questions.all[$1].askers) })
    }
  }

  /// Adds all that distances depend on.
  func add(to digest: inout Digest) {
    for (row, water) in waterOfRow.enumerated() {
      digest.add(water ?? -1)
      digest.add(isArea[row] ? 1 : 0)
    }
    for group in groups {
      digest.add(Int(group.askers.rawValue))
      for row in group.layer.rows { digest.add(row) }
    }
    for longitude in geometries.x { digest.add(longitude) }
    for latitude in geometries.y { digest.add(latitude) }
  }
}

extension PolicyLayers {
  /// Takes the waters that were read; refuses those that do not say what they are.
  mutating func layer(of read: ZoneReading.Outcome, path: String, _ questions: WaterQuestions) -> WaterLayer {
    let distance = EllipsoidDistance()
    var waters: [Water] = []
    var waterOfRow = [Int?](repeating: nil, count: read.ids.count)
    for (row, text) in read.ids.enumerated() {
      let values = read.attributes[row]
      guard let code = WaterCode(rawValue: text) else {
        refuse("water_code", text, path, id: text, WaterCode.allCases.map(\.rawValue).joined(separator: ", "))
        continue
      }
      guard let role = values[0].flatMap({ WaterRole(rawValue: LayerSchema.waters.word($0, in: "geometry_role")) })
      else {
        refuse("geometry_role", values[0], path, id: text, WaterRole.allCases.map(\.rawValue).joined(separator: ", "))
        continue
      }
      let length =
        read.isLine[row]
        ? read.polygons.rings(ofRow: row).reduce(0.0) {
          $0
            + distance.length(
              ofRing: read.polygons.vertices(ofRing: $1), in: read.polygons, isClosed: false)
        } : nil
      waterOfRow[row] = waters.count
      waters.append(
        Water(
          name: values[3], code: code, role: role, port: word(values[1], "port_use", path, id: text),
          use: word(values[2], "shoreline_use", path, id: text),
          length: length.flatMap { FixedDecimal(rounding: $0) }, flowsInto: values[4].flatMap(WaterCode.init)))
    }
    // A bank that is drawn as a polygon is its border: what lies in it is not at the bank. A water's area holds.
    let isArea = waterOfRow.indices.map { row in
      !read.isLine[row] && waterOfRow[row].map { waters[$0].role == .waterArea } == true
    }
    return WaterLayer(waters, read.polygons, isArea: isArea, waterOfRow: waterOfRow, questions)
  }

  /// What a word of a feature says; one that is not of the contract is told, and says nothing.
  private mutating func word<Choice: RawRepresentable<String> & CaseIterable>(
    _ text: String?, _ field: String, _ path: String, id: String
  ) -> Choice? {
    guard let text else { return nil }
    if let choice = Choice(rawValue: LayerSchema.waters.word(text, in: field)) { return choice }
    log.add(
      .notAChoice, at: Place(file: path, id: id, field: "/properties/\(field)"), found: "\"\(text)\"",
      expected: Choice.allCases.map(\.rawValue).joined(separator: ", "))
    return nil
  }
}
