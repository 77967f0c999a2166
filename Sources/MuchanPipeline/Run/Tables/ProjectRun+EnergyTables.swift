internal import MuchanEnergy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport

extension ProjectRun {
  /// Standard coal by enterprise, year and carrier, both electricity bases side by side (`energy_enterprises.csv`).
  var enterpriseEnergyTable: ReportTable {
    var table = ReportTable(
      name: "energy_enterprises",
      columns: [
        .text("enterprise_id", en: "enterprise", zh: "企业"), .number("year", en: "year", zh: "年份"),
        .text("carrier", en: "carrier", zh: "能源品种"), .number("quantity"), .text("unit"),
        .number("tce_calorific", en: "tce (calorific)", zh: "吨标准煤(当量)"),
        .number("tce_coal_input", en: "tce (coal input)", zh: "吨标准煤(等价)"),
        .number("feedstock_tce_calorific"), .number("own_generation_tce_calorific"),
      ])
    for row in accounts.energy?.carriers ?? [] {
      table.append([
        .text(accounts.enterprises.ids[row.enterprise]), .integer(row.year), .text(row.carrier),
        .decimal(row.quantity), .optional(reference.factors.factor(row.carrier)?.unit),
        .decimal(row.energy.calorific.tonnes), .decimal(row.energy.coalInput?.tonnes),
        .decimal(row.feedstock.calorific.tonnes), .decimal(row.ownGeneration.calorific.tonnes),
      ])
    }
    return table
  }

  /// Standard coal of all enterprises by carrier and year, with factor and source (`energy_carriers.csv`).
  var carrierTable: ReportTable {
    struct Sum {
      var quantity = FixedDecimal<SixPlaces>.zero
      var energy = EnergyOnBothBases.zero
      var enterprises = 0
    }
    var sums: [Int: [String: Sum]] = [:]
    for row in accounts.energy?.carriers ?? [] {
      sums[row.year, default: [:]][row.carrier, default: Sum()].quantity += row.quantity
      sums[row.year, default: [:]][row.carrier, default: Sum()].energy += row.energy
      sums[row.year, default: [:]][row.carrier, default: Sum()].enterprises += 1
    }
    var table = ReportTable(
      name: "energy_carriers",
      columns: [
        .number("year", en: "year", zh: "年份"), .text("carrier", en: "carrier", zh: "能源品种"),
        .number("enterprises", en: "enterprises", zh: "企业数"), .number("quantity"), .text("unit"),
        .number("tce_calorific", en: "tce (calorific)", zh: "吨标准煤(当量)"),
        .number("tce_coal_input", en: "tce (coal input)", zh: "吨标准煤(等价)"), .number("kgce_per_unit"),
        .text("factor_source"), .text("factor_certainty"),
      ])
    for year in sums.keys.sorted() {
      for (carrier, sum) in (sums[year] ?? [:]).sorted(by: { $0.key < $1.key }) {
        let factor = reference.factors.factor(carrier)
        table.append([
          .integer(year), .text(carrier), .integer(sum.enterprises), .decimal(sum.quantity), .optional(factor?.unit),
          .decimal(sum.energy.calorific.tonnes), .decimal(sum.energy.coalInput?.tonnes),
          .decimal(factor?.kilogramsPerUnit), .optional(factor?.provenance.source),
          .optional(factor?.provenance.certainty.rawValue),
        ])
      }
    }
    return table
  }
}
