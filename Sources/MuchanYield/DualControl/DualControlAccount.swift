public import MuchanDiagnostics
public import MuchanEnergy
internal import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// Totals and intensities of zones against their targets (双控): where each stands, where it goes, who moved it.
public struct DualControlAccount: Sendable {
  /// How series are judged; the values come from a rule set.
  public struct Settings: Sendable {
    public var needsConstantPrices: Bool
    public var forecastMinimumYears: Int
    public var forecastProbability: Double
    public var peakLevel: Double

    /// Gathers the settings.
    public init(
      needsConstantPrices: Bool, forecastMinimumYears: Int, forecastProbability: Double, peakLevel: Double
    ) {
      self.needsConstantPrices = needsConstantPrices
      self.forecastMinimumYears = forecastMinimumYears
      self.forecastProbability = forecastProbability
      self.peakLevel = peakLevel
    }
  }

  /// One target with what came of it.
  public struct Entry: Sendable {
    public var target: Target
    public var standing: PathStanding
    public var forecast: TargetForecast?
    /// Value added in the year judged of an intensity, in 万元: turns an excess of intensity into one of energy.
    public var valueAdded: Double?
  }

  /// A series with its peak test.
  public struct Peak: Sendable {
    public var series: YearlySeries
    public var test: PeakTest
  }

  /// What an enterprise adds to the change of a zone's energy and CO2 between two years.
  public struct Contribution: Sendable {
    public var enterprise: Int
    public var before: StandardCoal<Calorific>?
    public var after: StandardCoal<Calorific>?
    /// What it buys of its neighbours counts in full.
    public var carbonBefore = CarbonOnAllBases()
    public var carbonAfter = CarbonOnAllBases()

    /// What is not there counts as none: the enterprise is new, or gone.
    public var change: StandardCoal<Calorific> { (after ?? .zero) - (before ?? .zero) }

    /// The same of CO2 on one basis, in tonnes; nil where a year in which energy is booked has none known.
    public func carbonChange(_ basis: CarbonBasis) -> FixedDecimal<SixPlaces>? {
      let (old, new) = (carbonBefore.tonnes(basis), carbonAfter.tonnes(basis))
      guard (before == nil) == (old == nil), (after == nil) == (new == nil) else { return nil }
      return (new ?? .zero) - (old ?? .zero)
    }
  }

  public let entries: [Entry]
  public let peaks: [Peak]
  /// The two years that `contributions` lie between; nil with fewer than two.
  public let step: (from: Int, to: Int)?
  /// Of the zone asked for, by size of the change, the largest first.
  public let contributions: [Contribution]

  /// Judges targets.
  ///
  /// - Parameters:
  ///   - zone: Whose enterprises' contributions and peak are asked for; nil where no zone is named.
  ///   - year: The last year that counts.
  ///   - targetFile: For findings about targets.
  ///   - series: The series of a zone by its number; nil for a zone id that is not known.
  public init(
    _ targets: [Target], zone: ZoneSeries?, year: Int, settings: Settings, units: UnitTable, targetFile: String?,
    log: inout DiagnosticLog, series: (String) -> ZoneSeries?
  ) {
    var entries: [Entry] = []
    var peaks: [Peak] = []
    var seen = Set<String>()
    func test(_ one: YearlySeries) {
      guard seen.insert("\(one.scopeID) \(one.indicator.rawValue) \(one.basis) \(one.priceBase ?? "")").inserted
      else { return }
      peaks.append(Peak(series: one, test: PeakTest(one.figures(upTo: year), level: settings.peakLevel)))
    }
    if let zone {
      let energy = Target(
        indicator: .energy, scopeID: zone.scopeID, baseYear: 0, targetYear: 1, aim: .value(1), unit: "tce",
        basis: Calorific.name, source: "")
      test(zone.series(for: energy, log: &log))
    }
    for target in targets {
      func place(_ field: String, _ line: Int) -> Place {
        Place(file: targetFile, line: line > 0 ? line : nil, id: target.scopeID, field: field)
      }
      guard let own = series(target.scopeID) else {
        log.add(.badSetting, at: place("scope_id", target.line), found: "\"\(target.scopeID)\"", expected: "zone_id")
        continue
      }
      guard let factor = units.factor(of: target) else {
        let kind: UnitTable.Dimension = target.indicator.isEnergy ? .standardCoal : .mass
        let ending = target.indicator.isIntensity ? "/万元" : ""
        log.add(
          .unknownUnit, at: place("unit", target.unitLine), found: "\"\(target.unit)\"",
          expected: units.spellings(of: kind).map { $0 + ending }.joined(separator: ", "))
        continue
      }
      var found = DiagnosticLog()
      let line = own.series(for: target, log: &found)
      log.merge(found)
      test(line)
      let standing = PathStanding(
        target, line, factor: factor, year: year, needsConstantPrices: settings.needsConstantPrices)
      if standing.path == nil {
        log.add(
          .noBaseFigure, at: place("base.year", target.line),
          found: "\(target.indicator.rawValue), \(target.basis), \(target.baseYear)", expected: line.yearsInWords)
      } else if let only = line.figures(upTo: year).first, line.figures(upTo: year).count == 1 {
        log.add(
          .singleYear, at: place("indicator", target.line),
          found: "\(target.indicator.rawValue), \(target.basis), \(only.year)")
      }
      let forecast = standing.path.map {
        TargetForecast(
          line.figures(upTo: year), path: $0, minimumYears: settings.forecastMinimumYears,
          probability: settings.forecastProbability)
      }
      entries.append(
        Entry(
          target: target, standing: standing, forecast: forecast,
          valueAdded: target.indicator.isIntensity ? own.valueAdded(standing.judged?.year, line) : nil))
    }
    self.entries = entries
    self.peaks = peaks
    let known = (zone?.years ?? []).filter { $0.year <= year }
    step = known.count > 1 ? (known[known.count - 2].year, known[known.count - 1].year) : nil
    contributions = known.count > 1 ? Self.contributions(known[known.count - 2], known[known.count - 1]) : []
  }

  private static func contributions(_ first: ZoneYear, _ second: ZoneYear) -> [Contribution] {
    var all: [Int: Contribution] = [:]
    for member in first.members {
      guard let energy = member.energy else { continue }
      all[member.enterprise] = Contribution(
        enterprise: member.enterprise, before: energy.calorific, carbonBefore: member.carbon)
    }
    for member in second.members {
      guard let energy = member.energy else { continue }
      var own = all[member.enterprise] ?? Contribution(enterprise: member.enterprise)
      (own.after, own.carbonAfter) = (energy.calorific, member.carbon)
      all[member.enterprise] = own
    }
    return all.values.sorted {
      let (left, right) = ($0.change.tonnes.units.magnitude, $1.change.tonnes.units.magnitude)
      return left == right ? $0.enterprise < $1.enterprise : left > right
    }
  }
}

extension YearlySeries {
  /// The years that have a figure, or what a figure would have to be of.
  fileprivate var yearsInWords: String {
    if !points.isEmpty { return points.map { String($0.year) }.joined(separator: ", ") }
    let prices = priceBase.map { ", prices of \($0)" } ?? ""
    return "a figure of any year of \(scopeID) on the basis \(basis)\(prices); there is none"
  }
}

extension ZoneSeries {
  /// The value added that an intensity of a year has below the line, in 万元.
  func valueAdded(_ year: Int?, _ series: YearlySeries) -> Double? {
    guard let own = years.first(where: { $0.year == year }) else { return nil }
    if !series.indicator.isEnergy {
      return carbon.first { $0.year.year == year }.flatMap { carbonYear, totals in
        carbonYear.intensity(.totalOfPark, per: .valueAdded, of: totals).lower?.doubleValue
      }
    }
    let isConstant = series.priceBase != "current"
    let added =
      series.basis == CoalInput.name
      ? own.both(CoalInput.self, atConstantPrices: isConstant)?.valueAdded
      : own.both(Calorific.self, atConstantPrices: isConstant)?.valueAdded
    return added?.wanYuan.doubleValue
  }
}
