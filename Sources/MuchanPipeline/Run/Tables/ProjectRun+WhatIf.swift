public import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// What is asked of `ratio`: projects to add and parcels to revive.
  public struct WhatIf: Sendable {
    let additions: [ShareChange]
    /// Parcels by id.
    let revived: [String]

    /// Reads options.
    ///
    /// - Parameters:
    ///   - additions: `tce=1200,output=50000`: tonnes of standard coal, electricity at calorific value, and output in 万元; either
    ///     may be negative, for what leaves, or left out, for none.
    ///   - revived: Ids of parcels.
    /// - Throws: `badOption`.
    public init(additions: [String], revived: [String]) throws(Failure) {
      var changes: [ShareChange] = []
      for text in additions { changes.append(try Self.change(text)) }
      self.additions = changes
      self.revived = revived
    }

    /// Whether nothing is asked.
    public var isEmpty: Bool { additions.isEmpty && revived.isEmpty }

    private static func change(_ text: String) throws(Failure) -> ShareChange {
      var amounts: [Substring: FixedDecimal<SixPlaces>] = [:]
      for part in text.split(separator: ",", omittingEmptySubsequences: false) {
        let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard sides.count == 2, ["tce", "output"].contains(sides[0]), amounts[sides[0]] == nil,
          let amount = FixedDecimal<SixPlaces>(exactly: String(sides[1])),
          amount.doubleValue.magnitude <= FixedDecimal<SixPlaces>.limit
        else {
          throw Failure(.badOption, at: Place(field: "--add"), found: "\"\(text)\"", expected: "tce=1200,output=50000")
        }
        amounts[sides[0]] = amount
      }
      return ShareChange(
        name: text, energy: StandardCoal(tonnes: amounts["tce"] ?? .zero),
        output: Money(wanYuan: amounts["output"] ?? .zero))
    }
  }

  /// Where changes move the zone's point in the summary year (`ratio_what_if`), and what they take for granted.
  ///
  /// - Throws: `badOption` for a parcel that is not there, or where the year has no shares.
  func whatIf(_ asked: WhatIf, in language: Language) throws(Failure) -> (table: ReportTable, notes: [String]) {
    var table = ReportTable(
      name: "ratio_what_if",
      columns: [
        .text("step", en: "step", zh: "情景"), .number("added_tce", en: "tce added", zh: "新增吨标准煤"),
        .number("added_output_wan_yuan", en: "output added 万元", zh: "新增产值(万元)"),
        .number("energy_share_percent", en: "energy %", zh: "能耗占比%"),
        .number("output_share_percent", en: "output %", zh: "产值占比%"), .number("index", en: "index", zh: "产能比"),
        .number("energy_headroom_tce", en: "headroom tce", zh: "能耗余量(吨标准煤)"),
        .number("output_needed_wan_yuan", en: "output needed 万元", zh: "尚需产值(万元)"),
        .text("standing", en: "standing", zh: "结论"),
      ])
    guard let row = accounts.shares?.rows.last(where: { $0.year == year }) else {
      throw Failure(.badOption, at: Place(file: project.path, field: "--add"), found: "no shares", expected: "ratio:")
    }
    let (revivals, notes) = try revivals(asked.revived, in: language)
    func add(_ step: String, _ changes: [ShareChange]) {
      let moved = row.adding(changes)
      let energy = changes.reduce(FixedDecimal<SixPlaces>.zero) { $0 + $1.energy.tonnes }
      let output = changes.reduce(FixedDecimal<SixPlaces>.zero) { $0 + $1.output.wanYuan }
      table.append([
        .text(step), .decimal(energy), .decimal(output), .percent(moved.energy.ratio), .percent(moved.output.ratio),
        .optional(moved.index, places: 4), .decimal(moved.energyHeadroom?.tonnes),
        .decimal(moved.outputNeeded?.wanYuan), .word(moved.standing.rawValue),
      ])
    }
    let changes = asked.additions + revivals
    add("\(row.year)", [])
    for change in changes { add(change.name, [change]) }
    if changes.count > 1 { add("all", changes) }
    return (table, notes)
  }

  /// Parcels at the medians of their use: area · output per mu, and that · energy per output.
  private func revivals(
    _ ids: [String], in language: Language
  ) throws(Failure) -> (changes: [ShareChange], notes: [String]) {
    guard !ids.isEmpty else { return ([], []) }
    let isChinese = language == .chinese
    guard let paths = accounts.paths, let zone = paths.zone, let members = paths.years.last,
      let land = accounts.land[members.year]
    else {
      throw Failure(.badOption, at: Place(file: project.path, field: "--revive"), found: "no energy and land accounts")
    }
    let yield = RevivalYield(
      members, index: zone, land: land, occupancies: tables.occupancy ?? OccupancyColumns(),
      enterprises: accounts.enterprises,
      parcels: self.land.parcels, codes: reference.codes)
    var changes: [ShareChange] = []
    var notes: [String] = []
    var said = Set<LandUse>()
    for id in ids {
      let place = Place(file: project.file(.parcels), id: id, field: "--revive")
      guard let row = self.land.parcels.row(of: id) else {
        throw Failure(.badOption, at: place, found: "\"\(id)\"", expected: "parcel_id")
      }
      let key = self.land.parcels.landUse(of: row)
      guard let use = reference.codes.row(for: key)?.use, let median = yield.medians[use] else {
        throw Failure(
          .badOption, at: place, found: "\(key.code)",
          expected: yield.medians.keys.map(\.rawValue).sorted().joined(separator: ", "))
      }
      let registered = self.land.parcels.registeredArea(of: row)
      let mu = (registered ?? self.land.parcels.measuredArea(of: row)).mu.doubleValue
      let output = mu * median.outputPerMu
      guard let made = Money(roundingWanYuan: output),
        let energy = StandardCoal<Calorific>(roundingTonnes: output * median.energyPerOutput)
      else { throw Failure(.valueTooLarge, at: place, found: "\(output)") }
      changes.append(ShareChange(name: id, energy: energy, output: made))
      guard said.insert(use).inserted else { continue }
      let perMu = Cell.number(median.outputPerMu, places: 2).plainText ?? ""
      let perOutput = Cell.number(median.energyPerOutput, places: 6).plainText ?? ""
      notes.append(
        isChinese
          ? "假定  盘活宗地按园区 \(use.rawValue) 用地企业中位数：亩均产值 \(perMu) 万元，单位产值能耗 \(perOutput) 吨标准煤/万元"
            + "（\(median.enterprises) 户）；面积取登记面积，无则椭球面积"
          : "assumes  a revived parcel brings the medians of the zone's \(median.enterprises) enterprises on \(use.rawValue) "
            + "land: \(perMu) 万元 of output per mu, \(perOutput) tce per 万元; its area is the registered one, else measured"
      )
    }
    return (changes, notes)
  }
}
