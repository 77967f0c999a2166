internal import MuchanGeometry

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
    if let crs { parts.append("crs=\(crs)") }
    if let idField { parts.append("id=\(idField)") }
    if let table { parts.append("layer=\(table)") }
    return parts.joined(separator: " ")
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
