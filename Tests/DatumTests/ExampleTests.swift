import Compiler
import Definitions
import Diagnostics
import Model
import Project
import Testing

/// The worked example is what we tell others to write.
@Suite struct ExampleTests {
  @Test func `it has no findings`() {
    #expect(
      Example.project.findings.isEmpty,
      "\(TextReport().text(of: Example.project.findings, in: Example.project.sources))")
  }

  @Test func `it has sixty metrics or more, each described and answered for`() {
    let model = Example.project.model
    #expect(model.metrics.count >= 60)
    for metric in model.metrics {
      #expect(metric.about.description?.value.isEmpty == false, "\(metric.name) has no description")
      #expect(owner(of: metric, in: model) != nil, "\(metric.name) has no owner")
    }
    for entity in model.entities {
      #expect(entity.about.description?.value.isEmpty == false, "\(entity.name) has no description")
    }
  }

  @Test func `every metric compiles for every dialect, by itself and by month`() {
    let model = Example.project.model
    for name in Example.dialectNames {
      for metric in model.metrics {
        let request = QueryRequest(metric: metric.name, at: metric.nameSpan)
        let compiled = compile(request, in: model, for: Example.dialects[name]!)
        #expect(compiled.value != nil, "\(metric.name) for \(name)")
      }
    }
  }

  @Test func `a metric has the same value whatever else is asked`() throws {
    // Every pair of neighbours, without groups: the first alone and beside the second.
    let model = Example.project.model
    let engine = try SQLiteExample.engine()
    var alone: [String: [String]] = [:]
    for metric in model.metrics { alone[metric.name] = try SQLiteExample.values([metric.name], engine) }
    for (one, other) in zip(model.metrics, model.metrics.dropFirst()) {
      let together = try SQLiteExample.values([one.name, other.name], engine)
      #expect(together == alone[one.name]! + alone[other.name]!, "\(one.name) and \(other.name)")
    }
  }
}
