import Definitions

/// Who answers for a metric: its own owner, its entity's, or the project's; nobody where `none` is written.
package func owner(of metric: Metric, in model: Model) -> String? {
  let written =
    metric.about.owner?.value ?? metric.home.flatMap { model[$0].about.owner?.value }
    ?? model.people.defaultOwner?.value
  return written == "none" ? nil : written
}
