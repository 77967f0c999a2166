public import MuchanDiagnostics

/// One column of a result table.
public struct Column: Hashable, Sendable {
  /// Which side the terminal table aligns to.
  public enum Alignment: Hashable, Sendable {
    case left
    case right
  }

  /// The stable name, English snake_case: the CSV header and JSON key in both languages.
  public var name: String
  /// The heading for readers of English.
  public var english: String
  /// The heading for readers of Chinese.
  public var chinese: String
  /// Text is aligned left, numbers right.
  public var alignment: Alignment
  /// Whether the column is for files alone: it has no heading for people.
  public var isDetail: Bool

  /// Makes a column. A heading that is left out is the name.
  public init(_ name: String, en: String? = nil, zh: String? = nil, alignment: Alignment = .right) {
    self.name = name
    english = en ?? name
    chinese = zh ?? en ?? name
    isDetail = en == nil && zh == nil
    self.alignment = alignment
  }

  /// A column of text.
  public static func text(_ name: String, en: String? = nil, zh: String? = nil) -> Column {
    Column(name, en: en, zh: zh, alignment: .left)
  }

  /// A column of numbers.
  public static func number(_ name: String, en: String? = nil, zh: String? = nil) -> Column {
    Column(name, en: en, zh: zh, alignment: .right)
  }

  /// A column of yes and no.
  public static func flag(_ name: String, en: String? = nil, zh: String? = nil) -> Column {
    Column(name, en: en, zh: zh, alignment: .left)
  }

  /// The heading in a language.
  public func heading(in language: Language) -> String {
    language == .chinese ? chinese : english
  }
}
