internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords
internal import MuchanYield

/// The parcels that ever had an enterprise of the industries that are asked about, or of none stated, or a holder that
/// enterprises.csv does not have.
enum PlantParcels {
  /// Looks through tables that were read: by the parcel's id as whose plant it is asked about. O(rows).
  static func kinds(
    _ enterprises: EnterpriseColumns?, _ occupancies: OccupancyColumns?, _ questions: WaterQuestions
  ) -> [String: PlantKinds] {
    guard let enterprises, let occupancies else { return [:] }
    var kinds = [PlantKinds](repeating: [], count: enterprises.distinctIDCount)
    var kindsOfDivision: [Int?: PlantKinds] = [:]
    for row in enterprises.indices {
      let division = enterprises.industryDivision(of: row)
      let own = kindsOfDivision[division] ?? questions.kinds(ofDivision: division)
      kindsOfDivision[division] = own
      kinds[enterprises.idNumber(of: row)].formUnion(own)
    }
    let kindsOfOthers = questions.kinds(ofDivision: nil)
    let kindsOfHolder = occupancies.distinctEnterprises.map { id in
      enterprises.number(ofID: id).map { kinds[$0] } ?? kindsOfOthers
    }
    let parcels = occupancies.distinctParcels
    var kindsOfParcel = [PlantKinds](repeating: [], count: parcels.count)
    for row in occupancies.indices {
      kindsOfParcel[occupancies.parcelNumber(of: row)].formUnion(kindsOfHolder[occupancies.enterpriseNumber(of: row)])
    }
    var result: [String: PlantKinds] = [:]
    for (number, kinds) in kindsOfParcel.enumerated() where !kinds.isEmpty { result[parcels[number]] = kinds }
    return result
  }

  /// Reads the tables of a project first; what is wrong with them is told by whoever reads them for the accounts.
  static func kinds(
    of project: Project, _ questions: WaterQuestions, sections: IndustrySections
  ) throws(Failure) -> [String: PlantKinds] {
    guard project.files[.enterprises] != nil, project.files[.occupancy] != nil else { return [:] }
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
    sections.drop(from: &enterprises)
    return kinds(enterprises, occupancies, questions)
  }
}
