import ArgumentParser
import Glibc
import MuchanReport

/// Help texts in Chinese, laid out for the width of Chinese characters.
///
/// ArgumentParser keeps a command's texts in one language. What it knows of all commands is taken as it tells it
/// (`--experimental-dump-help`), and each text is replaced by its translation. A text that has none stays English; a test
/// says so.
enum ChineseHelp {
  /// What ArgumentParser tells of all commands, the texts in Chinese.
  static func dump() -> String { translated(tree).indented() }

  /// The help of the command that the arguments name.
  static func text(of arguments: [String]) -> String {
    guard var command = translated(tree)["command"] else { return "" }
    var path = ["muchan"]
    for word in arguments where word != "help" {
      guard let next = subcommands(of: command).first(where: { $0["commandName"]?.text == word }) else { break }
      command = next
      path.append(word)
    }
    var page = HelpPage(width: width)
    page.add(command, path: path)
    return page.text
  }

  private static var tree: JSONValue { JSONValue(reading: MuchanCommand._dumpHelp()) ?? .null }

  static func subcommands(of command: JSONValue) -> [JSONValue] {
    (command["subcommands"]?.list ?? []).filter { $0["commandName"]?.text != "help" }
  }

  private static var width: Int {
    if let columns = Environment.value(of: "COLUMNS").flatMap(Int.init), columns > 0 { return columns }
    var size = winsize()
    return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// The same value with the texts for people in Chinese.
  private static func translated(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let values): .array(values.map(translated))
    case .object(let members):
      .object(
        members.map { name, member in
          switch (name, member) {
          case ("abstract", .string(let text)): (name, .string(translation(of: text)))
          case ("discussion", .string(let text)): (name, .string(discussion(text)))
          default: (name, translated(member))
          }
        })
    default: value
    }
  }

  /// A discussion paragraph by paragraph; headings have words of their own, and examples stay as they are.
  private static func discussion(_ text: String) -> String {
    text.split(separator: "\n\n").map { paragraph in
      let lines = paragraph.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      guard let heading = headings[lines[0]] else { return translation(of: String(paragraph)) }
      return ([heading] + lines.dropFirst().map(line)).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  private static let headings = ["EXAMPLES:": "示例：", "EXAMPLE:": "示例：", "EXIT CODES:": "退出码：", "TABLES:": "表："]

  /// A line of a list: `  name   what it is`, where a name or a whole example stands first.
  private static func line(_ text: String) -> String {
    if let whole = texts[text.trimmingBlanks] { return "  " + whole }
    var words = text.trimmingBlanks[...]
    // The longest end of the line that is translated; what stands before it is kept.
    while let blank = words.firstIndex(of: " ") {
      words = words[words.index(after: blank)...].drop { $0 == " " }
      if let end = texts[String(words)] { return String(text.dropLast(words.count)) + end }
    }
    return text
  }

  static func translation(of text: String) -> String { texts[text] ?? text }

  private static let texts = [abstracts, paragraphs, options, lines].reduce(into: [:]) { all, some in
    all.merge(some) { first, _ in first }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = self[...].drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
