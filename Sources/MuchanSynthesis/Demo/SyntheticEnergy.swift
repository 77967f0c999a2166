/// A carrier the demonstration uses, with the factor its totals are tuned by.
enum Carrier: String, Sendable {
  case electricity
  case naturalGas = "natural_gas"
  case diesel, petrol, lpg, lng, heat
  case rawCoal = "raw_coal"
  case coke
  case fuelOil = "fuel_oil"
  case crudeOil = "crude_oil"

  /// Standard coal of one base unit at calorific value, 1e-5 kgce; base units are kWh, m³, MJ and kg.
  ///
  /// Used for tuning only. The program reads its factors from data/; a test compares the two.
  var coal: Int {
    switch self {
    case .electricity: 12_290
    case .naturalGas: 133_000
    case .diesel: 145_710
    case .petrol: 147_140
    case .lpg: 171_430
    case .lng: 175_720
    case .heat: 3_412
    case .rawCoal: 71_430
    case .coke: 97_140
    case .fuelOil, .crudeOil: 142_860
    }
  }

  /// CO2 of burning one base unit, or of buying it as heat, 1e-6 kg; electricity has its year's factor instead.
  ///
  /// Used for tuning only, as `coal` is.
  var carbon: Int? {
    switch self {
    case .electricity: nil
    case .naturalGas: 2_165_015
    case .diesel: 3_095_910
    case .petrol: 2_925_056
    case .lpg: 3_101_330
    case .lng: 3_182_851
    case .heat: 110_000
    case .rawCoal: 1_868_858
    case .coke: 2_852_662
    case .fuelOil: 3_170_461
    case .crudeOil: 3_068_785
    }
  }

  /// The units an enterprise may report in, with the decimals that keep the base unit whole.
  var units: [(name: String, decimals: Int)] {
    switch self {
    case .electricity: [("kWh", 0), ("万千瓦时", 4), ("MWh", 3)]
    case .naturalGas: [("m3", 0), ("万立方米", 4)]
    case .heat: [("GJ", 3)]
    default: [("t", 3)]
    }
  }
}

/// A line of energy.csv. The quantity is a whole number of base units.
struct SyntheticEnergyLine: Sendable {
  var enterprise: String
  var meter: String?
  var period: String
  var isMonth: Bool
  var carrier: Carrier
  var quantity: Int
  var unit: (name: String, decimals: Int)
  var flow = "purchase"
  var powerSource: String?
  var feedstock: Int?
  /// The enterprise that supplies heat.
  var supplier: String?
  /// Measured net calorific value, kJ/kg.
  var calorificValue: Int?

  /// What the line adds to the energy used, 1e-5 kgce.
  var standardCoal: Int {
    switch flow {
    case "sold", "transform_out": -quantity * carrier.coal
    case "transform_in": 0
    default: quantity * carrier.coal
    }
  }

  /// What a purchase adds to the CO2 of an enterprise that sells nothing, bought power at the provincial average, 1e-6 kg.
  ///
  /// - Parameter year: the place among the years of the calibration.
  func carbon(inYear year: Int) -> Int {
    flow == "purchase" ? (quantity - (feedstock ?? 0)) * (carrier.carbon ?? Calibration.gridFactor[year]) : 0
  }

  static func table(_ lines: [SyntheticEnergyLine]) -> GeneratedFile {
    var table = CSVTable(columns: [
      "enterprise_id", "meter_id", "period", "period_kind", "carrier", "quantity", "unit", "flow", "supplier_id",
      "power_source", "feedstock_quantity", "ncv", "ncv_unit",
    ])
    for line in lines {
      let decimals = line.unit.decimals
      table.append([
        line.enterprise, line.meter, line.period, line.isMonth ? "month" : "year", line.carrier.rawValue,
        NumberText.trimmed(line.quantity, decimals: decimals), line.unit.name, line.flow, line.supplier,
        line.powerSource, line.feedstock.map { NumberText.trimmed($0, decimals: decimals) },
        line.calorificValue.map(String.init), line.calorificValue.map { _ in "kJ/kg" },
      ])
    }
    return GeneratedFile(name: "energy.csv", text: table.text)
  }
}
