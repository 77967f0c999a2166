/// What spreadsheets do to ids of many digits.
public enum IDText {
  /// What is wrong with an id.
  public enum Damage: Sendable {
    /// `3.2E+17`: the digits are gone.
    case scientific
    /// Eighteen digits or more with zeros from the sixteenth on: a spreadsheet keeps fifteen.
    case rounded
  }

  /// The damage of an id; nil where there is none to be seen.
  public static func damage(_ id: String) -> Damage? {
    // Every record comes by here, and hardly one has either.
    guard id.utf8.count >= 18 || id.utf8.contains(UInt8(ascii: "+")) else { return nil }
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    if id.utf8.count >= 18, id.utf8.dropFirst(15).allSatisfy({ $0 == 0x30 }), id.utf8.allSatisfy(isDigit) {
      return .rounded
    }
    guard id.utf8.contains(UInt8(ascii: "+")) else { return nil }
    let bytes = Array(id.utf8)
    guard let mark = bytes.firstIndex(where: { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") }), mark > 0 else {
      return nil
    }
    let head = bytes[..<mark]
    let tail = bytes[(mark + 1)...]
    guard isDigit(head[0]), head.count == 1 || (head.count > 2 && head[1] == UInt8(ascii: ".")),
      head.dropFirst(2).allSatisfy(isDigit), tail.first == UInt8(ascii: "+"), (2...3).contains(tail.dropFirst().count),
      tail.dropFirst().allSatisfy(isDigit)
    else { return nil }
    return .scientific
  }
}
