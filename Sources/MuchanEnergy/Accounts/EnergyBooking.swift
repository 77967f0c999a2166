public import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

/// A ledger whose lines are known by enterprise, so that the account can be made of some enterprises at a time.
public struct EnergyBooking: Sendable {
  /// The account of some enterprises, in the order of their numbers.
  public struct Part: Sendable {
    fileprivate var assembly: EnergyAssembly
    fileprivate var log = DiagnosticLog()

    /// Adds the part of the enterprises that follow.
    public mutating func add(_ next: Part) {
      assembly.add(next.assembly)
      log.merge(next.log)
    }
  }

  private let builder: EnergyAccountBuilder
  private let book: LedgerBook

  init(_ builder: EnergyAccountBuilder, log: inout DiagnosticLog) {
    self.builder = builder
    book = LedgerBook(builder, log: &log)
  }

  /// How many enterprises the project has.
  public var enterpriseCount: Int { builder.enterprises.count }

  /// The account of no enterprise.
  public var nothing: Part { Part(assembly: EnergyAssembly(builder, book)) }

  /// The account of no enterprise, with room for that of all.
  public var roomForAll: Part {
    var part = nothing
    part.assembly.reserve()
    return part
  }

  /// The account of some enterprises.
  ///
  /// - Throws: `valueTooLarge` when a sum does not fit.
  public func part(of enterprises: Range<Int>) throws(Failure) -> Part {
    var part = nothing
    var own = EnterpriseLines(builder, book)
    for enterprise in enterprises {
      let runs = book.runs(of: enterprise)
      if runs.isEmpty { continue }
      own.book(runs, of: enterprise, log: &part.log)
      try own.forEachGroup { (group) throws(Failure) in try part.assembly.add(group, of: own, log: &part.log) }
      part.assembly.ledger += own.ledger
      try part.assembly.endEnterprise(own.rejected, log: &part.log)
    }
    return part
  }

  /// The account of all enterprises.
  ///
  /// - Parameter part: Of all of them.
  /// - Throws: `valueTooLarge` when a sum does not fit.
  public func account(of part: consuming Part, log: inout DiagnosticLog) throws(Failure) -> EnergyAccount {
    log.merge(part.log)
    return try part.assembly.finish(log: &log)
  }
}
