internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanPolicy
internal import MuchanQuantities

extension ReferenceData {
  /// Takes in the books of a project's own, and the limits that it sets in the place of a book's.
  ///
  /// - Throws: what is wrong with a book, and where two have a rule of one id.
  mutating func takeBooks(of project: Project) throws(Failure) {
    var books: [(file: String, book: RuleBook)] = []
    for path in project.policy.books {
      let text = if let stored = project.storedTexts[path] { stored } else { try TextFile.read(path) }
      let own = try RuleBook(yaml: text, file: path, registry: registry)
      try own.checkApart(from: books, file: path)
      books.append((path, own))
      take(own)
    }
    // Land in another province is not held against a city's notice.
    spatial = spatial.held(inProvince: project.locality.province, city: project.locality.city)
    // One limit for `ratio`, `policy` and all else.
    if let limit = project.ratio?.energySharePassesBelow.flatMap({ FixedDecimal<NinePlaces>(rounding: $0) }) {
      rules = rules.limiting(IndicatorValue.energyShare, to: Threshold(.below, Ratio(limit)))
    }
    if let limit = project.ratio?.outputSharePassesFrom.flatMap({ FixedDecimal<NinePlaces>(rounding: $0) }) {
      rules = rules.limiting(IndicatorValue.outputShare, to: Threshold(.atLeast, Ratio(limit)))
    }
  }

  /// Takes in a planner's own book: its rules stand in the place of those that have the same id, and are added else.
  private mutating func take(_ own: RuleBook) {
    let known = Set((books.flatMap(\.rules) + rules.rules + spatial.rules).map(\.id))
    rules = rules.overridden(by: own)
    // A setback is measured by its own terms.
    let setbacks = own.rules.filter { !known.contains($0.id) && $0.setback != nil }
    spatial = spatial.overridden(by: own).adding(setbacks)
    books = books.map { $0.overridden(by: own) }
    books.append(own.holding(own.rules.filter { !known.contains($0.id) && $0.setback == nil }))
  }

  /// What the spatial rules measure by in a project.
  func spatialTerms(of project: Project) throws(Failure) -> SpatialTerms {
    guard var terms = spatial.spatial else { throw Failure(.missingKey, at: Place(field: "terms")) }
    if let sliver = project.policy.sliver.flatMap(Area.init(roundingSquareMetres:)) { terms.sliver = sliver }
    if project.policy.countsDisputedChemicals {
      terms.industries["chemical", default: []] += terms.industries["chemical_disputed"] ?? []
    }
    if let named = project.policy.advancedManufacturing { terms.advancedManufacturing = named }
    return terms
  }

  /// What the spatial rules of a project ask of its waters.
  func waterQuestions(_ project: Project) throws(Failure) -> WaterQuestions {
    WaterQuestions(spatial, try spatialTerms(of: project), project.policy)
  }
}
