// swift-tools-version: 6.2
import PackageDescription

/// Times the overlay's steps one by one, and its loop over data that is in memory already. A package of its own, so that
/// muchan does not depend on what only benchmarks need.
let package = Package(
  name: "muchan-micro",
  dependencies: [
    .package(name: "muchan", path: "../.."),
    .package(url: "https://github.com/google/swift-benchmark", from: "0.1.2"),
  ],
  targets: [
    .target(
      name: "WorkloadColumns",
      dependencies: [.product(name: "MuchanMeasuring", package: "muchan")]),
    .executableTarget(
      name: "micro",
      dependencies: [
        "WorkloadColumns", .product(name: "MuchanMeasuring", package: "muchan"),
        .product(name: "CGEOS", package: "muchan"), .product(name: "Benchmark", package: "swift-benchmark"),
      ]),
    .executableTarget(
      name: "in-memory-loop",
      dependencies: ["WorkloadColumns", .product(name: "MuchanMeasuring", package: "muchan")]),
  ],
  swiftLanguageModes: [.v6]
)
