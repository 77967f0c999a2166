internal import MuchanDiagnostics
internal import MuchanGeometry
internal import MuchanReport

/// What all shares of one overlay must have in common: versions, options and zones.
struct StateHeader: Sendable {
  /// The version of the lines themselves.
  static let format = 1

  let zoneIDField: String?
  let idField: String
  let by: [String]
  let sums: [String]
  let countsIDs: Bool
  /// All members as they stand in the line.
  private let members: [(String, JSONValue)]

  /// Of a request, run by this program.
  init(_ request: OverlayRequest, zones: ZoneLayer) {
    zoneIDField = request.zoneIDField
    (idField, by, sums, countsIDs) = (request.idField, request.by, request.sums, request.countsIDs)
    let digest = String(zones.digest, radix: 16)
    members = [
      ("format", .integer(Self.format)),
      ("muchan", .string(MuchanVersion.current)),
      ("geos", .string(GeometryEngines.geos)),
      ("proj", .string(GeometryEngines.proj)),
      ("method", .string(EllipsoidArea.name)),
      ("zone_digest", .string(String(repeating: "0", count: 16 - digest.utf8.count) + digest)),
      ("zone_count", .integer(zones.ids.count)),
      ("zone_id", .optional(request.zoneIDField)),
      ("id", .string(request.idField)),
      ("by", .array(request.by.map { .string($0) })),
      ("sum", .array(request.sums.map { .string($0) })),
      ("crs", .optional(request.options.reference?.description)),
      ("on_invalid", .string(request.options.onInvalid.rawValue)),
      ("ids", .bool(request.countsIDs)),
    ]
  }

  /// As `json` wrote it; nil for anything else.
  init?(_ json: JSONValue) {
    guard case .object(let members) = json, let idField = json["id"]?.text, case .bool(let countsIDs)? = json["ids"],
      let by = json["by"]?.list?.compactMap(\.text), let sums = json["sum"]?.list?.compactMap(\.text)
    else { return nil }
    zoneIDField = json["zone_id"]?.text
    (self.idField, self.by, self.sums, self.countsIDs) = (idField, by, sums, countsIDs)
    self.members = members
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

  /// What `overlay` would have been asked.
  func request(zones: String) -> OverlayRequest {
    OverlayRequest(parcels: [], zones: zones, zoneIDField: zoneIDField, idField: idField, by: by, sums: sums)
  }
}
