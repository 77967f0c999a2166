internal import MuchanDiagnostics
internal import MuchanReport

/// What became of the zone file: the same in every share of an overlay.
struct ZoneSummary: Sendable {
  /// The file's name without its folder, which differs between machines.
  var file: String
  var ledger: Ledger
  var log: DiagnosticLog

  /// Of a zone file as it was read.
  init(path: String, _ zones: ZoneReading.Outcome) {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    self.file = file
    ledger = zones.ledger
    log = zones.log
    log.mapPlaces { place in
      var place = place
      if place.file == path { place.file = file }
      return place
    }
  }

  /// As `json` wrote it; nil for anything else.
  init?(_ json: JSONValue) {
    guard let file = json["file"]?.text, let ledger = Ledger(json), let list = json["findings"]?.list else {
      return nil
    }
    (self.file, self.ledger) = (file, ledger)
    log = DiagnosticLog()
    for entry in list {
      guard let code = entry["code"]?.text.flatMap(DiagnosticCode.init(rawValue:)),
        let part = DiagnosticLog(entry, code: code)
      else { return nil }
      log.merge(part)
    }
  }

  var json: JSONValue {
    let findings = log.countsByCode.map { code, _ -> JSONValue in
      .object([("code", .string(code.rawValue))] + log.stateMembers(of: code))
    }
    return .object([("file", .string(file))] + ledger.stateMembers + [("findings", .array(findings))])
  }
}
