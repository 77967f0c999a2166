internal import MuchanDiagnostics

/// Which field of a row holds which declared column.
struct HeaderMatch<Column: TableColumn> {
  /// How many fields the header has.
  let count: Int
  /// The header cells as they stand in the file, blanks trimmed.
  let headings: [String]
  /// Optional columns that the file does not have, by name; what needs them is unknown.
  let missing: [String]
  private let positions: [Int?]
  private let units: [HeaderUnit?]
  private let ids: [Bool]

  /// Matches a header.
  ///
  /// A header cell means a column when it is its name or one of its aliases, or when `mapping` says so,
  /// which goes first. Case, blanks, underscores and the width of brackets and letters do not matter.
  /// - Parameter mapping: header cells to column names, from `columns:` in project.yaml.
  /// - Throws: `missingColumn`, `duplicateColumn`. An unknown column is a finding.
  init(
    headings: [String], mapping: [String: String], at place: Place, into log: inout DiagnosticLog
  ) throws(Failure) {
    count = headings.count
    self.headings = headings
    var positions = [Int?](repeating: nil, count: Column.allCases.count)
    var units = [HeaderUnit?](repeating: nil, count: Column.allCases.count)
    var unmatched: [Int] = []
    let mapped = Self.folded(mapping)
    func take(_ match: Match, _ index: Int) throws(Failure) {
      if let other = positions[match.column.rawValue] {
        throw Failure(
          .duplicateColumn, at: place.naming(match.column.spec.name),
          found: "\(headings[other].quotedBriefly()), \(headings[index].quotedBriefly())")
      }
      positions[match.column.rawValue] = index
      units[match.column.rawValue] = match.unit
      let spec = match.column.spec
      if let unit = match.unit, unit != HeaderUnit(defaultOf: spec.units) {
        log.add(
          .convertedUnit, at: place.naming(headings[index]),
          found: "\(headings[index].quotedBriefly()) → \(spec.name): \(unit.conversion)")
      }
    }
    for (index, heading) in headings.enumerated() {
      if let match = Self.match(heading, in: mapped, stems: [:]) {
        try take(match, index)
      } else {
        unmatched.append(index)
      }
    }
    let mappedPositions = positions
    let (names, stems) = (Self.names, Self.stems)
    for index in unmatched {
      if let match = Self.match(headings[index], in: names, stems: stems), mappedPositions[match.column.rawValue] == nil
      {
        try take(match, index)
      } else {
        let name = headings[index]
        try Self.refuseUnknownUnit(in: name, at: place)
        let known = Column.allCases.filter { positions[$0.rawValue] == nil }.map(\.spec.name)
        log.add(
          .unknownColumn, at: place.naming(name.isEmpty ? "\(index + 1)" : name), found: known.meant(by: name))
      }
    }
    var missing: [String] = []
    for column in Column.allCases where positions[column.rawValue] == nil {
      let spec = column.spec
      let isHeld = Column.allCases.contains { $0.spec.name == spec.heldBy && units[$0.rawValue] != nil }
      guard !spec.isRequired || isHeld else {
        throw Failure(
          .missingColumn, at: place.naming(spec.name), found: headings.joined(separator: ", ").brief(200),
          expected: ([spec.name] + spec.aliases.prefix(3)).joined(separator: " / "))
      }
      missing.append(spec.name)
    }
    self.missing = missing
    self.positions = positions
    self.units = units
    ids = Column.allCases.map { $0.spec.isID }
  }

  /// Whether a header has every required column and is mostly made of known ones.
  static func fits(_ headings: [String], mapping: [String: String]) -> Bool {
    let names = names.merging(folded(mapping)) { _, mapped in mapped }
    let stems = stems
    let matches = headings.compactMap { match($0, in: names, stems: stems) }
    let found = Set(matches.map(\.column))
    let held = Set(matches.filter { $0.unit != nil }.map { $0.column.spec.name })
    return Column.allCases.allSatisfy { column in
      let spec = column.spec
      return !spec.isRequired || found.contains(column) || spec.heldBy.map(held.contains) == true
    } && 2 * found.count > headings.count
  }

  /// The field that holds a column; nil when the file does not have it.
  func position(of column: Column) -> Int? { positions[column.rawValue] }

  /// The unit the header gives a column.
  func unit(of column: Column) -> HeaderUnit? { units[column.rawValue] }

  /// Whether a column holds ids.
  func isID(_ column: Column) -> Bool { ids[column.rawValue] }

  /// The header of a column as the file has it, else its name.
  func heading(of column: Column) -> String {
    positions[column.rawValue].map { headings[$0] } ?? column.spec.name
  }

  // MARK: Names

  private struct Match {
    let column: Column
    let unit: HeaderUnit?
  }

  private static func match(_ heading: String, in names: [String: Column], stems: [String: Column]) -> Match? {
    let whole = heading.foldedHeading()
    if let column = names[whole] {
      // A name that holds its unit, such as 工业总产值(万元) or area_mu, is taken by it.
      return Match(column: column, unit: statedUnit(whole, column) ?? HeaderUnit(defaultOf: column.spec.units))
    }
    if whole.hasSuffix(")"), let open = whole.lastIndex(of: "(") {
      let name = String(whole[..<open])
      guard let column = names[name] ?? stems[name], let unit = statedUnit(whole, column) else { return nil }
      return Match(column: column, unit: unit)
    }
    for units in [ColumnSpec.Units.money, .area] {
      guard let (name, unit) = HeaderUnit.ending(whole, for: units), let column = names[name] ?? stems[name],
        column.spec.units == units
      else { continue }
      return Match(column: column, unit: unit)
    }
    return nil
  }

  /// A header that is the name of a column with something in brackets that is none of its units would drop the column
  /// without much notice: an error.
  private static func refuseUnknownUnit(in heading: String, at place: Place) throws(Failure) {
    let whole = heading.foldedHeading()
    guard whole.hasSuffix(")"), let open = whole.lastIndex(of: "("), let column = names[String(whole[..<open])],
      column.spec.units == .money || column.spec.units == .area
    else { return }
    throw Failure(
      .unknownHeaderUnit, at: place.naming(column.spec.name), found: heading.quotedBriefly(),
      expected: HeaderUnit.accepted(for: column.spec.units))
  }

  private static func statedUnit(_ folded: String, _ column: Column) -> HeaderUnit? {
    guard folded.hasSuffix(")"), let open = folded.lastIndex(of: "(") else { return nil }
    let text = folded[folded.index(after: open)...].dropLast()
    return HeaderUnit(String(text), for: column.spec.units)
  }

  /// Names of columns without their unit, which mean them only together with another.
  private static var stems: [String: Column] {
    var names: [String: Column] = [:]
    for column in Column.allCases where column.spec.stem != column.spec.name {
      names[column.spec.stem.foldedHeading()] = column
    }
    return names
  }

  private static var names: [String: Column] {
    var names: [String: Column] = [:]
    for column in Column.allCases {
      for name in [column.spec.name] + column.spec.aliases { names[name.foldedHeading()] = column }
    }
    return names
  }

  private static func folded(_ mapping: [String: String]) -> [String: Column] {
    var names: [String: Column] = [:]
    for column in Column.allCases {
      for (heading, name) in mapping where name == column.spec.name { names[heading.foldedHeading()] = column }
    }
    return names
  }
}

extension Place {
  /// The same place with a field.
  func naming(_ field: String) -> Place {
    var place = self
    place.field = field
    return place
  }
}

extension String {
  /// A header in the form in which headers are compared: full-width letters, digits and brackets made
  /// half-width, ASCII letters made small, blanks, underscores and hyphens dropped.
  func foldedHeading() -> String {
    var folded = ""
    for scalar in unicodeScalars {
      var value = scalar.value
      if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
      if (0x41...0x5A).contains(value) { value += 0x20 }
      guard let scalar = Unicode.Scalar(value), !scalar.properties.isWhitespace, value != 0xFEFF,
        scalar != "_", scalar != "-"
      else { continue }
      folded.unicodeScalars.append(scalar)
    }
    return folded
  }

  /// The text, cut after `limit` characters.
  func brief(_ limit: Int) -> String {
    count > limit ? prefix(limit) + "…" : self
  }

  /// The text in quotes, cut after 60 characters, for findings.
  func quotedBriefly() -> String { "\"" + brief(60) + "\"" }
}
