internal import MuchanRecords

/// Where lines' energy comes from: power source and supplier, numbered as they come.
struct EnergyOrigins: Sendable {
  /// Number 0: from the grid or not stated, no supplier named.
  static let plain: UInt32 = 0

  struct Origin: Hashable {
    /// Nil: the grid, or no electricity.
    var source: EnergyLine.PowerSource?
    /// The supplier's id, by number among `suppliers`.
    var supplier: Int?
  }

  private(set) var origins = [Origin()]
  private var numbers = [Origin(): plain]
  private var suppliers = DistinctTexts()

  mutating func number(ofSupplier id: String) -> Int { suppliers.number(of: id.utf8).row }

  mutating func number(of origin: Origin) -> UInt32 {
    if let number = numbers[origin] { return number }
    let number = UInt32(origins.count)
    origins.append(origin)
    numbers[origin] = number
    return number
  }

  subscript(number: UInt32) -> Origin { origins[Int(number)] }

  /// For each origin the enterprise that supplies it; nil where it is not of the project.
  func supplyingEnterprises(_ enterprises: EnterpriseYears) -> [Int?] {
    origins.map { origin in
      origin.supplier.flatMap { enterprises.number(of: String(decoding: suppliers.utf8(of: $0), as: UTF8.self)) }
    }
  }

  /// Sorts origin numbers whatever the order they were given in.
  func order() -> [Int] {
    func text(_ origin: Origin) -> [String] {
      [
        origin.source?.rawValue ?? "",
        origin.supplier.map { String(decoding: suppliers.utf8(of: $0), as: UTF8.self) } ?? "",
      ]
    }
    let sorted = origins.indices.sorted { text(origins[$0]).lexicographicallyPrecedes(text(origins[$1])) }
    var ranks = [Int](repeating: 0, count: origins.count)
    for (rank, number) in sorted.enumerated() { ranks[number] = rank }
    return ranks
  }
}
