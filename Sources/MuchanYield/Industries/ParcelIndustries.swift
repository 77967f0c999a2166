public import MuchanLand
public import MuchanRecords

/// The enterprises on each parcel on a day, with their industries (地块行业).
///
/// Who owns and has not rented out, or rents in: a holding that is rented out is its tenant's. Of one enterprise on a
/// parcel there is one entry. A holder that enterprises.csv does not have is an enterprise without a code. Four bytes a
/// parcel, a holding and an enterprise.
public struct ParcelIndustries: Sendable {
  /// The distinct codes of industries, GB/T 4754-2017, by number.
  public let codes: [String]
  /// The two-digit division of each code; nil where it does not tell.
  public let divisions: [Int?]
  /// The enterprises by row of the parcel, ascending in each, and where those of a row end.
  private let occupants: [Int32]
  private let ends: [UInt32]
  /// The number of each enterprise's code; -1 where it has none.
  private let codeNumbers: [Int32]
  /// By number: those of enterprises.csv, and after them the other holders.
  private let ids: [String]
  /// Enterprises, by number ascending, that may be where no parcel is known: those with a row of the year and without a
  /// parcel of the layer, and those that hold one that is not in it.
  private let unlocated: [Int32]

  /// Reads the holdings of a day. O(holdings + parcels + enterprises × years).
  ///
  /// - Parameter year: whose rows tell the industry; without one the enterprise's last row that has a code does.
  public init(
    _ occupancies: OccupancyColumns, enterprises: EnterpriseYears, parcels: ParcelLedger, year: Int?,
    day: CalendarDay?
  ) {
    codes = enterprises.rows.distinctIndustries
    divisions = codes.map(Self.division)
    // Each id is looked up once. Other holders are in the order of their bytes: numbers do not tell where rows stood.
    let holderIDs = occupancies.distinctEnterprises
    var holders = holderIDs.map { Int32(enterprises.number(of: $0) ?? -1) }
    let others = holderIDs.indices.filter { holders[$0] < 0 }.sorted {
      holderIDs[$0].utf8.lexicographicallyPrecedes(holderIDs[$1].utf8)
    }
    for (place, holder) in others.enumerated() { holders[holder] = Int32(enterprises.count + place) }
    // Without others the enterprises' own list is shared.
    ids = others.isEmpty ? enterprises.ids : enterprises.ids + others.map { holderIDs[$0] }
    var codeNumbers = Self.codeNumbers(enterprises, year)
    codeNumbers.append(contentsOf: repeatElement(-1, count: others.count))
    self.codeNumbers = codeNumbers
    let rows = (0..<occupancies.distinctParcelCount).map { number in
      Int32(parcels.row(ofUTF8: occupancies.parcelID(ofNumber: number)) ?? -1)
    }
    func holds(_ holding: Int) -> Bool {
      guard occupancies.kind(of: holding) != .rentOut else { return false }
      guard let day else { return true }
      if let from = occupancies.from(of: holding), from > day { return false }
      return occupancies.to(of: holding).map { $0 >= day } ?? true
    }
    var found: [(row: Int32, enterprise: Int32)] = []
    found.reserveCapacity(occupancies.count)
    var next = [UInt32](repeating: 0, count: parcels.count + 1)
    var (isOnParcel, lacksParcel) = (
      [Bool](repeating: false, count: ids.count), [Bool](repeating: false, count: ids.count)
    )
    for holding in occupancies.indices {
      let row = rows[occupancies.parcelNumber(of: holding)]
      let enterprise = holders[occupancies.enterpriseNumber(of: holding)]
      guard holds(holding) else { continue }
      guard row >= 0 else {
        lacksParcel[Int(enterprise)] = true
        continue
      }
      isOnParcel[Int(enterprise)] = true
      found.append((row, enterprise))
      next[Int(row) + 1] += 1
    }
    for row in 0..<parcels.count { next[row + 1] += next[row] }
    // From here `next` says where the next enterprise of a row belongs, and in the end where those of the row end.
    var occupants = [Int32](repeating: 0, count: found.count)
    for (row, enterprise) in found {
      occupants[Int(next[Int(row)])] = enterprise
      next[Int(row)] += 1
    }
    next.removeLast()
    (self.occupants, ends) = Self.distinct(occupants, ends: next)
    for enterprise in year.map(enterprises.present) ?? Array(0..<enterprises.count) where !isOnParcel[enterprise] {
      lacksParcel[enterprise] = true
    }
    unlocated = lacksParcel.indices.lazy.filter { lacksParcel[$0] }.map(Int32.init)
  }

  /// The enterprises of each row ascending and each once.
  private static func distinct(_ given: [Int32], ends: [UInt32]) -> ([Int32], [UInt32]) {
    var (occupants, newEnds) = (given, ends)
    var (start, count) = (0, 0)
    for row in ends.indices {
      let end = Int(ends[row])
      if end - start > 1 { occupants[start..<end].sort() }
      let first = count
      for place in start..<end where count == first || occupants[count - 1] != occupants[place] {
        occupants[count] = occupants[place]
        count += 1
      }
      newEnds[row] = UInt32(count)
      start = end
    }
    occupants.removeLast(occupants.count - count)
    return (occupants, newEnds)
  }

  private static func codeNumbers(_ enterprises: EnterpriseYears, _ year: Int?) -> [Int32] {
    let years = (year.map { [$0] } ?? []) + enterprises.years.reversed()
    return (0..<enterprises.count).map { enterprise in
      for year in years {
        if let number = enterprises.index(of: enterprise, in: year).flatMap(enterprises.rows.industryNumber(of:)) {
          return Int32(number)
        }
      }
      return -1
    }
  }

  private static func division(_ code: String) -> Int? {
    let digits = code.prefix(2)
    return digits.utf8.count == 2 ? Int(digits) : nil
  }

  /// The id of an enterprise or other holder.
  public func id(of enterprise: Int) -> String { ids[enterprise] }

  /// How many enterprises of some divisions, and of none that is known, may be where no parcel is known.
  public func unlocated(ofDivisions list: Set<Int>) -> (known: Int, unknown: Int) {
    var count = (known: 0, unknown: 0)
    for enterprise in unlocated {
      let code = Int(codeNumbers[Int(enterprise)])
      guard code >= 0, let division = divisions[code] else {
        count.unknown += 1
        continue
      }
      if list.contains(division) { count.known += 1 }
    }
    return count
  }

  /// Whether any enterprise is on a parcel.
  public func isEmpty(_ row: Int) -> Bool { range(row).isEmpty }

  private func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row]) }

  /// Calls `body` with each enterprise on a parcel and the number of its code, by number of the enterprise; nil where the
  /// enterprise has no code.
  @inline(__always)
  public func forEach(on row: Int, _ body: (_ enterprise: Int, _ code: Int?) -> Void) {
    for place in range(row) {
      let enterprise = Int(occupants[place])
      let code = Int(codeNumbers[enterprise])
      body(enterprise, code < 0 ? nil : code)
    }
  }

  /// The enterprises on a parcel with their codes, by number.
  public func onParcel(_ row: Int) -> [(enterprise: Int, industry: String?)] {
    range(row).map { place in
      let code = Int(codeNumbers[Int(occupants[place])])
      return (Int(occupants[place]), code < 0 ? nil : codes[code])
    }
  }
}
