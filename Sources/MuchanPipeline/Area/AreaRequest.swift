public import MuchanGeometry

/// What `area` is asked to do.
public struct AreaRequest: Sendable {
  /// How areas are measured.
  public enum Method: Hashable, Sendable {
    /// On the CGCS2000 ellipsoid, edges straight in longitude and latitude: the default.
    case ellipsoid
    /// In the plane of a projected system, as registers state areas.
    case planar(CoordinateReference)
    /// On the ellipsoid with geodesic edges, for comparison.
    case geodesic
  }

  public var files: [String]
  public var method: Method
  /// The property with the id; nil takes `parcel_id`, else the feature's own id.
  public var idField: String?
  public var options: LayerOptions

  /// Makes a request.
  public init(
    files: [String], method: Method = .ellipsoid, idField: String? = nil, options: LayerOptions = LayerOptions()
  ) {
    self.files = files
    self.method = method
    self.idField = idField
    self.options = options
  }

  /// The method as outputs print it.
  public var methodName: String {
    switch method {
    case .ellipsoid: EllipsoidArea.name
    case .planar(let reference): "plane of \(reference), edges straight in the plane"
    case .geodesic: "ellipsoid CGCS2000, geodesic edges (PROJ)"
    }
  }
}
