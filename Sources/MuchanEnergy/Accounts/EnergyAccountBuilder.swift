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
    let booking = booking(log: &log)
    return try booking.account(of: try booking.part(of: 0..<enterprises.count), log: &log)
  }

  /// The same in parts, for several workers.
  ///
  /// - Complexity: O(runs).
  public func booking(log: inout DiagnosticLog) -> EnergyBooking { EnergyBooking(self, log: &log) }
}
