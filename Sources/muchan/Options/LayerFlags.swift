public import ArgumentParser
import Glibc
import MuchanDiagnostics
import MuchanFormats
public import MuchanGeometry
import MuchanPipeline

/// How polygon layers are read.
struct LayerFlags: ParsableArguments {
  @Option(help: "What is done with invalid geometry: repair, reject or keep.")
  var onInvalid: InvalidPolicy = .repair

  @Option(name: [.short, .long], help: "Workers, by default one for each core; the result is the same for any number.")
  var jobs: Int?

  @Option(help: ArgumentHelp("The largest feature that is read.", valueName: "bytes"))
  var maxFeatureBytes: Int = LayerOptions.defaultMaxFeatureBytes

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes 1 to 256, not \(jobs).") }
    guard maxFeatureBytes >= 1024 else { throw ValidationError("--max-feature-bytes takes at least 1024.") }
  }

  /// The options with coordinates in the named system.
  func options(crs: String?, layout: FeatureLayout = .automatic, input: InputOptions = InputOptions()) throws(Failure)
    -> LayerOptions
  {
    LayerOptions(
      onInvalid: onInvalid, reference: try crs.map { (name) throws(Failure) in try CoordinateReference(name) },
      jobs: jobs ?? Self.coreCount, maxFeatureBytes: maxFeatureBytes,
      layout: layout, input: input)
  }

  private static var coreCount: Int { min(256, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))) }
}

extension InvalidPolicy: ExpressibleByArgument {}
