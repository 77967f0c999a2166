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
  }

  /// The name in the input contract, English snake_case.
  let name: String
  let isRequired: Bool
  let units: Units
  /// Other headers with the same meaning, as they are usual in Chinese tables.
  let aliases: [String]

  static func required(_ name: String, _ aliases: String...) -> ColumnSpec {
    ColumnSpec(name: name, isRequired: true, units: .fixed, aliases: aliases)
  }

  static func optional(_ name: String, _ aliases: String...) -> ColumnSpec {
    ColumnSpec(name: name, isRequired: false, units: .fixed, aliases: aliases)
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

/// A unit that a header states in brackets.
enum HeaderUnit: Sendable {
  /// Money: 1 of the unit is ten to this power of 万元.
  case wanYuanPower(Int)
  case mu
  /// Area: 1 of the unit is ten to this power of m².
  case squareMetrePower(Int)

  /// Reads a unit as it stands in a folded header; nil when the column cannot have it.
  init?(_ text: String, for units: ColumnSpec.Units) {
    switch (units, text) {
    case (.money, "元"): self = .wanYuanPower(-4)
    case (.money, "千元"): self = .wanYuanPower(-1)
    case (.money, "万元"): self = .wanYuanPower(0)
    case (.money, "百万元"): self = .wanYuanPower(2)
    case (.money, "亿元"): self = .wanYuanPower(4)
    case (.area, "亩"), (.area, "mu"): self = .mu
    case (.area, "平方米"), (.area, "㎡"), (.area, "m²"), (.area, "m2"): self = .squareMetrePower(0)
    case (.area, "公顷"), (.area, "ha"), (.area, "万平方米"): self = .squareMetrePower(4)
    default: return nil
    }
  }

  /// The unit of a column whose header states none.
  init?(defaultOf units: ColumnSpec.Units) {
    switch units {
    case .fixed: return nil
    case .money: self = .wanYuanPower(0)
    case .area: self = .mu
    }
  }
}
