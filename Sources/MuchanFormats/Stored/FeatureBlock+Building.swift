public import MuchanGeometry

extension FeatureBlock {
  /// An empty block whose features are added one by one, each by its id, its values in the order of
  /// `FeatureFields.names`, its geometry in `withPolygons`, and `endFeature`.
  public init(fields: FeatureFields, index: Int, byteOffset: Int) {
    self.init()
    clear(index: index, byteOffset: byteOffset)
    begin(fields)
  }

  /// Adds the `id` member of the next feature.
  public mutating func addID(
    _ kind: PropertyValue.Kind, number: Double = 0, utf8: some Collection<UInt8>, at offset: Int
  ) {
    ids.append(made(kind, number, utf8, offset))
  }

  /// Adds the next value of the next feature.
  public mutating func addValue(
    _ kind: PropertyValue.Kind, number: Double = 0, utf8: some Collection<UInt8>, at offset: Int
  ) {
    add(made(kind, number, utf8, offset))
  }

  /// Adds the geometry of the next feature as one row.
  public mutating func withPolygons<Result>(_ body: (inout PolygonColumns) -> Result) -> Result { body(&polygons) }

  /// Ends the feature.
  public mutating func endFeature(_ shape: FeatureShape, at offset: Int) {
    shapes.append(shape)
    featureOffsets.append(offset)
  }

  private mutating func made(
    _ kind: PropertyValue.Kind, _ number: Double, _ utf8: some Collection<UInt8>, _ offset: Int
  ) -> PropertyValue {
    let start = text.count
    text.append(contentsOf: utf8)
    return PropertyValue(kind: kind, number: number, text: start..<text.count, byteOffset: offset)
  }
}

extension FeatureFields {
  /// The names that each kept property may have, each property once.
  public var names: [[String]] { spellings }
}
