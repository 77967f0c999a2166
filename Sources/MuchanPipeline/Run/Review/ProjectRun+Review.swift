public import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// What `review` prints.
  ///
  /// - Throws: `badSetting` for a zone that is not there; `unknownCarrier`, `unknownUnit` with the line of the project's file;
  ///   `badOption` where no day or year is known.
  public func reviewReport(_ asked: PlannedReview, in language: Language) throws(Failure) -> AccountReport {
    guard let day = asked.project.supplyOn ?? asOf, let year else {
      throw Failure(.badOption, at: Place(field: "--as-of"), expected: "YYYY-MM-DD")
    }
    guard let zone = hierarchy.index(of: asked.project.zoneID) else {
      let known = hierarchy.zones.map(\.id)
      throw Failure(
        .badSetting, at: Place(file: asked.path, field: "zone"), found: "\"\(asked.project.zoneID)\"",
        expected: known.prefix(20).joined(separator: ", "))
    }
    var log = DiagnosticLog()
    let energy = try PlannedEnergy(
      asked.project, year: year, conversion: ProjectAccounts.conversion(project, reference.factors),
      carbon: reference.carbon,
      choice: ProjectAccounts.gridChoice(project, asked: nil), coalCarriers: reference.coal.coal, file: asked.path,
      log: &log)
    var inputs = ProjectReview.Inputs(measures: PlannedMeasures(asked.project, energy: energy), day: day)
    inputs.limits = asked.limits + (isIndustrial(asked.project) ? asked.industrialLimits : [])
    let line = ancestors(of: zone)
    inputs.group = line.lazy.compactMap { land.zones.groups.indices.contains($0) ? land.zones.groups[$0] : nil }.first
    inputs.lists = asked.lists
    inputs.energyRules = asked.energyRules
    let home = line.last ?? zone
    if let table = accounts.yields[year] {
      inputs.peers = IndustryPeers(
        table, zone: home, code: asked.project.industryCode, enough: reference.benchmarks.minimumEnterprises,
        enterprises: accounts.enterprises)
    } else {
      inputs.peersMissing = "enterprises and occupancy of \(year)"
    }
    addShares(to: &inputs, asked.project, energy, line)
    addEffects(to: &inputs, asked.project, energy, line)
    let review = ProjectReview(inputs)
    var report = AccountReport(
      verb: "review", checklist(review, in: language), reviewSummary(review, asked, day: day),
      plannedEnergyTable(energy), peerTable(inputs), notes: reviewNotes(review, asked, day: day, energy, in: language))
    report.hasFailed =
      switch asked.failOn {
      case .never: false
      case .fail: review.count(of: .fail) > 0
      case .unknown: review.count(of: .fail) + review.count(of: .unknown) > 0
      }
    return report
  }

  /// Whether control indicators of industrial projects apply: the set `industry` of industry_sets.csv.
  func isIndustrial(_ planned: PlannedProject) -> Bool {
    reference.landUse.industry.contains(planned.industryCode) == true
  }

  /// A zone, the one it is part of, and so on.
  private func ancestors(of zone: Int) -> [Int] {
    var line: [Int] = []
    var next: Int? = zone
    while let here = next, !line.contains(here) {
      line.append(here)
      next = hierarchy.parents[here]
    }
    return line
  }

  private func addShares(
    to inputs: inout ProjectReview.Inputs, _ planned: PlannedProject, _ energy: PlannedEnergy?, _ line: [Int]
  ) {
    guard let shares = accounts.shares, let row = shares.rows.last(where: { $0.year == year }) else {
      inputs.sharesMissing = absent.first { $0.account == "ratio" }?.missing ?? "ratio"
      return
    }
    guard line.contains(shares.zone) else {
      inputs.sharesMissing = "a project in \(zoneID(shares.zone))"
      return
    }
    guard planned.isAboveDesignatedSize == true else {
      inputs.sharesMissing =
        planned.isAboveDesignatedSize == nil ? "above_designated_size" : "a project above designated size"
      return
    }
    guard let used = energy?.calorific, let output = planned.output else {
      inputs.sharesMissing = energy?.calorific == nil ? "energy at calorific value" : "output"
      return
    }
    inputs.shares = (row, row.adding([ShareChange(name: planned.name, energy: used, output: output)]))
  }

  private func addEffects(
    to inputs: inout ProjectReview.Inputs, _ planned: PlannedProject, _ energy: PlannedEnergy?, _ line: [Int]
  ) {
    guard let paths = accounts.paths, tables.targets != nil else {
      inputs.effectsMissing = accounts.paths == nil ? "files.energy, files.occupancy" : "files.targets"
      return
    }
    let needsConstantPrices = reference.dualControl.needsConstantPrices
    for entry in paths.dualControl.entries {
      let target = entry.target
      guard let scope = hierarchy.index(of: target.scopeID), line.contains(scope),
        let factor = reference.factors.units.factor(of: target)
      else { continue }
      var addition = PathEffect.Addition(amount: nil, valueAdded: nil)
      // Series of energy are of enterprises above designated size.
      if !target.indicator.isEnergy || planned.isAboveDesignatedSize == true {
        addition.amount = Self.amount(of: target, energy)?.doubleValue
      }
      if let added = planned.valueAdded, let priceYear = planned.priceYear {
        let base = entry.standing.series.priceBase.flatMap { Int($0) }
        addition.valueAdded =
          base == nil || base == priceYear
          ? added.wanYuan.doubleValue
          : paths.inputs.prices.flatMap { prices in
            prices.baseYear == base
              ? prices.constant(added, of: priceYear, industryCode: planned.industryCode)?.wanYuan.doubleValue : nil
          }
      }
      inputs.effects.append(
        PathEffect(
          entry, adding: addition, in: planned.fullProduction, needsConstantPrices: needsConstantPrices))
      inputs.effectFactors.append(factor)
    }
  }

  /// What a project adds to the series of a target; nil where it is not known on the target's basis.
  private static func amount(of target: Target, _ energy: PlannedEnergy?) -> FixedDecimal<SixPlaces>? {
    if target.indicator.isEnergy {
      return target.basis == CoalInput.name ? energy?.coalInput?.tonnes : energy?.calorific?.tonnes
    }
    if target.indicator == .coal { return energy?.coal }
    guard let carbon = energy?.carbon, carbon.carriersWithoutFactor == 0 else { return nil }
    return switch target.basis {
    case LocationBased.name: carbon.totalAtLocation?.tonnes
    case ResidualMix.name: carbon.totalAtResidual?.tonnes
    case ZeroCarbonPark.name: carbon.totalOfPark.tonnes
    default: nil
    }
  }
}
