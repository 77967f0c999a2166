/// The columns of one layer of the input contract: what a feature's properties may hold.
public struct LayerSchema: Sendable {
  /// What a column's values are.
  public enum Kind: Hashable, Sendable {
    /// Names, codes, ids; a list of them where there may be many.
    case text
    /// A measure, never negative.
    case number
    /// A day, `YYYY-MM-DD`.
    case date
    /// One of these words.
    case choice([String])
  }

  /// One column.
  public struct Column: Hashable, Sendable {
    public var name: String
    public var kind: Kind
    /// Whether every feature must have a value.
    public var isRequired: Bool
  }

  /// The layer's key under `files:` in project.yaml.
  public let name: String
  /// The column that no other layer has: a file with it is this layer.
  public let mark: String
  /// Whether the mark is the features' id.
  public let marksID: Bool
  /// Whether features that share an id are parts of one thing, as a zone's are.
  public let joinsParts: Bool
  /// Whether features may be lines.
  public let allowsLines: Bool
  public let columns: [Column]

  init(
    _ name: String, mark: String, marksID: Bool = true, joinsParts: Bool = false, allowsLines: Bool = false,
    columns: [[Column]]
  ) {
    self.name = name
    self.mark = mark
    self.marksID = marksID
    self.joinsParts = joinsParts
    self.allowsLines = allowsLines
    self.columns = columns.flatMap { $0 }
  }

  /// Whether the layer has a column of this name.
  public func has(_ column: String) -> Bool { columns.contains { $0.name == column } }

  /// The layer that a file with some property names is; nil when it is none of the contract's.
  public static func matching(_ isPresent: (String) -> Bool) -> LayerSchema? { all.first { isPresent($0.mark) } }
}

extension LayerSchema.Column {
  static func text(_ names: String...) -> [Self] { names.map { Self(name: $0, kind: .text, isRequired: false) } }

  static func numbers(_ names: String...) -> [Self] { names.map { Self(name: $0, kind: .number, isRequired: false) } }

  static func dates(_ names: String...) -> [Self] { names.map { Self(name: $0, kind: .date, isRequired: false) } }

  static func choice(_ name: String, _ values: String...) -> [Self] {
    [Self(name: name, kind: .choice(values), isRequired: false)]
  }
}

extension [LayerSchema.Column] {
  /// The same columns, each required.
  var required: Self {
    map { column in
      var column = column
      column.isRequired = true
      return column
    }
  }
}
