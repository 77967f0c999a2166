import Foundation
import MuchanTestSupport

/// The members that DESIGN asks of every `--format json` result, as far as tests look at them.
struct JSONResult: Decodable {
  struct Counts: Decodable, Equatable {
    var read: Int
    var stored: Int
    var rejected: Int
    var skipped: Int
  }
  struct Finding: Decodable {
    var code: String
    var severity: String
    var message: String
  }
  /// A row of which the columns do not matter.
  struct Row: Decodable {}

  var verb: String
  var version: String
  var method: String?
  var ledger: Counts
  var findings: [Finding]
  var rows: [Row]
  var balance: [String: Double]?

  init(_ result: CommandResult) throws {
    self = try JSONDecoder().decode(JSONResult.self, from: Data(result.outputBytes))
  }

  /// The names of the members at the top, in the order of the text.
  static func members(_ result: CommandResult) -> [String] {
    // Two blanks and no more stand before the members of the one object.
    result.output.split(separator: "\n").compactMap { line in
      line.hasPrefix("  \"") ? line.dropFirst(3).prefix { $0 != "\"" }.description : nil
    }
  }
}
