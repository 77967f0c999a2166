public import MuchanDiagnostics

extension JSONValue {
  /// A finding as an object; what is not known is null.
  public init(_ finding: Diagnostic, in language: Language) {
    self = .object([
      ("code", .string(finding.code.rawValue)),
      ("severity", .string(finding.severity.rawValue)),
      ("file", .optional(finding.place.file)),
      ("line", .optional(finding.place.line)),
      ("feature", .optional(finding.place.feature)),
      ("id", .optional(finding.place.id)),
      ("field", .optional(finding.place.field)),
      ("found", .string(finding.found)),
      ("message", .string(finding.message(in: language))),
    ])
  }

  /// A ledger's counts: read = stored + rejected + skipped.
  public init(_ ledger: Ledger) {
    self = .object([
      ("read", .integer(ledger.read)),
      ("stored", .integer(ledger.stored)),
      ("rejected", .integer(ledger.rejected)),
      ("skipped", .integer(ledger.skipped)),
    ])
  }
}
