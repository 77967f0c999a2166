internal import Glibc

/// A path: the folder a name is in, and the name.
struct OutputPath {
  /// The folder, never empty.
  let folder: String
  /// The last part of the path, without a trailing slash.
  let name: String

  /// Splits a path at its last slash; trailing slashes are dropped first. Nil when no name is left.
  init?(_ path: String) {
    var bytes = Array(path.utf8)
    let slash = UInt8(ascii: "/")
    while bytes.count > 1, bytes.last == slash { bytes.removeLast() }
    guard !bytes.isEmpty, bytes != [slash] else { return nil }
    if let cut = bytes.lastIndex(of: slash) {
      folder = cut == 0 ? "/" : String(decoding: bytes[..<cut], as: UTF8.self)
      name = String(decoding: bytes[(cut + 1)...], as: UTF8.self)
    } else {
      folder = "."
      name = String(decoding: bytes, as: UTF8.self)
    }
    if name == "." || name == ".." { return nil }
  }

  /// The whole path again.
  var path: String { Self.join(folder, name) }

  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Runs `make` with hidden names in the same folder until one is free.
  ///
  /// `make` says whether it made the entry, and leaves `errno` as it was where it did not. The name does not
  /// hold the target's, which may already be as long as a name can be.
  /// - Returns: the path made, or the error number of the failure.
  func makeTemporary(ending: String, _ make: (String) -> Bool) -> Result<String, SystemError> {
    for attempt in 0..<10_000 {
      let path = Self.join(folder, ".muchan-\(getpid())-\(attempt).\(ending)")
      if make(path) { return .success(path) }
      let number = errno
      if number != EEXIST { return .failure(SystemError(number: number)) }
    }
    return .failure(SystemError(number: EEXIST))
  }
}

/// An error number of the operating system.
struct SystemError: Error {
  let number: Int32
}

extension Result where Failure == SystemError {
  /// The system's words for the failure; empty for a success.
  var message: String {
    guard case .failure(let error) = self else { return "" }
    return systemMessage(error.number)
  }
}
