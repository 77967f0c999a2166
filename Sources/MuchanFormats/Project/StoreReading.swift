/// A state of a workspace that a project is read from, held against other programs until it is let go.
public final class StoreReading: Hashable, Sendable {
  private let release: @Sendable () -> Void

  /// Takes what lets go of the state.
  public init(release: @escaping @Sendable () -> Void) { self.release = release }

  /// Lets go of the state.
  public func end() { release() }

  /// By identity.
  public static func == (left: StoreReading, right: StoreReading) -> Bool { left === right }

  /// By identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
