public import ArgumentParser
import Glibc
import MuchanDiagnostics
public import MuchanGeometry
import MuchanPipeline

/// How polygon layers are read.
struct LayerFlags: ParsableArguments {
  @Option(help: "What is done with invalid geometry: repair, reject or keep.")
  var onInvalid: InvalidPolicy = .repair

  @Option(name: [.short, .long], help: "Workers; the result is the same for any number.")
  var jobs: Int = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  @Option(help: ArgumentHelp("The largest feature that is read.", valueName: "bytes"))
  var maxFeatureBytes: Int = LayerOptions.defaultMaxFeatureBytes

  func validate() throws {
    guard (1...256).contains(jobs) else { throw ValidationError("--jobs takes 1 to 256, not \(jobs).") }
    guard maxFeatureBytes >= 1024 else { throw ValidationError("--max-feature-bytes takes at least 1024.") }
  }

  /// The options with coordinates in the named system.
  func options(crs: String?) throws(Failure) -> LayerOptions {
    LayerOptions(
      onInvalid: onInvalid, reference: try crs.map { (name) throws(Failure) in try CoordinateReference(name) },
      jobs: jobs, maxFeatureBytes: maxFeatureBytes)
  }
}

extension InvalidPolicy: ExpressibleByArgument {}
