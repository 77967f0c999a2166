public import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport

extension ProjectRun {
  /// What `energy` prints.
  public func energyReport(in language: Language) -> AccountReport {
    var notes: [String] = []
    let isChinese = language == .chinese
    let assumes = isChinese ? "假定" : "assumes"
    if accounts.energy != nil {
      notes.append(
        isChinese
          ? "\(assumes)  综合能耗 = 购进 + 自产 + 库存变化 - 外供 - 原料用能，边界为企业围墙；当量与等价不相加"
          : "\(assumes)  energy = purchase + own generation + stock change - sold - feedstock, at the fence; the two bases "
            + "never add up")
    }
    for carrier in measuredCarriers {
      notes.append(
        isChinese
          ? "实测  \(carrier)：部分数量采用实测低位发热量"
          : "measured  \(carrier): a measured heat value stands for the coefficient of a part")
    }
    for carrier in Set((accounts.energy?.carriers.sums ?? []).map(\.carrier)).sorted() {
      guard let factor = reference.factors.factor(carrier), factor.provenance.certainty == .unverified else { continue }
      notes.append(
        isChinese
          ? "未核实  \(carrier) 的折标系数 \(factor.kilogramsPerUnit)：\(factor.note ?? factor.provenance.source)"
          : "unverified  coefficient of \(carrier), \(factor.kilogramsPerUnit): \(factor.note ?? factor.provenance.source)"
      )
    }
    if let meters = accounts.energy?.details.meters, meters.seriesCount > 0 {
      notes.append(
        isChinese
          ? "计量  \(meters.seriesCount) 个月度序列中 \(meters.findingCount) 个有异常；界限为本软件自定（data/rules/meters.yaml）"
          : "meters  \(meters.findingCount) of \(meters.seriesCount) monthly series show something; the limits are "
            + "\(reference.meters.status) (data/rules/meters.yaml)")
    }
    notes += absenceNotes(of: ["energy"], in: language)
    var report = AccountReport(verb: "energy", "energy_zones", notes: notes) { energyZoneTable }
    report.add("energy_carriers") { carrierTable }
    report.add("energy_industries") { energyIndustryTable }
    report.add("energy_months") { energyMonthTable }
    report.add("energy_intensity") { energyIntensityTable }
    report.add("energy_mix") { energyMixTable }
    report.add("energy_renewable") { energyRenewableTable }
    report.add("energy_coal") { coalTable }
    report.add("benchmark_quantiles") { benchmarkTable }
    report.add(Self.meterTableName) { meterTable }
    report.add("energy_largest") { largestEnergyTable }
    return report
  }

  /// The same with the distances of enterprises where they are asked for.
  public func energyReport(in language: Language, asked: String?) -> AccountReport {
    var report = energyReport(in: language)
    if asked == BenchmarkDistanceRows.tableName { report.add(BenchmarkDistanceRows(self).table) }
    return report
  }

  /// What `carbon` prints.
  public func carbonReport(in language: Language) -> AccountReport {
    var notes: [String] = []
    let isChinese = language == .chinese
    let assumes = isChinese ? "假定" : "assumes"
    if let carbon = accounts.carbon {
      notes.append(
        isChinese
          ? "\(assumes)  三种口径并列、不相加：省级平均；全国剩余（绿电为零）；零碳园区规则（绿电与直供为零，其余按全国化石能源电力因子）"
          : "\(assumes)  three bases side by side, never added: provincial average; national residual, green power zero; "
            + "zero-carbon-park rule, green and directly supplied power zero, the rest at the national fossil factor")
      notes.append(
        isChinese
          ? "\(assumes)  项目内供应方的热、电已计入其燃料：园区合计中按双方在该园区的用地份额扣除一次，企业表不扣"
          : "\(assumes)  power and heat that an enterprise of the project supplies are in its fuel: taken off once in zones, "
            + "by the land of both in the zone, and not by enterprise")
      for use in carbon.factors where use.year != nil && use.factorYear != use.year && use.kind != ZeroCarbonPark.name {
        notes.append(
          isChinese
            ? "\(assumes)  \(use.year ?? 0) 年采用 \(use.factorYear ?? 0) 年的因子（\(use.subject) \(use.kind)）"
            : "\(assumes)  factor of \(use.factorYear ?? 0) for \(use.year ?? 0) (\(use.subject), \(use.kind))")
      }
      for use in carbon.factors where use.provenance.certainty == .unverified {
        let note =
          isChinese
          ? "未核实  \(use.subject)（\(use.kind)）\(use.value) \(use.unit)\(use.note.map { "：" + $0 } ?? "")"
          : "unverified  \(use.subject) (\(use.kind)) \(use.value) \(use.unit)\(use.note.map { ": " + $0 } ?? "")"
        // One factor may stand for several years.
        if !notes.contains(note) { notes.append(note) }
      }
      let loose = carbon.supplies.count { !$0.supplierIsBooked }
      if loose > 0 {
        notes.append(
          isChinese
            ? "提示  \(loose) 笔供应的供应方没有能源台账，未扣除"
            : "note  \(loose) supplies name a supplier without energy lines: not taken off")
      }
    }
    notes += absenceNotes(of: ["energy", "carbon", "carbon, location basis"], in: language)
    return AccountReport(
      verb: "carbon", carbonZoneTable, carbonCarrierTable, carbonIndustryTable, carbonMonthTable, carbonIntensityTable,
      carbonFactorTable, carbonParkTable, largestCarbonTable, notes: notes)
  }

  private var measuredCarriers: [String] {
    Set((accounts.energy?.carriers.sums ?? []).filter { $0.measuredRows > 0 }.map(\.carrier)).sorted()
  }

  private func absenceNotes(of accounts: [String], in language: Language) -> [String] {
    let unknown = language == .chinese ? "未知" : "unknown"
    return self.accounts.absent.filter { accounts.contains($0.account) }.map {
      "\(unknown)  \($0.account): \($0.missing)"
    }
  }
}
