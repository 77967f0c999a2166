/// What the user says about how files are to be read; files of a form that tells these things itself ignore it.
public struct InputOptions: Hashable, Sendable {
  /// The encoding of text files; nil reads UTF-8 and refuses anything else.
  public var encoding: TextEncoding?
  /// The layer, or the sheet of a workbook, to read where a file has several.
  public var layer: String?
  /// Whether coordinates of other formats come as they are, since the user names their system.
  public var keepsCoordinates = false

  /// Where the records are in a store: the file itself is not looked at then.
  public var stored: StoredInput?

  /// Makes options; without any, files are read as UTF-8 and must have one layer.
  public init(encoding: TextEncoding? = nil, layer: String? = nil) {
    self.encoding = encoding
    self.layer = layer
  }
}
