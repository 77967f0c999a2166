public import MuchanDiagnostics
internal import MuchanQuantities
public import MuchanRecords

/// Takes energy lines and makes the account of them.
///
/// The order of the lines does not change the account.
public struct EnergyAccountBuilder: Sendable {
  let conversion: StandardCoalConversion
  let enterprises: EnterpriseYears
  let file: String?
  /// How meters' monthly series are looked at; nil looks at none.
  let diagnosis: MeterDiagnosis?
  private(set) var lines = EnergyColumns()

  /// Starts an account of a project's enterprises.
  ///
  /// - Parameters:
  ///   - file: The name of the ledger, for findings.
  ///   - diagnosis: How meters' monthly series are looked at; nil looks at none.
  public init(
    conversion: StandardCoalConversion, enterprises: EnterpriseYears, file: String? = nil,
    diagnosis: MeterDiagnosis? = nil
  ) {
    self.diagnosis = diagnosis
    self.conversion = conversion
    self.enterprises = enterprises
    self.file = file
  }

  /// Takes a line.
  public mutating func add(_ line: EnergyLine) { lines.append(line) }

  /// Takes lines in columns, which are not copied where they are the first.
  public mutating func add(contentsOf lines: EnergyColumns) {
    if self.lines.isEmpty { self.lines = lines } else { self.lines.add(lines) }
  }

  /// The account of all lines taken.
  ///
  /// A line with unknown carrier or unit, negative quantity, more feedstock than quantity, or of an unknown enterprise
  /// is left out with a finding. A year without a coal-input coefficient is one finding, and that basis is unknown for
  /// whoever used electricity in it.
  ///
  /// - Throws: `valueTooLarge` when a sum does not fit.
  /// - Complexity: O(lines), and a sort of the runs of each enterprise.
  public func account(log: inout DiagnosticLog) throws(Failure) -> EnergyAccount {
    let book = LedgerBook(self, log: &log)
    var assembly = EnergyAssembly(self, book)
    var own = EnterpriseLines(self, book)
    for enterprise in 0..<enterprises.count {
      let runs = book.runs(of: enterprise)
      if runs.isEmpty { continue }
      own.book(runs, of: enterprise, log: &log)
      try own.forEachGroup { (group) throws(Failure) in try assembly.add(group, of: own, log: &log) }
      assembly.ledger += own.ledger
      try assembly.endEnterprise(own.rejected, log: &log)
    }
    return try assembly.finish(log: &log)
  }
}
