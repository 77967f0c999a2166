import Glibc
import MuchanPipeline
import Synchronization

/// How far a long command has come, on one line of a terminal; nothing elsewhere.
struct ProgressLine: Sendable {
  private let isShown: Bool
  private let state: State

  private final class State: Sendable {
    /// The hundredth part shown last; nil before anything was.
    let shown = Mutex<Int?>(nil)
  }

  init(_ console: Console) {
    isShown = isatty(STDERR_FILENO) == 1 && !console.options.quiet
    state = State()
  }

  /// Shows a state, where it is worth a new line.
  func show(_ progress: ImportProgress) {
    guard isShown, progress.bytesInAll > 0 else { return }
    WorkingLine.current?.stop()
    let percent = 100 * progress.bytesRead / progress.bytesInAll
    state.shown.withLock { shown in
      guard shown != percent else { return }
      shown = percent
      write("\r\u{1B}[K\(percent) % \(progress.path)")
    }
  }

  /// Takes the line away.
  func clear() {
    guard isShown else { return }
    state.shown.withLock { shown in
      guard shown != nil else { return }
      shown = nil
      write("\r\u{1B}[K")
    }
  }

  private func write(_ text: String) {
    var bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, &bytes, bytes.count)
  }
}
