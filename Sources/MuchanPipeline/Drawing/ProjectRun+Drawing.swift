public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanRecords
public import MuchanReport
import Synchronization

extension ProjectRun {
  /// The outlines that the maps of a report are made of.
  ///
  /// The parcels are read a second time: the accounts keep no coordinates, and only a run that is written needs them.
  ///
  /// - Parameter withParcels: False where the parcels were read elsewhere.
  /// - Returns: nil where no zone has a boundary.
  /// - Throws: what reading throws.
  public func drawing(withParcels: Bool = true) async throws(Failure) -> MapDrawing? {
    let sheets = DrawingSheets(land.zones, parcels: land.parcels.count)
    guard !sheets.frames.isEmpty else { return nil }
    var drawing = MapDrawing(
      sheets: zip(sheets.zones, sheets.frames).map { zone, frame in
        MapDrawing.Sheet(zone.map(zoneID) ?? "", frame)
      })
    var pen = MapPen()
    for (place, frame) in sheets.frames.enumerated() {
      drawing.sheets[place].zones = zoneOutlines(on: frame, only: sheets.zones[place], &pen)
      // A zone's own page shows its parcels.
      if sheets.zones[place] == nil { drawing.sheets[place].controls = controlOutlines(on: frame, &pen) }
      drawing.sheets[place].waters = waterOutlines(on: frame, &pen)
    }
    guard withParcels else { return drawing }
    let paths = try await parcelPaths(sheets)
    for row in land.parcels.rowsByID {
      guard let path = paths[row], let sheet = sheets.sheet(of: land.parcels.parts(of: row)) else { continue }
      drawing.sheets[sheet].parcels.append(MapDrawing.Outline(id: land.parcels.id(of: row), path: path))
    }
    return drawing
  }

  /// The path of each parcel, by its row; nil where it is on no sheet.
  private func parcelPaths(_ sheets: DrawingSheets) async throws(Failure) -> [String?] {
    let path = try project.layer(.parcels, year: year)
    var options = options
    options.input = project.inputOptions(.parcels, path: path)
    let parcels = land.parcels
    let empty = [String?](repeating: nil, count: parcels.count)
    let paths = Mutex(empty)
    let sink = OrderedBlocks<DrawingWorker.Content> { (content, _, _) throws(Failure) in
      paths.withLock { paths in
        // Of several records with one id the first is drawn.
        for (row, path) in content.parcels where paths[row] == nil { paths[row] = path }
      }
    }
    let fields = FeatureFields(
      ["parcel_id"], others: LayerSchema.parcels.otherNames(mapping: project.columns[.parcels] ?? [:]))
    _ = try await LayerReading(path: path, fields: fields, options: options).run(
      restart: {
        paths.withLock { $0 = empty }
        sink.restart()
      },
      makeWorker: { () throws(Failure) in DrawingWorker(parcels: parcels, sheets: sheets, sink: sink) })
    return paths.withLock { $0 }
  }

  /// Zones and their parks, the outermost first.
  private func zoneOutlines(on frame: MapFrame, only zone: Int?, _ pen: inout MapPen) -> [MapDrawing.Outline] {
    var outlines: [MapDrawing.Outline] = []
    for (depth, level) in land.zones.levels.enumerated() {
      var paths = [String](repeating: "", count: level.zones.count)
      let isDrawn = level.zones.map { zone == nil || isInside($0, zone) }
      for row in 0..<level.layer.polygons.count where isDrawn[Int(level.layer.zoneOfRow[row])] {
        paths[Int(level.layer.zoneOfRow[row])] += pen.path(row: row, of: level.layer.polygons, on: frame)
      }
      for (place, number) in level.zones.enumerated() where isDrawn[place] {
        outlines.append(MapDrawing.Outline(id: zoneID(number), kind: String(depth), path: paths[place]))
      }
    }
    return outlines
  }

  private func isInside(_ zone: Int, _ outer: Int?) -> Bool {
    var above: Int? = zone
    while let zone = above {
      if zone == outer { return true }
      above = hierarchy.parents[zone]
    }
    return false
  }

  private func controlOutlines(on frame: MapFrame, _ pen: inout MapPen) -> [MapDrawing.Outline] {
    guard let policy, let units = policy.layers.units else { return [] }
    var paths = [String](repeating: "", count: units.count)
    for layer in policy.layers.unitLayers {
      for row in 0..<layer.layer.polygons.count {
        let unit = layer.numbers[Int(layer.layer.zoneOfRow[row])]
        paths[unit] += pen.path(row: row, of: layer.layer.polygons, on: frame)
      }
    }
    return zip(units, paths).map { MapDrawing.Outline(id: $0.id, kind: $0.kind.rawValue, path: $1) }
  }

  private func waterOutlines(on frame: MapFrame, _ pen: inout MapPen) -> [MapDrawing.Outline] {
    guard let layer = policy?.layers.waterLayer else { return [] }
    var outlines: [MapDrawing.Outline] = []
    for (row, number) in layer.waterOfRow.enumerated() {
      guard let number, frame.touches(layer.geometries.bounds(ofRow: row)) else { continue }
      let path = pen.path(row: row, of: layer.geometries, on: frame, isClosed: layer.isArea[row])
      let water = layer.waters[number]
      outlines.append(
        MapDrawing.Outline(id: water.name ?? water.code.rawValue, kind: water.role.rawValue, path: path))
    }
    return outlines
  }
}

extension MapDrawing.Sheet {
  fileprivate init(_ id: String, _ frame: MapFrame) {
    self.init(
      id: id, west: frame.west, north: frame.north, unitsPerDegreeEast: frame.unitsPerDegreeEast,
      unitsPerDegreeSouth: frame.unitsPerDegreeSouth, width: frame.width, height: frame.height)
  }
}
