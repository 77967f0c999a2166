import ArgumentParser
import Glibc
import MuchanDiagnostics

extension Program {
  /// Reads the arguments and runs the verb; ends the process unless the verb was done with nothing to tell.
  ///
  /// ArgumentParser does all of it but two things: it does not guess what a mistyped verb was to be, and its help is in
  /// one language.
  static func run(_ arguments: [String]) async {
    let language = askedLanguage(in: arguments)
    if let complaint = mistypedVerb(in: arguments, language: language) {
      var bytes = Array((complaint + "\n").utf8)
      _ = write(STDERR_FILENO, &bytes, bytes.count)
      exit(ExitCode.validationFailure.rawValue)
    }
    if language == .chinese, arguments.contains("--experimental-dump-help") {
      print(ChineseHelp.dump())
      return
    }
    do {
      var command = try MuchanCommand.parseAsRoot(withoutLanguageOfHelp(arguments))
      if var verb = command as? any AsyncParsableCommand {
        try await verb.run()
      } else {
        try command.run()
      }
    } catch {
      if language == .chinese, MuchanCommand.fullMessage(for: error).hasPrefix("OVERVIEW:") {
        print(ChineseHelp.text(of: arguments))
        return
      }
      MuchanCommand.exit(withError: error)
    }
  }

  /// What `--lang` asks for, else the environment; before anything else is known of the arguments.
  static func askedLanguage(in arguments: [String]) -> Language {
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      let value =
        argument == "--lang" ? arguments.dropFirst(index + 1).first : argument.value(after: "--lang=").map(String.init)
      if let value, let language = Language(rawValue: value) { return language }
    }
    return .ofEnvironment
  }

  /// Arguments that ask for help, without the language that the help is to be in: not every command takes it.
  private static func withoutLanguageOfHelp(_ arguments: [String]) -> [String] {
    let asksForHelp = arguments.first == "help" || arguments.contains { ["-h", "--help"].contains($0) }
    guard asksForHelp else { return arguments }
    var rest: [String] = []
    var skipsNext = false
    for argument in arguments {
      if !skipsNext, argument != "--lang", argument.value(after: "--lang=") == nil { rest.append(argument) }
      skipsNext = argument == "--lang"
    }
    return rest
  }

  /// What to say where the first word, or that after `help` or `rules`, is no verb and nothing else either.
  private static func mistypedVerb(in arguments: [String], language: Language) -> String? {
    var words = arguments[...]
    if words.first == "help" { words = words.dropFirst() }
    var known = MuchanCommand.configuration.subcommands
    var path = "muchan"
    while let word = words.first, !word.hasPrefix("-") {
      if let command = known.first(where: { $0._commandName == word }) {
        known = command.configuration.subcommands
        path += " " + word
        words = words.dropFirst()
        if known.isEmpty { return nil }
        continue
      }
      let names = known.map { $0._commandName } + ["help"]
      let nearest = NearestName.of(word, among: names)
      switch language {
      case .english:
        let hint = nearest.map { " Did you mean '\($0)'?" } ?? ""
        return "Error: There is no verb '\(word)'.\(hint)\n  See '\(path) --help' for more information."
      case .chinese:
        let hint = nearest.map { "是否想用“\($0)”？" } ?? ""
        return "错误：没有命令“\(word)”。\(hint)\n  参见“\(path) --help”。"
      }
    }
    return nil
  }
}

extension String {
  /// What follows a beginning; nil for a text that does not begin so.
  fileprivate func value(after beginning: String) -> Substring? {
    hasPrefix(beginning) ? dropFirst(beginning.count) : nil
  }
}
