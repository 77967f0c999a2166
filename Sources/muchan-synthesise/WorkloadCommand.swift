import ArgumentParser
import MuchanSynthesis

/// `workload`: writes the two layers that benchmarks overlay.
struct WorkloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workload", abstract: "Writes parcels.geojson and zones.geojson for benchmarks.")

  @Option(name: .shortAndLong, help: "The folder to write into; files of the same names are replaced.")
  var output: String

  @Option(help: "How many parcels.")
  var parcels: Int = 200_000

  @Option(help: "How many zones; the nearest number that fills rows and columns is made.")
  var zones: Int = 169

  @Option(help: "Vertices of one zone, a multiple of 4.")
  var zoneVertices: Int = 400

  @Option(help: "Decimals of the coordinates, 6 to 12.")
  var decimals: Int = 8

  @Option(help: "Another seed gives another workload.")
  var seed: UInt64 = 1

  func run() throws {
    let options = try WorkloadOptions(
      parcels: parcels, zones: zones, zoneVertices: zoneVertices, seed: seed, decimals: decimals)
    let counts = try Workload.write(options, to: output)
    print("\(counts.parcels) parcels, \(counts.positions) positions, \(counts.zones) zones")
  }
}
