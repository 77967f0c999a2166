internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords

/// Reads a ledger of energy with several workers, where the file is one that can be cut.
struct LedgerReading {
  var path: String
  var columns: [String: String] = [:]
  var options = InputOptions()
  var jobs: Int
  /// How many bytes a worker takes at a time.
  var windowSize = 4 << 20

  /// The table as one worker reads it.
  ///
  /// - Parameter log: Takes the findings, also when reading fails.
  /// - Throws: what `EnergyTable.read` throws.
  func run(into log: inout DiagnosticLog) async throws(Failure) -> TableContent<EnergyColumns> {
    guard
      let pieces = try EnergyPieces(path: path, columns: columns, options: options, windowSize: windowSize)
    else { return try EnergyTable.read(path: path, columns: columns, options: options, into: &log) }
    let joined = try await OrderedWork.run(
      pieces: pieces.windowCount, jobs: jobs, into: EnergyPieces.Joined(pieces),
      work: { (next, hand: (Int, EnergyPieces.Piece) throws(Failure) -> Void) throws(Failure) in
        var reader = try pieces.makeReader()
        while let window = next() { try hand(window, reader.read(window)) }
      },
      join: { (joined, window, piece) throws(Failure) in
        joined.add(piece, ofWindow: window) { (start) throws(Failure) in
          var reader = try pieces.makeReader()
          return reader.read(window, from: start)
        }
      })
    return try joined.finish(into: &log)
  }
}
