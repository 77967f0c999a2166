internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanRecords
internal import MuchanReport

/// What all shares of one result must have in common: versions, options, and what the shares are held against.
struct StateHeader: Sendable {
  /// The version of the lines themselves.
  static let format = 4

  /// What the shares are of.
  enum Verb: String {
    case overlay
    case run
  }

  let verb: Verb
  /// All members as they stand in the line.
  private let members: [(String, JSONValue)]

  private init(_ verb: Verb, _ own: [(String, JSONValue)]) {
    self.verb = verb
    let versions: [(String, JSONValue)] = [
      ("format", .integer(Self.format)),
      ("muchan", .string(MuchanVersion.current)),
      ("geos", .string(GeometryEngines.geos)),
      ("proj", .string(GeometryEngines.proj)),
      ("verb", .string(verb.rawValue)),
      ("method", .string(EllipsoidArea.name)),
    ]
    members = versions + own
  }

  /// Of an overlay, done by this program.
  init(_ request: OverlayRequest, zones: ZoneLayer) {
    var digest = Digest()
    digest.add(zones.digest)
    self.init(
      .overlay,
      [
        ("zone_digest", .string(digest.text)),
        ("zone_count", .integer(zones.ids.count)),
        ("zone_id", .optional(request.zoneIDField)),
        ("id", .string(request.idField)),
        ("by", .array(request.by.map { .string($0) })),
        ("sum", .array(request.sums.map { .string($0) })),
        ("crs", .optional(request.options.reference?.description)),
        ("on_invalid", .string(request.options.onInvalid.rawValue)),
        ("ids", .bool(request.countsIDs)),
      ])
  }

  /// Of a project run, done by this program.
  ///
  /// - Throws: what reading project.yaml and the data folder throws.
  init(
    _ project: Project, zones: ZoneLevels, surroundings: PolicyLayers, data: DataFolder, options: RunOptions
  ) throws(Failure) {
    var digest = Digest()
    digest.add(try TextFile.read(project.path))
    self.init(
      .run,
      [
        ("project_digest", .string(digest.text)),
        ("data_digest", .string(try ReferenceData.digest(of: data))),
        ("zone_digest", .string(zones.digest)),
        ("zone_count", .integer(zones.hierarchy.zones.count)),
        ("surroundings_digest", .optional(surroundings.digest)),
        ("crs", .optional(options.crs)),
        ("on_invalid", .string(options.onInvalid.rawValue)),
        ("max_feature_bytes", .integer(options.maxFeatureBytes)),
      ])
  }

  /// As `json` wrote it; nil for anything else.
  init?(_ json: JSONValue) {
    guard case .object(let members) = json, let verb = json["verb"]?.text.flatMap(Verb.init) else { return nil }
    self.verb = verb
    self.members = members
    switch verb {
    case .overlay: if overlayRequest(zones: "") == nil { return nil }
    case .run: if runOptions == nil { return nil }
    }
  }

  var json: JSONValue { .object(members) }

  /// The first member in which another header differs, with both values; nil where none does.
  func difference(from other: StateHeader) -> String? {
    for name in members.map(\.0) + other.members.map(\.0) {
      let (here, there) = (json[name]?.compact(), other.json[name]?.compact())
      if here != there { return "\(name) is \(here ?? "not there"), it was \(there ?? "not there") before" }
    }
    return nil
  }

  /// How a header differs from what this program writes; nil where it can read the lines.
  static func foreignVersion(of json: JSONValue) -> String? {
    for (name, own) in [("format", JSONValue.integer(format)), ("muchan", .string(MuchanVersion.current))] {
      let found = json[name]?.compact() ?? "not there"
      if found != own.compact() { return "\(name) is \(found), this program's is \(own.compact())" }
    }
    return nil
  }
}

extension StateHeader {
  /// What `overlay` would have been asked; nil where the shares are of something else.
  func overlayRequest(zones: String) -> OverlayRequest? {
    guard verb == .overlay, let idField = json["id"]?.text, case .bool(let countsIDs)? = json["ids"],
      let by = json["by"]?.list?.compactMap(\.text), let sums = json["sum"]?.list?.compactMap(\.text)
    else { return nil }
    var request = OverlayRequest(
      parcels: [], zones: zones, zoneIDField: json["zone_id"]?.text, idField: idField, by: by, sums: sums)
    request.countsIDs = countsIDs
    return request
  }

  /// How the layers of a project were read.
  struct RunOptions {
    /// The system that the shares were said to be in; nil where they were not.
    var crs: String?
    var onInvalid: InvalidPolicy
    var maxFeatureBytes: Int
  }

  /// How `run` would have read the layers; nil where the shares are of something else.
  var runOptions: RunOptions? {
    guard verb == .run, let onInvalid = json["on_invalid"]?.text.flatMap(InvalidPolicy.init(rawValue:)),
      let maxFeatureBytes = json["max_feature_bytes"]?.integer(as: Int.self), maxFeatureBytes > 0
    else { return nil }
    return RunOptions(crs: json["crs"]?.text, onInvalid: onInvalid, maxFeatureBytes: maxFeatureBytes)
  }
}
