internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities

/// The lists of industries that a plant may belong to, of those that rules ask about.
struct PlantKinds: OptionSet, Hashable, Sendable {
  var rawValue: UInt16
}

/// What the rules of a project ask of waters: how far plants of which industries are from the nearest of which waters.
///
/// Of a million plants and hundreds of rivers each distance that nobody asks for costs as much as one that decides.
struct WaterQuestions: Sendable {
  /// One rule's question.
  struct Question: Sendable {
    var terms: SetbackTerms
    var askers: PlantKinds
    /// Whether it is about stretches whose port is not known, which may be one of the terms'.
    var isOfUnknownPorts = false
  }

  /// The table of heavy industry by the Yangtze (P13) asks without a rule: the document names no distance.
  static let river = SetbackTerms(industries: "heavy", waters: [.yangtzeMain])

  private(set) var all: [Question] = []
  private let acceptsCentreLine: Bool
  /// By list of industries its divisions, in the order of the bits of `PlantKinds`.
  private var divisions: [Set<Int>] = []

  /// Gathers what the rules of a book ask.
  ///
  /// - Parameter terms: those of the project.
  init(_ book: RuleBook, _ terms: SpatialTerms, _ settings: Project.Policy) {
    acceptsCentreLine = settings.acceptsCentreLine
    var kinds: [String: PlantKinds] = [:]
    for setback in [Self.river] + book.rules.compactMap(\.setback) where !setback.waters.isEmpty {
      let kind = kinds[setback.industries] ?? PlantKinds(rawValue: 1 << UInt16(kinds.count))
      if kinds.updateValue(kind, forKey: setback.industries) == nil {
        divisions.append(Set(terms.industries[setback.industries] ?? []))
      }
      all.append(Question(terms: setback, askers: kind))
      if !setback.ports.isEmpty { all.append(Question(terms: setback, askers: kind, isOfUnknownPorts: true)) }
    }
  }

  /// The kinds of plants that are of a division; of all kinds where it is not known.
  func kinds(ofDivision division: Int?) -> PlantKinds {
    var kinds: PlantKinds = []
    for (number, own) in divisions.enumerated() where division.map(own.contains) ?? true {
      kinds.formUnion(PlantKinds(rawValue: 1 << UInt16(number)))
    }
    return kinds
  }

  /// The numbers of the questions that a water's shoreline counts for.
  func numbers(asking water: Water) -> [Int] {
    all.indices.filter { number in
      let question = all[number]
      return question.isOfUnknownPorts
        ? question.terms.mayTake(water, acceptsCentreLine: acceptsCentreLine)
        : question.terms.takes(water, acceptsCentreLine: acceptsCentreLine)
    }
  }
}
