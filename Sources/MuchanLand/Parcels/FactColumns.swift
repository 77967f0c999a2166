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

  /// Adds a row of other columns, which must come after all that are set.
  mutating func append(row: Int, of other: FactColumns, as own: Int) {
    for index in days.indices where row < other.days[index].count && other.days[index][row] != 0 {
      Self.set(other.days[index][row], in: &days[index], row: own, absent: 0)
    }
    for index in amounts.indices where row < other.amounts[index].count {
      let amount = other.amounts[index][row]
      if amount != ParcelFacts.noAmount {
        Self.set(amount, in: &amounts[index], row: own, absent: ParcelFacts.noAmount)
      }
    }
    for index in words.indices where row < other.words[index].count && other.words[index][row] != 0 {
      let word = other.texts.utf8(of: Int(other.words[index][row]) - 1)
      Self.set(UInt32(texts.number(of: word).row + 1), in: &words[index], row: own, absent: 0)
    }
  }

  private static func set<Value>(_ value: Value, in column: inout [Value], row: Int, absent: Value) {
    if column.count < row { column.append(contentsOf: repeatElement(absent, count: row - column.count)) }
    column.append(value)
  }

  /// All facts of a row.
  func facts(of row: Int) -> ParcelFacts {
    var facts = ParcelFacts()
    for index in days.indices where row < days[index].count { facts.days[index] = days[index][row] }
    for index in amounts.indices where row < amounts[index].count { facts.amounts[index] = amounts[index][row] }
    for index in words.indices where row < words[index].count { facts.words[index] = text(words[index][row]) }
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

  func word(_ word: ParcelWord, of row: Int) -> String? {
    row < words[word.rawValue].count ? text(words[word.rawValue][row]) : nil
  }

  /// Whether any row may have the fact: true for one that was set in a row that is not used any more.
  func mayHave(_ date: ParcelDate) -> Bool { !days[date.rawValue].isEmpty }
  func mayHave(_ amount: ParcelAmount) -> Bool { !amounts[amount.rawValue].isEmpty }
  func mayHave(_ word: ParcelWord) -> Bool { !words[word.rawValue].isEmpty }

  private func text(_ number: UInt32) -> String? {
    number == 0 ? nil : String(decoding: texts.utf8(of: Int(number) - 1), as: UTF8.self)
  }
}
