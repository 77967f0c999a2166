public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// A limit that zones or new industrial projects are held against, a row of `data/rules/land_use.csv` or
/// `data/rules/industrial_projects.csv`.
public struct LandRule: Sendable {
  /// The rule's name; its rows must all hold.
  public var name: String
  /// What is held against the limit.
  public var indicator: String
  /// A percentage as a ratio.
  public var threshold: Threshold
  /// The limit as the document has it.
  public var limit: FixedDecimal<SixPlaces>
  public var unit: String
  /// The part of Jiangsu that it is for (`Sunan`, `Suzhong`, `Subei`); nil for all.
  public var group: String?
  /// The first day it holds for; nil where it always does.
  public var inForceFrom: CalendarDay?
  public var document: String
  public var certainty: Certainty

  /// Reads a row.
  ///
  /// - Throws: The finding of the first wrong cell.
  public init(_ row: DataRow) throws(Failure) {
    name = try row.text("rule")
    indicator = try row.text("indicator")
    limit = try row.decimal("threshold")
    unit = try row.text("unit")
    let ratio = Ratio(limit)
    threshold = Threshold(try row.choice("comparison"), unit == "%" ? ratio.hundredth : ratio)
    group = row.optionalText("group")
    if let text = row.optionalText("in_force_from") {
      guard let day = CalendarDay(text) else {
        throw Failure(.notADate, at: row.place, found: "\"\(text)\"", expected: "YYYY-MM-DD")
      }
      inForceFrom = day
    }
    document = try row.text("document")
    certainty = try row.choice("certainty")
  }

  /// Whether the rule is for land supplied on a day in a part of the province.
  ///
  /// A rule for a part needs the part to be known.
  public func applies(on day: CalendarDay, in group: String?) -> Bool {
    if let inForceFrom, day < inForceFrom { return false }
    return self.group == nil || self.group == group
  }
}

extension [LandRule] {
  /// Whether values meet all rows of a rule; nil where one of them is not known, and none fails.
  public func isMet(_ name: String, by value: (_ indicator: String) -> Ratio?) -> Bool? {
    var isKnown = true
    for rule in self where rule.name == name {
      guard let value = value(rule.indicator), let isMet = rule.threshold.isMet(by: value) else {
        isKnown = false
        continue
      }
      if !isMet { return false }
    }
    return isKnown ? true : nil
  }
}
