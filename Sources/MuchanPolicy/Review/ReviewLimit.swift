public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords
public import MuchanYield

/// A limit that planned projects are held against: a row of `data/rules/industrial_projects.csv`, or of a zone's own table of
/// admission standards (准入标准).
public struct ReviewLimit: Sendable {
  public var rule: String
  public var measure: PlannedMeasure
  /// A percentage as a ratio.
  public var threshold: Threshold
  /// The limit as the document has it.
  public var limit: FixedDecimal<SixPlaces>
  public var unit: String
  /// The part of the province that it is for (`Sunan`, `Suzhong`, `Subei`); nil for all.
  public var group: String?
  /// The industries that it is for, the first digits of their codes; nil for all.
  public var industryPrefix: String?
  public var inForceFrom: CalendarDay?
  public var inForceTo: CalendarDay?
  public var document: String
  public var article: String?
  public var certainty: Certainty

  /// The columns of the table.
  public static let columns = [
    "rule", "indicator", "comparison", "threshold", "unit", "group", "industry_prefix", "in_force_from", "in_force_to",
    "document", "article", "certainty",
  ]

  /// Reads a row.
  ///
  /// - Throws: The finding of the first wrong cell.
  public init(_ row: DataRow) throws(Failure) {
    rule = try row.text("rule")
    measure = try row.choice("indicator")
    limit = try row.decimal("threshold")
    unit = try row.text("unit")
    guard unit == measure.unit else {
      var place = row.place
      place.field = "unit"
      throw Failure(.unknownUnit, at: place, found: "\"\(unit)\" for \(measure.rawValue)", expected: measure.unit)
    }
    let ratio = Ratio(limit)
    threshold = Threshold(try row.choice("comparison"), unit == "%" ? ratio.hundredth : ratio)
    group = row.optionalText("group")
    industryPrefix = row.optionalText("industry_prefix")
    inForceFrom = try row.optionalDay("in_force_from")
    inForceTo = try row.optionalDay("in_force_to")
    document = try row.text("document")
    article = row.optionalText("article")
    certainty = try row.choice("certainty")
  }

  /// Whether it counts for an industry on a day.
  public func applies(on day: CalendarDay, industry: String) -> Bool {
    if let inForceFrom, day < inForceFrom { return false }
    if let inForceTo, day > inForceTo { return false }
    return industryPrefix.map { industry.hasPrefix($0) } ?? true
  }
}

extension DataRow {
  /// A day; nil where the cell is empty.
  ///
  /// - Throws: `notADate`.
  func optionalDay(_ column: String) throws(Failure) -> CalendarDay? {
    guard let text = optionalText(column) else { return nil }
    guard let day = CalendarDay(text) else {
      var place = place
      place.field = column
      throw Failure(.notADate, at: place, found: "\"\(text)\"", expected: "YYYY-MM-DD")
    }
    return day
  }
}
