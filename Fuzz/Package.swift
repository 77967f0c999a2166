// swift-tools-version: 6.2
import PackageDescription

/// What reads bytes from strangers, tried by libFuzzer; `scripts/fuzz --for SECONDS TARGET` builds and runs one.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "muchan", path: "..")],
  targets: ["tables", "boundary", "geometry"].map { name in
    .executableTarget(
      name: name,
      dependencies: [
        .product(name: "MuchanReading", package: "muchan"), .product(name: "CGEOS", package: "muchan"),
      ],
      path: "Sources/\(name)", swiftSettings: [.unsafeFlags(["-parse-as-library"])])
  },
  swiftLanguageModes: [.v6]
)
