/// Lets one plant of the chemical zone supply heat to its neighbours, with measured heat values of its coal.
enum HeatSupply {
  /// The heat values of the plant's coal, kJ/kg, by year.
  private static let calorificValues = [21_350, 21_080, 20_760, 21_240]

  /// Names the plant as supplier of the heat that three neighbours buy, and books what it sells.
  static func connect(_ lines: inout [SyntheticEnergyLine], _ enterprises: [SyntheticEnterprise]) {
    let chemical = enterprises.filter { $0.kind == .chemical }.sorted {
      ($0.years.last?.output ?? 0, $1.number) > ($1.years.last?.output ?? 0, $0.number)
    }
    guard let plant = chemical.first, chemical.count > 3 else { return }
    let neighbours = Set(chemical.suffix(3).map(\.id))
    var sold: [String: Int] = [:]
    for index in lines.indices where lines[index].carrier == .heat && neighbours.contains(lines[index].enterprise) {
      lines[index].supplier = plant.id
      sold[lines[index].period, default: 0] += lines[index].quantity
    }
    for (year, value) in zip(Calibration.years, calorificValues) {
      for index in lines.indices
      where lines[index].enterprise == plant.id && lines[index].carrier == .rawCoal
        && lines[index].period.hasPrefix(String(year))
      {
        lines[index].calorificValue = value
      }
    }
    guard let last = lines.lastIndex(where: { $0.enterprise == plant.id }) else { return }
    let sales = sold.sorted { $0.key < $1.key }.map { period, quantity in
      SyntheticEnergyLine(
        enterprise: plant.id, meter: nil, period: period, isMonth: false, carrier: .heat, quantity: quantity,
        unit: Carrier.heat.units[0], flow: "sold")
    }
    lines.insert(contentsOf: sales, at: last + 1)
  }
}

/// Puts faults into meters' months that leave the year as it is.
enum MeterFaults {
  /// The first meter reads the same three months long, the second one books most of two months in the third.
  static func plant(_ lines: inout [SyntheticEnergyLine], meters: [String]) {
    let year = String(Calibration.summaryYear)
    func rows(_ enterprise: String, _ months: [Int]) -> [Int] {
      months.compactMap { month in
        let period = year + "-" + NumberText.padded(month, 2)
        return lines.indices.first {
          lines[$0].enterprise == enterprise && lines[$0].carrier == .electricity && lines[$0].period == period
        }
      }
    }
    if let enterprise = meters.first {
      let flat = rows(enterprise, [4, 5, 6, 7])
      if flat.count == 4 {
        let mean = flat.reduce(0) { $0 + lines[$1].quantity } / 4
        for row in flat.dropLast() {
          lines[flat[3]].quantity += lines[row].quantity - mean
          lines[row].quantity = mean
        }
      }
    }
    guard meters.count > 1 else { return }
    let late = rows(meters[1], [8, 9, 10, 11])
    guard late.count == 4 else { return }
    for row in late.dropLast() {
      let moved = lines[row].quantity * 9 / 10
      lines[row].quantity -= moved
      lines[late[3]].quantity += moved
    }
  }
}
