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
    for (name, formula) in [
      ("a growth against last year", "e5_m1 / prior(e5_m1, 1 year) - 1"),
      ("a rolling amount", "trailing(e5_m0, 28 days)"),
      ("a share of the total", "e5_m1 / total(e5_m1)"),
      ("a mean of groups", "avg(e5_m1 per e0.kind)"),
    ] {
      Benchmark("\(name): \(size)") { benchmark in
        for _ in benchmark.scaledIterations {
          blackHole(try datum.compile(metrics: [formula], by: ["month"], in: "USD", dialect: "postgres"))
        }
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
