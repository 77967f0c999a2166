/// The class an enterprise had in a year (历年评价等级): a row of `class_history.csv`.
public struct ClassRecord: Sendable {
  public var enterpriseID: String
  public var year: Int
  /// `A`, `B` and so on, as the scheme names it.
  public var className: String
  /// The scheme it was given by.
  public var scheme: String
  /// The line it was read from, 1-based; 0 where it was not read from a file.
  public var line: Int

  /// Makes a record.
  public init(enterpriseID: String, year: Int, className: String, scheme: String, line: Int = 0) {
    self.enterpriseID = enterpriseID
    self.year = year
    self.className = className
    self.scheme = scheme
    self.line = line
  }
}
