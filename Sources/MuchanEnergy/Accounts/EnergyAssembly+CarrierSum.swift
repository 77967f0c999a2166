internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

extension EnergyAssembly {
  /// One carrier of one enterprise in one year, while its groups are added.
  struct CarrierSum: Sendable {
    var enterprise: Int
    var year: Int
    /// The place in `LedgerBook.carriers`.
    var carrier: Int
    /// The groups of a flow follow each other.
    var flows: [(flow: EnergyLine.Flow, quantity: FixedDecimal<SixPlaces>)]
    var feedstock = FixedDecimal<SixPlaces>.zero
    /// Of what crosses the fence, less feedstock.
    var measured = MeasuredHeat.zero
    var measuredFeedstock = MeasuredHeat.zero
    var measuredOwn = MeasuredHeat.zero
    var missesMonths = false
    /// Months of power bought without a meter, and the first place.
    var unmetered: (mask: UInt16, place: Place)?

    /// - Parameter flows: An empty list, whose memory is used again.
    init(
      of group: EnterpriseLines.Group, flows: [(flow: EnergyLine.Flow, quantity: FixedDecimal<SixPlaces>)]
    ) {
      enterprise = group.enterprise
      year = group.year
      carrier = group.carrier
      self.flows = flows
    }

    func isOf(_ group: EnterpriseLines.Group) -> Bool {
      enterprise == group.enterprise && year == group.year && carrier == group.carrier
    }

    mutating func add(_ amount: MeterYear.Amount, flow: EnergyLine.Flow) {
      if flows.last?.flow != flow { flows.append((flow, .zero)) }
      flows[flows.count - 1].quantity += amount.quantity
      feedstock += amount.feedstock
      guard amount.measured != .zero else { return }
      let net = amount.measured - amount.measuredFeedstock
      if flow.signAtFence > 0 { measured += net } else if flow.signAtFence < 0 { measured = measured - net }
      if flow == .ownGeneration { measuredOwn += amount.measured }
      measuredFeedstock += amount.measuredFeedstock
    }

    /// Adds a quantity without feedstock or measured heat.
    mutating func add(_ quantity: FixedDecimal<SixPlaces>, flow: EnergyLine.Flow) {
      if flows.last?.flow != flow { flows.append((flow, .zero)) }
      flows[flows.count - 1].quantity += quantity
    }

    func quantity(of flow: EnergyLine.Flow) -> FixedDecimal<SixPlaces> {
      flows.first { $0.flow == flow }?.quantity ?? .zero
    }
  }
}

extension EnergyLine.Flow {
  /// How a flow counts at the fence of an enterprise: into it 1, out of it -1, within it 0.
  var signAtFence: Int {
    switch self {
    case .purchase, .ownGeneration, .stockChange: 1
    case .sold: -1
    case .transformIn, .transformOut, .recovered: 0
    }
  }
}
