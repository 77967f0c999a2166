public import MuchanDiagnostics
internal import MuchanRecords

extension TablePieces {
  /// The pieces of a table put together in the order of the file.
  public struct Joined: Sendable {
    private let pieces: TablePieces
    private var content = TableContent<Records>()
    private var features = RowNumbers()
    private var log: DiagnosticLog
    private var remarks = CellRemarks()
    private var failure: Failure?
    /// Where the next row begins, and how many lines and rows come before it.
    private var next: Int
    private var lines: Int
    private var rows = 0

    /// Nothing but the header.
    public init(_ pieces: TablePieces) {
      self.pieces = pieces
      log = pieces.log
      next = pieces.start
      lines = pieces.headerLines
      content.missingColumns = pieces.missingColumns
    }

    /// Adds the piece of the next window.
    ///
    /// - Parameter reread: Reads the window from a place, which is needed where the piece began at a line feed that ends no
    ///   row.
    public mutating func add(
      _ piece: Piece, ofWindow window: Int, reread: (_ start: Int) throws(Failure) -> Piece
    ) {
      // A row that began before may reach over the whole window.
      guard failure == nil, next < pieces.window(window).upperBound else { return }
      do throws(Failure) {
        take(piece.piece.start == next ? piece.piece : try reread(next).piece)
      } catch {
        failure = error
      }
    }

    private mutating func take(_ piece: TablePiece<Records>) {
      let (lines, rows) = (lines, rows)
      func inFile(_ place: Place) -> Place {
        var place = place
        if let line = place.line { place.line = line + lines }
        if let row = place.feature { place.feature = row + rows }
        return place
      }
      if content.records.isEmpty { content.records.reserve(pieces.likelyRows(from: piece)) }
      features.append(piece.features, row: content.records.count, number: rows)
      content.records.append(contentsOf: piece.content.records, laterBy: lines)
      content.ledger += piece.content.ledger
      for rejection in piece.content.rejections {
        var own = rejection
        own.line += lines
        own.reason.place = inFile(own.reason.place)
        content.rejections.append(own)
      }
      var log = piece.log
      log.mapPlaces(inFile)
      self.log.merge(log)
      remarks.merge(piece.remarks, placedBy: inFile)
      if var failure = piece.failure {
        failure.diagnostic.place = inFile(failure.diagnostic.place)
        self.failure = failure
      }
      next = piece.end
      self.lines += piece.lineCount
      self.rows += piece.rowCount
    }

    /// The table, as one reading from beginning to end has it.
    ///
    /// - Parameter log: Takes the findings, also when reading fails.
    /// - Throws: the first failure of reading.
    public consuming func finish(into log: inout DiagnosticLog) throws(Failure) -> TableContent<Records> {
      var found = self.log
      remarks.report(into: &found)
      if let failure {
        log.merge(found)
        throw failure
      }
      pieces.rejectRepeats(&content, features, &found)
      log.merge(found)
      return content
    }
  }
}
