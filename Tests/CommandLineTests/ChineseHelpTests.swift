import Foundation
import MuchanTestSupport
import Testing

/// Help in Chinese, which is as complete as that in English.
@Suite(.serialized, .enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct ChineseHelpTests {
  private struct Tree: Decodable {
    var command: Command
  }

  private struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var arguments: [Argument]?
    var subcommands: [Command]?

    /// This one and all below it, but for `help`, which is ArgumentParser's own.
    var all: [Command] { commandName == "help" ? [] : [self] + (subcommands ?? []).flatMap(\.all) }
  }

  private struct Argument: Decodable {
    var abstract: String?
  }

  private func muchan(_ arguments: [String], locale: String = "C.UTF-8") async throws -> CommandResult {
    try await #require(CommandLineTool.muchan).run(arguments, environment: ["LC_ALL": locale, "COLUMNS": "80"])
  }

  /// A text is taken for translated when it has a Chinese character.
  @Test func everyTextHasATranslation() async throws {
    let dump = try await muchan(["--experimental-dump-help"], locale: "zh_CN.UTF-8").outputBytes
    let commands = try JSONDecoder().decode(Tree.self, from: Data(dump)).command.all
    #expect(commands.count > 25)
    for command in commands {
      var texts = [command.abstract] + (command.arguments ?? []).map(\.abstract)
      texts += (command.discussion ?? "").components(separatedBy: "\n\n")
      for text in texts.compactMap(\.self) where !text.isEmpty {
        let isChinese = text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        #expect(isChinese, "\(command.commandName): “\(text)” needs a line in Sources/muchan/Help")
      }
    }
  }

  @Test func helpFollowsTheLanguageThatIsAskedFor() async throws {
    let byOption = try await muchan(["run", "--help", "--lang", "zh"])
    let byLocale = try await muchan(["help", "run"], locale: "zh_CN.UTF-8")
    #expect(byOption.exitCode == 0 && byOption.output == byLocale.output)
    #expect(byOption.output.hasPrefix("概述：") && byOption.output.contains("示例："))
    let english = try await muchan(["run", "--help", "--lang", "en"], locale: "zh_CN.UTF-8")
    #expect(english.output.hasPrefix("OVERVIEW: "))
  }

  @Test func aMistypedVerbIsGuessed() async throws {
    let wrong = try await muchan(["chek", "file"])
    #expect(wrong.exitCode == 64 && wrong.errors.contains("Did you mean 'check'?"))
    let below = try await muchan(["rules", "lst", "--lang", "zh"])
    #expect(below.exitCode == 64 && below.errors.contains("“list”"))
    #expect(try await muchan(["help", "zzzzzz"]).errors.contains("There is no verb 'zzzzzz'.\n"))
  }
}
