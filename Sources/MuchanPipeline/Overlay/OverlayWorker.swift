internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanQuantities
internal import MuchanRecords

/// Divides parcels over zones and sums them up: one worker's share.
struct OverlayWorker: BlockWorker, ~Copyable {
  struct Partial: Sendable {
    var sums: GroupSums
    /// The combinations of attribute values, their texts joined by `separator`.
    var groups: DistinctTexts
    var balance: AreaBalance
    /// Around all parcels that were placed.
    var bounds: Bounds
    var log: DiagnosticLog
    var ledger: Ledger
    /// Nil where ids were not to be counted.
    var ids: IDTally?
  }

  /// Stands between the values of a group. No UTF-8 text holds this byte, so no value can be taken for two.
  static let separator: UInt8 = 0xFF

  private let area: EllipsoidArea
  private let byCount: Int
  private let sumCount: Int
  private let sumNames: [String]
  private var judge: FeatureJudge
  private var placer: ParcelPlacer
  private var placement = Placement()
  private var split = ValueSplit()
  private var sums: GroupSums
  private var groups = DistinctTexts()
  private var balance = AreaBalance()
  private var bounds = Bounds()
  private var ids: IDTally?
  /// Reused between parcels: the group's text, the parts' rows and areas.
  private var groupText: [UInt8] = []
  private var rows: [Int] = []
  private var partAreas: [Double] = []

  init(path: String, request: OverlayRequest, layer: ZoneLayer, area: EllipsoidArea) {
    self.area = area
    byCount = request.by.count
    sumCount = request.sums.count
    sumNames = request.sums
    judge = FeatureJudge(path: path, policy: request.options.onInvalid, area: area)
    judge.idField = 0
    judge.namesPositions = !request.isShare
    ids = request.countsIDs ? IDTally() : nil
    placer = ParcelPlacer(layer: layer, area: area)
    sums = GroupSums(sumCount: request.sums.count)
  }

  /// The properties that the worker reads: the id, then groups, then sums.
  static func fields(of request: OverlayRequest) -> FeatureFields {
    FeatureFields([request.idField] + request.by + request.sums)
  }

  mutating func process(_ block: FeatureBlock) throws(Failure) {
    for row in 0..<block.count {
      switch judge.judge(row, of: block, id: nil) {
      case .asRead: add(row, of: block, polygons: block.polygons, polygonRow: row)
      case .asRepaired: add(row, of: block, polygons: judge.repaired, polygonRow: 0)
      case .rejected: continue
      }
    }
  }

  consuming func finish() -> Partial {
    Partial(
      sums: sums, groups: groups, balance: balance, bounds: bounds, log: judge.log, ledger: judge.ledger, ids: ids)
  }

  private mutating func add(_ row: Int, of block: FeatureBlock, polygons: PolygonColumns, polygonRow: Int) {
    let squareMetres = area.squareMetres(of: polygonRow, in: polygons, bounds: judge.bounds)
    guard let parcel = Area(roundingSquareMetres: squareMetres) else {
      judge.reject(
        Diagnostic(.areaTooLarge, at: judge.place(row, of: block, id: nil), found: "\(squareMetres) m²"))
      return
    }
    guard parcel > .zero else {
      // Kept as it is, say: in no row, so that what it has to sum would be lost without a word.
      judge.reject(
        Diagnostic(.invalidGeometry, at: judge.place(row, of: block, id: nil), found: "no surface to share out"))
      return
    }
    do throws(Failure) {
      try placer.place(
        row: polygonRow, of: polygons, bounds: judge.bounds, squareMetres: squareMetres, into: &placement)
    } catch {
      var diagnostic = error.diagnostic
      diagnostic.place = judge.place(row, of: block, id: nil)
      judge.reject(diagnostic)
      return
    }
    let group = group(row, of: block)
    rows.removeAll(keepingCapacity: true)
    partAreas.removeAll(keepingCapacity: true)
    balance.parcels += parcel
    bounds.add(judge.bounds)
    for part in placement.parts {
      let area = rounded(part.squareMetres)
      guard area > .zero else { continue }
      balance.parts += area
      addPart(area, part.squareMetres, GroupSums.Key(zone: part.zone, group: group))
    }
    balance.overlap += rounded(placement.overlap)
    let outside = rounded(placement.outside)
    balance.outside += outside
    if outside > .zero {
      addPart(outside, placement.outside, GroupSums.Key(zone: GroupSums.outside, group: group))
    }
    addValues(row, of: block)
    countID(row, of: block)
  }

  private mutating func countID(_ row: Int, of block: FeatureBlock) {
    let value = block.value(row: row, field: 0)
    guard value.kind == .text || value.kind == .number, !value.text.isEmpty else { return }
    ids?.add(block.text[value.text])
  }

  private mutating func addPart(_ area: Area, _ squareMetres: Double, _ key: GroupSums.Key) {
    let row = sums.row(of: key)
    sums.add(area, toRow: row)
    rows.append(row)
    partAreas.append(squareMetres)
  }

  /// Rounds a part; it is no larger than its parcel, which was rounded before.
  private func rounded(_ squareMetres: Double) -> Area { Area(roundingSquareMetres: squareMetres) ?? .zero }

  private mutating func group(_ row: Int, of block: FeatureBlock) -> UInt32 {
    groupText.removeAll(keepingCapacity: true)
    for field in 0..<byCount {
      if field > 0 { groupText.append(Self.separator) }
      let value = block.value(row: row, field: 1 + field)
      if value.kind != .null { groupText.append(contentsOf: block.text[value.text]) }
    }
    return UInt32(groups.number(of: groupText).row)
  }

  private mutating func addValues(_ row: Int, of block: FeatureBlock) {
    for attribute in 0..<sumCount {
      let value = block.value(row: row, field: 1 + byCount + attribute)
      guard let amount = amount(value, attribute, row, of: block) else { continue }
      if rows.count == 1 && placement.isPartition {
        sums.add(amount, toRow: rows[0], attribute: attribute)
        continue
      }
      split.split(amount, byAreas: partAreas, of: placement.parcel, isPartition: placement.isPartition)
      for (index, share) in split.shares.enumerated() { sums.add(share, toRow: rows[index], attribute: attribute) }
    }
  }

  /// The number in a property; nil, and a finding where it is not simply absent, when there is none.
  private mutating func amount(
    _ value: PropertyValue, _ attribute: Int, _ row: Int, of block: FeatureBlock
  ) -> FixedDecimal<SixPlaces>? {
    if value.kind == .number, let amount = FixedDecimal<SixPlaces>(rounding: value.number) { return amount }
    guard value.kind != .missing && value.kind != .null else { return nil }
    let place = judge.place(
      row, of: block, id: nil, field: "/properties/\(sumNames[attribute])", byteOffset: value.byteOffset)
    judge.note(
      Diagnostic(value.kind == .number ? .valueTooLarge : .notANumber, at: place, found: "\"\(block.string(value))\""))
    return nil
  }
}
