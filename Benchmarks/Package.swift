// swift-tools-version: 6.2
import PackageDescription

// Run with: cd Benchmarks && swift package benchmark
let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "datum", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "SyntheticProject"),
    .executableTarget(name: "make-project", dependencies: ["SyntheticProject"]),
    .executableTarget(
      name: "compile-cases", dependencies: [.product(name: "DatumAPI", package: "datum")]),
    .executableTarget(
      name: "Compile",
      dependencies: [
        "SyntheticProject", .product(name: "DatumAPI", package: "datum"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Compile",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
