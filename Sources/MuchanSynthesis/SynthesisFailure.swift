/// Why a made-up world could not be written.
public enum SynthesisFailure: Error, Equatable, CustomStringConvertible {
  /// An option that has no meaning, with what was expected.
  case option(name: String, found: String, expected: String)
  /// The system refused a file or folder.
  case file(path: String, reason: String)

  public var description: String {
    switch self {
    case .option(let name, let found, let expected): "option \(name): found \(found), expected \(expected)"
    case .file(let path, let reason): "\(path): \(reason)"
    }
  }
}
