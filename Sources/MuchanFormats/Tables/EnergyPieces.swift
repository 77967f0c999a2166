public import MuchanDiagnostics
internal import MuchanRecords

/// A large `energy.csv` in pieces that several workers read at once.
///
/// The file is cut into windows of equal size. A worker takes a line feed for the end of a row, reads on from there, and
/// ends with the last row that begins in its window. Whether that line feed ends a row depends on all quotes before it:
/// when the pieces are joined, in order, the row behind the last one of a piece has to begin where the next piece does, by
/// induction from the header. A piece that began elsewhere is read again from the right place. What is joined is therefore
/// what one worker reads from beginning to end, whatever the windows are.
public struct EnergyPieces: Sendable {
  /// What one worker read of one window.
  public struct Piece: Sendable {
    var piece: TablePiece<EnergyColumns>
  }

  let path: String
  private let columns: [String: String]
  private let options: InputOptions
  let header: HeaderMatch<EnergyColumn>
  /// What reading the header found.
  let log: DiagnosticLog
  /// Where the first row begins, and how many lines the header takes.
  let start: Int
  let headerLines: Int
  let size: Int
  private let windowSize: Int

  /// Reads the header; nil for a file that is not read as it lies there (packed, of another encoding, a pipe), or is
  /// smaller than two windows.
  ///
  /// - Throws: what reading the file's beginning throws.
  public init?(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), windowSize: Int = 4 << 20
  ) throws(Failure) {
    guard options.stored == nil else { return nil }
    let rows = try TableRows<EnergyColumn>(path: path, mapping: columns, options: options)
    guard let size = rows.reader.size, size >= 2 * windowSize, windowSize > 0 else { return nil }
    (self.path, self.columns, self.options) = (path, columns, options)
    header = rows.header
    log = rows.log
    start = rows.reader.nextOffset
    headerLines = rows.reader.nextLine - 1
    (self.size, self.windowSize) = (size, windowSize)
  }

  /// How many windows there are.
  public var windowCount: Int { max(1, (size - start + windowSize - 1) / windowSize) }

  /// The bytes of a window; the last one has no end, since the end of the file is one.
  func window(_ number: Int) -> Range<Int> {
    let lower = start + number * windowSize
    return lower..<(number + 1 < windowCount ? lower + windowSize : Int.max)
  }

  /// How many rows the file has where all are as long as those of its first piece, and a few more.
  func likelyRows(from piece: TablePiece<EnergyColumns>) -> Int {
    let taken = max(1, piece.end - start)
    return piece.content.records.count * (size - start) / taken * 65 / 64
  }

  /// A reader for one worker.
  public func makeReader() throws(Failure) -> Reader {
    Reader(rows: try TableRows(path: path, mapping: columns, options: options), pieces: self)
  }

  /// Reads windows in any order.
  public struct Reader: ~Copyable {
    private var rows: TableRows<EnergyColumn>
    private let pieces: EnergyPieces
    private var memos = EnergyTable.Memos()

    init(rows: consuming TableRows<EnergyColumn>, pieces: EnergyPieces) {
      self.rows = rows
      self.pieces = pieces
    }

    /// Reads the rows that begin in a window.
    ///
    /// - Parameter start: Where the first one begins, where that is known.
    public mutating func read(_ window: Int, from start: Int? = nil) -> Piece {
      var memos = memos
      memos.series = KnownSeries()
      let piece = rows.piece(
        in: pieces.window(window), from: start ?? (window == 0 ? pieces.start : nil), likeLast: EnergyTable.months
      ) { EnergyTable.take(&$0, into: &$1, &memos) }
      self.memos = memos
      return Piece(piece: piece)
    }
  }
}
