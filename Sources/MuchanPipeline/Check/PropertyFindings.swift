internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanQuantities
internal import MuchanRecords

/// What is wrong with the properties of a layer's features.
struct PropertyFindings: Sendable {
  private(set) var log = DiagnosticLog()
  /// By required column: the features without a value. One finding says it all where the file lacks the column.
  private var missing: [String: Missing] = [:]

  /// Features without a value, counted in full; the first ones with their places.
  ///
  /// A worker comes by features in the order of the file, so that later ones need not be made only to be dropped.
  private struct Missing: Sendable {
    var count = 0
    var first: [Diagnostic] = []
  }

  /// Checks the properties of one feature against the layer it is of.
  ///
  /// - Parameter place: the feature's place, without a field.
  mutating func check(_ row: Int, of block: FeatureBlock, as layer: CheckColumns.Layer, at place: Place) {
    for (column, field) in zip(layer.schema.columns, layer.fields) {
      let value = block.value(row: row, field: field)
      guard value.isGiven else {
        // The id has a finding of its own.
        guard column.isRequired, !(layer.schema.marksID && field == layer.mark) else { continue }
        note(missing: column.name, at: place)
        continue
      }
      guard let (code, expected) = fault(in: value, of: column, block) else { continue }
      var place = place
      place.byteOffset = value.byteOffset
      place.field = pointer(to: column.name)
      log.add(code, at: place, found: "\"\(block.string(value).prefix(60))\"", expected: expected)
    }
  }

  private mutating func note(missing column: String, at place: Place) {
    missing[column, default: Missing()].count += 1
    guard let known = missing[column]?.first.count, known < DiagnosticLog.keptPerCode else { return }
    var place = place
    place.field = pointer(to: column)
    missing[column]?.first.append(Diagnostic(.missingValue, at: place))
  }

  private func fault(
    in value: PropertyValue, of column: SchemaColumn, _ block: FeatureBlock
  ) -> (DiagnosticCode, String?)? {
    let kind = column.kind
    switch kind {
    case .text:
      return nil
    case .number, .signedNumber:
      guard value.kind == .number else { return (.notANumber, "1234.5") }
      if value.number.magnitude > FixedDecimal<SixPlaces>.limit { return (.valueTooLarge, nil) }
      return value.number < 0 && kind == .number ? (.negativeValue, nil) : nil
    case .date:
      return value.kind == .text && CalendarDay(block.string(value)) != nil ? nil : (.notADate, "YYYY-MM-DD")
    case .year, .period:
      // A year may be written as a number.
      let period = value.kind == .text || value.kind == .number ? Period(block.string(value)) : nil
      guard let period else { return (.notAPeriod, "YYYY") }
      return kind == .year && period.span != .year ? (.notAPeriod, "YYYY") : nil
    case .choice(let words):
      let text = block.string(value)
      return value.kind == .text && (words.contains(text) || column.otherWords[text] != nil)
        ? nil : (.notAChoice, words.joined(separator: ", "))
    }
  }

  mutating func merge(_ other: PropertyFindings) {
    log.merge(other.log)
    for (column, findings) in other.missing {
      missing[column, default: Missing()].count += findings.count
      missing[column, default: Missing()].first += findings.first
    }
  }

  /// All findings; a required column that the file has nowhere is one finding.
  func complete(path: String, has: (String) -> Bool) -> DiagnosticLog {
    var complete = log
    for (column, findings) in missing {
      if has(column) {
        complete.merge(DiagnosticLog(.missingValue, count: findings.count, kept: findings.first))
      } else {
        complete.add(.missingColumn, at: Place(file: path, field: pointer(to: column)))
      }
    }
    return complete
  }
}

extension PropertyValue {
  /// Whether there is something: not absent, null or an empty text.
  var isGiven: Bool {
    switch kind {
    case .missing, .null: false
    case .text: !text.isEmpty
    case .number, .flag, .structure: true
    }
  }
}
