public import MuchanQuantities
public import MuchanReport

/// One feature's area.
public struct AreaRow: Hashable, Sendable {
  /// The file as the user named it.
  public var file: String
  /// The feature in file order, 0-based.
  public var feature: Int
  public var id: String?
  public var area: Area
  /// Whether the geometry was valid as it was read.
  public var isValid: Bool

  /// The columns of the `area` table.
  public static let columns: [Column] = [
    .text("file", en: "file", zh: "文件"),
    .number("feature", en: "feature", zh: "要素"),
    .text("id", en: "id", zh: "编号"),
    .number("area_m2", en: "area m²", zh: "面积(平方米)"),
    .number("area_ha", en: "area ha", zh: "面积(公顷)"),
    .number("area_mu", en: "area mu", zh: "面积(亩)"),
    .text("valid", en: "valid", zh: "几何有效"),
  ]

  /// The cells of its line.
  public var cells: [Cell] {
    [
      .text(file), .integer(feature), .optional(id), .decimal(area.squareMetres, minimumPlaces: 4),
      .decimal(area.hectares, minimumPlaces: 4), .decimal(area.mu, minimumPlaces: 4), .flag(isValid),
    ]
  }
}
