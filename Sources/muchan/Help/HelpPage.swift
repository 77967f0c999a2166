import MuchanReport

/// A help text, line by line.
struct HelpPage {
  let width: Int
  private(set) var text = ""

  /// Where what is said of an option begins.
  private static let column = 26

  init(width: Int) { self.width = max(width, 40) }

  /// Adds all that is known of a command.
  mutating func add(_ command: JSONValue, path: [String]) {
    add("概述：\(command["abstract"]?.text ?? "")")
    text += "\n"
    if let discussion = command["discussion"]?.text {
      for paragraph in discussion.split(separator: "\n", omittingEmptySubsequences: false) {
        add(String(paragraph), indent: paragraph.prefix { $0 == " " }.count)
      }
      text += "\n"
    }
    let arguments = (command["arguments"]?.list ?? []).filter { Self.isShown($0) }
    let positional = arguments.filter { $0["kind"]?.text == "positional" }
    let options = arguments.filter { $0["kind"]?.text != "positional" }
    let commands = ChineseHelp.subcommands(of: command)
    add("用法：" + usage(path, positional: positional, options: options, hasCommands: !commands.isEmpty))
    add(title: "参数", positional.map { ("<\($0["valueName"]?.text ?? "")>", described($0)) })
    add(title: "选项", options.map { (names(of: $0), described($0)) })
    add(title: "命令", commands.map { ($0["commandName"]?.text ?? "", $0["abstract"]?.text ?? "") })
    if !commands.isEmpty { add("  “\((["muchan", "help"] + path.dropFirst()).joined(separator: " ")) <命令>”给出各命令的说明。") }
    while text.hasSuffix("\n") { text.removeLast() }
  }

  private static func isShown(_ argument: JSONValue) -> Bool {
    if case .bool(false) = argument["shouldDisplay"] { return false }
    return true
  }

  private func usage(_ path: [String], positional: [JSONValue], options: [JSONValue], hasCommands: Bool) -> String {
    if hasCommands { return path.joined(separator: " ") + " <命令>" }
    var words = path
    if !options.isEmpty { words.append("[<选项>]") }
    for option in options where option["kind"]?.text == "option" && Self.isRequired(option) {
      words.append("--\(option["preferredName"]?["name"]?.text ?? "") <\(option["valueName"]?.text ?? "")>")
    }
    for argument in positional {
      var repeats = ""
      if case .bool(true) = argument["isRepeating"] { repeats = " ..." }
      let word = "<\(argument["valueName"]?.text ?? "")>\(repeats)"
      words.append(Self.isRequired(argument) ? word : "[\(word)]")
    }
    return words.joined(separator: " ")
  }

  private static func isRequired(_ argument: JSONValue) -> Bool {
    if case .bool(false) = argument["isOptional"] { return true }
    return false
  }

  /// `-o, --output <path>`.
  private func names(of option: JSONValue) -> String {
    let all = option["names"]?.list ?? []
    let short = all.filter { $0["kind"]?.text == "short" }.map { "-" + ($0["name"]?.text ?? "") }
    let long = all.filter { $0["kind"]?.text == "long" }.map { "--" + ($0["name"]?.text ?? "") }
    let value = option["kind"]?.text == "option" ? " <\(option["valueName"]?.text ?? "")>" : ""
    return (short + long).joined(separator: ", ") + value
  }

  private func described(_ argument: JSONValue) -> String {
    let said = argument["abstract"]?.text ?? ""
    let values = argument["allValues"]?.list?.compactMap(\.text) ?? []
    // That of --lang is the language this is written in.
    let hasDefault = argument["valueName"]?.text != "lang"
    let usual = !hasDefault ? "" : argument["defaultValue"]?.text.map { "（默认：\($0)）" } ?? ""
    return said + (values.isEmpty ? "" : "（取值：\(values.joined(separator: "、"))）") + usual
  }

  private mutating func add(title: String, _ entries: [(name: String, said: String)]) {
    guard !entries.isEmpty else { return }
    text += "\n\(title)：\n"
    for entry in entries {
      let head = "  " + entry.name
      let fits = DisplayWidth.of(head) + 2 <= Self.column
      if !fits { text += head + "\n" }
      add(entry.said, indent: Self.column, head: fits ? head : "")
    }
  }

  /// Adds one paragraph, broken where it has to be: at blanks, and between Chinese characters.
  private mutating func add(_ paragraph: String, indent: Int = 0, head: String = "") {
    var line = head + String(repeating: " ", count: max(0, indent - DisplayWidth.of(head)))
    var used = DisplayWidth.of(line)
    for piece in Self.pieces(of: paragraph.drop { $0 == " " }) {
      let size = DisplayWidth.of(piece)
      if used + size > width, used > indent {
        text += Self.withoutEnd(line) + "\n"
        line = String(repeating: " ", count: indent)
        used = indent
        if piece == " " { continue }
      }
      line += piece
      used += size
    }
    text += Self.withoutEnd(line) + "\n"
  }

  /// What stays together: a word of letters, a blank, a Chinese character with the marks that may not begin a line.
  private static func pieces(of text: Substring) -> [String] {
    var pieces: [String] = []
    for character in text {
      let isWide = DisplayWidth.of(String(character)) > 1
      let mayNotBegin = "，。；：、）”》？！".contains(character)
      let last = pieces.last?.last
      let joins =
        if let last {
          mayNotBegin || "（“《".contains(last)
            || (!isWide && character != " " && last != " " && DisplayWidth.of(String(last)) == 1)
        } else {
          false
        }
      if joins { pieces[pieces.count - 1].append(character) } else { pieces.append(String(character)) }
    }
    return pieces
  }

  private static func withoutEnd(_ line: String) -> Substring {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return line
  }
}
