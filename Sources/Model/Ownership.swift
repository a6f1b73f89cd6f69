import Definitions

/// Who answers for a metric: its own owner, its entity's, or the project's.
package func owner(of metric: Metric, in model: Model) -> String? {
  metric.about.owner?.value ?? metric.home.flatMap { model[$0].about.owner?.value }
    ?? model.people.defaultOwner?.value
}
