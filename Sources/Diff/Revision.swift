package import Definitions
package import Diagnostics
package import Model
import Normal

/// A project as it was, or is.
package struct Revision: Sendable {
  package let definitions: Definitions
  package let model: Model
  package let sources: SourceFiles
  /// What is wrong with it; metrics with an error do not compile.
  package let findings: [Finding]
  /// By name.
  let forms: [String: NormalForm]
  /// Who answers for `metric:gmv`, `dimension:order.status`, `entity:order`, `question:monthly`, `dashboard:Board pack`.
  let owner: @Sendable (String) -> String?

  /// - Parameters:
  ///   - shared: the tables that several entities stand on, in this revision or in the other.
  ///   - other: the other revision, where it is known: the plans of metrics that are the same in both are taken from there.
  package init(
    definitions: Definitions, model: Model, sources: SourceFiles, findings: [Finding], shared: Set<String>,
    beside other: Revision? = nil, owner: @escaping @Sendable (String) -> String?
  ) {
    self.owner = owner
    self.definitions = definitions
    self.model = model
    self.sources = sources
    self.findings = findings
    var forms: [String: NormalForm] = [:]
    var own: [Metric] = []
    for metric in model.metrics {
      if let other, other.model.metric(named: metric.name)?.identity === metric.identity {
        forms[metric.name] = other.forms[metric.name]
      } else {
        own.append(metric)
      }
    }
    for (metric, form) in zip(own, normalForms(of: own, in: model, shared: shared)) {
      forms[metric.name] = form
    }
    self.forms = forms
  }

  func text(of span: SourceSpan?) -> String? {
    span.map { sources.text(of: $0) }
  }

  /// The dimensions that a metric can be asked by: of every entity that it reads, those that it reaches by one path.
  func dimensions(of metric: Metric) -> Set<String> {
    var entities: [EntityID] = []
    for aggregate in metric.formula.rowAggregates where !entities.contains(aggregate.entity) {
      entities.append(aggregate.entity)
    }
    var common: Set<String>?
    for base in entities {
      var names: Set<String> = []
      for (index, entity) in model.entities.enumerated() {
        let id = EntityID(index: index)
        guard id == base || model[base].reach[id] != nil else { continue }
        names.formUnion(entity.dimensions.filter { !$0.about.isHidden }.map { "\(entity.name).\($0.name)" })
      }
      common = common.map { $0.intersection(names) } ?? names
    }
    return common ?? []
  }
}
