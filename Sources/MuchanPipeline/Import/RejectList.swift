internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanReport
import Synchronization

/// A record that was left out, and why.
struct Rejection: Sendable {
  /// Its number: in its block while it is with a worker, in its file from then on.
  var feature: Int
  /// Of its first byte.
  var byteOffset: Int
  var reason: Diagnostic
  /// Longitude and latitude of the fault, or of the record's first vertex.
  var position: (x: Double, y: Double)?
  /// Of a row of a table: as it stands in the file.
  var text: String?

  /// Whether it is not JSON, so that its brackets do not tell where it ends.
  var isBroken: Bool {
    switch reason.code {
    case .notJSON, .truncatedJSON, .trailingContent, .notUTF8, .nestedTooDeep: true
    default: false
    }
  }
}

/// Writes rejected records so that they can be mended and imported again.
///
/// One a line. A GeoJSON Feature stays one, as it was written, with a member `muchan_reject` before its own: the file
/// can be imported as newline-delimited GeoJSON. What is no JSON object stands as text in `original`.
final class RejectList: Sendable {
  /// Nil where nobody wants them, and once it was committed.
  private let output: Mutex<OutputFile?>
  let isWanted: Bool

  init(path: String?, overwrite: Bool) throws(Failure) {
    isWanted = path != nil
    if let path {
      output = Mutex(try OutputFile(path: path, overwrite: overwrite))
    } else {
      output = Mutex(nil)
    }
  }

  /// Adds a record.
  ///
  /// - Parameters:
  ///   - original: as it stands in its file; nil where it cannot be read again.
  ///   - keepsOffset: whether its byte offset is that of the file's text.
  func add(_ rejection: Rejection, line: Int, original: String?, keepsOffset: Bool = true) throws(Failure) {
    let place = rejection.reason.place
    let title = rejection.reason.code.text(in: .english).title
    let found = rejection.reason.found
    let position = rejection.position.flatMap { position in
      !position.x.isFinite || !position.y.isFinite
        ? nil : JSONValue.array([.number("\(position.x)"), .number("\(position.y)")])
    }
    let why = JSONValue.object([
      ("file", .optional(place.file)),
      ("byte_offset", keepsOffset ? .integer(place.byteOffset ?? rejection.byteOffset) : .null),
      ("line", .integer(line)),
      ("feature", .integer(rejection.feature)),
      ("id", .optional(place.id)),
      ("pointer", .optional(place.field)),
      ("code", .string(rejection.reason.code.rawValue)),
      ("reason", .string(found.isEmpty ? title : "\(title): \(found)")),
      ("coordinate", position ?? .null),
    ])
    var written = "{\"muchan_reject\":" + why.compact()
    if let original, original.utf8.first == UInt8(ascii: "{"), original.utf8.last == UInt8(ascii: "}") {
      // No line end may stand in a line; inside a string none can.
      let flat = original.utf8.dropFirst().map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
      let isEmpty = flat.dropLast().allSatisfy { $0 == 0x20 || $0 == 0x09 }
      written += (isEmpty ? "" : ",") + String(decoding: flat, as: UTF8.self)
    } else {
      written += ",\"original\":" + JSONValue.optional(original).compact() + "}"
    }
    let text = written + "\n"
    try output.withLock { (output) throws(Failure) in try output?.write(text) }
  }

  /// Puts the file in its place.
  func commit() throws(Failure) {
    try output.withLock { (output) throws(Failure) in
      if let file = output.take() { try file.commit() }
    }
  }
}
