// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target: warnings are errors, and an import is visible only in the file that writes it.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies,
    swiftSettings: strict)
}

let package = Package(
  name: "muchan",
  products: [],
  dependencies: [],
  targets: [
    // System libraries and the one C++ shim.
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .target(name: "CJSONScan", linkerSettings: [.linkedLibrary("simdjson")]),

    // Bottom: imported by any.
    library("MuchanQuantities"),
    library("MuchanDiagnostics"),
    library("MuchanRecords", ["MuchanQuantities", "MuchanDiagnostics"]),

    // Measuring and reading.
    library(
      "MuchanGeometry", ["MuchanQuantities", "MuchanDiagnostics", "MuchanRecords", "CGEOS", "CPROJ"]),
    library(
      "MuchanFormats",
      ["MuchanQuantities", "MuchanDiagnostics", "MuchanRecords", "MuchanGeometry", "CJSONScan"]),

    tests("MuchanQuantities", ["MuchanQuantities"]),
    tests("MuchanDiagnostics", ["MuchanDiagnostics"]),
    tests("MuchanGeometry", ["MuchanGeometry", "MuchanDiagnostics"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
