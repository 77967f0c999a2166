/// A number that is the same for the same content, to tell inputs apart that were mixed by accident.
///
/// Multiply and fold, a word at a time: 64 bits, and no protection against someone who wants two contents to look the
/// same.
public struct Digest: Sendable {
  /// The digest of what was added.
  public private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Of nothing.
  public init() {}

  /// Adds a whole number.
  public mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  /// Adds a number by its bits.
  public mutating func add(_ number: Double) { add(number.bitPattern) }

  /// Adds a text with its length, so that two texts are not taken for their joined bytes. O(length).
  public mutating func add(_ text: String) {
    add(text.utf8.count)
    for byte in text.utf8 { add(UInt64(byte)) }
  }

  /// Adds 64 bits.
  public mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x9e37_79b9_7f4a_7c15
    value ^= value >> 29
  }

  /// The value as sixteen hexadecimal digits.
  public var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
