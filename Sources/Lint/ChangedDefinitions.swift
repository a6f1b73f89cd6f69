import Definitions
package import Diagnostics
package import Model
import Normal

/// What differs between a project and an earlier one: in text, or in the plan that comes out.
package struct ChangedDefinitions {
  private var metrics: Set<String> = []
  /// Files of which a byte differs, or that are new.
  private var files: Set<String> = []
  private let sources: SourceFiles

  package init(from model: Model, _ sources: SourceFiles, to project: LintedProject) {
    self.sources = project.sources
    var texts: [String: [UInt8]] = [:]
    for index in 0..<sources.count {
      texts[sources[SourceID(number: Int32(index))].name] = sources[SourceID(number: Int32(index))].bytes
    }
    for file in project.files where texts[project.sources[file].name] != project.sources[file].bytes {
      files.insert(project.sources[file].name)
    }
    let before = KeptMetrics(from: project, in: model).plans(
      in: model, sharedTables: Normal.sharedTables(of: model).union(project.sharedTables)
    ).plans
    for (metric, plan) in zip(project.model.metrics, project.plans) {
      guard let index = model.metricNamed[metric.name] else {
        metrics.insert(metric.name)
        continue
      }
      // The same object is the same text, too.
      if metric.identity === model.metrics[index].identity { continue }
      let isRespelt = text(of: metric, in: project.sources) != text(of: model.metrics[index], in: sources)
      if isRespelt || plan != before[index] {
        metrics.insert(metric.name)
      }
    }
  }

  /// Metrics by their meaning and their words; other things by their file.
  package func contains(_ finding: LintFinding) -> Bool {
    if finding.subject.kind == .metric { return metrics.contains(finding.subject.name) }
    // A definition that a change breaks stands where it likes.
    if finding.finding.severity == .error, !finding.finding.code.isOfRule { return true }
    guard let place = finding.finding.place else { return true }
    return files.contains(sources[place.source].name)
  }

  private func text(of metric: Metric, in sources: SourceFiles) -> ArraySlice<UInt8>? {
    metric.definition.places.whole.map { sources[$0] }
  }
}
