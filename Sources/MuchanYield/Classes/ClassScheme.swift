public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// A scheme by which a place classes its enterprises (亩均论英雄 评价办法): who is in, what counts how much, and where the
/// classes part. A data file of `data/schemes`, or a user's own.
public struct ClassScheme: Sendable {
  /// Where a scheme is in force.
  public struct Locality: Hashable, Sendable {
    public var province: String?
    /// The city's code.
    public var city: String?
    /// The place by name.
    public var name: String

    /// Names a place.
    public init(province: String? = nil, city: String? = nil, name: String) {
      self.province = province
      self.city = city
      self.name = name
    }
  }

  /// The enterprises that the scheme is for.
  public enum Population: String, Sendable, CaseIterable {
    case all
    /// Above designated size (规上).
    case above
    case below
  }

  /// Whether the enterprises above and below designated size are ranked apart.
  public enum Groups: String, Sendable, CaseIterable {
    case together
    case designatedSize = "designated_size"
  }

  /// Points that a yes-or-no column gives or takes.
  public struct Item: Sendable {
    /// The columns that may give points.
    public enum Column: String, Sendable, CaseIterable {
      case aboveDesignatedSize = "above_designated_size"
      case certifiedHighTech = "certified_high_tech"
      case listed
      case keyDischarger = "key_discharger"
      case onlineMonitored = "online_monitored"
    }

    public var column: Column
    /// What the column must say.
    public var isYes: Bool
    public var points: FixedDecimal<SixPlaces>

    /// Makes an item.
    public init(_ column: Column, is isYes: Bool, points: FixedDecimal<SixPlaces>) {
      self.column = column
      self.isYes = isYes
      self.points = points
    }
  }

  public var id: String
  public var chineseTitle: String
  public var englishTitle: String
  public var place: Locality
  /// The year that the scheme classes, or was published for.
  public var year: Int
  public var document: String
  /// How sure the scheme as a whole is.
  public var certainty: Certainty
  /// Whether it is made up to show how classes work, and belongs to no place.
  public var isIllustrative = false
  public var note: String?
  public var population = Population.all
  /// Enterprises below designated size on less land, in mu, are not in the ranking.
  public var minimumLandBelowSize: FixedDecimal<NinePlaces>?
  /// All enterprises on less land are not in the ranking.
  public var minimumLand: FixedDecimal<NinePlaces>?
  public var groups = Groups.together
  /// The pollutants whose tonnes are added up, where an indicator divides by them.
  public var pollutants: [Pollutant] = []
  public var indicators: [ClassIndicator]
  public var items: [Item] = []
  /// The class of enterprises that are not suited to ranking (T 类).
  public var outsideClass = "T"
  /// The values of the `exclusion` column that lead there.
  public var exclusions: [Enterprise.Exclusion] = []
  /// Less than so many years in production on 31 December leads there too.
  public var newBelowYears: Int?
  /// Where the classes part; nil where the scheme publishes no cuts: it then gives scores and no classes.
  public var cuts: ClassCuts?

  /// Makes a scheme of all enterprises that are ranked together, without cuts.
  ///
  /// - Parameter indicators: Their weights add up to 100; readers of files see to it.
  public init(
    id: String, chineseTitle: String, englishTitle: String, place: Locality, year: Int, document: String,
    certainty: Certainty, indicators: [ClassIndicator]
  ) {
    self.id = id
    self.chineseTitle = chineseTitle
    self.englishTitle = englishTitle
    self.place = place
    self.year = year
    self.document = document
    self.certainty = certainty
    self.indicators = indicators
  }

  /// The title in a language.
  public func title(in language: Language) -> String { language == .english ? englishTitle : chineseTitle }

  /// Whether an indicator divides by electricity.
  var needsElectricity: Bool { indicators.contains { $0.name.denominator == .electricity } }
}
