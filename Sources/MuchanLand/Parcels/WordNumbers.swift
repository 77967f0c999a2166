internal import MuchanRecords

/// The distinct words that parcels have of one property, numbered from 1 as they are asked for; 0 where a record says
/// nothing or nothing that can be used. Sums by word are held by number: no parcel's word is made a text of.
struct WordNumbers {
  private let property: ParcelWord
  private var words: [String] = []
  /// By the number that the ledger's column has for the word; 0 where it was not asked for yet.
  private var ofColumn: [Int] = []

  init(_ property: ParcelWord) { self.property = property }

  /// The number of a parcel's word.
  mutating func number(of row: Int, in parcels: ParcelLedger) -> Int {
    if let replacement = parcels.replacement(of: row) {
      return replacement.facts[property].value.map { number(of: $0) } ?? 0
    }
    let column = parcels.factColumns.wordNumber(property, of: row)
    guard column > 0 else { return 0 }
    if column < ofColumn.count, ofColumn[column] > 0 { return ofColumn[column] }
    guard let word = parcels.word(property, of: row).value else { return 0 }
    let own = self.number(of: word)
    if column >= ofColumn.count {
      ofColumn.append(contentsOf: repeatElement(0, count: column + 1 - ofColumn.count))
    }
    ofColumn[column] = own
    return own
  }

  private mutating func number(of word: String) -> Int {
    if let known = words.firstIndex(of: word) { return known + 1 }
    words.append(word)
    return words.count
  }

  /// The word with a number; nil for 0.
  func word(_ number: Int) -> String? { number == 0 ? nil : words[number - 1] }
}
