/// Land held by an enterprise: a line of occupancy.csv. The area is in 1/100 mu.
struct SyntheticHolding: Sendable {
  enum Kind: String, Sendable {
    case own
    case rentIn = "rent_in"
    case rentOut = "rent_out"
  }

  var parcel: String
  var enterprise: String
  var kind: Kind
  var area: Int
  var from: Day?

  static func table(_ holdings: [SyntheticHolding]) -> GeneratedFile {
    var table = CSVTable(columns: ["parcel_id", "enterprise_id", "kind", "area_mu", "from_on", "to_on"])
    for holding in holdings {
      table.append([
        holding.parcel, holding.enterprise, holding.kind.rawValue, NumberText.fixed(holding.area, decimals: 2),
        holding.from?.text, nil,
      ])
    }
    return GeneratedFile(name: "occupancy.csv", text: table.text)
  }
}
