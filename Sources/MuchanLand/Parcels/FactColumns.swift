internal import MuchanRecords

/// The facts of many parcels in columns: two bytes a day, eight an amount, four a word.
///
/// A column reaches to the last row that has something in it, so a property that a layer does not have takes nothing.
struct FactColumns: Sendable {
  private var days = [[UInt16]](repeating: [], count: ParcelDate.allCases.count)
  private var amounts = [[Int64]](repeating: [], count: ParcelAmount.allCases.count)
  /// Place in `texts` + 1; 0 where nothing is said.
  private var words = [[UInt32]](repeating: [], count: ParcelWord.allCases.count)
  private var texts = DistinctTexts()

  /// Sets the facts of a row, which must come after all that are set.
  mutating func set(_ facts: ParcelFacts, row: Int) {
    for index in facts.days.indices where facts.days[index] != 0 {
      Self.set(facts.days[index], in: &days[index], row: row, absent: 0)
    }
    for index in facts.amounts.indices where facts.amounts[index] != ParcelFacts.noAmount {
      Self.set(facts.amounts[index], in: &amounts[index], row: row, absent: ParcelFacts.noAmount)
    }
    for index in facts.words.indices {
      guard let word = facts.words[index] else { continue }
      Self.set(UInt32(texts.number(of: word.utf8).row + 1), in: &words[index], row: row, absent: 0)
    }
  }

  /// Adds rows of other columns, which must come after all that are set.
  ///
  /// - Parameters:
  ///   - own: The row that the first of them becomes.
  ///   - numbers: For each text of the other columns its number here, as `numbers(ofTextsOf:)` gives them.
  mutating func append(_ rows: Range<Int>, of other: FactColumns, from own: Int, _ numbers: [UInt32]) {
    for index in days.indices {
      guard let part = Self.given(rows, in: other.days[index], absent: 0) else { continue }
      Self.fill(&days[index], to: own, absent: 0)
      days[index].append(contentsOf: other.days[index][part])
    }
    for index in amounts.indices {
      guard let part = Self.given(rows, in: other.amounts[index], absent: ParcelFacts.noAmount) else { continue }
      Self.fill(&amounts[index], to: own, absent: ParcelFacts.noAmount)
      amounts[index].append(contentsOf: other.amounts[index][part])
    }
    for index in words.indices {
      guard let part = Self.given(rows, in: other.words[index], absent: 0) else { continue }
      Self.fill(&words[index], to: own, absent: 0)
      for number in other.words[index][part] { words[index].append(number == 0 ? 0 : numbers[Int(number) - 1] + 1) }
    }
  }

  /// Takes in the texts of other columns; for each its number here.
  mutating func numbers(ofTextsOf other: FactColumns) -> [UInt32] { texts.numbers(ofTexts: other.texts) }

  /// The rows that a column reaches to, without those at the end that have nothing in it; nil where none has.
  private static func given<Value: Equatable>(_ rows: Range<Int>, in column: [Value], absent: Value) -> Range<Int>? {
    var end = min(rows.upperBound, column.count)
    while end > rows.lowerBound, column[end - 1] == absent { end -= 1 }
    return end > rows.lowerBound ? rows.lowerBound..<end : nil
  }

  private static func fill<Value>(_ column: inout [Value], to row: Int, absent: Value) {
    if column.count < row { column.append(contentsOf: repeatElement(absent, count: row - column.count)) }
  }

  private static func set<Value>(_ value: Value, in column: inout [Value], row: Int, absent: Value) {
    fill(&column, to: row, absent: absent)
    column.append(value)
  }

  /// All facts of a row.
  func facts(of row: Int) -> ParcelFacts {
    var facts = ParcelFacts()
    for index in days.indices where row < days[index].count { facts.days[index] = days[index][row] }
    for index in amounts.indices where row < amounts[index].count { facts.amounts[index] = amounts[index][row] }
    for index in words.indices where row < words[index].count { facts.words[index] = text(Int(words[index][row])) }
    return facts
  }

  @inline(__always)
  func day(_ date: ParcelDate, of row: Int) -> UInt16 {
    row < days[date.rawValue].count ? days[date.rawValue][row] : 0
  }

  @inline(__always)
  func amount(_ amount: ParcelAmount, of row: Int) -> Int64 {
    row < amounts[amount.rawValue].count ? amounts[amount.rawValue][row] : ParcelFacts.noAmount
  }

  func word(_ word: ParcelWord, of row: Int) -> String? { text(wordNumber(word, of: row)) }

  /// The number of a row's word: equal words have equal numbers; 0 where nothing is said.
  @inline(__always)
  func wordNumber(_ word: ParcelWord, of row: Int) -> Int {
    row < words[word.rawValue].count ? Int(words[word.rawValue][row]) : 0
  }

  /// Whether any row may have the fact: true for one that was set in a row that is not used any more.
  func mayHave(_ date: ParcelDate) -> Bool { !days[date.rawValue].isEmpty }
  func mayHave(_ amount: ParcelAmount) -> Bool { !amounts[amount.rawValue].isEmpty }
  func mayHave(_ word: ParcelWord) -> Bool { !words[word.rawValue].isEmpty }

  private func text(_ number: Int) -> String? {
    number == 0 ? nil : String(decoding: texts.utf8(of: number - 1), as: UTF8.self)
  }
}
