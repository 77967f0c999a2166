/// A column of texts, many of them equal or missing, in four bytes a row and once the bytes of each distinct text.
///
/// A column without any text takes nothing.
public struct TextColumn: Sendable {
  /// The distinct texts, by number.
  @usableFromInline
  var texts = DistinctTexts()
  /// Number + 1, or 0 where there is none; empty while no row has a text.
  @usableFromInline
  var numbers: [UInt32] = []
  /// How many rows there are.
  public private(set) var count = 0

  /// No rows.
  public init() {}

  /// How many distinct texts there are.
  public var distinctCount: Int { texts.count }

  /// Adds a row.
  public mutating func append(_ text: String?) {
    count += 1
    guard var text else {
      if !numbers.isEmpty { numbers.append(0) }
      return
    }
    if numbers.isEmpty { numbers = [UInt32](repeating: 0, count: count - 1) }
    // Texts follow their like: of a ledger in order the same id stands in many rows.
    let number = text.withUTF8 { bytes -> Int in
      if let last = numbers.last, last > 0, texts.utf8(of: Int(last) - 1).elementsEqual(bytes) { return Int(last) - 1 }
      return texts.number(of: bytes).row
    }
    numbers.append(UInt32(number + 1))
  }

  /// The text of a row; nil where there is none.
  public subscript(row: Int) -> String? { number(of: row).map(text(ofNumber:)) }

  /// The number of a row's text: equal texts have equal numbers, given in the order the texts were added.
  public func number(of row: Int) -> Int? {
    guard !numbers.isEmpty, numbers[row] > 0 else { return nil }
    return Int(numbers[row]) - 1
  }

  /// The number of a text; nil where no row has it.
  public func number(ofText text: String) -> Int? { texts.row(of: text.utf8) }

  /// The text with a number.
  public func text(ofNumber number: Int) -> String { String(decoding: texts.utf8(of: number), as: UTF8.self) }

  /// The same in UTF-8.
  public func utf8(ofNumber number: Int) -> ArraySlice<UInt8> { texts.utf8(of: number) }

  /// The distinct texts, by number.
  public var distinctTexts: [String] { (0..<texts.count).map(text(ofNumber:)) }
}
