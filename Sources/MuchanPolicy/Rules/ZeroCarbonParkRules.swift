public import MuchanDiagnostics
public import MuchanEnergy
internal import MuchanQuantities
internal import MuchanRecords

extension ZeroCarbonParkRule {
  /// Reads `data/rules/zero_carbon_park.yaml`.
  ///
  /// - Throws: `badYAML`, `unknownKey`, `missingKey` or `badSetting` with line and key.
  public init(yaml: String, file: String? = nil) throws(Failure) {
    let book = try RuleText(
      yaml: yaml, file: file,
      keys: ["id", "title", "document", "certainty", "fossil_kg_co2_per_kwh", "classes"])
    var classes: [SizeClass] = []
    for node in try book.list("classes") {
      let row = try RuleText(node, file: file, path: "classes.", keys: ["id", "title", "from_tce", "limit"])
      let title = try row.text("title", keys: ["zh", "en"])
      classes.append(
        SizeClass(
          id: try row.string("id"), chineseTitle: try title.string("zh"), englishTitle: try title.string("en"),
          least: StandardCoal(tonnes: try row.decimal("from_tce")), limit: try row.ninePlaces("limit")))
    }
    self.init(
      fossilKilogramsPerKilowattHour: try book.ninePlaces("fossil_kg_co2_per_kwh"),
      provenance: Provenance(source: try book.string("document"), certainty: try book.choice("certainty")),
      classes: classes)
  }
}
