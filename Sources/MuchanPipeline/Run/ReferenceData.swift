internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanYield

/// The factor, code and rule tables that a run reads from the data folder.
struct ReferenceData: Sendable {
  var factors: CarrierFactors
  var carbon: CarbonFactors
  var meters: MeterDiagnosis.Limits
  var codes: LandUseCodes
  var coal: CoalCarriers
  var benchmarks: BenchmarkRules
  var rules: RuleBook
  var dualControl: DualControlRules
  /// The spatial rules.
  var spatial: RuleBook
  var industrySets: [IndustrySet]
  var industrySections: IndustrySections
  var idle: [IdleRuleSet]
  var lowEfficiency: [LowEfficiencyRule]
  var landUse: LandUseAccount.Standards
  var stockLink: StockLinkRule
  /// What is reported of revived land.
  var revitalisation: RuleBook
  /// The books on indicators of zones, cities and provinces.
  var books: [RuleBook]
  var registry: IndicatorRegistry

  /// Tells these tables from others.
  let digest: String
  /// The files that were read.
  private(set) var files: [Reproduction.DataFile]

  private static let revitalisationBook = "rules/revitalisation.yaml"
  private static let stockLinkRule = "rules/stock_link.yaml"
  private static let lowEfficiencyFolder = "rules/low_efficiency"
  private static let idleFolder = "rules/idle"
  private static let bookFolder = "rules/books"
  private static let ruleBook = "rules/jiangning.yaml"
  private static let meterRules = "rules/meters.yaml"
  private static let dualControlRules = "rules/dual_control.yaml"
  private static let spatialBook = "rules/spatial.yaml"
  private static let coalCodes = "codes/coal.csv"
  private static let benchmarkRules = "rules/benchmarks.yaml"

  init(_ data: DataFolder) throws(Failure) {
    digest = try Self.digest(of: data)
    files = []
    for name in Self.fileNames(in: data) { files.append(try data.file(name)) }
    factors = try CarrierFactors(data)
    carbon = try CarbonFactors(data)
    meters = try MeterDiagnosis.Limits(yaml: try data.text(Self.meterRules), file: data.path + "/" + Self.meterRules)
    codes = try LandUseCodes(data)
    coal = try CoalCarriers(try data.rows(Self.coalCodes))
    benchmarks = try BenchmarkRules(
      yaml: try data.text(Self.benchmarkRules), file: data.path + "/" + Self.benchmarkRules)
    industrySets = try IndustrySet.all(data)
    industrySections = try IndustrySections(data)
    landUse = try LandUseAccount.Standards(data)
    rules = try RuleBook(yaml: try data.text(Self.ruleBook), file: data.path + "/" + Self.ruleBook)
    revitalisation = try RuleBook(
      yaml: try data.text(Self.revitalisationBook), file: data.path + "/" + Self.revitalisationBook)
    var idle: [IdleRuleSet] = []
    for name in data.yamlFiles(in: Self.idleFolder) {
      idle.append(try IdleRuleSet(yaml: try data.text(name), file: data.path + "/" + name))
    }
    self.idle = idle
    lowEfficiency = try LowEfficiencyRule.all(data, in: Self.lowEfficiencyFolder)
    dualControl = try DualControlRules(
      yaml: try data.text(Self.dualControlRules), file: data.path + "/" + Self.dualControlRules)
    stockLink = try StockLinkRule(
      yaml: try data.text(Self.stockLinkRule), file: data.path + "/" + Self.stockLinkRule)
    spatial = try Self.spatialRules(data)
    registry = try IndicatorRegistry(data)
    var books: [RuleBook] = []
    for name in data.yamlFiles(in: Self.bookFolder) {
      books.append(try RuleBook(yaml: try data.text(name), file: data.path + "/" + name, registry: registry))
    }
    self.books = books
  }

  /// Notes files that were read beside these.
  mutating func note(_ names: [String], of data: DataFolder) throws(Failure) {
    for name in names { files.append(try data.file(name)) }
  }

  private static func spatialRules(_ data: DataFolder) throws(Failure) -> RuleBook {
    let file = data.path + "/" + spatialBook
    let book = try RuleBook(yaml: try data.text(spatialBook), file: file)
    guard book.spatial != nil else { throw Failure(.missingKey, at: Place(file: file, field: "terms")) }
    return book
  }

  /// Tells these tables from those of another data folder.
  static func digest(of data: DataFolder) throws(Failure) -> String {
    var digest = Digest()
    for name in fileNames(in: data) { digest.add(try data.text(name)) }
    return digest.text
  }

  /// The files that tables are read from.
  private static func fileNames(in data: DataFolder) -> [String] {
    let files =
      CarrierFactors.files + CarbonFactors.files + LandUseCodes.files + LandUseAccount.Standards.files
      + [
        IndustrySet.file, IndustrySections.file, IndicatorRegistry.file, ruleBook, meterRules, dualControlRules,
        spatialBook, stockLinkRule, revitalisationBook, coalCodes, benchmarkRules,
      ]
    let folders = [idleFolder, lowEfficiencyFolder, bookFolder]
    return files + folders.flatMap { data.yamlFiles(in: $0) }
  }
}
