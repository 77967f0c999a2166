/// What `check` is asked to do.
public struct CheckRequest: Sendable {
  /// Layers, tables, project folders or project files; `-` is a layer on standard input.
  public var inputs: [String]
  /// The property with the features' id; nil takes that of the layer, else the feature's own id.
  public var idField: String?
  /// The folder with muchan's own data, where the user names one.
  public var dataFolder: String?
  public var options: LayerOptions
  /// Whether to look how the features of each layer lie to each other, which holds the layer in memory.
  public var looksAtTopology = false

  /// Makes a request.
  public init(
    inputs: [String], idField: String? = nil, dataFolder: String? = nil, options: LayerOptions = LayerOptions()
  ) {
    self.inputs = inputs
    self.idField = idField
    self.dataFolder = dataFolder
    self.options = options
  }
}
