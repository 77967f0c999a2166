/// One finding: a stable code, where it is, and what was found there.
///
/// What was expected and what to do are properties of the code (`DiagnosticCode.text(in:)`), so the
/// wording of a finding stands in one table, in both languages. A finding adds only the facts.
public struct Diagnostic: Hashable, Sendable {
  /// What kind of finding it is.
  public var code: DiagnosticCode
  /// Where it is.
  public var place: Place
  /// What stands there, quoted briefly: `"n/a"`, `EPSG:2264`, `0.031 m²`.
  public var found: String
  /// What would be right here, where the code alone cannot say it (allowed units, column names).
  public var expected: String?

  /// How much it matters.
  public var severity: Severity { code.severity }

  /// Makes a finding.
  public init(_ code: DiagnosticCode, at place: Place, found: String = "", expected: String? = nil) {
    self.code = code
    self.place = place
    self.found = found
    self.expected = expected
  }
}

extension Diagnostic: Comparable {
  /// Findings are listed by place, then by code.
  public static func < (left: Diagnostic, right: Diagnostic) -> Bool {
    if left.place != right.place { return left.place < right.place }
    if left.code != right.code { return left.code.rawValue < right.code.rawValue }
    if left.found != right.found { return left.found < right.found }
    return (left.expected ?? "") < (right.expected ?? "")
  }
}

extension Diagnostic {
  /// One line for a person: `error GEO-003 parcels.geojson:4: …: what was found; what to do`.
  public func message(in language: Language) -> String {
    let text = code.text(in: language)
    var line = "\(severity.label(in: language)) \(code.rawValue)"
    let where_ = place.description
    if !where_.isEmpty { line += " \(where_)" }
    line += ": \(text.title)"
    if !found.isEmpty { line += language == .chinese ? "：\(found)" : ": \(found)" }
    if let expected { line += language == .chinese ? "；应为 \(expected)" : "; expected \(expected)" }
    line += language == .chinese ? "。\(text.advice)" : "; \(text.advice)"
    return line
  }
}

/// The language of what people read; keys, codes and columns are English in both.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case chinese = "zh"
}

extension Severity {
  /// The word printed before a code.
  public func label(in language: Language) -> String {
    switch (self, language) {
    case (_, .english): rawValue
    case (.note, .chinese): "提示"
    case (.warning, .chinese): "警告"
    case (.error, .chinese): "错误"
    }
  }
}

/// A step that cannot go on, with the finding that says why.
public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What stopped the step.
  public var diagnostic: Diagnostic

  /// Makes a failure from a finding.
  public init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  /// Makes a failure from the parts of a finding.
  public init(_ code: DiagnosticCode, at place: Place, found: String = "", expected: String? = nil) {
    self.diagnostic = Diagnostic(code, at: place, found: found, expected: expected)
  }

  public var description: String { diagnostic.message(in: .english) }
}
