/// A column of a layer or table, as the input contract has it.
public struct SchemaColumn: Hashable, Sendable {
  /// What a column's values are.
  public enum Kind: Hashable, Sendable {
    /// Names, codes, ids; in a layer a list of them where there may be many.
    case text
    /// A measure, never negative.
    case number
    /// A figure that may be negative, such as a change.
    case signedNumber
    /// A day, `YYYY-MM-DD`.
    case date
    /// A year, `YYYY`.
    case year
    /// A year, quarter or month.
    case period
    /// One of these words.
    case choice([String])
  }

  public var name: String
  public var kind: Kind
  /// Whether every record must have a value.
  public var isRequired: Bool
  /// Other names that files usually have for it, most of them Chinese.
  public var aliases: [String] = []
  /// Of a list of words: what else records usually have for them, most of it Chinese, and the word that is meant.
  public var otherWords: [String: String] = [:]

  static func text(_ names: String...) -> [Self] { all(names, .text) }
  static func numbers(_ names: String...) -> [Self] { all(names, .number) }
  static func signedNumbers(_ names: String...) -> [Self] { all(names, .signedNumber) }
  static func dates(_ names: String...) -> [Self] { all(names, .date) }
  static func years(_ names: String...) -> [Self] { all(names, .year) }
  static func periods(_ names: String...) -> [Self] { all(names, .period) }
  static func choice(_ name: String, _ values: String...) -> [Self] { all([name], .choice(values)) }

  private static func all(_ names: [String], _ kind: Kind) -> [Self] {
    names.map { Self(name: $0, kind: kind, isRequired: false) }
  }
}

extension [SchemaColumn] {
  /// The same columns, each required.
  var required: Self {
    map { column in
      var column = column
      column.isRequired = true
      return column
    }
  }
}
