internal import MuchanEnergy
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// What a decomposition looks up of enterprises, found once for all its steps.
struct MemberBooks {
  let inputs: ZoneYear.Inputs
  let zone: Int
  /// The names of the carriers, by number.
  let carriers: [String]
  /// For each enterprise where its carriers begin, and at the end how many there are.
  private let firstRows: [Int]
  private let supplies: [Key: [CarbonAccount.Supply]]

  private struct Key: Hashable {
    var enterprise: Int
    var year: Int
  }

  /// The number of the industry of enterprises that state none; divisions are their own numbers.
  static let unknownIndustry = 100

  init(_ inputs: ZoneYear.Inputs, zone: Int) {
    self.inputs = inputs
    self.zone = zone
    carriers = inputs.energy.carriers.names
    var firsts = [Int](repeating: 0, count: inputs.enterprises.count + 1)
    for row in inputs.energy.carriers.indices { firsts[inputs.energy.carriers.enterprise(ofRow: row) + 1] += 1 }
    for enterprise in 0..<inputs.enterprises.count { firsts[enterprise + 1] += firsts[enterprise] }
    firstRows = firsts
    var supplies: [Key: [CarbonAccount.Supply]] = [:]
    for supply in inputs.carbon?.supplies ?? [] where supply.supplierIsBooked {
      supplies[Key(enterprise: supply.supply.enterprise, year: supply.supply.year), default: []].append(supply)
    }
    self.supplies = supplies
  }

  /// The rows of an enterprise's carriers, of all years.
  func rows(of enterprise: Int) -> Range<Int> { firstRows[enterprise]..<firstRows[enterprise + 1] }

  /// What enterprises of the project sold an enterprise.
  func supplies(to enterprise: Int, in year: Int) -> [CarbonAccount.Supply] {
    supplies.isEmpty ? [] : supplies[Key(enterprise: enterprise, year: year)] ?? []
  }

  /// Whether a member has all that is decomposed.
  func counts(_ member: ZoneYear.Member, in year: Int, _ subject: ZoneDecomposition.Subject) -> Bool {
    guard member.hasBoth(atConstantPrices: inputs.prices != nil) else { return false }
    guard let basis = subject.carbonBasis else { return true }
    guard let total = inputs.carbon?.total(of: member.enterprise, in: year) else { return false }
    return total.isComplete && total.ofEnergy(basis) != nil
  }

  /// Whether the factor of somebody's power is missing: then nobody's CO2, or energy at coal input, stands for the zone's.
  func lacksFactor(_ year: ZoneYear, _ subject: ZoneDecomposition.Subject) -> Bool {
    if subject == .coalInput {
      return year.members.contains { $0.energy.map { $0.coalInput == nil } ?? false }
    }
    guard let basis = subject.carbonBasis, let carbon = inputs.carbon else { return false }
    return year.members.contains { member in
      carbon.total(of: member.enterprise, in: year.year).map { $0.ofEnergy(basis) == nil } ?? false
    }
  }

  /// The two-digit division of the later year, else of the earlier one.
  func industry(of enterprise: Int, in year: Int, else earlier: Int) -> Int {
    for year in [year, earlier] {
      if let row = inputs.enterprises.index(of: enterprise, in: year),
        let division = inputs.enterprises.rows.industryDivision(of: row), (0..<Self.unknownIndustry).contains(division)
      {
        return division
      }
    }
    return Self.unknownIndustry
  }

  /// The code of a division in two digits.
  static func name(ofIndustry industry: Int) -> String {
    if industry == unknownIndustry { return ZoneDecomposition.unknownIndustry }
    return industry < 10 ? "0\(industry)" : String(industry)
  }
}

/// One year of a step, by industry and carrier, while its members are added.
struct MemberSums {
  private let year: Int
  private let books: MemberBooks
  private let subject: ZoneDecomposition.Subject
  private let basis: CarbonBasis?
  private let land: EnterpriseLand?
  private(set) var valueAdded = FixedDecimal<SixPlaces>.zero
  /// Members that count.
  private var members: [(enterprise: Int, industry: Int)] = []
  private var added: [FixedDecimal<SixPlaces>]
  private var industries: [Bool]
  /// By industry and carrier.
  private var energy: [FixedDecimal<SixPlaces>]
  private var carbon: [FixedDecimal<SixPlaces>]
  private var isBooked: [Bool]
  /// What internal supplies took off.
  private var netted = FixedDecimal<SixPlaces>.zero
  private var scratch: [FixedDecimal<SixPlaces>?] = []

  init(_ year: Int, _ books: MemberBooks, _ subject: ZoneDecomposition.Subject) {
    self.year = year
    self.books = books
    self.subject = subject
    basis = subject.carbonBasis
    land = books.inputs.land[year]
    let count = MemberBooks.unknownIndustry + 1
    added = [FixedDecimal<SixPlaces>](repeating: .zero, count: count)
    industries = [Bool](repeating: false, count: count)
    energy = [FixedDecimal<SixPlaces>](repeating: .zero, count: count * books.carriers.count)
    carbon = energy
    isBooked = [Bool](repeating: false, count: energy.count)
  }

  /// How many members were added.
  var count: Int { members.count }

  /// Adds a member in an industry.
  mutating func add(_ member: ZoneYear.Member, industry: Int) {
    members.append((member.enterprise, industry))
    let value = member.valueAdded(atConstantPrices: books.inputs.prices != nil)?.wanYuan ?? .zero
    valueAdded += value
    added[industry] += value
    industries[industry] = true
    let carriers = books.inputs.energy.carriers
    for row in books.rows(of: member.enterprise) where carriers.year(ofRow: row) == year {
      let tonnes = subject == .coalInput ? carriers.coalInputTonnes(ofRow: row) : carriers.calorificTonnes(ofRow: row)
      guard let tonnes, let used = part(of: tonnes, member.enterprise) else { continue }
      let cell = industry * books.carriers.count + carriers.carrierNumber(ofRow: row)
      isBooked[cell] = true
      energy[cell] += used
      guard let basis, let mass = books.inputs.carbon?.masses.mass(ofRow: row, basis) else { continue }
      carbon[cell] += part(of: mass, member.enterprise) ?? .zero
    }
  }

  private mutating func part(of figure: FixedDecimal<SixPlaces>, _ enterprise: Int) -> FixedDecimal<SixPlaces>? {
    land?.part(of: figure, of: enterprise, in: books.zone, scratch: &scratch)
  }

  /// Takes off what members bought of each other, once all are added.
  mutating func netSupplies() {
    guard let basis else { return }
    var isMember: Set<Int>?
    for (enterprise, industry) in members {
      let supplies = books.supplies(to: enterprise, in: year)
      guard !supplies.isEmpty else { continue }
      let sellers = isMember ?? Set(members.map(\.enterprise))
      isMember = sellers
      for supply in supplies where sellers.contains(supply.supply.supplier) {
        guard let carrier = books.carriers.firstIndex(of: supply.supply.carrier),
          let mass = supply.carbon.tonnes(basis), let own = part(of: mass, enterprise),
          let both = part(of: own, supply.supply.supplier)
        else { continue }
        carbon[industry * books.carriers.count + carrier] -= both
        netted += both
      }
    }
  }

  /// The sums as a table.
  var table: IndustryCarrierYear {
    var table = IndustryCarrierYear(year: year)
    for industry in industries.indices where industries[industry] {
      let name = MemberBooks.name(ofIndustry: industry)
      table.add(valueAdded: added[industry], to: name)
      for (number, carrier) in books.carriers.enumerated() {
        let cell = industry * books.carriers.count + number
        guard isBooked[cell] else { continue }
        table.add(
          .init(energy: energy[cell], carbon: basis == nil ? nil : carbon[cell]), carrier: carrier, to: name)
      }
    }
    return table
  }

  /// What leads from the zone's CO2 to what is decomposed; nil for energy.
  func balance(_ decomposed: FixedDecimal<SixPlaces>) -> CarbonBalance? {
    guard let basis, let carbon = books.inputs.carbon,
      let whole = books.inputs.carbonYears.first(where: { $0.year == year })
    else { return nil }
    return CarbonBalance(
      whole, zone: books.zone, basis, carbon, land: land, counted: Set(members.map(\.enterprise)), netted: netted,
      decomposed: decomposed)
  }
}
