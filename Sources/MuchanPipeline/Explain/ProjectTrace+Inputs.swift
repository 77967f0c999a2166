internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanRecords
internal import MuchanReport
import Synchronization

extension ProjectTrace {
  /// Adds the rows and features of a project's files that name an id.
  mutating func addInputs(of project: Project, naming id: String, table name: String?) async throws(Failure) {
    for role in InputRole.allCases where name == nil || name == role.rawValue {
      let columns = project.columns[role] ?? [:]
      let options = project.inputOptions(role)
      for (_, path) in project.allFiles(role) {
        if let schema = LayerSchema.all.first(where: { $0.name == role.rawValue }) {
          for found in try await Self.features(of: path, schema, mapping: columns, options: options, naming: id) {
            let place = Place(file: path, line: found.line, feature: found.number)
            add(.input, table: role.rawValue, at: place, values: found.values)
          }
        } else if role != .targets {
          try addRows(of: path, as: role, mapping: columns, options: options, naming: id)
        }
      }
    }
  }

  /// Adds the rows of a table file that name an id.
  private mutating func addRows(
    of path: String, as role: InputRole, mapping: [String: String], options: InputOptions, naming id: String
  ) throws(Failure) {
    let headings = try TableCheck.headings(ofFile: path, as: role, columns: mapping, options: options)
    let wanted = Array(id.utf8)
    try TableCheck.forEachRow(ofFile: path, options: options) { (reader) throws(Failure) in
      guard reader.names(wanted) else { return }
      add(
        .input, table: role.rawValue, at: Place(file: path, line: reader.line),
        values: (0..<min(reader.count, headings.count)).map { (headings[$0].text, reader.text($0)) })
    }
  }

  /// The features of a layer whose id it is, or of which a property is it, in file order.
  private static func features(
    of path: String, _ schema: LayerSchema, mapping: [String: String], options: InputOptions, naming id: String
  ) async throws(Failure) -> [NamedFeatures.Found] {
    var fields = FeatureFields([schema.mark], others: schema.otherNames(mapping: mapping))
    fields.keepsRest = true
    var layer = LayerOptions(jobs: 1)
    layer.input = options
    let found = Mutex<[NamedFeatures.Found]>([])
    let sink = OrderedBlocks<[NamedFeatures.Found]> { (features, first, _) throws(Failure) in
      found.withLock { found in
        for var feature in features {
          feature.number += first
          found.append(feature)
        }
      }
    }
    let name = schema.mark
    let outcome = try await LayerReading(path: path, fields: fields, options: layer).run(
      restart: {
        found.withLock { $0 = [] }
        sink.restart()
      },
      makeWorker: { () throws(Failure) in NamedFeatures(field: name, id: id, sink: sink) })
    let features = found.withLock { $0 }
    guard outcome.blocks.conversion == nil else { return features }
    let lines = LineCounter.lines(at: features.map(\.byteOffset), of: path, options: options)
    return features.map { feature in
      var feature = feature
      feature.line = lines[feature.byteOffset]
      return feature
    }
  }
}

/// Finds the features of a layer that name an id.
struct NamedFeatures: BlockWorker, ~Copyable {
  /// A feature that names the id.
  struct Found: Sendable {
    /// Its number, of its block and then of its file, from 0.
    var number: Int
    var byteOffset: Int
    var line: Int?
    /// Its properties.
    var values: [(column: String, text: String)]
  }

  /// The column that is the layer's id.
  private let field: String
  private let id: String
  private let quoted: [UInt8]
  private let sink: OrderedBlocks<[Found]>

  init(field: String, id: String, sink: OrderedBlocks<[Found]>) {
    self.field = field
    self.id = id
    quoted = Array(JSONValue.string(id).compact().utf8)
    self.sink = sink
  }

  mutating func process(_ block: FeatureBlock) throws(Failure) {
    var found: [Found] = []
    for row in 0..<block.count {
      let mark = block.identifier(block.value(row: row, field: 0))
      let rest = block.rest(ofRow: row)
      // The text alone first: few features are worth being read as JSON.
      guard mark == id || rest.contains(quoted) || mark == nil && id == block.identifier(block.ids[row]) else {
        continue
      }
      let properties = Self.properties(rest)
      guard mark == id || mark == nil || properties.contains(where: { $0.text == id }) else { continue }
      let values = (mark.map { [(column: field, text: $0)] } ?? []) + properties
      found.append(Found(number: row, byteOffset: block.featureOffsets[row], values: values))
    }
    try sink.add(found, ofBlock: block.index, features: block.count)
  }

  mutating func skip(block: Int) throws(Failure) { try sink.skip(block: block) }

  consuming func finish() {}

  /// The members of an object, from `FeatureBlock.rest`.
  private static func properties(_ rest: ArraySlice<UInt8>) -> [(column: String, text: String)] {
    guard case .object(let members) = JSONValue(reading: "{" + String(decoding: rest.dropLast(), as: UTF8.self) + "}")
    else { return [] }
    return members.compactMap { name, value in
      switch value {
      case .null: nil
      case .string(let text): (name, text)
      case .bool, .number, .array, .object, .rows: (name, value.compact())
      }
    }
  }
}

extension DelimitedReader {
  /// Whether a field of the row is an id, or a list parted by blanks that holds it.
  func names(_ id: [UInt8]) -> Bool {
    for index in 0..<count {
      let field = bytes(index)
      guard field.count >= id.count else { continue }
      if field.split(separator: UInt8(ascii: " ")).contains(where: { $0.elementsEqual(id) }) { return true }
      if field.elementsEqual(id) { return true }
    }
    return false
  }
}
