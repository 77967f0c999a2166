/// The bytes of a cell with what they mean, for columns whose rows follow their like.
struct CellMemo<Value> {
  fileprivate var bytes: [UInt8] = []
  fileprivate var value: Value?
}

extension TableRows {
  /// What a cell means; a cell with the bytes of the one before is not read again.
  ///
  /// Only what is read without a word is kept: a remark or a fault belongs to each cell that it is made of.
  mutating func same<Value>(
    _ column: Column, as memo: inout CellMemo<Value>, _ read: (inout TableRows, Column) -> Value?
  ) -> Value? {
    guard let bytes = writtenBytes(column), !bytes.isEmpty else { return read(&self, column) }
    if let value = memo.value, memo.bytes.count == bytes.count,
      memo.bytes.withUnsafeBytes({ $0.elementsEqual(bytes) })
    {
      return value
    }
    let before = wordCount
    memo.value = read(&self, column)
    if wordCount == before {
      memo.bytes.removeAll(keepingCapacity: true)
      memo.bytes.append(contentsOf: bytes)
    } else {
      let value = memo.value
      memo.value = nil
      return value
    }
    return memo.value
  }
}
