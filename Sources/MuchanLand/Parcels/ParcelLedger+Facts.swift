public import MuchanQuantities
public import MuchanRecords

extension ParcelLedger {
  /// All facts of a row.
  public func facts(of row: Int) -> ParcelFacts { replacement(of: row)?.facts ?? factColumns.facts(of: row) }

  /// A day of a row.
  public func day(_ date: ParcelDate, of row: Int) -> Fact<CalendarDay> {
    replacement(of: row)?.facts[date] ?? ParcelFacts.day(factColumns.day(date, of: row))
  }

  /// A day of a row as facts hold it: 0 where nothing is said, else days since 1985-12-31 or `unusableDay`.
  @inline(__always)
  func dayNumber(_ date: ParcelDate, of row: Int) -> UInt16 {
    replacement(of: row)?.facts.days[date.rawValue] ?? factColumns.day(date, of: row)
  }

  /// Whether two days of a row are known and the second lies before the first; without making days of the columns.
  func isReversed(_ earlier: ParcelDate, _ later: ParcelDate, of row: Int) -> Bool {
    ParcelFacts.isReversed(dayNumber(earlier, of: row), dayNumber(later, of: row))
  }

  /// An area in m² or an amount in 万元 of a row.
  public func amount(_ amount: ParcelAmount, of row: Int) -> Fact<FixedDecimal<SixPlaces>> {
    replacement(of: row)?.facts[amount] ?? ParcelFacts.amount(factColumns.amount(amount, of: row))
  }

  /// A word or code of a row.
  public func word(_ word: ParcelWord, of row: Int) -> Fact<String> {
    replacement(of: row)?.facts[word] ?? ParcelFacts.word(factColumns.word(word, of: row))
  }

  /// Whether any parcel has the property: where none has, the layer lacks it. O(1) in most layers, else O(parcels).
  public func has(_ date: ParcelDate) -> Bool {
    hasAny(factColumns.mayHave(date)) { !day(date, of: $0).isAbsent }
  }

  /// Whether any parcel has the property.
  public func has(_ amount: ParcelAmount) -> Bool {
    hasAny(factColumns.mayHave(amount)) { !self.amount(amount, of: $0).isAbsent }
  }

  /// Whether any parcel has the property.
  public func has(_ word: ParcelWord) -> Bool {
    hasAny(factColumns.mayHave(word)) { !self.word(word, of: $0).isAbsent }
  }

  /// Records that replaced others leave their columns as they were, so that columns alone do not tell.
  private func hasAny(_ column: Bool, _ isThere: (Int) -> Bool) -> Bool {
    hasReplacements ? (0..<count).contains(where: isThere) : column
  }
}
