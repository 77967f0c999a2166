public import MuchanDiagnostics
public import MuchanEnergy
internal import MuchanQuantities
public import MuchanRecords

/// How totals and intensities are judged (双控): `data/rules/dual_control.yaml`.
public struct DualControlRules: Sendable {
  /// Which of the two verdicts leads.
  public enum Lead: String, Sendable, CaseIterable {
    case intensity
    case total
  }

  /// What an order is of.
  public enum Subject: String, Sendable, CaseIterable {
    case energy
    case carbon
  }

  /// Where a rule is from.
  public struct Source: Hashable, Sendable {
    public var document: String
    public var note: String
    public var certainty: Certainty
  }

  /// Which verdict leads in a time.
  public struct Order: Hashable, Sendable {
    public var id: String
    public var subject: Subject
    public var lead: Lead
    /// First and last day; nil is open.
    public var from: CalendarDay?
    public var to: CalendarDay?
    public var source: Source
  }

  public let orders: [Order]
  /// Whether an intensity at current prices has no verdict.
  public let needsConstantPrices: Bool
  public let priceSource: Source
  public let forecastMinimumYears: Int
  public let forecastProbability: Double
  /// The probability below which a trend counts.
  public let peakLevel: Double
  public let trendSource: Source
  public let decoupling: Decoupling.Limits
  public let decouplingSource: Source

  /// Reads the rules.
  ///
  /// - Parameter file: The name of the file, for messages.
  /// - Throws: `badYAML`, `unknownKey`, `missingKey` or `badSetting` with line and key.
  public init(yaml: String, file: String? = nil) throws(Failure) {
    let root = try RuleText(
      yaml: yaml, file: file,
      keys: ["id", "title", "orders", "intensity", "trend", "decoupling"])
    var orders: [Order] = []
    for node in try root.list("orders") {
      let text = try RuleText(
        node, file: file, path: "orders.", keys: ["id", "of", "leads", "in_force", "document", "certainty"])
      let force = try text.text("in_force", keys: ["from", "to"])
      orders.append(
        Order(
          id: try text.string("id"), subject: try text.choice("of"), lead: try text.choice("leads"),
          from: try force.day("from"), to: try force.day("to"), source: try text.source()))
    }
    self.orders = orders
    let intensity = try root.text("intensity", keys: ["prices", "document", "certainty"])
    needsConstantPrices = try intensity.string("prices") == "constant"
    priceSource = try intensity.source()
    let trend = try root.text(
      "trend", keys: ["forecast_minimum_years", "forecast_probability", "peak_level", "document", "certainty"])
    forecastMinimumYears = Int(try trend.decimal("forecast_minimum_years").doubleValue)
    forecastProbability = try trend.decimal("forecast_probability").doubleValue
    peakLevel = try trend.decimal("peak_level").doubleValue
    trendSource = try trend.source()
    let limits = try root.text("decoupling", keys: ["weak_below", "coupled_up_to", "document", "certainty"])
    decoupling = Decoupling.Limits(
      low: Ratio(try limits.decimal("weak_below")), high: Ratio(try limits.decimal("coupled_up_to")))
    decouplingSource = try limits.source()
  }

  /// The order in force on the last day of a target's year; nil where no document is known.
  public func order(of subject: Subject, targetYear: Int) -> Order? {
    guard let day = CalendarDay(year: targetYear, month: 12, day: 31) else { return nil }
    return orders.first { order in
      order.subject == subject && order.from.map { $0 <= day } ?? true && order.to.map { day <= $0 } ?? true
    }
  }
}

extension RuleText {
  fileprivate func source() throws(Failure) -> DualControlRules.Source {
    let document = try text("document", keys: ["zh", "note"])
    return DualControlRules.Source(
      document: try document.string("zh"), note: try document.string("note"), certainty: try choice("certainty"))
  }
}
