/// A column of small values that most rows of most files do not have; without any it takes nothing.
struct SparseColumn<Value: Sendable>: Sendable {
  private var values: [Value?] = []
  private(set) var count = 0

  mutating func append(_ value: Value?) {
    if values.isEmpty, value != nil { values = [Value?](repeating: nil, count: count) }
    count += 1
    if !values.isEmpty || value != nil { values.append(value) }
  }

  /// Adds the last value again; there must be one.
  mutating func repeatLast() {
    count += 1
    if !values.isEmpty { values.append(values[values.count - 1]) }
  }

  mutating func append(contentsOf other: SparseColumn) {
    if values.isEmpty, !other.values.isEmpty { values = [Value?](repeating: nil, count: count) }
    if !values.isEmpty {
      values += other.values.isEmpty ? [Value?](repeating: nil, count: other.count) : other.values
    }
    count += other.count
  }

  /// Whether no row has a value.
  var isEmpty: Bool { values.isEmpty }

  subscript(row: Int) -> Value? { values.isEmpty ? nil : values[row] }
}
