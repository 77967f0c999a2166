public import MuchanDiagnostics
public import MuchanRecords

/// A named figure that rules judge and zones are ranked by (指标): what it means, its unit and where it comes from.
public struct Indicator: Sendable {
  /// Which way is better.
  public enum Direction: String, Sendable, CaseIterable {
    case higher
    case lower
    /// Neither: a context figure, or a count that a rule gives a limit.
    case none
  }

  /// What a figure is of.
  public enum Scope: String, Sendable, CaseIterable {
    case parcel, enterprise, park, zone, city, province, project
  }

  /// Where figures come from.
  public enum Origin: String, Sendable, CaseIterable {
    /// The accounts of a project; a figure that indicators.csv or reference.csv states stands where they have none.
    case accounts
    /// indicators.csv (of zones) or reference.csv (of a region) alone.
    case stated
  }

  public var name: String
  /// The unit that figures are in; `ratio` is a part of 1, and rules in % judge it.
  public var unit: String
  public var direction: Direction
  public var scopes: [Scope]
  public var chinese: String
  public var english: String
  /// How it is worked out.
  public var formula: String
  public var origin: Origin
  /// The verb that shows it; nil where it is stated.
  public var verb: String?
  /// The requirement that asks for it: `L3`.
  public var requirement: String?

  /// The title in a language.
  public func title(in language: Language) -> String { language == .english ? english : chinese }
}

extension Indicator {
  /// Reads a row of `data/indicators.csv`.
  ///
  /// - Throws: The finding of the first wrong cell.
  public init(_ row: DataRow) throws(Failure) {
    name = try row.text("indicator")
    unit = try row.text("unit")
    direction = try row.choice("direction")
    var scopes: [Scope] = []
    for word in try row.text("scopes").split(separator: " ") {
      guard let scope = Scope(rawValue: String(word)) else {
        throw Failure(
          .notAChoice, at: row.place, found: "\"\(word)\"",
          expected: Scope.allCases.map(\.rawValue).joined(separator: ", "))
      }
      scopes.append(scope)
    }
    self.scopes = scopes
    chinese = try row.text("zh")
    english = try row.text("en")
    formula = try row.text("formula")
    origin = try row.choice("origin")
    verb = row.optionalText("verb")
    requirement = row.optionalText("requirement")
  }
}
