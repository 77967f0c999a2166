internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

/// Whether a number may be below zero.
enum Sign {
  case any
  case notNegative
}

extension TableRows {
  /// An exact number; nil when there is none or the row is bad for it.
  mutating func decimal(
    _ column: Column, _ sign: Sign = .notNegative, times power: Int = 0
  ) -> FixedDecimal<SixPlaces>? {
    fixed(column, sign, SixPlaces.self, times: power)
  }

  /// Money in 万元, whatever unit the header gives.
  mutating func money(_ column: Column, _ sign: Sign = .notNegative) -> Money? {
    var power = 0
    if case .wanYuanPower(let stated) = header.unit(of: column) { power = stated }
    return decimal(column, sign, times: power).map { Money(wanYuan: $0) }
  }

  /// A land area, in mu (亩) unless the header gives another unit.
  mutating func area(_ column: Column) -> Area? {
    if case .squareMetrePower(let power) = header.unit(of: column) {
      return fixed(column, .notNegative, NinePlaces.self, times: power).map { Area(squareMetres: $0) }
    }
    guard let mu = number(column) else { return nil }
    guard let area = Area(roundingMu: mu) else {
      refuse(.valueTooLarge, column, found: "\(mu)")
      return nil
    }
    return area
  }

  /// A measured number.
  mutating func number(_ column: Column, _ sign: Sign = .notNegative) -> Double? {
    guard let bytes = bytes(column) else { return nil }
    guard let value = DecimalText.double(bytes) ?? convertedNumber(bytes, column)?.double else {
      refuseNumber(bytes, column)
      return nil
    }
    guard value.magnitude <= FixedDecimal<SixPlaces>.limit else {
      refuse(.valueTooLarge, column, found: String(decoding: bytes, as: UTF8.self).quotedBriefly())
      return nil
    }
    guard sign == .any || value >= 0 else {
      refuse(.negativeValue, column, found: String(decoding: bytes, as: UTF8.self).quotedBriefly())
      return nil
    }
    return value
  }

  /// A measured number that must be there.
  mutating func requiredNumber(_ column: Column, _ sign: Sign = .notNegative) -> Double? {
    guard bytes(column) != nil else {
      refuse(.missingValue, column, found: "")
      return nil
    }
    return number(column, sign)
  }

  private mutating func fixed<Scale>(
    _ column: Column, _ sign: Sign, _ scale: Scale.Type, times power: Int
  ) -> FixedDecimal<Scale>? {
    guard let bytes = bytes(column) else { return nil }
    guard let decimal = DecimalText(bytes) ?? convertedNumber(bytes, column)?.decimal else {
      refuseNumber(bytes, column)
      return nil
    }
    guard let value = decimal.fixed(scale, times: power) else {
      refuse(.valueTooLarge, column, found: String(decoding: bytes, as: UTF8.self).quotedBriefly())
      return nil
    }
    guard sign == .any || value >= .zero else {
      refuse(.negativeValue, column, found: String(decoding: bytes, as: UTF8.self).quotedBriefly())
      return nil
    }
    return value
  }

  /// A number that is not plainly written, noted.
  private mutating func convertedNumber(_ bytes: UnsafeRawBufferPointer, _ column: Column) -> CellNumber.Reading? {
    guard let reading = CellNumber.read(bytes), let form = reading.form else { return nil }
    remark(form, column, found: String(decoding: bytes, as: UTF8.self), meaning: reading.text ?? "")
    return reading
  }

  private mutating func refuseNumber(_ bytes: UnsafeRawBufferPointer, _ column: Column) {
    refuse(.notANumber, column, found: String(decoding: bytes, as: UTF8.self).quotedBriefly(), expected: "1234.5")
  }

  /// Yes or no.
  mutating func flag(_ column: Column) -> Bool? {
    guard let bytes = bytes(column) else { return nil }
    if bytes.isASCII("1") || bytes.isASCII("true") { return true }
    if bytes.isASCII("0") || bytes.isASCII("false") { return false }
    let text = String(decoding: bytes, as: UTF8.self)
    switch text {
    case "是": return true
    case "否": return false
    default:
      refuse(.notAChoice, column, found: text.quotedBriefly(), expected: "true, false, 1, 0, 是, 否")
      return nil
    }
  }

  /// A day.
  mutating func day(_ column: Column) -> CalendarDay? {
    guard let text = text(column) else { return nil }
    guard let (day, form) = CellDate.day(text) else {
      refuse(.notADate, column, found: text.quotedBriefly(), expected: "YYYY-MM-DD")
      return nil
    }
    if let form { remark(form, column, found: text, meaning: "\(day)") }
    return day
  }

  /// A day that must be there.
  mutating func requiredDay(_ column: Column) -> CalendarDay? {
    guard bytes(column) != nil else {
      refuse(.missingValue, column, found: "", expected: "YYYY-MM-DD")
      return nil
    }
    return day(column)
  }

  /// A period that must be there.
  mutating func period(_ column: Column) -> Period? {
    if let bytes = writtenBytes(column), let plain = Period(utf8: bytes) { return plain }
    guard let text = required(column) else { return nil }
    guard let (period, form) = CellDate.period(text) else {
      refuse(.notAPeriod, column, found: text.quotedBriefly(), expected: "YYYY, YYYY-Qn, YYYY-MM")
      return nil
    }
    if let form { remark(form, column, found: text, meaning: "\(period)") }
    return period
  }

  /// One of the values of a list, by its name or by a usual Chinese word for it.
  mutating func choice<Value: CaseIterable & RawRepresentable<String>>(
    _ column: Column, _: Value.Type, chinese: [String: Value] = [:]
  ) -> Value? {
    guard let text = text(column) else { return nil }
    if let value = Value(rawValue: text.lowercased()) ?? chinese[text] { return value }
    refuse(
      .notAChoice, column, found: text.quotedBriefly(),
      expected: Value.allCases.map(\.rawValue).joined(separator: ", "))
    return nil
  }

  /// One of the values of a list that must be there.
  mutating func requiredChoice<Value: CaseIterable & RawRepresentable<String>>(
    _ column: Column, _ type: Value.Type, chinese: [String: Value] = [:]
  ) -> Value? {
    guard bytes(column) != nil else {
      refuse(.missingValue, column, found: "", expected: Value.allCases.map(\.rawValue).joined(separator: ", "))
      return nil
    }
    return choice(column, type, chinese: chinese)
  }

  /// A calendar year that must be there.
  mutating func year(_ column: Column) -> Int? {
    guard let period = period(column) else { return nil }
    if period.span == .year { return period.year }
    refuse(.notAPeriod, column, found: "\(period)", expected: "YYYY")
    return nil
  }
}
