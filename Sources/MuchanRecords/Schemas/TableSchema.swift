/// The columns of a table that no account reads yet, so that it can be checked all the same.
public struct TableSchema: Sendable {
  /// The table's key under `files:` in project.yaml.
  public let name: String
  public let columns: [SchemaColumn]

  init(_ name: String, _ columns: [[SchemaColumn]]) {
    self.name = name
    self.columns = columns.flatMap { $0 }
  }

  /// All such tables, those with most required columns first: a table with few would fit the headers of others.
  public static let all = [process, classHistory, access]

  /// `process.csv`: process CO2 as given (工业过程排放).
  public static let process = TableSchema(
    "process",
    [
      SchemaColumn.text("enterprise_id").required,
      SchemaColumn.periods("period").required,
      SchemaColumn.text("product"),
      SchemaColumn.numbers("quantity"),
      SchemaColumn.numbers("t_co2").required,
      SchemaColumn.text("source").required,
    ])

  /// `class_history.csv`: an earlier class (历年评价等级).
  public static let classHistory = TableSchema(
    "class_history",
    [
      SchemaColumn.text("enterprise_id").required,
      SchemaColumn.years("year").required,
      SchemaColumn.text("class", "scheme").required,
    ])

  /// `access.csv`: what a control unit allows (准入清单).
  public static let access = TableSchema(
    "access",
    [
      SchemaColumn.text("control_id").required,
      SchemaColumn.text("industry_prefix", "activity"),
      SchemaColumn.choice("verdict", "forbid", "limit", "allow").required,
      SchemaColumn.text("document").required,
      SchemaColumn.text("article"),
    ])
}
