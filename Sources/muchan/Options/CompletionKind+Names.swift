import ArgumentParser
import MuchanPipeline

extension CompletionKind {
  /// Names in the data folder, which are looked up when a shell asks for them: a planner may have data of her own.
  static func shipped(_ kind: ShippedName) -> CompletionKind {
    .custom { _, _, _ in (try? DataFolder())?.names(of: kind) ?? [] }
  }

  /// The usual systems of coordinates; any other EPSG code is taken too.
  static var coordinateSystems: CompletionKind {
    .list(["EPSG:4490", "EPSG:4326", "EPSG:4549", "EPSG:4528", "gcj02", "bd09"])
  }

  /// The encodings that are known.
  static var encodings: CompletionKind { .list(["gb18030", "utf-16", "utf-16le", "utf-16be"]) }
}
