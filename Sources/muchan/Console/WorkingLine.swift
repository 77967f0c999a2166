import Glibc
import MuchanDiagnostics
import Synchronization

/// That a command is still at work, on one line of a terminal: for how long, and how much it has read.
///
/// Shown only where standard error is a terminal and the work has taken more than a second; taken away before anything
/// else is written. It costs the work nothing: the thread that waits for interrupts shows it.
final class WorkingLine: Sendable {
  /// The line of the running command.
  @TaskLocal static var current: WorkingLine?

  private struct State {
    var began: ContinuousClock.Instant?
    var language = Language.english
    var isShown = false
  }

  private let state = Mutex(State())
  private let isTerminal = isatty(STDERR_FILENO) == 1

  /// Long enough that what is done at once shows nothing.
  private static let patience = Duration.seconds(1)

  /// Begins to count.
  func start(in language: Language) {
    guard isTerminal else { return }
    state.withLock { state in
      state.began = .now
      state.language = language
    }
  }

  /// Shows how far the work is, if it is worth it.
  func show() {
    state.withLock { state in
      guard let began = state.began else { return }
      let passed = ContinuousClock.now - began
      guard passed > Self.patience else { return }
      state.isShown = true
      let seconds = passed.components.seconds
      let read = Self.megabytesRead.map { state.language == .chinese ? "，已读 \($0) MB" : ", \($0) MB read" } ?? ""
      write(state.language == .chinese ? "\r\u{1B}[K已用 \(seconds) 秒\(read)" : "\r\u{1B}[K\(seconds) s\(read)")
    }
  }

  /// Takes the line away for good.
  func stop() {
    state.withLock { state in
      if state.isShown { write("\r\u{1B}[K") }
      state.isShown = false
      state.began = nil
    }
  }

  /// What this process has read so far, of whatever kind; nil where the system does not tell.
  private static var megabytesRead: Int? {
    guard let file = fopen("/proc/self/io", "r") else { return nil }
    defer { fclose(file) }
    var bytes: UInt64 = 0
    return withUnsafeMutablePointer(to: &bytes) { pointer in
      withVaList([pointer]) { vfscanf(file, "rchar: %lu", $0) == 1 } ? Int(pointer.pointee >> 20) : nil
    }
  }

  private func write(_ text: String) {
    var bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, &bytes, bytes.count)
  }
}
