internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanRecords

/// Reads a layer for its findings.
struct LayerCheck {
  var path: String
  /// Which layer it is, by name; nil takes the one whose mark the features have.
  var schema: String?
  /// The property with the id; nil takes that of the layer, else the feature's own id.
  var idField: String?
  /// Names in the file to column names, as the project maps them.
  var mapping: [String: String] = [:]
  /// The folder with the code tables, where the user names one.
  var dataFolder: String?
  var options: LayerOptions
  var looksAtTopology = false

  /// Reads the layer into `file`; findings made before a failure are lost with it.
  func run(into file: inout CheckedFile) async throws(Failure) {
    let columns = CheckColumns(idName: idField, schema: schema, mapping: mapping)
    let reading = LayerReading(path: path, fields: columns.fields, options: options)
    let ids = FirstPlaces()
    let area = EllipsoidArea()
    let (path, policy) = (path, options.onInvalid)
    let (codes, codesFailure) = readCodes()
    let outcome = try await reading.run(
      restart: { ids.removeAll() },
      makeWorker: { () throws(Failure) in
        CheckWorker(
          path: path, columns: columns, codes: codes, judge: FeatureJudge(path: path, policy: policy, area: area),
          ids: ids)
      })
    let names = outcome.blocks.names
    let schema = columns.named?.schema ?? LayerSchema.matching { columns.has($0, among: names) }
    file.kind = schema?.name ?? "layer"
    var log = outcome.log
    var whole = Whole()
    for part in outcome.partials {
      log.merge(part.log)
      file.ledger += part.ledger
      whole.merge(part)
    }
    file.ledger.rejected += outcome.rejected
    let isBoundaryText = outcome.blocks.conversion?.means == .boundaryText
    let properties = whole.properties.complete(path: path) { columns.has($0, among: names) }
    // The form of boundary points has no place for some columns of a parcel.
    log.merge(isBoundaryText ? properties.without { [.missingColumn, .missingValue].contains($0.code) } : properties)
    if whole.excessivelyPrecise > 0, outcome.reference == .longitudeLatitude, outcome.blocks.conversion == nil {
      log.add(.excessPrecision, at: Place(file: path), found: "\(whole.excessivelyPrecise) features")
    }
    addMissingIDs(whole, schema, names, &log, &file.ledger)
    if let schema {
      if let codesFailure, schema.has("land_use_code") { log.add(codesFailure.diagnostic) }
      if !schema.marksID {
        whole.unmarked.mapPlaces { place in
          var place = place
          place.field = pointer(to: schema.mark)
          return place
        }
        log.merge(whole.unmarked)
      }
      for name in names.keys.sorted() where !columns.isKnown(name, in: schema) && name != idField {
        log.add(.unknownColumn, at: Place(file: path, field: pointer(to: name)), found: "\"\(name.prefix(60))\"")
      }
    }
    outcome.blocks.complete(&log, path: path)
    if looksAtTopology, schema?.allowsLines != true {
      let topology = TopologyCheck(
        path: path, fields: columns.fields,
        id: { row, block in columns.id(ofRow: row, in: block, as: columns.layer(ofRow: row, in: block)).text },
        options: options)
      log.merge(try await topology.run())
    }
    if let schema, schema.marksID, !schema.joinsParts { file.ids = ids.texts }
    file.findings = log
  }

  /// The code tables; only a layer that has codes misses them.
  private func readCodes() -> (LandUseCodes?, Failure?) {
    do throws(Failure) {
      return (try LandUseCodes(DataFolder(explicit: dataFolder)), nil)
    } catch {
      return (nil, error)
    }
  }

  /// What the workers found that only the whole file can tell the meaning of.
  private struct Whole {
    var properties = PropertyFindings()
    var withoutID = DiagnosticLog()
    var storedWithoutID = 0
    var withID = 0
    var unmarked = DiagnosticLog()
    var excessivelyPrecise = 0

    mutating func merge(_ part: CheckWorker.Partial) {
      properties.merge(part.properties)
      withoutID.merge(part.withoutID)
      storedWithoutID += part.storedWithoutID
      withID += part.withID
      unmarked.merge(part.unmarked)
      excessivelyPrecise += part.excessivelyPrecise
    }
  }

  /// Layers of other origin need no ids; where some features have one, the others lack it.
  private func addMissingIDs(
    _ whole: Whole, _ schema: LayerSchema?, _ names: [String: Int], _ log: inout DiagnosticLog, _ ledger: inout Ledger
  ) {
    if let idField, names[idField] == nil {
      log.add(.missingColumn, at: Place(file: path, field: pointer(to: idField)))
      return
    }
    guard whole.withID > 0 || schema?.marksID == true || idField != nil else { return }
    var withoutID = whole.withoutID
    if idField == nil, let schema, schema.marksID {
      withoutID.mapPlaces { place in
        var place = place
        place.field = pointer(to: schema.mark)
        return place
      }
    }
    log.merge(schema?.name == LayerSchema.zones.name ? withoutID.recoded(.zoneWithoutID) : withoutID)
    ledger.stored -= whole.storedWithoutID
    ledger.rejected += whole.storedWithoutID
  }
}
