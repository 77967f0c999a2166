public import MuchanDiagnostics
public import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanPolicy
public import MuchanRecords

/// A share of the parcels of a project.
public struct ProjectShare: Sendable {
  /// Which project. Only its project.yaml and zones need to be here.
  public var project: Project
  /// GeoJSON files, newline-delimited ones too; `-` is standard input.
  public var parcels: [String]
  /// How the share is read. The zones say their own system of coordinates.
  public var options: LayerOptions

  /// Makes a request.
  public init(project: Project, parcels: [String], options: LayerOptions) {
    self.project = project
    self.parcels = parcels
    self.options = options
  }

  /// The roles whose files a share does not look at.
  ///
  /// Where the project has waters, the tables that tell which parcels have plants are read too.
  public static let elsewhere = Set(InputRole.allCases).subtracting([.zones, .controls, .plan, .waters, .buildings])
}

extension ClusterState {
  /// Measures one share of a project's parcels and places them in its zones.
  ///
  /// - Throws: what reading throws. Features that are rejected are data and no failure.
  public init(_ share: ProjectShare, data: DataFolder) async throws(Failure) {
    let header = StateHeader.RunOptions(
      crs: share.options.reference?.description, onInvalid: share.options.onInvalid,
      maxFeatureBytes: share.options.maxFeatureBytes)
    // Of the zones `finish` tells.
    var dropped = DiagnosticLog()
    let zoneOptions = header.zoneOptions(jobs: share.options.jobs)
    let year = try share.year()
    let zones = try await ProjectZones(
      share.project, path: try share.project.layer(.zones, year: year), options: zoneOptions, log: &dropped)
    let buildings = try await ProjectLayers(share.project, year: year, options: zoneOptions, log: &dropped).buildings
    var reference = try ReferenceData(data)
    // Of the rules a share needs to know only which waters they ask about.
    if share.project.files[.waters] != nil { try reference.takeBooks(of: share.project) }
    let surroundings = try await PolicyLayers(
      share.project, year: year, options: zoneOptions, buildings: buildings,
      questions: try reference.waterQuestions(share.project), taihuArea: reference.spatial.spatial?.taihuArea
    ) { (questions) throws(Failure) in
      try PlantParcels.kinds(of: share.project, questions, sections: reference.industrySections)
    }
    self.header = try StateHeader(
      share.project, zones: zones.levels, surroundings: surroundings, data: data, options: header)
    var (parcels, ledger) = (ParcelLedger(), Ledger())
    for path in share.parcels {
      let request = ParcelShare.Request(
        path: path, mapping: share.project.columns[.parcels] ?? [:], options: share.options, isShare: true,
        surroundings: surroundings)
      let part = try await ParcelShare(request, zones: zones.levels)
      parcels.append(contentsOf: part.parcels)
      ledger += part.ledger
      findings.merge(part.findings)
    }
    self.parcels = parcels
    self.ledger = ledger
    // A share may well be empty; whether the whole is, `finished` sees.
    findings = findings.without { $0.code == .noFeatures }
    findings.mapPlaces { Place(id: $0.id, field: $0.field) }
  }

  /// The run of the whole project, as one machine would have found it.
  ///
  /// Everything but the parcels is read here.
  /// - Parameters:
  ///   - noticed: what reading project.yaml found already.
  ///   - jobs: how many workers read the zones.
  ///   - asOf: the day that clocks are read at; nil leaves it to the project.
  /// - Throws: `missingState` where lines are not there or do not add up; `mixedStates` where they are not of this
  ///   project, its zones or this data; what running throws.
  public func finished(
    _ project: Project, data: DataFolder, jobs: Int, asOf: CalendarDay? = nil,
    noticed: DiagnosticLog = DiagnosticLog()
  ) async throws(Failure) -> ProjectRun {
    guard let header else { throw Failure(.missingState, at: Place(), found: "no header line") }
    guard let options = header.runOptions, sums == nil, zones == nil, balance == nil, ids == nil else {
      throw Failure(
        .mixedStates, at: Place(), found: "lines of an overlay", expected: "lines of partial --project")
    }
    let inputs = try await RunInputs(project, data: data, asOf: asOf, jobs: jobs, noticed: noticed)
    var log = DiagnosticLog()
    let zones = try await ProjectZones(
      project, path: try inputs.layer(.zones), options: options.zoneOptions(jobs: jobs), log: &log)
    let layers = try await ProjectLayers(
      project, year: inputs.year, options: options.zoneOptions(jobs: jobs), log: &log)
    let surroundings = try await inputs.surroundings(options.zoneOptions(jobs: jobs), layers)
    let own = try StateHeader(
      project, zones: zones.levels, surroundings: surroundings, data: data, options: options)
    if let difference = header.difference(from: own) {
      throw Failure(.mixedStates, at: Place(), found: "the lines are not of this project: \(difference)")
    }
    let share = try wholeShare(of: zones.levels, surroundings, layers, path: try inputs.layer(.parcels))
    return try await ProjectRun(
      inputs, zones: zones, parcels: share, surroundings: surroundings, layers: layers,
      options: options.zoneOptions(jobs: jobs), log: log)
  }

  /// All shares as one, with the findings that a share could not know.
  private func wholeShare(
    of zones: ZoneLevels, _ layers: PolicyLayers, _ others: ProjectLayers, path: String
  ) throws(Failure) -> ParcelShare {
    guard let ledger else { throw Failure(.missingState, at: Place(), found: "no ledger line") }
    var share = ParcelShare()
    share.parcels = parcels ?? ParcelLedger()
    share.ledger = ledger
    share.findings = findings
    guard share.parcels.count + share.parcels.repeatCount == ledger.stored else {
      throw Failure(
        .missingState, at: Place(),
        found: "\(share.parcels.count + share.parcels.repeatCount) parcels, the ledger line has \(ledger.stored)")
    }
    for row in 0..<share.parcels.count {
      let id = share.parcels.id(of: row)
      guard share.parcels.parts(of: row).allSatisfy({ $0.zone < zones.hierarchy.zones.count }),
        share.parcels.overlaps(of: row).allSatisfy({ zones.levels.indices.contains($0.number) })
      else { throw Failure(.brokenState, at: Place(id: id), found: "a zone that there is not") }
      let surroundings = share.parcels.surroundings(of: row)
      guard surroundings.controls.allSatisfy({ (0..<(layers.units?.count ?? 0)).contains($0.number) }),
        surroundings.plan.allSatisfy({ (0..<(layers.planUses?.count ?? 0)).contains($0.number) }),
        surroundings.waters.allSatisfy({ (0..<(layers.waters?.count ?? 0)).contains($0.water) }),
        surroundings.buildings.allSatisfy({ $0.number < others.buildings?.buildings.count ?? 0 })
      else {
        throw Failure(
          .brokenState, at: Place(id: id), found: "a control unit, use, water or building that there is not")
      }
      let more = share.parcels.times(of: row) - 1
      guard more > 0 else { continue }
      let finding = Diagnostic(.duplicateID, at: Place(id: id, field: ParcelShare.idField))
      let kept = [Diagnostic](repeating: finding, count: min(more, DiagnosticLog.keptPerCode))
      share.findings.merge(DiagnosticLog(.duplicateID, count: more, kept: kept))
    }
    if ledger.read == 0 { share.findings.add(.noFeatures, at: Place(file: path)) }
    return share
  }
}

extension ProjectShare {
  /// The year whose layers `run` takes.
  fileprivate func year() throws(Failure) -> Int? {
    var year = project.year ?? project.years.last
    let isYearly = [InputRole.zones, .controls, .plan, .waters, .buildings].contains { role in
      if case .yearly = project.files[role] { true } else { false }
    }
    if year == nil, isYearly {
      // What is wrong with the table `finish` tells.
      var log = DiagnosticLog()
      var rows = EnterpriseColumns()
      for (_, path) in project.allFiles(.enterprises) {
        let columns = project.columns[.enterprises] ?? [:]
        rows.add(
          try EnterpriseTable.read(
            path: path, columns: columns, options: project.inputOptions(.enterprises, path: path), into: &log
          ).records)
      }
      year = EnterpriseYears(rows: rows, log: &log).years.last
    }
    return year
  }
}

extension StateHeader.RunOptions {
  /// How the zones are read.
  fileprivate func zoneOptions(jobs: Int) -> LayerOptions {
    LayerOptions(onInvalid: onInvalid, jobs: jobs, maxFeatureBytes: maxFeatureBytes)
  }
}
