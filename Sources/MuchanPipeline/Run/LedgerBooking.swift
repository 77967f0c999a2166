internal import MuchanDiagnostics
internal import MuchanEnergy

/// Makes the account of an energy ledger with several workers, some enterprises at a time.
enum LedgerBooking {
  /// How many enterprises a worker takes at a time.
  private static let enterprises = 2_048

  /// - Throws: what `EnergyAccountBuilder.account` throws.
  static func account(
    _ builder: EnergyAccountBuilder, jobs: Int, log: inout DiagnosticLog
  ) async throws(Failure) -> EnergyAccount {
    let booking = builder.booking(log: &log)
    let pieces = (booking.enterpriseCount + enterprises - 1) / enterprises
    let joined = try await OrderedWork.run(
      pieces: pieces, jobs: jobs, into: booking.roomForAll,
      work: { (next, hand: (Int, EnergyBooking.Part) throws(Failure) -> Void) throws(Failure) in
        while let piece = next() {
          let first = piece * enterprises
          try hand(piece, try booking.part(of: first..<min(first + enterprises, booking.enterpriseCount)))
        }
      },
      join: { (joined, _, part) throws(Failure) in joined.add(part) })
    return try booking.account(of: joined, log: &log)
  }
}
