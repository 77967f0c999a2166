import ArgumentParser
import MuchanSynthesis

/// `province`: writes zones with stated figures, for rankings.
struct Province: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes a province of zones with stated figures: project.yaml, zones.geojson, indicators.csv.")

  @Option(name: .shortAndLong, help: "The folder to write into; files of the same names are replaced.")
  var output: String

  @Option(help: "How many zones, up to 20,000.")
  var zones: Int = ProvinceOptions.reportedZones

  @Option(help: "How many years.")
  var years: Int = 4

  @Option(help: "Another seed gives another province.")
  var seed: UInt64 = 1

  func run() throws {
    try ProvinceProject.files(try ProvinceOptions(seed: seed, zones: zones, years: years)).write(to: output)
  }
}
