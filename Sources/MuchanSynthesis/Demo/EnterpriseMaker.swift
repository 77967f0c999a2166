/// Makes up the enterprises and scales their output and value added to the totals of the calibration.
struct EnterpriseMaker {
  private let options: DemoOptions
  private var random: SplitMix64

  /// GB/T 4754-2017 classes drawn for each division.
  private static let classes: [Int: [String]] = [
    29: ["2912", "2922", "2929"], 33: ["3311", "3360"], 34: ["3421", "3432", "3441", "3451", "3491"],
    35: ["3562", "3591"], 36: ["3611", "3612", "3660", "3670"], 37: ["3741", "3744"],
    38: ["3821", "3823", "3824", "3831"], 39: ["3911", "3921", "3922", "3973", "3982"],
    40: ["4011", "4012", "4021"], 65: ["6513"], 73: ["7320"], 25: ["2511"], 26: ["2614", "2631", "2651", "2669"],
  ]
  private static let trades: [Int: String] = [
    29: "橡塑制品", 33: "金属制品", 34: "通用装备", 35: "专用装备", 36: "汽车部件", 37: "航空部件", 38: "电气设备",
    39: "电子信息", 40: "仪器仪表", 65: "软件技术", 73: "工程研究", 25: "石化加工", 26: "化学材料",
  ]

  init(options: DemoOptions) {
    self.options = options
    random = SplitMix64(seed: options.seed, part: "enterprises")
  }

  mutating func enterprises() -> [SyntheticEnterprise] {
    // At least one of each group, so that the split of output between them has somebody to fall on.
    let aboveSize = max(Self.divisions.count, options.scaled(Calibration.enterprisesAboveSize))
    let small = options.scaled(Calibration.smallCertified)
    var made: [SyntheticEnterprise] = []
    for number in 0..<aboveSize {
      let drawn = Self.divisions[random.index(weights: Self.divisionWeights)]
      let division = number < Self.divisions.count ? Self.divisions[number] : drawn
      made.append(enterprise(number: number, kind: .aboveSize, division: division))
    }
    for number in aboveSize..<aboveSize + small {
      made.append(enterprise(number: number, kind: .small, division: random.pick([35, 38, 39, 40, 65, 65, 73])))
    }
    for number in 0..<options.scaled(20) {
      let division = number % 5 == 4 ? 25 : 26
      made.append(enterprise(number: aboveSize + small + number, kind: .chemical, division: division))
    }
    markListed(&made)
    outputs(&made)
    for index in made.indices { fill(&made[index]) }
    scaleValueAdded(&made)
    return made
  }

  private static let divisions = Calibration.highTechDivisions + Calibration.otherDivisions
  private static let divisionWeights = [0.14, 0.04, 0.20, 0.18, 0.08, 0.16, 0.13, 0.05, 0.02]

  private mutating func enterprise(
    number: Int, kind: SyntheticEnterprise.Kind, division: Int
  ) -> SyntheticEnterprise {
    let trade = Self.trades[division] ?? ""
    var made = SyntheticEnterprise(
      id: CreditCode.text(number: number + 1), number: number, kind: kind,
      name: "演示\(trade)\(NumberText.padded(number + 1, 4))" + Calibration.mark,
      industryCode: random.pick(Self.classes[division] ?? ["\(division)"]))
    made.isKeyDischarger = kind == .chemical || (kind == .aboveSize && random.chance(0.09))
    made.exclusion = kind == .aboveSize && random.chance(0.008) ? "relocation" : nil
    return made
  }

  private mutating func markListed(_ made: inout [SyntheticEnterprise]) {
    let zone = random.shuffled(made.indices.filter { made[$0].kind != .chemical })
    let count = min(options.scaled(Calibration.listed), zone.count)
    // Mostly large enterprises, some of the small ones (the new boards).
    for index in zone.filter({ made[$0].isAboveSize }).prefix(count - count / 10) { made[index].isListed = true }
    let rest = zone.filter { !made[$0].isListed }.reversed()
    for index in rest.prefix(count - made.count(where: \.isListed)) { made[index].isListed = true }
  }

  /// Output by year: each enterprise grows its own way, then the two groups are scaled to their totals.
  private mutating func outputs(_ made: inout [SyntheticEnterprise]) {
    var weights: [[Double]] = made.map { _ in
      var path = [random.longTail()]
      for _ in Calibration.years.dropFirst() {
        path.insert(path[0] * random.real(0.9, 1.04), at: 0)
      }
      return path
    }
    for index in made.indices {
      let scale =
        switch made[index].kind {
        case .small: random.real(300, 1_800) / weights[index][3]
        case .chemical: random.real(60_000, 700_000) / max(1, options.scale) / weights[index][3]
        case .aboveSize: 1.0
        }
      weights[index] = weights[index].map { $0 * scale }
      made[index].years = weights[index].map {
        SyntheticEnterprise.Year(output: NumberText.whole($0 * 100))
      }
    }
    for year in Calibration.years.indices {
      for isHighTech in [true, false] {
        let share = isHighTech ? Calibration.highTechOutputShare : 1 - Calibration.highTechOutputShare
        let group = made.indices.filter {
          made[$0].kind == .aboveSize && Calibration.highTechDivisions.contains(made[$0].division) == isHighTech
        }
        let sum = group.reduce(0.0) { $0 + weights[$1][year] }
        for index in group {
          let output = Calibration.zoneOutput[year] * share * weights[index][year] / sum
          made[index].years[year].output = NumberText.whole(output * 100)
        }
      }
    }
  }

  /// Everything that follows from output by a made-up ratio of the enterprise.
  private mutating func fill(_ made: inout SyntheticEnterprise) {
    let added = random.real(0.2, 0.4)
    let taxed = random.chance(0.006) ? random.real(-0.02, -0.005) : random.real(0.02, 0.075)
    let sold = random.real(0.94, 1.08)
    let searched = random.real(0.012, 0.07)
    let perHead = random.real(90, 260)
    let invested = random.real(0.5, 1.3)
    let knowsResearch = made.isAboveSize || random.chance(0.7)
    let knowsAdded = made.isAboveSize || random.chance(0.6)
    let emits = made.isKeyDischarger || random.chance(0.25)
    let heavy = made.kind == .chemical ? 12.0 : 1.0
    let last = Double(made.years.last?.output ?? 0)
    for year in made.years.indices {
      let output = Double(made.years[year].output ?? 0)
      made.years[year].staff = max(3, NumberText.whole(output / 100 / perHead))
      made.years[year].valueAdded = knowsAdded ? NumberText.whole(output * added) : nil
      made.years[year].tax = NumberText.whole(output * taxed * random.real(0.9, 1.1))
      made.years[year].revenue = NumberText.whole(output * sold)
      made.years[year].research = knowsResearch ? NumberText.whole(output * searched * random.real(0.9, 1.1)) : nil
      // Cumulative: it never falls.
      made.years[year].fixedInvestment = NumberText.whole(last * invested * (0.79 + 0.07 * Double(year)))
      made.years[year].renovation = NumberText.whole(output * random.real(0, 0.02))
      guard emits, made.kind != .small else { continue }
      let tens = output / 1_000_000 * heavy
      made.years[year].emissions = [420, 30, 90, 260, 380].map {
        NumberText.whole(tens * Double($0) * random.real(0.6, 1.2) * (1.12 - 0.04 * Double(year)))
      }
    }
  }

  private func scaleValueAdded(_ made: inout [SyntheticEnterprise]) {
    for year in Calibration.years.indices {
      let group = made.indices.filter { made[$0].kind == .aboveSize }
      let sum = group.reduce(0) { $0 + (made[$1].years[year].valueAdded ?? 0) }
      for index in group {
        let added = Double(made[index].years[year].valueAdded ?? 0)
        made[index].years[year].valueAdded = NumberText.whole(
          added / Double(sum) * Calibration.zoneValueAdded[year] * 100)
      }
    }
  }
}
