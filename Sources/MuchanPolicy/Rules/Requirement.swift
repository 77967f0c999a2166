public import MuchanDiagnostics
public import MuchanRecords

/// What the source documents ask for or report, by the id that rules and tests cite.
public struct Requirement: Sendable {
  public var id: String
  /// Numbers of documents in the `seeds` folder: `001; 003`.
  public var documents: String
  public var article: String?
  public var chinese: String
  public var english: String
  /// The verbs that answer it; none where nothing does yet.
  public var verbs: [String]

  /// Reads a row of `data/rules/requirements.csv`.
  ///
  /// - Throws: The finding of the first wrong cell.
  public init(_ row: DataRow) throws(Failure) {
    id = try row.text("requirement")
    documents = try row.text("documents")
    article = row.optionalText("article")
    chinese = try row.text("zh")
    english = try row.text("en")
    verbs = (row.optionalText("verbs") ?? "").split(separator: " ").map(String.init)
  }

  /// The title in a language.
  public func title(in language: Language) -> String { language == .english ? english : chinese }
}
