public import MuchanQuantities

/// Turns figures as people state them into the unit that an indicator has.
public struct IndicatorUnits: Sendable {
  private let units: UnitTable

  /// Makes a converter from the units of quantities.
  public init(_ units: UnitTable) { self.units = units }

  /// What one of `spelling` is in `unit`; nil where the two do not measure the same.
  ///
  /// Compound units are taken apart at the slash. A part of 1 may be stated in per cent.
  public func factor(from spelling: String, to unit: String) -> Double? {
    if Self.plain(spelling) == Self.plain(unit) { return 1 }
    if unit == "ratio" {
      switch Self.plain(spelling) {
      case "%": return 0.01
      case "‰": return 0.001
      case "1", "ratio": return 1
      default: return nil
      }
    }
    let (own, wanted) = (spelling.split(separator: "/"), unit.split(separator: "/"))
    if own.count == 2, wanted.count == 2 {
      guard let upper = factor(from: String(own[0]), to: String(wanted[0])),
        let lower = factor(from: String(own[1]), to: String(wanted[1]))
      else { return nil }
      return upper / lower
    }
    guard own.count == 1, wanted.count == 1, let from = units.unit(Self.mass(spelling)),
      let to = units.unit(Self.mass(unit)), from.dimension == to.dimension,
      Self.isCarbon(spelling) == Self.isCarbon(unit)
    else { return nil }
    return from.convert(1, to: to)
  }

  /// Spellings of one count or measure, by the one that the registry uses.
  private static func plain(_ spelling: String) -> String {
    switch spelling {
    case "mu", "亩": "亩"
    case "km²", "平方公里", "km2": "km2"
    case "m²", "平方米", "m2": "m2"
    case "人", "person", "persons": "人"
    case "家", "户", "enterprises": "enterprises"
    case "宗", "parcels": "parcels"
    case "项", "items": "items"
    case "分", "points": "points"
    case "件", "patents": "件"
    case "起", "accidents": "accidents"
    case "％", "%", "百分比": "%"
    case "个", "zones": "zones"
    default: spelling
    }
  }

  /// A tonne of CO2 is a tonne.
  private static func mass(_ spelling: String) -> String {
    isCarbon(spelling) ? String(spelling.dropLast(3)) : spelling
  }

  private static func isCarbon(_ spelling: String) -> Bool { spelling.hasSuffix("CO2") }
}
