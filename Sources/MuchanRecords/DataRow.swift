public import MuchanDiagnostics
public import MuchanQuantities

/// A row of one of muchan's own data files: text by column, with its place.
///
/// Data files are part of the program, so a wrong cell stops the step: every accessor throws.
public struct DataRow: Sendable {
  private var cells: [String: String]
  /// The file and line, for messages.
  public var place: Place

  /// Makes a row from its cells by column name.
  public init(_ cells: [String: String], at place: Place = Place()) {
    self.cells = cells
    self.place = place
  }

  /// The text of a cell; nil where it is empty or the column is absent.
  public func optionalText(_ column: String) -> String? {
    guard let text = cells[column], !text.isEmpty else { return nil }
    return text
  }

  /// The text of a cell that must be filled.
  ///
  /// - Throws: `missingValue`.
  public func text(_ column: String) throws(Failure) -> String {
    guard let text = optionalText(column) else { throw Failure(.missingValue, at: place(of: column)) }
    return text
  }

  /// An exact decimal.
  ///
  /// - Throws: `missingValue`, or `notANumber` for anything but plain digits with a point.
  public func decimal<Scale: DecimalScale>(
    _ column: String, as _: Scale.Type = Scale.self
  ) throws(Failure) -> FixedDecimal<Scale> {
    let text = try text(column)
    guard let value = FixedDecimal<Scale>(exactly: text) else {
      throw Failure(.notANumber, at: place(of: column), found: "\"\(text)\"")
    }
    return value
  }

  /// One of the values of an enumeration.
  ///
  /// - Throws: `missingValue` or `notAChoice`.
  public func choice<Choice: RawRepresentable & CaseIterable>(
    _ column: String, of _: Choice.Type = Choice.self
  ) throws(Failure) -> Choice where Choice.RawValue == String {
    let text = try text(column)
    guard let choice = Choice(rawValue: text) else {
      throw Failure(
        .notAChoice, at: place(of: column), found: "\"\(text)\"",
        expected: Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  /// The columns `source`, `year` and `certainty`.
  public func provenance() throws(Failure) -> Provenance {
    let source = try text("source")
    let certainty: Certainty = try choice("certainty")
    var year: Int?
    if let text = optionalText("year") {
      guard let number = Int(text) else {
        throw Failure(.notANumber, at: place(of: "year"), found: "\"\(text)\"")
      }
      year = number
    }
    return Provenance(source: source, year: year, certainty: certainty)
  }

  private func place(of column: String) -> Place {
    var place = place
    place.field = column
    return place
  }
}

extension UnitTable {
  /// Reads the rows of `data/factors/units.csv`.
  ///
  /// - Throws: The finding of the first wrong cell.
  public init(dataRows: [DataRow]) throws(Failure) {
    var rows: [Unit] = []
    for row in dataRows {
      rows.append(
        Unit(
          spelling: try row.text("unit"), dimension: try row.choice("dimension"),
          factor: try row.decimal("factor")))
    }
    self.init(rows: rows)
  }
}
