import ArgumentParser
import Glibc
import MuchanFormats

/// The program: the command runs beside the main thread, which waits for interrupts.
///
/// An interrupt (Ctrl-C, `kill`, a closed terminal) ends the program with 130 and leaves no half-written output. The
/// signals are blocked in every thread and taken by the main one with `sigwait`. Unlike a signal handler it may
/// lock, and it answers whatever the workers are doing. An `async` main would not do: its main thread ends in
/// `dispatch_main`, which unblocks all signals.
@main
enum Program {
  /// The exit code of an interrupted command.
  private static let interrupted: Int32 = 130

  static func main() {
    // A pipe whose reader has gone is an error of `write`, for standard error as for results.
    signal(SIGPIPE, SIG_IGN)
    holdStandardStreams()
    // Before any other thread is started: they inherit what is blocked.
    var interrupts = interrupts()
    pthread_sigmask(SIG_BLOCK, &interrupts, nil)
    let working = WorkingLine()
    Task.detached {
      await WorkingLine.$current.withValue(working) { await run(Array(CommandLine.arguments.dropFirst())) }
      exit(0)
    }
    // Between interrupts the waiting thread shows that work goes on: those that work have no time for it.
    var pause = timespec(tv_sec: 0, tv_nsec: 500_000_000)
    while sigtimedwait(&interrupts, nil, &pause) < 0 { working.show() }
    working.stop()
    UnfinishedOutputs.removeAllAndExit(interrupted)
  }

  /// Opens those of the three standard streams that the caller closed, the wrong way round, so that using them fails.
  ///
  /// Otherwise the next file to be opened would get the number, and results could go into an input.
  private static func holdStandardStreams() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// The signals that interrupt, less those that the caller had ignored (`nohup`, a shell's background job).
  private static func interrupts() -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      sigaction(number, nil, &action)
      // SIG_IGN is a handler's address and cannot be compared as one.
      let isIgnored = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
      if !isIgnored { sigaddset(&set, number) }
    }
    return set
  }
}
