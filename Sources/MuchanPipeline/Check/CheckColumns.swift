internal import MuchanFormats
internal import MuchanRecords

/// The properties that are read to check a layer: those of every layer of the contract, since which one a file is
/// shows only when its features are read.
struct CheckColumns: Sendable {
  /// A layer and, for each of its columns, the place among the fields.
  struct Layer: Sendable {
    var schema: LayerSchema
    var fields: [Int]
    var mark: Int
    /// The columns of days and their fields, where they are days of a parcel: kept, since the columns of a schema are too
    /// much to go through for every feature.
    let parcelDays: [(name: String, field: Int)]

    init(schema: LayerSchema, fields: [Int], mark: Int) {
      self.schema = schema
      self.fields = fields
      self.mark = mark
      parcelDays =
        schema.name == LayerSchema.parcels.name
        ? zip(schema.columns, fields).filter { $0.0.kind == .date }.map { ($0.0.name, $0.1) } : []
    }
  }

  let fields: FeatureFields
  let layers: [Layer]
  /// The layer that all features are of, where it is known beforehand.
  let named: Layer?
  /// The fields with the land-use code and its standard.
  let landUse: (code: Int, standard: Int)
  /// The field with the id, where the user names it.
  let idField: Int?
  /// Its name.
  let idName: String?

  /// The other names of each column.
  private let otherNames: [String: [String]]

  /// - Parameters:
  ///   - schema: the name of the layer, where it is known.
  ///   - mapping: names in the file to column names, as the project maps them.
  init(idName: String?, schema: String?, mapping: [String: String] = [:]) {
    var names: [String] = []
    func place(of name: String) -> Int {
      if let known = names.firstIndex(of: name) { return known }
      names.append(name)
      return names.count - 1
    }
    self.idName = idName
    idField = idName.map { place(of: $0) }
    layers = LayerSchema.all.map { schema in
      Layer(schema: schema, fields: schema.columns.map { place(of: $0.name) }, mark: place(of: schema.mark))
    }
    landUse = (place(of: "land_use_code"), place(of: "land_use_standard"))
    named = layers.first { $0.schema.name == schema }
    let otherNames = LayerSchema.all.reduce(into: [String: [String]]()) { names, schema in
      for (column, others) in schema.otherNames(mapping: mapping) {
        names[column] = (names[column] ?? []) + others.filter { names[column]?.contains($0) != true }
      }
    }
    self.otherNames = otherNames
    fields = FeatureFields(names, others: otherNames)
  }

  /// Whether a file with some property names has a column, by whatever name.
  func has(_ column: String, among names: [String: Int]) -> Bool {
    names[column] != nil || (otherNames[column] ?? []).contains { names[$0] != nil }
  }

  /// Whether a property is a column of a layer, by whatever name.
  func isKnown(_ name: String, in schema: LayerSchema) -> Bool {
    schema.columns.contains { $0.name == name || (otherNames[$0.name] ?? []).contains(name) }
  }

  /// The layer whose mark a feature has; nil when it has none.
  func layer(ofRow row: Int, in block: FeatureBlock) -> Layer? {
    named ?? layers.first { block.value(row: row, field: $0.mark).kind != .missing }
  }

  /// The id of a feature, and the member it is in or should be in.
  func id(ofRow row: Int, in block: FeatureBlock, as layer: Layer?) -> (text: String?, field: String) {
    if let idField, let idName {
      return (block.identifier(block.value(row: row, field: idField)), pointer(to: idName))
    }
    if let layer, layer.schema.marksID {
      let pointer = pointer(to: layer.schema.mark)
      if let id = block.identifier(block.value(row: row, field: layer.mark)) { return (id, pointer) }
      return (block.identifier(block.ids[row]), pointer)
    }
    return (block.identifier(block.ids[row]), "/id")
  }
}

/// The JSON pointer to a property, below its feature (RFC 6901).
func pointer(to property: String) -> String {
  var pointer = "/properties/"
  for scalar in property.unicodeScalars {
    switch scalar {
    case "~": pointer += "~0"
    case "/": pointer += "~1"
    default: pointer.unicodeScalars.append(scalar)
    }
  }
  return pointer
}
