internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// The properties that a parcel's facts are read from, and where they stand among the fields.
enum ParcelFactFields {
  /// Id, code, standard and registered area stand before them.
  static let first = 4

  /// Words, days, amounts.
  private static let names =
    ParcelWord.allCases.map(\.property) + ParcelDate.allCases.map(\.property) + ParcelAmount.allCases.map(\.property)

  /// The properties that are read: all, or the mode of supply alone, which is the first of them.
  static func names(all: Bool) -> [String] { all ? names : [ParcelWord.supplyMode.property] }

  static func field(_ word: ParcelWord) -> Int { first + word.rawValue }
  static func field(_ date: ParcelDate) -> Int { first + ParcelWord.allCases.count + date.rawValue }
  static func field(_ amount: ParcelAmount) -> Int {
    first + ParcelWord.allCases.count + ParcelDate.allCases.count + amount.rawValue
  }

  /// The words that are allowed; nil where any text is.
  static func choices(_ word: ParcelWord) -> [String]? {
    let column = LayerSchema.parcels.columns.first { $0.name == word.property }
    if case .choice(let words)? = column?.kind { return words }
    return nil
  }

  /// Other words that records have for these.
  static func otherWords(_ word: ParcelWord) -> [String: String] {
    LayerSchema.parcels.columns.first { $0.name == word.property }?.otherWords ?? [:]
  }

  /// What is wrong with a day; nil where nothing is.
  static func fault(in day: CalendarDay) -> (code: DiagnosticCode, expected: String)? {
    ParcelFacts.holds(day) ? nil : (.dateOutOfRange, "\(ParcelFacts.firstDay) ... \(ParcelFacts.lastDay)")
  }
}

extension ParcelWorker {
  /// What a feature says of its parcel. A value that is wrong is a finding, and what needs it unknown.
  mutating func facts(_ row: Int, _ id: String, of block: FeatureBlock) -> ParcelFacts {
    var facts = ParcelFacts()
    for date in needsFacts ? ParcelDate.allCases : [] {
      let value = block.value(row: row, field: ParcelFactFields.field(date))
      guard value.isGiven else { continue }
      let day = value.kind == .text ? CalendarDay(utf8: block.text[value.text]) : nil
      if let day, ParcelFacts.holds(day) {
        facts[date] = .known(day)
        continue
      }
      facts[date] = .unusable
      let (code, expected) = day.flatMap(ParcelFactFields.fault) ?? (.notADate, "YYYY-MM-DD")
      note(code, date.property, value, row, id, of: block, expected: expected)
    }
    for amount in needsFacts ? ParcelAmount.allCases : [] {
      let value = block.value(row: row, field: ParcelFactFields.field(amount))
      guard value.isGiven else { continue }
      let number = value.kind == .number ? FixedDecimal<SixPlaces>(rounding: value.number) : nil
      if let number, number >= .zero {
        facts[amount] = .known(number)
        continue
      }
      facts[amount] = .unusable
      let code: DiagnosticCode =
        value.kind != .number ? .notANumber : number == nil ? .valueTooLarge : .negativeValue
      note(code, amount.property, value, row, id, of: block, expected: nil)
    }
    for word in needsFacts ? ParcelWord.allCases : [.supplyMode] {
      let value = block.value(row: row, field: ParcelFactFields.field(word))
      guard value.isGiven else { continue }
      let text = block.identifier(value)
      let choices = words[word.rawValue]
      if let text, choices?.contains(text) ?? true {
        facts[word] = .known(text)
        continue
      }
      if let text, let known = otherWords[word.rawValue][text] {
        facts[word] = .known(known)
        continue
      }
      facts[word] = .unusable
      note(.notAChoice, word.property, value, row, id, of: block, expected: choices?.joined(separator: ", "))
    }
    return facts
  }

  private mutating func note(
    _ code: DiagnosticCode, _ property: String, _ value: PropertyValue, _ row: Int, _ id: String,
    of block: FeatureBlock, expected: String?
  ) {
    let place = judge.place(row, of: block, id: id, field: pointer(to: property), byteOffset: value.byteOffset)
    judge.note(Diagnostic(code, at: place, found: "\"\(block.string(value).prefix(60))\"", expected: expected))
  }
}
