internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanRecords

/// What `import` is asked to do.
public struct ImportRequest: Sendable {
  /// Layers, tables, or folders of them.
  public var inputs: [String]
  /// The workspace that takes them; made where it does not exist.
  public var workspace: String
  /// The table that layers are stored in; nil takes the layer's own name, else the file's.
  public var table: String?
  /// The property with the features' id; nil takes that of the layer, else the feature's own id.
  public var idField: String?
  /// The coordinates' system as the user named it.
  public var crs: String?
  /// Where rejected records go; nil for nowhere.
  public var rejects: String?
  /// Whether a file of rejected records that exists may be replaced.
  public var overwritesRejects = false
  /// Whether other files are stored when one cannot be read.
  public var keepsGoing = false
  /// Whether everything is done but the last step.
  public var isDryRun = false
  /// How long to wait for another writer, in seconds.
  public var waitSeconds = ImportRequest.defaultWaitSeconds
  /// The folder with muchan's own data, where the user names one.
  public var dataFolder: String?
  public var options: LayerOptions
  /// What a file is in its project; nil where no project.yaml names it.
  var role: InputRole?
  /// Names in the file to column names, as the project maps them.
  var mapping: [String: String] = [:]

  /// How long an import waits for another one unless told otherwise, in seconds.
  public static let defaultWaitSeconds = 10.0

  /// Makes a request.
  public init(inputs: [String], workspace: String, options: LayerOptions = LayerOptions()) {
    self.inputs = inputs
    self.workspace = workspace
    self.options = options
  }

  /// What decides over the stored records besides the file, for the batch.
  var optionsText: String {
    var parts = ["on_invalid=\(options.onInvalid.rawValue)"]
    if let encoding = options.input.encoding { parts.append(Self.encodingKey + encoding.rawValue) }
    if let crs { parts.append("crs=\(crs)") }
    if let idField { parts.append("id=\(idField)") }
    if let table { parts.append("layer=\(table)") }
    if let layer = options.input.layer { parts.append("source_layer=\(layer)") }
    if let role { parts.append("role=\(role.rawValue)") }
    if !mapping.isEmpty {
      let pairs = mapping.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }
      parts.append("columns=" + pairs.joined(separator: ","))
    }
    return parts.joined(separator: " ")
  }

  /// The request for one file of a project; what the user says for all files goes before what the project says.
  func asking(for role: InputRole, year: Int?, path: String, of project: Project) -> ImportRequest {
    var request = self
    let input = project.inputOptions(role, path: path)
    request.options.input.encoding = options.input.encoding ?? input.encoding
    request.options.input.layer = options.input.layer ?? input.layer
    request.role = role
    request.mapping = project.columns[role] ?? [:]
    let isLayer = LayerSchema.all.contains { $0.name == role.rawValue }
    if isLayer { request.table = year.map { StoredProject.tableName(role, year: $0) } ?? role.rawValue }
    return request
  }

  private static let encodingKey = "encoding="

  /// The encoding that a batch's options name; nil where they name none.
  static func encoding(inOptions text: String) -> String? {
    // Names that a user gives come later and may hold blanks.
    let second = text.split(separator: " ").dropFirst().first
    guard let second, second.hasPrefix(encodingKey) else { return nil }
    return String(second.dropFirst(encodingKey.count))
  }
}

/// How far an import has come.
public struct ImportProgress: Sendable {
  /// The file being read.
  public var path: String
  /// Bytes of all files that were read, and that there are.
  public var bytesRead: Int
  public var bytesInAll: Int
}
