internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords
internal import MuchanStore

/// The columns that a layer's features are stored in, as the first features show them.
///
/// What a layer of the contract declares is stored as declared. Other properties get a column by the kind of value they
/// have in the first block of the file; what turns up later, lists, objects and values that do not fit their column
/// stand in `muchan_others`, so that nothing is lost.
struct LayerColumns: Sendable {
  /// A column and the property it is filled from.
  struct Source: Sendable {
    var column: StoreColumn
    var field: Int
    /// The name that stands in the file.
    var name: String
    /// Of a column of the contract.
    var declared: SchemaColumn.Kind?
  }

  let schema: LayerSchema?
  let fields: FeatureFields
  let sources: [Source]
  /// Fields without a column: declared, but not met in the first block, or the id where it has no one kind.
  let absent: [(field: Int, name: String)]
  /// The field with the id; nil where the feature's own id is it.
  let idField: Int?
  /// The contract's columns among the fields, for findings.
  let layer: CheckColumns.Layer?
  /// What the file is read through, where it is not GeoJSON.
  let conversion: InputFile.Conversion?
  /// Whether every feature must have an id.
  let needsID: Bool

  /// A layer with hundreds of different properties is no table.
  private static let mostColumns = 500

  /// - Parameters:
  ///   - schemaName: which layer of the contract it is; nil takes the one whose mark the features have.
  ///   - mapping: names in the file to column names, as the project maps them.
  init(
    path: String, idField idName: String?, schema schemaName: String? = nil, mapping: [String: String] = [:],
    options: LayerOptions
  ) throws(Failure) {
    let file = try GeoJSONFile(
      path: path, maxFeatureBytes: options.maxFeatureBytes, layout: options.layout, options: options.input)
    conversion = file.conversion
    var first = try FirstBlock(of: file)
    let seen = first.names
    let named = LayerSchema.all.first { $0.name == schemaName }
    let schema =
      named
      ?? LayerSchema.all.first { schema in
        ([schema.mark] + (schema.otherNames(mapping: mapping)[schema.mark] ?? [])).contains { seen.contains($0) }
      }
    let otherNames = schema?.otherNames(mapping: mapping) ?? [:]
    var wanted: [String] = []
    var others: [String: [String]] = [:]
    for column in schema?.columns ?? [] {
      wanted.append(column.name)
      others[column.name] = otherNames[column.name]
    }
    let declaredCount = wanted.count
    let known = Set(wanted).union(others.values.joined())
    var taken = Set(wanted.map { $0.lowercased() }).union(StoreColumn.reserved)
    for name in seen where !known.contains(name) && wanted.count < Self.mostColumns {
      // SQLite's names do not tell small letters from capitals.
      if name == idName || taken.insert(name.lowercased()).inserted { wanted.append(name) }
    }
    if let idName, !wanted.contains(idName) { wanted.append(idName) }
    let kinds = first.kinds(of: wanted, others: others)
    // What has no column is no field either: it is kept with the rest, as it is written.
    var kept: [String] = []
    var sources: [Source] = []
    var absent: [(field: Int, name: String)] = []
    for (place, name) in wanted.enumerated() {
      let field = kept.count
      if place < declaredCount, let declared = schema?.columns[place].kind {
        kept.append(name)
        if kinds[place].isPresent {
          sources.append(
            Source(column: StoreColumn(name, declared.stored), field: field, name: name, declared: declared))
        } else {
          absent.append((field, name))
        }
      } else if let kind = kinds[place].stored, !StoreColumn.reserved.contains(name.lowercased()) {
        kept.append(name)
        sources.append(Source(column: StoreColumn(name, kind), field: field, name: name, declared: nil))
      } else if name == idName {
        kept.append(name)
        absent.append((field, name))
      }
    }
    wanted = kept
    self.absent = absent
    self.schema = schema
    var fields = FeatureFields(wanted, others: others)
    fields.keepsRest = true
    self.fields = fields
    self.sources = sources
    idField = (idName ?? (schema?.marksID == true ? schema?.mark : nil)).flatMap { wanted.firstIndex(of: $0) }
    layer = schema.map { schema in
      CheckColumns.Layer(
        schema: schema, fields: Array(schema.columns.indices),
        mark: schema.columns.firstIndex { $0.name == schema.mark } ?? 0)
    }
    needsID = idName != nil || schema?.marksID == true
  }

  /// The columns of the table, in its order.
  var stored: [StoreColumn] { sources.map(\.column) + [.featureID, .others] }

  /// The table that these columns make.
  func definition(named name: String, spatialReference: Int) -> TableDefinition {
    TableDefinition(
      name, columns: stored, spatialReference: spatialReference,
      repeats: schema?.joinsParts == true ? .areNumbered : .areRejected)
  }
}

/// The first block of a layer, looked at twice: for the names of properties, then for the kinds of their values.
private struct FirstBlock: ~Copyable {
  /// Nil where there is none that can be read.
  private var reader: BlockReader?
  /// The names of the first features' properties, in order of first appearance.
  let names: [String]

  /// What values a property has.
  struct Kinds {
    var isPresent = false
    var found: Set<PropertyValue.Kind> = []

    /// The kind of column that holds them; nil where none holds them all.
    var stored: StoreColumn.Kind? {
      switch found {
      case [.number]: .number
      case [.flag]: .flag
      case [.text], []: .text
      default: nil
      }
    }
  }

  /// Reads the block; a fault in its text is told when the file is read in earnest.
  ///
  /// - Throws: `fileUnreadable`: a disk that answers again a moment later must not change the columns.
  init(of file: GeoJSONFile) throws(Failure) {
    var reader = BlockReader(file: file, fields: FeatureFields([]))
    var isRead = false
    do throws(Failure) {
      if file.windowCount != nil, case .block = try reader.readWindow(0) { isRead = true }
      if !isRead {
        reader = BlockReader(file: file, fields: FeatureFields([]))
        isRead = try reader.readNext(from: SequentialCutter(file: file))
      }
    } catch {
      if error.diagnostic.code == .fileUnreadable { throw error }
    }
    names = isRead ? reader.propertyNames.filter { $0.count > 0 }.map(\.name) : []
    if isRead { self.reader = consume reader } else { self.reader = nil }
  }

  mutating func kinds(of names: [String], others: [String: [String]]) -> [Kinds] {
    var kinds = [Kinds](repeating: Kinds(), count: names.count)
    guard var reader = reader.take() else { return kinds }
    reader.readAgain(FeatureFields(names, others: others))
    let block = reader.block
    for row in 0..<block.count {
      for field in names.indices {
        let value = block.value(row: row, field: field)
        if value.kind != .missing { kinds[field].isPresent = true }
        if value.kind != .missing && value.kind != .null { kinds[field].found.insert(value.kind) }
      }
    }
    return kinds
  }
}

extension SchemaColumn.Kind {
  /// The kind of column that holds such values.
  var stored: StoreColumn.Kind {
    switch self {
    case .number, .signedNumber: .number
    case .date: .date
    case .text, .year, .period, .choice: .text
    }
  }
}
