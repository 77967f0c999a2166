internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords

/// Reads a large table with several workers, where the file is one that can be cut.
struct LedgerReading<Records: JoinableColumns & Sendable> {
  var path: String
  var columns: [String: String] = [:]
  var options = InputOptions()
  var jobs: Int
  /// How many bytes a worker takes at a time.
  var windowSize = 4 << 20
  private let pieces: (String, [String: String], InputOptions, Int) throws(Failure) -> TablePieces<Records>?
  private let whole:
    (String, [String: String], InputOptions, inout DiagnosticLog) throws(Failure)
      -> TableContent<Records>

  /// The table as one worker reads it.
  ///
  /// - Parameter log: Takes the findings, also when reading fails.
  /// - Throws: what reading the whole table throws.
  func run(into log: inout DiagnosticLog) async throws(Failure) -> TableContent<Records> {
    guard let pieces = try pieces(path, columns, options, windowSize) else {
      return try whole(path, columns, options, &log)
    }
    let joined = try await OrderedWork.run(
      pieces: pieces.windowCount, jobs: jobs, into: TablePieces<Records>.Joined(pieces),
      work: { (next, hand: (Int, TablePieces<Records>.Piece) throws(Failure) -> Void) throws(Failure) in
        let reader = try pieces.makeReader()
        while let window = next() { try hand(window, reader.read(window)) }
      },
      join: { (joined, window, piece) throws(Failure) in
        joined.add(piece, ofWindow: window) { (start) throws(Failure) in
          try pieces.makeReader().read(window, from: start)
        }
      })
    return try joined.finish(into: &log)
  }
}

extension LedgerReading where Records == EnergyColumns {
  /// Reading of `energy.csv`.
  init(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), jobs: Int,
    windowSize: Int = 4 << 20
  ) {
    (self.path, self.columns, self.options, self.jobs, self.windowSize) = (path, columns, options, jobs, windowSize)
    (pieces, whole) = (EnergyTable.pieces, EnergyTable.read)
  }
}

extension LedgerReading where Records == IndicatorColumns {
  /// Reading of `indicators.csv`.
  init(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), jobs: Int,
    windowSize: Int = 4 << 20
  ) {
    (self.path, self.columns, self.options, self.jobs, self.windowSize) = (path, columns, options, jobs, windowSize)
    (pieces, whole) = (IndicatorTable.pieces, IndicatorTable.read)
  }
}
