import ArgumentParser
import Glibc
import MuchanDiagnostics
import MuchanReport

/// Says on standard error what people should know; results never pass here.
struct Console {
  var options: ConsoleOptions

  /// How many findings of each code are listed unless all are asked for.
  private static let listedPerCode = 5

  /// Prints a line unless quiet.
  func say(_ line: String) {
    if !options.quiet { write(line) }
  }

  /// Prints findings: the first few of each code, and how many more there are.
  func report(_ log: DiagnosticLog) {
    var listed: [DiagnosticCode: Int] = [:]
    for finding in log.findings where shows(finding) {
      listed[finding.code, default: 0] += 1
      if options.verbose || listed[finding.code, default: 0] <= Self.listedPerCode { report(finding) }
    }
    for (code, count) in log.countsByCode {
      let shown = options.verbose ? listed[code, default: 0] : min(listed[code, default: 0], Self.listedPerCode)
      guard listed[code] != nil, count > shown else { continue }
      let text = code.text(in: options.lang)
      switch options.lang {
      case .english: write("  … and \(count - shown) more \(code.rawValue) (\(text.title)); -v lists them")
      case .chinese: write("  … 另有 \(count - shown) 条 \(code.rawValue)（\(text.title)）；-v 可全部列出")
      }
    }
  }

  /// Prints one finding.
  func report(_ finding: Diagnostic) {
    var line = finding.message(in: options.lang)
    if options.color.isOn(for: STDERR_FILENO) {
      let label = finding.severity.label(in: options.lang)
      line = TerminalColour(finding.severity).applied(to: label) + line.dropFirst(label.count)
    }
    write(line)
  }

  /// Prints what became of the records.
  func report(_ ledger: Ledger, of what: String) {
    switch options.lang {
    case .english:
      say(
        "\(what): read \(ledger.read) = stored \(ledger.stored) + rejected \(ledger.rejected) + skipped \(ledger.skipped)"
      )
    case .chinese:
      say("\(what)：读入 \(ledger.read) = 采用 \(ledger.stored) + 剔除 \(ledger.rejected) + 跳过 \(ledger.skipped)")
    }
  }

  /// The exit code of a command that was done.
  func exitCode(ledger: Ledger, findings: DiagnosticLog) -> ExitCode {
    let isBad = ledger.rejected > 0 || findings.count(atLeast: options.strict ? .warning : .error) > 0
    return isBad ? ExitCode(1) : .success
  }

  private func shows(_ finding: Diagnostic) -> Bool { !options.quiet || finding.severity == .error }

  private func write(_ line: String) {
    WorkingLine.current?.stop()
    // One write a line, so that lines of several processes do not mix. Nobody is left to tell of a failure.
    var bytes = Array((line + "\n").utf8)
    _ = Glibc.write(STDERR_FILENO, &bytes, bytes.count)
  }
}

/// A command that could not be done: says why and exits with 2.
func reporting<Value>(
  _ console: Console, _ body: () async throws(Failure) -> Value
) async throws(ExitCode) -> Value {
  if !console.options.quiet { WorkingLine.current?.start(in: console.options.lang) }
  defer { WorkingLine.current?.stop() }
  do throws(Failure) {
    return try await body()
  } catch {
    console.report(error.diagnostic)
    throw ExitCode(2)
  }
}
