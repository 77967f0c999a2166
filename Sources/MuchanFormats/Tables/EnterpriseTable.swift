public import MuchanDiagnostics
public import MuchanRecords

/// `enterprises.csv`: an enterprise in a period (企业, 时期).
public enum EnterpriseTable {
  private struct Key: Hashable {
    let enterprise: Int
    let period: Period
  }

  /// Reads the table.
  ///
  /// A second row of the same enterprise and period is rejected, whichever comes first: `RecordOrder` says which one. A wrong check digit of an 18-character id is
  /// a warning, once per id.
  /// - Parameters:
  ///   - columns: headers of this file to column names, from `columns:` in project.yaml.
  ///   - options: how the file is to be read.
  ///   - log: takes the findings, also when reading fails.
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  public static func read(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), into log: inout DiagnosticLog
  ) throws(Failure) -> TableContent<EnterpriseColumns> {
    let repeats = RepeatRule<EnterpriseColumn, EnterpriseColumns, Key>(
      column: .enterpriseID, key: { Key(enterprise: $0.idNumber(of: $1), period: $0.period(of: $1)) }, id: \.id,
      shown: { "\($0.id) \($0.period)" })
    var checkedIDs = DistinctTexts()
    return try TableRows<EnterpriseColumn>.readAll(
      path: path, mapping: columns, options: options, into: &log, repeats: repeats
    ) { rows in
      guard let enterprise = decode(&rows), rows.isGood else { return nil }
      if checkedIDs.insert(enterprise.id.utf8), CreditCode.isWrong(enterprise.id) {
        rows.remark(.badCreditCode, .enterpriseID, found: enterprise.id.quotedBriefly())
      }
      return enterprise
    }
  }

  private static func decode(_ rows: inout TableRows<EnterpriseColumn>) -> Enterprise? {
    let id = rows.required(.enterpriseID)
    rows.id = id
    let period = rows.period(.period)
    let kind = rows.choice(.periodKind, PeriodKind.self, chinese: ChineseChoice.periodKinds)
    guard let id, let period else { return nil }
    var enterprise = Enterprise(id: id, period: period, periodKind: kind ?? .single, line: rows.line)
    enterprise.name = rows.text(.name)
    enterprise.industryCode = rows.text(.industryCode)
    enterprise.isAboveDesignatedSize = rows.flag(.aboveDesignatedSize)
    enterprise.meanStaff = rows.number(.meanStaff)
    enterprise.output = rows.money(.output)
    // A loss can outweigh wages and depreciation, and tax can be paid back.
    enterprise.valueAdded = rows.money(.valueAdded, .any)
    enterprise.tax = rows.money(.tax, .any)
    enterprise.revenue = rows.money(.revenue)
    enterprise.researchSpending = rows.money(.research)
    enterprise.fixedInvestment = rows.money(.fixedInvestment)
    enterprise.renovation = rows.money(.renovation)
    enterprise.chemicalOxygenDemand = rows.decimal(.chemicalOxygenDemand)
    enterprise.ammoniaNitrogen = rows.decimal(.ammoniaNitrogen)
    enterprise.sulphurDioxide = rows.decimal(.sulphurDioxide)
    enterprise.nitrogenOxides = rows.decimal(.nitrogenOxides)
    enterprise.volatileOrganics = rows.decimal(.volatileOrganics)
    enterprise.isCertifiedHighTech = rows.flag(.certifiedHighTech)
    enterprise.isListed = rows.flag(.listed)
    enterprise.producedOn = rows.day(.producedOn)
    enterprise.exclusion = rows.choice(.exclusion, Enterprise.Exclusion.self)
    enterprise.isKeyDischarger = rows.flag(.keyDischarger)
    enterprise.isMonitoredOnline = rows.flag(.onlineMonitored)
    return enterprise
  }
}
