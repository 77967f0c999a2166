public import MuchanLand
public import MuchanRecords

/// What control units allow (准入清单), by industry and by activity.
public struct AccessList: Sendable {
  /// What a unit says of a parcel.
  public enum Verdict: Equatable, Sendable {
    /// The strictest entry that applies, and the enterprise that it is about.
    case entry(AccessEntry, enterprise: Int?)
    /// No entry applies.
    case unlisted
    /// For want of what is named; entries that surely apply are milder than some that may.
    case unknown(String)

    /// The word used in files.
    public var name: String {
      switch self {
      case .entry(let entry, _): entry.word.rawValue
      case .unlisted: "unlisted"
      case .unknown: "unknown"
      }
    }
  }

  /// What an activity is: on land of these uses, of a parcel that came after the unit.
  public struct Activity: Equatable, Sendable {
    public var uses: [LandUse]
    public var isAfterApproval: Bool

    /// Makes a definition.
    public init(uses: [LandUse], isAfterApproval: Bool) {
      self.uses = uses
      self.isAfterApproval = isAfterApproval
    }
  }

  /// What is known of a parcel in a unit.
  public struct Subject: Sendable {
    public var use: LandUse?
    /// The last day that began a building; nil where none is known.
    public var builtOn: CalendarDay?
    /// The enterprises on it with their codes.
    public var occupants: [(enterprise: Int, industry: String?)]

    /// Makes a subject.
    public init(use: LandUse?, builtOn: CalendarDay?, occupants: [(enterprise: Int, industry: String?)]) {
      self.use = use
      self.builtOn = builtOn
      self.occupants = occupants
    }
  }

  private let byUnit: [String: [AccessEntry]]
  private let activities: [String: Activity]

  /// Takes the rows of the table. O(rows).
  public init(_ entries: [AccessEntry], activities: [String: Activity]) {
    byUnit = Dictionary(grouping: entries, by: \.controlID)
    self.activities = activities
  }

  /// The ids that entries name.
  public var unitIDs: [String] { byUnit.keys.sorted() }

  /// Whether the list has no entry on a unit that it should have entries on.
  public func lacks(_ unit: ControlUnit) -> Bool {
    unit.kind.hasAccessList && !unit.isDerived && byUnit[unit.id] == nil
  }

  /// What a unit says of a parcel.
  ///
  /// Of entries on industries the longest prefix that fits an enterprise's code counts; of all that apply to the parcel
  /// the strictest, of equal ones the first of the table. Where a code, a use or a day is missing that could make it
  /// stricter it is unknown, unless it is forbidden already; so it is where the list lacks the unit.
  public func verdict(on subject: Subject, in unit: ControlUnit) -> Verdict {
    guard let entries = byUnit[unit.id] else {
      return lacks(unit) ? .unknown("access.csv: an entry for unit \(unit.id)") : .unlisted
    }
    var strictest: (entry: AccessEntry, enterprise: Int?)?
    var gaps: [(word: AccessEntry.Word, missing: String)] = []
    func take(_ entry: AccessEntry, _ enterprise: Int?) {
      if let known = strictest, (known.entry.word, entry.line) >= (entry.word, known.entry.line) { return }
      strictest = (entry, enterprise)
    }
    let onIndustries = entries.filter { $0.industryPrefix != nil }
    for (enterprise, industry) in subject.occupants {
      let fitting = onIndustries.filter { entry in industry.map { $0.hasPrefix(entry.industryPrefix ?? "") } == true }
      let longest = fitting.map { $0.industryPrefix?.utf8.count ?? 0 }.max()
      for entry in fitting where entry.industryPrefix?.utf8.count == longest { take(entry, enterprise) }
      for entry in onIndustries {
        // A code that is not given, or too short to tell, may be one of these.
        guard let industry else {
          gaps.append((entry.word, "industry_code"))
          continue
        }
        let prefix = entry.industryPrefix ?? ""
        if prefix.utf8.count > industry.utf8.count, prefix.hasPrefix(industry) {
          gaps.append((entry.word, "more digits of industry_code \(industry)"))
        }
      }
    }
    for entry in entries {
      guard let name = entry.activity else { continue }
      switch applies(name, subject, unit) {
      case .yes: take(entry, nil)
      case .no: break
      case .unknown(let missing): gaps.append((entry.word, missing))
      }
    }
    let surely = strictest?.entry.word
    if let gap = gaps.filter({ surely == nil || $0.word > (surely ?? .allow) }).max(by: { $0.word < $1.word }) {
      return .unknown(gap.missing)
    }
    return strictest.map { .entry($0.entry, enterprise: $0.enterprise) } ?? .unlisted
  }

  private enum Answer {
    case yes
    case no
    case unknown(String)
  }

  private func applies(_ name: String, _ subject: Subject, _ unit: ControlUnit) -> Answer {
    guard let activity = activities[name] else { return .unknown("a definition of activity \(name)") }
    guard let use = subject.use else { return .unknown("land_use_code") }
    guard activity.uses.contains(use) else { return .no }
    guard activity.isAfterApproval else { return .yes }
    guard let approved = unit.approvedOn else { return .unknown("approved_on of \(unit.id)") }
    guard let built = subject.builtOn else { return .unknown("approved_on, supplied_on or started_on") }
    return built >= approved ? .yes : .no
  }
}
