internal import MuchanDiagnostics
public import MuchanLand
public import MuchanQuantities
public import MuchanRecords

extension IndicatorValue {
  /// The indicator of a series of revived land: `revived_idle_mu`, `revived_low_efficiency_parcels`.
  public static func revived(_ object: Revitalisation.Object, inParcels: Bool) -> String {
    "revived_\(object.rawValue)_\(inParcels ? "parcels" : "mu")"
  }

  /// Revived land in the periods that the rules of a book name, one value for each rule.
  ///
  /// Mu are rounded to 1e-6: entries are given in mu and held in m², so that their sum may lack some 1e-9 of a round
  /// figure.
  /// - Parameters:
  ///   - zone: the zone that counts; nil counts every entry.
  ///   - scope: the name of what counts.
  public static func revived(_ land: RevivedLand, by book: RuleBook, zone: Int?, scope: String) -> [IndicatorValue] {
    var values: [IndicatorValue] = []
    for rule in book.rules {
      for object in Revitalisation.Object.allCases {
        for inParcels in [false, true] where rule.indicator == revived(object, inParcels: inParcels) {
          let sum = land.sum(of: object, from: rule.period?.lowerBound, to: rule.period?.upperBound, in: zone)
          guard let mu = FixedDecimal<SixPlaces>(exactly: sum.area.mu.text(places: 6)) else { continue }
          var value = IndicatorValue(
            indicator: rule.indicator, scope: scope, year: rule.period?.upperBound.year ?? 0,
            value: inParcels ? Ratio(sum.parcels) : Ratio(mu), unit: inParcels ? "parcels" : "mu",
            coverage: Coverage(known: sum.known, total: sum.entries),
            isLowerBound: !inParcels && sum.known < sum.entries,
            missing: sum.known < sum.entries ? "area_mu of \(sum.entries - sum.known) rows" : nil)
          value.period = rule.period
          if !values.contains(where: { $0.indicator == value.indicator && $0.period == value.period }) {
            values.append(value)
          }
        }
      }
    }
    return values
  }
}

extension Rule {
  /// A target that a project sets itself: its figure or more.
  public init(
    ownTarget id: String, requirement: String, title: String, document: String, indicator: String,
    period: ClosedRange<CalendarDay>, limit: Ratio, unit: String
  ) {
    self.id = id
    self.requirement = requirement
    chineseTitle = title
    englishTitle = title
    self.document = document
    seed = ""
    status = .inForce
    kind = .target
    self.period = period
    self.indicator = indicator
    divisions = []
    threshold = Threshold(.atLeast, limit)
    self.unit = unit
    severity = .warning
  }
}
