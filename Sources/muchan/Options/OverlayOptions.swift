import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline

/// What is divided over what, and what is summed.
struct OverlayOptions: ParsableArguments {
  @Option(help: "The zones' property with their id; by default zone_id, else the feature's own id.")
  var zoneId: String?

  @Option(help: "The parcels' property with their id, for findings.")
  var id: String = Self.usualID

  @Option(help: ArgumentHelp("Group by this property; may be given several times.", valueName: "property"))
  var by: [String] = []

  @Option(help: ArgumentHelp("Sum this property by area share; may be given several times.", valueName: "property"))
  var sum: [String] = []

  @Option(
    help: "The coordinates' system, EPSG:nnnn, gcj02 or bd09; by default what the files say.",
    completion: .coordinateSystems)
  var crs: String?

  @Flag(help: "The input has one Feature a line; files named .ndjson, .geojsonl, .geojsons or .jsonl are known.")
  var ndjson = false

  @OptionGroup var input: InputFlags
  @OptionGroup var layer: LayerFlags

  private static let usualID = "parcel_id"

  /// Whether anything is asked for that only an overlay has.
  var isChosen: Bool { zoneId != nil || id != Self.usualID || !by.isEmpty || !sum.isEmpty }

  /// The request for some parcels and zones.
  ///
  /// - Parameter layout: how files are laid out that neither their name nor `--ndjson` tells of.
  func request(
    _ parcels: [String], zones: String, layout: FeatureLayout = .automatic
  ) throws(Failure) -> OverlayRequest {
    OverlayRequest(
      parcels: parcels, zones: zones, zoneIDField: zoneId, idField: id, by: by, sums: sum,
      options: try layer.options(crs: crs, layout: ndjson ? .lines : layout, input: try input.options()))
  }
}
