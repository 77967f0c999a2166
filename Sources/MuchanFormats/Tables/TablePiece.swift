internal import MuchanDiagnostics
internal import MuchanRecords

/// The rows of a table that begin in one stretch of its file, read without those before them.
///
/// Lines and rows are counted from the beginning of the stretch, so that a piece can be read before it is known what comes
/// before it.
struct TablePiece<Records: RecordColumns & Sendable>: Sendable {
  /// Where its first row begins, as far as that is known: nil where none was found.
  var start: Int?
  /// Where the row behind its last one begins.
  var end = 0
  var content = TableContent<Records>()
  var features = RowNumbers()
  var log = DiagnosticLog()
  var remarks = CellRemarks()
  /// How many lines, and how many rows, its rows take.
  var lineCount = 0
  var rowCount = 0
  /// What the reading ended with.
  var failure: Failure?
}

extension TableRows {
  /// Reads the rows that begin in a window of the file.
  ///
  /// - Parameter start: Where the first of them begins; nil takes the byte behind the first line feed, which is a guess:
  ///   the line feed may be quoted.
  mutating func piece<Records>(
    in window: Range<Int>, from start: Int?, likeLast: LikeLastRule<Column, Records>?,
    _ take: (inout TableRows, inout Records) -> Bool
  ) -> TablePiece<Records> {
    var piece = TablePiece<Records>()
    piece.start = start
    (log, remarks, index) = (DiagnosticLog(), CellRemarks(), -1)
    do throws(Failure) {
      if let start {
        reader.seek(to: start)
      } else {
        piece.start = try reader.seekLine(from: window.lowerBound - 1, before: window.upperBound)
        reader.nextLine = 1
      }
      if piece.start != nil {
        reader.windowEnd = window.upperBound
        try readOn(likeLast: likeLast, into: &piece.content, &piece.features, take)
      }
    } catch {
      piece.failure = error
    }
    piece.end = reader.nextOffset
    piece.lineCount = reader.nextLine - 1
    // The last step of all found no row.
    piece.rowCount = piece.content.ledger.read
    (piece.log, piece.remarks) = (log, remarks)
    return piece
  }
}
