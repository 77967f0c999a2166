internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords

/// The parcels that ever had an enterprise of some divisions, or of none stated: of these distances are measured.
enum PlantParcels {
  /// Looks through tables that were read. O(rows).
  static func ids(
    _ enterprises: EnterpriseColumns?, _ occupancies: OccupancyColumns?, divisions: Set<Int>
  ) -> Set<String> {
    guard let enterprises, let occupancies else { return [] }
    let ids = enterprises.distinctIDs
    var isPlant = [Bool](repeating: false, count: ids.count)
    for row in enterprises.indices where !isPlant[enterprises.idNumber(of: row)] {
      isPlant[enterprises.idNumber(of: row)] = enterprises.industryDivision(of: row).map(divisions.contains) ?? true
    }
    let plants = Set(ids.indices.lazy.filter { isPlant[$0] }.map { ids[$0] })
    let isHolder = occupancies.distinctEnterprises.map(plants.contains)
    let parcels = occupancies.distinctParcels
    return Set(
      occupancies.indices.lazy.filter { isHolder[occupancies.enterpriseNumber(of: $0)] }.map {
        parcels[occupancies.parcelNumber(of: $0)]
      })
  }

  /// Reads the tables of a project first; what is wrong with them is told by whoever reads them for the accounts.
  static func ids(of project: Project, divisions: Set<Int>) throws(Failure) -> Set<String> {
    guard project.files[.enterprises] != nil, project.files[.occupancy] != nil else { return [] }
    var log = DiagnosticLog()
    var enterprises = EnterpriseColumns()
    var occupancies = OccupancyColumns()
    for (_, path) in project.allFiles(.enterprises) {
      enterprises.add(
        try EnterpriseTable.read(
          path: path, columns: project.columns[.enterprises] ?? [:], options: project.inputOptions(.enterprises),
          into: &log
        ).records)
    }
    for (_, path) in project.allFiles(.occupancy) {
      occupancies.add(
        try OccupancyTable.read(
          path: path, columns: project.columns[.occupancy] ?? [:], options: project.inputOptions(.occupancy),
          into: &log
        ).records)
    }
    return ids(enterprises, occupancies, divisions: divisions)
  }
}
