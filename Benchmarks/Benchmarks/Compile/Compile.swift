import Benchmark
import DatumAPI
import Foundation
import SyntheticProject

/// Compiling one question, warm, and loading a project, by the size of the model.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock], maxDuration: .seconds(2), maxIterations: 20_000)
  let sizes = [(100, 10), (100, 100), (1_000, 10), (1_000, 100), (5_000, 10), (5_000, 100)]
  for (metrics, entities) in sizes {
    let size = "\(metrics) metrics, \(entities) entities"
    let path = NSTemporaryDirectory() + "datum-benchmark-\(metrics)-\(entities)"
    guard let project = try? SyntheticProject(at: path, metrics: metrics, entities: entities),
      let datum = try? Datum(projectAt: project.path, dialects: ["postgres", "sqlite"])
    else { fatalError("the synthetic project has findings") }

    Benchmark("a simple metric by month: \(size)") { benchmark in
      for _ in benchmark.scaledIterations {
        blackHole(try datum.compile(metrics: ["e5_m1"], by: ["month"], dialect: "postgres"))
      }
    }
    Benchmark("a ratio over two hops, filtered: \(size)") { benchmark in
      for _ in benchmark.scaledIterations {
        blackHole(
          try datum.compile(
            metrics: ["e5_m3"], by: ["e0.kind", "month"], where: "e1.status = 'paid'", dialect: "postgres"))
      }
    }
    Benchmark("an amount that is converted: \(size)") { benchmark in
      for _ in benchmark.scaledIterations {
        blackHole(
          try datum.compile(metrics: ["e5_m0"], by: ["e0.kind", "month"], in: "USD", dialect: "postgres"))
      }
    }
    Benchmark(
      "load and check: \(size)", configuration: .init(metrics: [.wallClock, .cpuTotal], maxIterations: 30)
    ) { benchmark in
      for _ in benchmark.scaledIterations {
        blackHole(try Datum(projectAt: project.path, dialects: ["postgres"]))
      }
    }
  }
}
