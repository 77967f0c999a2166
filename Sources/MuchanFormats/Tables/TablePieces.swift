public import MuchanDiagnostics
public import MuchanRecords

/// A large table in pieces that several workers read at once.
///
/// The file is cut into windows of equal size. A worker takes a line feed for the end of a row, reads on from there, and
/// ends with the last row that begins in its window. Whether that line feed ends a row depends on all quotes before it:
/// when the pieces are joined, in order, the row behind the last one of a piece has to begin where the next piece does, by
/// induction from the header. A piece that began elsewhere is read again from the right place. What is joined is therefore
/// what one worker reads from beginning to end, whatever the windows are.
public struct TablePieces<Records: JoinableColumns & Sendable>: Sendable {
  /// What one worker read of one window.
  public struct Piece: Sendable {
    var piece: TablePiece<Records>
  }

  /// What the header says, and what it found.
  let missingColumns: [String]
  let log: DiagnosticLog
  /// Where the first row begins, and how many lines the header takes.
  let start: Int
  let headerLines: Int
  let size: Int
  private let windowSize: Int
  private let open: @Sendable () throws(Failure) -> (Range<Int>, Int?) -> TablePiece<Records>
  /// Takes rows out that another one has the key of.
  let rejectRepeats: @Sendable (inout TableContent<Records>, RowNumbers, inout DiagnosticLog) -> Void

  /// Reads the header; nil for a file that is not read as it lies there (packed, of another encoding, a pipe), or is
  /// smaller than two windows.
  ///
  /// - Parameters:
  ///   - repeats: Which rows are the same.
  ///   - memory: What a worker keeps from window to window.
  ///   - read: Reads the rows that begin in a window; where the first one begins may be known.
  /// - Throws: what reading the file's beginning throws.
  init?<Column, Key, Memory>(
    path: String, columns: [String: String], options: InputOptions, windowSize: Int,
    repeats: @escaping @Sendable () -> RepeatRule<Column, Records, Key>, memory: @escaping @Sendable () -> Memory,
    read: @escaping @Sendable (inout TableRows<Column>, inout Memory, Range<Int>, Int?) -> TablePiece<Records>
  ) throws(Failure) where Records.Element: RepeatableRecord, Key: Sendable, Memory: SendableMetatype {
    guard options.stored == nil else { return nil }
    let rows = try TableRows<Column>(path: path, mapping: columns, options: options)
    guard let size = rows.reader.size, size >= 2 * windowSize, windowSize > 0 else { return nil }
    missingColumns = rows.header.missing
    log = rows.log
    start = rows.reader.nextOffset
    headerLines = rows.reader.nextLine - 1
    (self.size, self.windowSize) = (size, windowSize)
    let place = Place(file: path, field: rows.header.heading(of: repeats().column))
    rejectRepeats = { $0.rejectRepeats(repeats(), features: $1, at: place, into: &$2) }
    open = { () throws(Failure) in
      let worker = TableWorker(
        rows: try TableRows<Column>(path: path, mapping: columns, options: options), memory: memory())
      return { window, start in read(&worker.rows, &worker.memory, window, start) }
    }
  }

  /// How many windows there are.
  public var windowCount: Int { max(1, (size - start + windowSize - 1) / windowSize) }

  /// The bytes of a window; the last one has no end, since the end of the file is one.
  func window(_ number: Int) -> Range<Int> {
    let lower = start + number * windowSize
    return lower..<(number + 1 < windowCount ? lower + windowSize : Int.max)
  }

  /// How many rows the file has where all are as long as those of its first piece, and a few more.
  func likelyRows(from piece: TablePiece<Records>) -> Int {
    let taken = max(1, piece.end - start)
    return piece.content.records.count * (size - start) / taken * 65 / 64
  }

  /// A reader for one worker.
  public func makeReader() throws(Failure) -> Reader {
    Reader(rows: try open(), pieces: self)
  }

  /// Reads windows in any order, one at a time.
  public struct Reader {
    fileprivate let rows: (Range<Int>, Int?) -> TablePiece<Records>
    fileprivate let pieces: TablePieces

    /// Reads the rows that begin in a window.
    ///
    /// - Parameter start: Where the first one begins, where that is known.
    public func read(_ window: Int, from start: Int? = nil) -> Piece {
      Piece(piece: rows(pieces.window(window), start ?? (window == 0 ? pieces.start : nil)))
    }
  }
}

/// A reader of rows and what it remembers of them.
private final class TableWorker<Column: TableColumn, Memory> {
  var rows: TableRows<Column>
  var memory: Memory

  init(rows: consuming TableRows<Column>, memory: Memory) {
    self.rows = rows
    self.memory = memory
  }
}
