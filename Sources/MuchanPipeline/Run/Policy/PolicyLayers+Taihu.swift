internal import MuchanDiagnostics
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanPolicy

extension PolicyLayers {
  /// The first-class protection area of Taihu (太湖一级保护区) as the lake and the rivers that flow into it make it; nil
  /// without the lake. Approximate: the official delimitation prevails.
  func taihuArea(
    _ terms: SpatialTerms.TaihuArea, of path: String
  ) throws(Failure) -> (unit: ControlUnit, area: PolygonColumns, how: String)? {
    guard let waterLayer else { return nil }
    var (lakes, rivers) = ([Int](), [Int]())
    for (row, number) in waterLayer.waterOfRow.enumerated() {
      guard let water = number.map({ waterLayer.waters[$0] }) else { continue }
      // A line in the middle of the lake is not its shore; of a river it is the best there is.
      if water.code == .taihu, water.role != .centreLine {
        lakes.append(row)
      } else if water.flowsInto == .taihu {
        rivers.append(row)
      }
    }
    guard !lakes.isEmpty else { return nil }
    let around = LakeSurroundings(shore: terms.shore, upstream: terms.upstream, bank: terms.bank)
    let area: PolygonColumns
    do throws(Failure) {
      area = try around.polygons(
        around: waterLayer.geometries, isArea: waterLayer.isArea, lakes: lakes, rivers: rivers)
    } catch {
      var diagnostic = error.diagnostic
      diagnostic.place = Place(file: path, id: WaterCode.taihu.rawValue, field: "water_code")
      throw Failure(diagnostic)
    }
    guard area.count > 0 else { return nil }
    func kilometres(_ metres: Double) -> String { "\((metres / 10).rounded() / 100) km" }
    let how =
      "\(kilometres(terms.shore)) of the lake; \(kilometres(terms.bank)) of \(rivers.count) inflow rivers within "
      + "\(kilometres(terms.upstream))"
    var unit = ControlUnit(
      id: "derived:\(ControlKind.taihuFirstClass.rawValue)", kind: .taihuFirstClass, item: "近似 approximate: \(how)")
    unit.isDerived = true
    return (unit, area, how)
  }
}
