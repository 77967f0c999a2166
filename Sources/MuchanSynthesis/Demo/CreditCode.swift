/// Unified social credit codes (统一社会信用代码) with right check characters and an unassigned registration prefix.
enum CreditCode {
  /// Department 9 (market regulation), kind 1 (enterprise), and a division code that no place has.
  private static let prefix = "91329999"
  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

  /// The code of the enterprise with this number, 0 to 99,999.
  static func text(number: Int) -> String {
    let body = "DEM" + NumberText.padded(number, 5)
    let front = prefix + body + String(organisationCheck(body))
    return front + String(check(front))
  }

  /// Whether the last of 18 characters is the check character of GB 32100-2015.
  static func isValid(_ code: String) -> Bool {
    code.count == 18 && code.allSatisfy(alphabet.contains) && code.last == check(String(code.dropLast()))
  }

  /// GB 32100-2015: weights 3^i mod 31.
  private static func check(_ front: String) -> Character {
    var weight = 1
    var sum = 0
    for character in front {
      sum += (alphabet.firstIndex(of: character) ?? 0) * weight
      weight = weight * 3 % 31
    }
    return alphabet[(31 - sum % 31) % 31]
  }

  /// GB 11714: the check character of the organisation part, letters counted from A = 10.
  private static func organisationCheck(_ body: String) -> Character {
    let weights = [3, 7, 9, 10, 5, 8, 4, 2]
    var sum = 0
    for (byte, weight) in zip(body.utf8, weights) {
      sum += (byte >= 0x41 ? Int(byte) - 0x41 + 10 : Int(byte) - 0x30) * weight
    }
    switch 11 - sum % 11 {
    case 10: return "X"
    case 11: return "0"
    case let digit: return Character(String(digit))
    }
  }
}
