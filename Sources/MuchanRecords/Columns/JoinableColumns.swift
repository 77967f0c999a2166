/// Columns that are put together of the pieces of one file.
public protocol JoinableColumns: RecordColumns {
  /// Makes room, so that the columns need not grow.
  mutating func reserve(_ rows: Int)

  /// Adds the rows of a later piece of the same file, column by column; the same comes of it as of one reading.
  ///
  /// - Parameter lines: How many lines of the file come before those of the piece.
  mutating func append(contentsOf piece: Self, laterBy lines: Int)
}

extension EnergyColumns: JoinableColumns {}
