public import MuchanDiagnostics
internal import MuchanQuantities
public import MuchanReport

extension AreaBalance {
  /// The figures in m².
  public var json: JSONValue {
    func metres(_ area: Area) -> JSONValue { .number(area.squareMetres.text(minimumPlaces: 4)) }
    return .object([
      ("parcels_m2", metres(parcels)), ("parts_m2", metres(parts)), ("overlap_m2", metres(overlap)),
      ("outside_m2", metres(outside)), ("difference_m2", metres(difference)),
    ])
  }

  /// One line for people.
  public func text(in language: Language) -> String {
    func mu(_ area: Area) -> String { area.mu.text(places: 4) }
    let rest = difference.squareMetres.text(minimumPlaces: 4)
    switch language {
    case .english:
      return "parcels \(mu(parcels)) mu = parts \(mu(parts)) - overlap \(mu(overlap)) + outside \(mu(outside));"
        + " difference \(rest) m²"
    case .chinese:
      return "宗地 \(mu(parcels)) 亩 = 各区 \(mu(parts)) - 重叠 \(mu(overlap)) + 区外 \(mu(outside))；差 \(rest) 平方米"
    }
  }
}
