/// Names of sheets: at most 31 signs, some not allowed, each once whatever its case.
enum SheetName {
  private static let longest = 31

  /// The name asked for, made to be one that no other sheet has.
  ///
  /// - Parameter taken: in small letters.
  static func free(_ wanted: String, among taken: Set<String>) -> String {
    var name = String(
      wanted.unicodeScalars.map { "[]:*?/\\".unicodeScalars.contains($0) || $0.value < 0x20 ? "_" : Character($0) })
    name = cut(name, to: longest)
    while name.hasPrefix("'") { name.removeFirst() }
    while name.hasSuffix("'") { name.removeLast() }
    if name.isEmpty { name = "sheet" }
    guard taken.contains(name.lowercased()) else { return name }
    var number = 2
    while true {
      let ending = "~\(number)"
      let other = cut(name, to: longest - ending.utf16.count) + ending
      if !taken.contains(other.lowercased()) { return other }
      number += 1
    }
  }

  private static func cut(_ name: String, to length: Int) -> String {
    var name = name
    while name.utf16.count > length { name.removeLast() }
    return name
  }
}
