/// The columns of one layer of the input contract: what a feature's properties may hold.
public struct LayerSchema: Sendable {
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
  public let columns: [SchemaColumn]

  init(
    _ name: String, mark: String, marksID: Bool = true, joinsParts: Bool = false, allowsLines: Bool = false,
    columns: [[SchemaColumn]], aliases: [String: [String]] = [:],
    words: [String: [String: String]] = [:]
  ) {
    self.name = name
    self.mark = mark
    self.marksID = marksID
    self.joinsParts = joinsParts
    self.allowsLines = allowsLines
    self.columns = columns.flatMap { $0 }.map { column in
      var column = column
      column.aliases = aliases[column.name] ?? []
      column.otherWords = words[column.name] ?? [:]
      return column
    }
  }

  /// The word of a list that a text stands for; the text itself where it is none that is known.
  public func word(_ text: String, in column: String) -> String {
    columns.first { $0.name == column }?.otherWords[text] ?? text
  }

  /// The words that a column may have; none where it is no list of words.
  public func words(of column: String) -> [String] {
    if case .choice(let words) = columns.first(where: { $0.name == column })?.kind { words } else { [] }
  }

  /// Whether the layer has a column of this name.
  public func has(_ column: String) -> Bool { columns.contains { $0.name == column } }

  /// The other names of each column: the usual ones, and those that a project maps to it.
  ///
  /// - Parameter mapping: names of the project's files to column names.
  public func otherNames(mapping: [String: String] = [:]) -> [String: [String]] {
    var names: [String: [String]] = [:]
    for column in columns {
      let mapped = mapping.filter { $0.value == column.name }.map(\.key).sorted()
      names[column.name] = column.aliases + mapped
    }
    return names
  }

  /// The layer that a file with some property names is; nil when it is none of the contract's.
  public static func matching(_ isPresent: (String) -> Bool) -> LayerSchema? { all.first { isPresent($0.mark) } }
}
