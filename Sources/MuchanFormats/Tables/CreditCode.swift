/// The 18-character unified social credit code (统一社会信用代码) of GB 32100-2015.
enum CreditCode {
  /// The 31 characters of the code, in order of value: digits and letters without I, O, S, V, Z.
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

  /// Whether an id has 18 characters, as a credit code does, but not the check digit of one.
  ///
  /// The check digit is 31 minus the weighted sum of the other characters modulo 31, the weights being 3^i mod 31
  /// (GB 32100-2015, 附录 B); 31 counts as 0. An id of another length is none of these codes and not wrong.
  static func isWrong(_ id: String) -> Bool {
    let bytes = Array(id.utf8)
    guard bytes.count == 18 else { return false }
    var sum = 0
    var weight = 1
    for byte in bytes.dropLast() {
      guard let value = alphabet.firstIndex(of: byte) else { return true }
      sum += value * weight
      weight = weight * 3 % 31
    }
    return alphabet[(31 - sum % 31) % 31] != bytes[17]
  }
}
