// swift-tools-version: 6.2
import PackageDescription

/// Hummingbird's handlers run where there is room, and not where they were called.
let serverSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

let settings = serverSettings + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]

/// A stage of the compiler: one target, named after the value that it makes. The list of dependencies is the
/// architecture (docs/architecture.md); `./test` builds with the import check, so that it cannot be passed by.
func stage(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

let package = Package(
  name: "datum",
  products: [
    .executable(name: "datum", targets: ["datum"]),
    .executable(name: "datum-server", targets: ["datum-server"]),
    .library(name: "DatumAPI", targets: ["DatumAPI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // The server only: `swift build --product datum` builds none of it. TLS is left to a proxy.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.0.2"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    // Tests only: exact fractions for the reference evaluator.
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
  ],
  targets: [
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

    stage("Values"),
    stage("Parallel"),
    stage("Diagnostics"),
    stage("YAMLTree", ["Diagnostics", "CYAML"]),
    stage("Definitions", ["Values", "Parallel", "Diagnostics", "YAMLTree"]),
    stage("Model", ["Values", "Diagnostics", "Definitions"]),
    stage("Planning", ["Values", "Diagnostics", "Definitions", "Model"]),
    stage("Normal", ["Values", "Parallel", "Definitions", "Model"]),
    stage("SQL"),
    stage("Dialects", ["SQL", "YAMLTree", "Diagnostics"], resources: [.embedInCode("Builtin")]),
    stage("Zones", ["Values"]),
    stage("Compiler", ["Values", "Zones", "Diagnostics", "Definitions", "Model", "Planning", "SQL"]),
    stage("Engines", ["Values", "CSQLite"]),
    stage(
      "Project",
      [
        "Values", "Diagnostics", "YAMLTree", "Definitions", "Model", "Planning", "SQL", "Dialects",
        "Compiler", "Engines",
      ]),
    stage(
      "Checks",
      [
        "Values", "Diagnostics", "Definitions", "Model", "Planning", "SQL", "Compiler", "Engines", "Project",
      ]),
    stage(
      "Proof",
      [
        "Values", "Diagnostics", "Definitions", "Model", "Planning", "Normal", "SQL", "Compiler", "Engines",
        "Project",
      ]),
    stage("Format", ["Diagnostics", "YAMLTree", "Definitions"]),
    stage("Diff", ["Values", "Diagnostics", "Definitions", "Model", "Normal"]),
    stage("Catalog", ["Values", "Diagnostics", "Definitions", "Model", "Normal"]),
    stage(
      "Answers",
      [
        "Values", "Diagnostics", "Definitions", "Model", "Planning", "Compiler", "Engines", "Project",
      ]),
    stage(
      "Lint", ["Values", "Parallel", "Diagnostics", "YAMLTree", "Definitions", "Model", "Normal", "Catalog"]),
    stage(
      "DatumAPI",
      ["Diagnostics", "YAMLTree", "Definitions", "Model", "SQL", "Dialects", "Compiler", "Project"]),

    stage(
      "History",
      ["Values", "Diagnostics", "Definitions", "Model", "Normal", "Catalog", "Project"]),
    // Files of the site as arrays: Swift's compiler takes minutes for as many numbers.
    .target(name: "CSiteAssets", exclude: ["files"]),
    .target(
      name: "Site",
      dependencies: [
        "Values", "Diagnostics", "Definitions", "Model", "Normal", "Catalog", "Compiler", "SQL",
        "CSiteAssets",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: serverSettings),
    .target(
      name: "Server",
      dependencies: [
        "Values", "Diagnostics", "YAMLTree", "Definitions", "Model", "Planning", "Normal", "SQL", "Dialects",
        "Compiler", "Engines", "Project", "Answers", "Catalog", "History", "Site",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "AsyncAlgorithms", package: "swift-async-algorithms"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "JWTKit", package: "jwt-kit"),
      ],
      swiftSettings: serverSettings),
    .executableTarget(
      name: "datum-server",
      dependencies: [
        "Diagnostics", "Definitions", "Model", "Catalog", "SQL", "Values", "Project", "History", "Site",
        "Server",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/datum-server", swiftSettings: serverSettings),

    .executableTarget(
      name: "datum",
      dependencies: [
        "Values", "Diagnostics", "YAMLTree", "Definitions", "Model", "Planning", "SQL", "Dialects",
        "Compiler",
        "Engines", "Project", "Answers", "Checks", "Normal", "Proof", "Catalog", "History", "Lint", "Diff",
        "Format",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Prints the statements of all cases for the conformance kit.
    .executableTarget(
      name: "render-cases", dependencies: ["DatumAPI"], path: "Tests/RenderCases", swiftSettings: settings),

    .testTarget(
      name: "DatumTests",
      dependencies: [
        "Values", "Zones", "Diagnostics", "YAMLTree", "Definitions", "Model", "Planning", "SQL", "Dialects",
        "Compiler",
        "Engines", "Project", "Answers", "Checks", "Normal", "Proof", "Catalog", "History", "Lint", "Diff",
        "Format",
        "DatumAPI", "Server",
        "datum",
        .product(name: "BigInt", package: "BigInt"),
        .product(name: "JWTKit", package: "jwt-kit"),
      ],
      path: "Tests/DatumTests",
      swiftSettings: settings),
  ]
)
