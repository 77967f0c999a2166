public import MuchanDiagnostics
public import MuchanQuantities

/// Divides polygon layers over zones: areas and area-weighted sums by zone and group.
///
/// Holds the zones and the groups, never the parcels.
public struct Overlay: Sendable {
  /// One line of the result.
  public struct Row: Hashable, Sendable {
    /// The zone's id as it was read; nil for land in no zone.
    public var zone: String?
    /// The group's values, in the order they were asked for; empty text where a parcel has none.
    public var group: [String]
    /// Parcels with some area in the row; a parcel in two zones counts in both.
    public var parcels: Int
    public var area: Area
    /// The summed properties; nil where no parcel of the row has a value.
    public var sums: [FixedDecimal<SixPlaces>?]
    /// Of `parcels`, how many have a value for each summed property.
    public var known: [Int]
  }

  /// Rows by zone in the order of the zone file, then by group; land in no zone comes last.
  public private(set) var rows: [Row] = []
  /// What the parcels divided into.
  public private(set) var balance = AreaBalance()
  /// What became of the parcels.
  public private(set) var ledger = Ledger()
  /// What became of the zones.
  public private(set) var zoneLedger = Ledger()
  public private(set) var findings = DiagnosticLog()

  /// Reads the layers and divides them.
  ///
  /// - Throws: what reading throws; findings about single features are in `findings`.
  public init(_ request: OverlayRequest) async throws(Failure) {
    let reading = try await OverlayReading(request)
    findings = reading.zones.log
    findings.merge(reading.log)
    zoneLedger = reading.zones.ledger
    ledger = reading.ledger
    balance = reading.balance
    rows = reading.sums.rows
    if ledger.read > 0 {
      // Of several layers one may lack a property; where all do it is more likely misspelt.
      for name in reading.absent.sorted() {
        findings.add(.missingColumn, at: Place(file: request.parcels.first, field: "/properties/\(name)"))
      }
    }
    addFindings(zonePath: request.zones)
  }

  init(rows: [Row], balance: AreaBalance, ledger: Ledger, zones: ZoneSummary, findings: DiagnosticLog) {
    self.findings = zones.log
    self.findings.merge(findings)
    (zoneLedger, self.ledger, self.balance, self.rows) = (zones.ledger, ledger, balance, rows)
    addFindings(zonePath: zones.file)
  }

  private mutating func addFindings(zonePath: String) {
    if ledger.stored > 0 && balance.parts == .zero { findings.add(.noOverlap, at: Place(file: zonePath)) }
    if balance.hasOverlap {
      findings.add(
        .overlappingZones, at: Place(file: zonePath),
        found: "\(balance.overlap.squareMetres.text(places: 4)) m² of the parcels lie in more than one zone")
    }
  }
}
