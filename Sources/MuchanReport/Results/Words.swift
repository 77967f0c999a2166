/// What the codes of the tables are called in both languages (`data/report/words.csv`).
public struct Words: Sendable {
  private var phrases: [String: Phrase] = [:]

  /// No words: every code stands for itself.
  public init() {}

  /// Adds what a code is called.
  public mutating func add(_ code: String, chinese: String, english: String) {
    phrases[code] = Phrase(chinese, english)
  }

  /// The words for a code; the code itself where there are none.
  subscript(_ code: String) -> Phrase {
    phrases[code] ?? Phrase(code, String(code.map { $0 == "_" ? " " : $0 }))
  }
}
