internal import CGEOS
internal import MuchanDiagnostics
import Synchronization

/// One worker's connection to GEOS.
///
/// A GEOS context and everything made in it belong to one thread at a time, so a session is made by the
/// worker that uses it and is not `Sendable`: handing it to another task does not compile. Each session
/// has its own message handler; messages are taken, not read, so an old one is never reported again.
final class GEOSSession {
  let handle: GEOSContextHandle_t
  /// Where GEOS's message handler leaves the last error; its address is all that the handler knows.
  private let lastMessage: UnsafeMutablePointer<String>

  /// GEOS writes a process-wide flag when a context is made, without a lock of its own
  /// (libgeos issue 1311), so only one is made at a time.
  private static let creation = Mutex<Void>(())

  init() {
    let lastMessage = UnsafeMutablePointer<String>.allocate(capacity: 1)
    lastMessage.initialize(to: "")
    self.lastMessage = lastMessage
    handle = Self.creation.withLock { _ in
      guard let handle = GEOS_init_r() else { preconditionFailure("GEOS has no memory for a context") }
      return handle
    }
    GEOSContext_setErrorMessageHandler_r(
      handle,
      { text, place in
        guard let text, let place else { return }
        place.assumingMemoryBound(to: String.self).pointee = String(cString: text)
      }, lastMessage)
  }

  deinit {
    GEOS_finish_r(handle)
    lastMessage.deinitialize(count: 1)
    lastMessage.deallocate()
  }

  /// Takes GEOS's words for the call that just failed.
  func failure(in operation: StaticString) -> GEOSFailure {
    let message = lastMessage.pointee
    lastMessage.pointee = ""
    return GEOSFailure(operation: "\(operation)", message: message)
  }
}

/// A GEOS call that did not give a result.
struct GEOSFailure: Error, Hashable, CustomStringConvertible {
  /// The operation, in GEOS's own name for it.
  var operation: String
  /// What GEOS said.
  var message: String

  var description: String { message.isEmpty ? operation : "\(operation): \(message)" }
}
