/// The rows of a table in columns, seen as a list of its records.
///
/// A record is made anew at each access; loops over many rows ask for the columns they need.
public protocol RecordColumns<Element>: RandomAccessCollection where Index == Int {
  init()
  /// Adds a row.
  mutating func append(_ record: Element)
}

/// Small tables are kept as records.
extension Array: RecordColumns {}

extension RecordColumns {
  public var startIndex: Int { 0 }

  /// Adds the rows of another table of the kind.
  public mutating func add(_ other: some Sequence<Element>) {
    for record in other { append(record) }
  }

  /// The columns of these records.
  public init(_ records: some Sequence<Element>) {
    self.init()
    add(records)
  }
}
