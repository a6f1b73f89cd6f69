import Definitions

extension Model {
  /// The metrics that a metric names in its expression, each once, in order.
  package func references(of metric: Metric) -> [String] {
    var names: [String] = []
    metric.definition.expression.forEachPart { part in
      guard let name = part.singleName, name != metric.name, metricNamed[name] != nil, !names.contains(name)
      else {
        return
      }
      names.append(name)
    }
    return names
  }

  /// Whether a metric is made of another, at whatever depth.
  package func refers(_ metric: Metric, to name: String) -> Bool {
    var seen: Set<String> = [metric.name]
    var next = references(of: metric)
    while let reference = next.popLast() {
      if reference == name { return true }
      guard seen.insert(reference).inserted, let other = self.metric(named: reference) else { continue }
      next += references(of: other)
    }
    return false
  }
}
