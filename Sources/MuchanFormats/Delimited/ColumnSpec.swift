/// What a table file may have in one column.
struct ColumnSpec: Sendable {
  /// What a header may say about the unit of a column, in brackets after the name.
  enum Units: Sendable {
    /// The unit belongs to the column; a header with another one is another column.
    case fixed
    /// Money; without a unit it is 万元.
    case money
    /// Land area; without a unit it is mu (亩).
    case area
    /// A quantity whose unit stands in a column of its own, or in the header.
    case quantity
  }

  /// The name in the input contract, English snake_case.
  let name: String
  let isRequired: Bool
  let units: Units
  /// Other headers with the same meaning, as they are usual in Chinese tables.
  let aliases: [String]
  /// The column whose header may hold what this one has, so that this one may be absent.
  var heldBy: String?

  /// Whether the values are ids: texts, whatever their digits.
  var isID: Bool { name.hasSuffix("_id") }

  /// The name without the unit at its end.
  var stem: String {
    switch units {
    case .fixed, .quantity: name
    case .money: name.hasSuffix("_wan_yuan") ? String(name.dropLast(9)) : name
    case .area: name.hasSuffix("_mu") ? String(name.dropLast(3)) : name
    }
  }

  static func required(_ name: String, _ aliases: String...) -> ColumnSpec {
    ColumnSpec(name: name, isRequired: true, units: .fixed, aliases: aliases)
  }

  static func optional(_ name: String, _ aliases: String...) -> ColumnSpec {
    ColumnSpec(name: name, isRequired: false, units: .fixed, aliases: aliases)
  }

  /// A quantity that must be there, its unit in the header or in a column of its own.
  static func quantity(_ name: String, _ aliases: String...) -> ColumnSpec {
    ColumnSpec(name: name, isRequired: true, units: .quantity, aliases: aliases)
  }

  /// A column that must be there unless the header of another holds the same for all rows.
  static func required(_ name: String, unlessIn other: String, _ aliases: String...) -> ColumnSpec {
    ColumnSpec(name: name, isRequired: true, units: .fixed, aliases: aliases, heldBy: other)
  }

  static func money(_ name: String, _ aliases: String...) -> ColumnSpec {
    ColumnSpec(name: name, isRequired: false, units: .money, aliases: aliases)
  }

  static func area(_ name: String, _ aliases: String...) -> ColumnSpec {
    ColumnSpec(name: name, isRequired: false, units: .area, aliases: aliases)
  }
}

/// The columns of one table, numbered from 0 without gaps.
protocol TableColumn: RawRepresentable<Int>, CaseIterable, Hashable, Sendable {
  var spec: ColumnSpec { get }
}

/// A unit that a header states, in brackets or at its end.
enum HeaderUnit: Hashable, Sendable {
  /// Money: 1 of the unit is ten to this power of 万元.
  case wanYuanPower(Int)
  case mu
  /// Area: 1 of the unit is ten to this power of m².
  case squareMetrePower(Int)
  /// A unit that the account of the table knows, as it is written.
  case named(String)

  /// The spellings for a kind of column, in folded form, the longest first where one ends with another.
  private static func spellings(for units: ColumnSpec.Units) -> [(text: String, unit: HeaderUnit)] {
    switch units {
    case .fixed, .quantity: []
    case .money:
      [
        ("百万元", .wanYuanPower(2)), ("千万元", .wanYuanPower(3)), ("万元", .wanYuanPower(0)), ("千元", .wanYuanPower(-1)),
        ("亿元", .wanYuanPower(4)), ("元", .wanYuanPower(-4)), ("wanyuan", .wanYuanPower(0)),
        ("yiyuan", .wanYuanPower(4)), ("yuan", .wanYuanPower(-4)),
      ]
    case .area:
      [
        ("万平方米", .squareMetrePower(4)), ("平方公里", .squareMetrePower(6)), ("平方千米", .squareMetrePower(6)),
        ("平方米", .squareMetrePower(0)), ("㎡", .squareMetrePower(0)), ("km²", .squareMetrePower(6)),
        ("km2", .squareMetrePower(6)), ("m²", .squareMetrePower(0)), ("m2", .squareMetrePower(0)),
        ("公顷", .squareMetrePower(4)), ("ha", .squareMetrePower(4)), ("亩", .mu), ("mu", .mu),
      ]
    }
  }

  /// The spellings that are accepted, for messages.
  static func accepted(for units: ColumnSpec.Units) -> String {
    spellings(for: units).map(\.text).joined(separator: ", ")
  }

  /// Reads a unit as it stands in a folded header; nil when the column cannot have it.
  init?(_ text: String, for units: ColumnSpec.Units) {
    if units == .quantity, !text.isEmpty {
      self = .named(text)
      return
    }
    guard let known = Self.spellings(for: units).first(where: { $0.text == text }) else { return nil }
    self = known.unit
  }

  /// The unit that a folded header ends with, and what stands before it.
  static func ending(_ heading: String, for units: ColumnSpec.Units) -> (name: String, unit: HeaderUnit)? {
    spellings(for: units).first { heading.hasSuffix($0.text) && heading.count > $0.text.count }.map {
      (String(heading.dropLast($0.text.count)), $0.unit)
    }
  }

  /// The unit of a column whose header states none.
  init?(defaultOf units: ColumnSpec.Units) {
    switch units {
    case .fixed, .quantity: return nil
    case .money: self = .wanYuanPower(0)
    case .area: self = .mu
    }
  }

  /// What a value of the column is multiplied by, in words.
  var conversion: String {
    switch self {
    case .wanYuanPower(let power): "× 1e\(power) 万元"
    case .mu: "mu = 2000/3 m²"
    case .squareMetrePower(let power): "× 1e\(power) m²"
    case .named(let unit): unit
    }
  }
}
