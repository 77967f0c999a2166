public import MuchanQuantities
public import MuchanRecords
internal import MuchanYield

/// The disposal tasks of provinces, cities and zones, how far each is met, and next year's quota of new land (L4).
///
/// The rule is on the quota of a province. A zone's or city's figures are its contribution; the quota that the same
/// arithmetic gives for them holds only where the province passes the rule on, and is marked derived.
public struct StockLink: Sendable {
  public typealias Mu = FixedDecimal<SixPlaces>

  /// What was disposed of in a year, and where that is known from.
  public struct Disposal: Sendable {
    public var mu: Mu
    /// Nil where it is stated.
    public var parcels: Int?
    public var coverage: Coverage
    public var isStated: Bool

    /// Makes a figure.
    public init(mu: Mu, parcels: Int?, coverage: Coverage, isStated: Bool) {
      self.mu = mu
      self.parcels = parcels
      self.coverage = coverage
      self.isStated = isStated
    }
  }

  /// Who has tasks and quotas.
  public struct Party: Sendable {
    public var id: String
    public var scope: Indicator.Scope

    /// Makes a party.
    public init(id: String, scope: Indicator.Scope) {
      self.id = id
      self.scope = scope
    }
  }

  /// A task of one party and year.
  public struct TaskRow: Sendable {
    public var party: Party
    public var year: Int
    public var object: Revitalisation.Object
    /// Nil where no task is given.
    public var task: Mu?
    public var done: Disposal?
    /// What is done / the task of the province; nil for a province and where that is not given.
    public var shareOfProvince: Ratio?
    /// `pass` is met, `fail` is missed.
    public var verdict: Verdict

    /// What is done / what is to be done; a task of none is met.
    public var ratio: Ratio? {
      guard let task, let done else { return nil }
      return task == .zero ? Ratio(1) : Ratio(done.mu, of: task)
    }
  }

  /// The quota of the year after the tasks'.
  public struct QuotaRow: Sendable {
    public var party: Party
    /// The year of the tasks; the quota is of the next.
    public var year: Int
    /// All tasks met, or one missed.
    public var verdict: Verdict
    /// Nil where it is not known whether the tasks are met.
    public var change: Ratio?
    /// Before the change; nil where it is not given.
    public var base: Mu?
    /// Base and change; nil where one of them is not known.
    public var quota: Mu?
    /// What is missing for the quota; nil where it is known.
    public var missing: String?
    /// Whether the document itself speaks of this party's quota.
    public var isOfDocument: Bool
  }

  /// The indicator of a task: `disposal_task_idle_mu`.
  public static func taskIndicator(_ object: Revitalisation.Object) -> String { "disposal_task_\(object.rawValue)_mu" }
  /// What was disposed of, as it is stated: `disposed_idle_mu`.
  public static func disposedIndicator(_ object: Revitalisation.Object) -> String { "disposed_\(object.rawValue)_mu" }
  /// What is done of a task: `disposal_done_idle`.
  public static func doneIndicator(_ object: Revitalisation.Object) -> String { "disposal_done_\(object.rawValue)" }
  /// The quota of a year before the change.
  public static let baseIndicator = "base_new_land_quota_mu"
  /// The change of next year's quota.
  public static let changeIndicator = "new_land_quota_change"

  public let rule: StockLinkRule
  /// By party, year and task.
  public let tasks: [TaskRow]
  /// By party and year.
  public let quotas: [QuotaRow]

  /// Holds what was disposed of against the tasks.
  ///
  /// - Parameters:
  ///   - parties: provinces, cities and zones, in the order to show them in.
  ///   - year: the last year whose tasks count; where nobody has a task its own tasks are unknown.
  ///   - day: a year that is not over on it has missed nothing.
  ///   - stated: the figures of indicators.csv and reference.csv.
  ///   - disposed: what the project's own ledger says of a zone's year; nil where it has none.
  public init(
    _ rule: StockLinkRule, parties: [Party], year: Int, day: CalendarDay, stated: StatedFigures,
    disposed: (_ zone: String, _ object: Revitalisation.Object, _ year: Int) -> Disposal?
  ) {
    self.rule = rule
    let years = stated.years(of: Set(rule.tasks.map(Self.taskIndicator))).filter { $0 <= year }.union([year]).sorted()
    let province = parties.filter { $0.scope == .province }
    var tasks: [TaskRow] = []
    var quotas: [QuotaRow] = []
    for party in parties {
      for year in years {
        let own = rule.tasks.map { object in
          Self.task(object, party, year, day, rule, stated, disposed, province: province.count == 1 ? province[0] : nil)
        }
        // A party without a task in an earlier year is not shown for it.
        guard year == years.last || own.contains(where: { $0.task != nil }) else { continue }
        tasks += own
        quotas.append(Self.quota(own, party, year, rule, stated))
      }
    }
    self.tasks = tasks
    self.quotas = quotas
  }

  private static func file(_ party: Party) -> String { party.scope == .zone ? "indicators.csv" : "reference.csv" }

  private static func missing(_ indicator: String, _ party: Party, _ year: Int) -> String {
    "\(file(party)): \(indicator) (mu) of \(party.id) \(year)"
  }

  private static func task(
    _ object: Revitalisation.Object, _ party: Party, _ year: Int, _ day: CalendarDay, _ rule: StockLinkRule,
    _ stated: StatedFigures, _ disposed: (String, Revitalisation.Object, Int) -> Disposal?, province: Party?
  ) -> TaskRow {
    func figure(_ indicator: String, _ party: Party) -> Mu? {
      stated[indicator, party.id, year].flatMap { Mu(rounding: $0) }
    }
    let ofLedger = party.scope == .zone ? disposed(party.id, object, year) : nil
    let ofTable = figure(disposedIndicator(object), party).map {
      Disposal(mu: $0, parcels: nil, coverage: Coverage(known: 1, total: 1), isStated: true)
    }
    var row = TaskRow(
      party: party, year: year, object: object, task: figure(taskIndicator(object), party), done: ofLedger ?? ofTable,
      verdict: .unknown(missing: ""))
    if party.scope != .province, let done = row.done,
      let whole = province.flatMap({ figure(taskIndicator(object), $0) })
    {
      row.shareOfProvince = Ratio(done.mu, of: whole)
    }
    row.verdict = verdict(row, day, rule)
    return row
  }

  private static func verdict(_ row: TaskRow, _ day: CalendarDay, _ rule: StockLinkRule) -> Verdict {
    guard rule.isInForce(on: day) else { return .unknown(missing: "the rule in force on \(day)") }
    guard let task = row.task else {
      return .unknown(missing: missing(taskIndicator(row.object), row.party, row.year))
    }
    guard let done = row.done else {
      return .unknown(
        missing: missing(disposedIndicator(row.object), row.party, row.year)
          + (row.party.scope == .zone ? ", or files.revitalisation" : ""))
    }
    if done.mu >= task { return .pass }
    if !done.coverage.isComplete {
      return .unknown(missing: "area_mu of \(done.coverage.total - done.coverage.known) rows of revitalisation.csv")
    }
    if !done.isStated, day < CalendarDay(year: row.year, month: 12, day: 31) ?? day {
      return .unknown(missing: "the rest of \(row.year)")
    }
    return .fail
  }

  /// A quota with a part of it added, to 1e-6 mu, half to even.
  private static func changed(_ base: Mu, by change: Ratio) -> Mu {
    let exact = base.units * (change.denominator + change.numerator)
    let (whole, rest) = exact.quotientAndRemainder(dividingBy: change.denominator)
    let isUp = rest * 2 > change.denominator || (rest * 2 == change.denominator && whole % 2 != 0)
    return Mu(units: whole + (isUp ? 1 : 0))
  }

  private static func quota(
    _ tasks: [TaskRow], _ party: Party, _ year: Int, _ rule: StockLinkRule, _ stated: StatedFigures
  ) -> QuotaRow {
    // One that is missed decides, whatever the others are.
    let verdict: Verdict =
      if tasks.contains(where: { $0.verdict == .fail }) {
        .fail
      } else if let open = tasks.first(where: { $0.verdict != .pass }) {
        open.verdict
      } else {
        .pass
      }
    var row = QuotaRow(
      party: party, year: year, verdict: verdict,
      base: stated[baseIndicator, party.id, year + 1].flatMap { Mu(rounding: $0) },
      isOfDocument: party.scope == rule.scope)
    switch verdict {
    case .pass: row.change = rule.allMet
    case .fail: row.change = rule.anyMissed
    default: row.missing = verdict.missing
    }
    guard let change = row.change else { return row }
    guard let base = row.base else {
      row.missing = missing(baseIndicator, party, year + 1)
      return row
    }
    row.quota = changed(base, by: change)
    return row
  }
}
