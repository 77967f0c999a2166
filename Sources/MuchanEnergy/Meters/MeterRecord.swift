internal import MuchanQuantities
public import MuchanRecords

/// What was seen in the monthly series of meters.
public struct MeterRecord: Sendable {
  /// Something seen in one meter's series of one carrier and flow.
  public struct Row: Sendable {
    /// The number in `EnterpriseYears`.
    public var enterprise: Int
    /// The meter; nil for the lines of the enterprise that name none.
    public var meter: String?
    public var carrier: String
    public var flow: EnergyLine.Flow
    public var finding: MeterDiagnosis.Finding
  }

  /// By enterprise, carrier, flow, meter and month.
  public internal(set) var rows: [Row] = []
  /// How many series with months were looked at.
  public internal(set) var seriesCount = 0
  /// Of these, how many have a finding.
  public internal(set) var findingCount = 0

  /// Nothing looked at.
  public init() {}

  /// Adds what was seen of enterprises that come later.
  mutating func add(_ next: MeterRecord) {
    rows += next.rows
    seriesCount += next.seriesCount
    findingCount += next.findingCount
  }
}

/// Gathers the months of the series of one enterprise at a time, and looks at them.
struct MeterWatch: Sendable {
  /// Months of one group, in `months`.
  private struct Entry: Sendable {
    /// In the order of names.
    var carrier: Int
    var flow: EnergyLine.Flow
    /// The number of the meter; -1 for the lines that name none.
    var meter: Int
    var year: Int
    var start: Int
    var end: Int

    func isOfSeries(_ other: Entry) -> Bool {
      carrier == other.carrier && flow == other.flow && meter == other.meter
    }
  }

  /// The order of carrier, flow, meter and year by their names.
  private final class NameOrder: Sendable {
    let book: LedgerBook
    /// By `order`: the places of the flows in the order of their names.
    let flowRanks: [Int]

    init(_ book: LedgerBook) {
      self.book = book
      let names = EnergyLine.Flow.allCases.map(\.rawValue).sorted()
      var ranks = [Int](repeating: 0, count: names.count)
      for flow in EnergyLine.Flow.allCases { ranks[flow.order] = names.firstIndex(of: flow.rawValue) ?? 0 }
      flowRanks = ranks
    }

    func goesBefore(_ left: Entry, _ right: Entry) -> Bool {
      if left.carrier != right.carrier { return left.carrier < right.carrier }
      if left.flow != right.flow { return flowRanks[left.flow.order] < flowRanks[right.flow.order] }
      if left.meter != right.meter { return (name(left.meter) ?? "") < (name(right.meter) ?? "") }
      return left.year < right.year
    }

    func name(_ meter: Int) -> String? { meter < 0 ? nil : book.lines.meter(ofNumber: meter) }
  }

  private let diagnosis: MeterDiagnosis
  private let order: NameOrder
  private var enterprise = -1
  private var entries: [Entry] = []
  private var months: [(month: Int, quantity: FixedDecimal<SixPlaces>)] = []
  private var series: [(month: Int, quantity: FixedDecimal<SixPlaces>)] = []
  var record = MeterRecord()

  init(_ diagnosis: MeterDiagnosis, _ book: LedgerBook) {
    self.diagnosis = diagnosis
    order = NameOrder(book)
  }

  /// Takes the months of lines that have nothing to resolve; groups come by enterprise.
  mutating func add(_ group: EnterpriseLines.Group, _ lines: borrowing EnterpriseLines) {
    let start = months.count
    lines.forEachLine(of: group) { line in
      if let month = line.period.month { months.append((group.year * 12 + month - 1, line.quantity)) }
    }
    add(group, start)
  }

  /// Takes the months of a group; groups come by enterprise.
  mutating func add(_ group: EnterpriseLines.Group, _ parts: [MeterYear.Part]) {
    let start = months.count
    for part in parts where part.months.count == 1 {
      months.append((group.year * 12 + part.months.lowerBound - 1, part.amount.quantity))
    }
    add(group, start)
  }

  private mutating func add(_ group: EnterpriseLines.Group, _ start: Int) {
    guard months.count > start else { return }
    enterprise = group.enterprise
    entries.append(
      Entry(
        carrier: group.carrier, flow: group.flow, meter: group.meter ?? -1, year: group.year, start: start,
        end: months.count))
  }

  /// Looks at the series of the enterprise whose groups were added.
  mutating func endEnterprise() {
    defer {
      entries.removeAll(keepingCapacity: true)
      months.removeAll(keepingCapacity: true)
    }
    let order = order
    entries.sort { order.goesBefore($0, $1) }
    var start = 0
    while start < entries.count {
      let head = entries[start]
      series.removeAll(keepingCapacity: true)
      while start < entries.count, entries[start].isOfSeries(head) {
        series += months[entries[start].start..<entries[start].end]
        start += 1
      }
      join()
      record.seriesCount += 1
      let findings = diagnosis.findings(in: series)
      if findings.isEmpty { continue }
      record.findingCount += 1
      for finding in findings {
        record.rows.append(
          MeterRecord.Row(
            enterprise: enterprise, meter: order.name(head.meter), carrier: order.book.carriers[head.carrier].name,
            flow: head.flow,
            finding: finding))
      }
    }
  }

  /// Puts the series in order; several origins of one meter in one month are one reading.
  private mutating func join() {
    if !zip(series, series.dropFirst()).contains(where: { $0.month >= $1.month }) { return }
    series.sort { $0.month < $1.month }
    var kept = 0
    for index in series.indices.dropFirst() {
      if series[index].month == series[kept].month {
        series[kept].quantity += series[index].quantity
      } else {
        kept += 1
        series[kept] = series[index]
      }
    }
    series.removeLast(series.count - kept - 1)
  }
}
