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

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: dependencies + ["MuchanTestSupport"], exclude: exclude,
    swiftSettings: strict)
}

let package = Package(
  name: "muchan",
  products: [
    .executable(name: "muchan", targets: ["muchan"]),
    // What other programs build on: docs/Muchan.docc/UseAsLibrary.md.
    .library(
      name: "MuchanPipeline", targets: ["MuchanPipeline", "MuchanFormats", "MuchanReport", "MuchanDiagnostics"]),
    // What benchmarks/micro times step by step.
    .library(
      name: "MuchanMeasuring",
      targets: ["MuchanQuantities", "MuchanDiagnostics", "MuchanGeometry", "MuchanFormats", "MuchanReport"]),
    .library(name: "CGEOS", targets: ["CGEOS"]),
    // What Fuzz tries.
    .library(
      name: "MuchanReading",
      targets: ["MuchanDiagnostics", "MuchanRecords", "MuchanGeometry", "MuchanFormats", "MuchanStore"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // System libraries and the one C++ shim.
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "CJSONScan", linkerSettings: [.linkedLibrary("simdjson")]),
    // SHA-256 by the processor's own instructions.
    .target(name: "CDigest"),
    // Exchange of two names, which Swift's Glibc module does not show.
    .target(name: "CRename"),

    // Bottom: imported by any.
    library("MuchanQuantities"),
    library("MuchanDiagnostics"),
    library("MuchanRecords", ["MuchanQuantities", "MuchanDiagnostics"]),

    // Measuring and reading.
    library(
      "MuchanGeometry",
      ["MuchanQuantities", "MuchanDiagnostics", "MuchanRecords", "CGEOS", "CPROJ"]),
    library(
      "MuchanFormats",
      [
        "MuchanQuantities", "MuchanDiagnostics", "MuchanRecords", "MuchanGeometry", "CJSONScan",
        "CDigest", "CRename", "CZlib", "CXLSXWriter", "Yams",
      ]),
    library(
      "MuchanStore",
      [
        "MuchanDiagnostics", "MuchanRecords", "MuchanGeometry", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),

    // Accounts, indicators, verdicts.
    library("MuchanLand", ["MuchanQuantities", "MuchanDiagnostics", "MuchanRecords"]),
    library("MuchanEnergy", ["MuchanQuantities", "MuchanDiagnostics", "MuchanRecords"]),
    library(
      "MuchanYield",
      ["MuchanQuantities", "MuchanDiagnostics", "MuchanRecords", "MuchanLand", "MuchanEnergy"]),
    library(
      "MuchanPolicy",
      [
        "MuchanQuantities", "MuchanDiagnostics", "MuchanRecords", "MuchanLand", "MuchanEnergy", "MuchanYield", "Yams",
      ]),
    library(
      "MuchanReport",
      ["MuchanQuantities", "MuchanDiagnostics", .product(name: "Mustache", package: "swift-mustache")]),

    // The only place that starts tasks.
    library(
      "MuchanPipeline",
      [
        "MuchanQuantities", "MuchanDiagnostics", "MuchanRecords", "MuchanGeometry",
        "MuchanFormats", "MuchanLand", "MuchanEnergy", "MuchanYield", "MuchanPolicy",
        "MuchanReport", "MuchanStore",
      ]),

    .executableTarget(
      name: "muchan",
      dependencies: [
        "MuchanPipeline", "MuchanDiagnostics", "MuchanRecords", "MuchanFormats", "MuchanGeometry", "MuchanReport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // Beside: what tests share.
    library("MuchanTestSupport"),

    // Made-up worlds: the demo project, the benchmark workload, planted defects.
    library("MuchanSynthesis"),
    .executableTarget(
      name: "muchan-synthesise",
      dependencies: ["MuchanSynthesis", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),

    tests("MuchanQuantities", ["MuchanQuantities"]),
    tests("MuchanDiagnostics", ["MuchanDiagnostics"]),
    tests("MuchanRecords", ["MuchanQuantities", "MuchanDiagnostics", "MuchanRecords"]),
    tests("MuchanGeometry", ["MuchanGeometry", "MuchanDiagnostics", "CGEOS"]),
    tests(
      "MuchanFormats",
      [
        "MuchanFormats", "MuchanGeometry", "MuchanReport", "MuchanQuantities", "MuchanDiagnostics", "MuchanRecords",
      ]),
    tests(
      "MuchanStore",
      ["MuchanStore", "MuchanGeometry", "MuchanDiagnostics", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("MuchanLand", ["MuchanQuantities", "MuchanDiagnostics", "MuchanRecords", "MuchanLand"]),
    tests("MuchanEnergy", ["MuchanQuantities", "MuchanDiagnostics", "MuchanRecords", "MuchanEnergy"]),
    tests(
      "MuchanYield",
      ["MuchanQuantities", "MuchanDiagnostics", "MuchanRecords", "MuchanLand", "MuchanEnergy", "MuchanYield"]),
    tests(
      "MuchanPolicy",
      [
        "MuchanQuantities", "MuchanDiagnostics", "MuchanRecords", "MuchanLand", "MuchanEnergy", "MuchanYield",
        "MuchanPolicy",
      ]),
    tests("MuchanReport", ["MuchanReport", "MuchanQuantities", "MuchanDiagnostics"]),
    tests("MuchanTestSupport", []),
    tests(
      "MuchanPipeline",
      [
        "MuchanPipeline", "MuchanReport", "MuchanFormats", "MuchanGeometry", "MuchanQuantities", "MuchanDiagnostics",
        "MuchanSynthesis",
      ]),
    tests("CommandLine", ["MuchanDiagnostics"], exclude: ["Golden"]),
    tests("MuchanSynthesis", ["MuchanSynthesis"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
