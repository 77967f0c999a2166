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
}

/// Gathers the months of the series of one enterprise at a time, and looks at them.
struct MeterWatch {
  private struct Entry {
    var carrier: String
    var flow: EnergyLine.Flow
    var meter: String?
    var month: Int
    var quantity: FixedDecimal<SixPlaces>

    func isOfSeries(_ other: Entry) -> Bool {
      carrier == other.carrier && flow == other.flow && meter == other.meter
    }
  }

  private let diagnosis: MeterDiagnosis
  private var enterprise = -1
  private var entries: [Entry] = []
  private(set) var record = MeterRecord()

  init(_ diagnosis: MeterDiagnosis) { self.diagnosis = diagnosis }

  /// Takes the months of a group; groups come by enterprise.
  mutating func add(_ group: borrowing EnergyBookings.Group, _ parts: [MeterYear.Part]) {
    if group.enterprise != enterprise {
      finish()
      enterprise = group.enterprise
    }
    for part in parts where part.months.count == 1 {
      entries.append(
        Entry(
          carrier: group.carrier, flow: group.flow, meter: group.meter,
          month: group.year * 12 + part.months.lowerBound - 1, quantity: part.amount.quantity))
    }
  }

  /// Looks at the series of the enterprise at hand.
  mutating func finish() {
    defer { entries.removeAll(keepingCapacity: true) }
    guard !entries.isEmpty else { return }
    entries.sort { left, right in
      if left.carrier != right.carrier { return left.carrier < right.carrier }
      if left.flow != right.flow { return left.flow.rawValue < right.flow.rawValue }
      if left.meter != right.meter { return (left.meter ?? "") < (right.meter ?? "") }
      return left.month < right.month
    }
    var series: [(month: Int, quantity: FixedDecimal<SixPlaces>)] = []
    var start = 0
    while start < entries.count {
      let head = entries[start]
      series.removeAll(keepingCapacity: true)
      while start < entries.count, entries[start].isOfSeries(head) {
        // Several origins of one meter in one month are one reading.
        if series.last?.month == entries[start].month {
          series[series.count - 1].quantity += entries[start].quantity
        } else {
          series.append((entries[start].month, entries[start].quantity))
        }
        start += 1
      }
      record.seriesCount += 1
      let findings = diagnosis.findings(in: series)
      if !findings.isEmpty { record.findingCount += 1 }
      for finding in findings {
        record.rows.append(
          MeterRecord.Row(
            enterprise: enterprise, meter: head.meter, carrier: head.carrier, flow: head.flow, finding: finding))
      }
    }
  }
}
