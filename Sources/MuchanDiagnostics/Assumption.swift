/// Something a result takes for granted because its source does not say it.
///
/// Assumptions are printed with the result, in either language.
public struct Assumption: Hashable, Sendable {
  /// A stable name: `scope`, `electricity_basis`, …
  public var id: String
  public var english: String
  public var chinese: String

  /// Makes an assumption.
  public init(id: String, english: String, chinese: String) {
    self.id = id
    self.english = english
    self.chinese = chinese
  }

  /// The text in a language.
  public func text(in language: Language) -> String { language == .english ? english : chinese }
}
