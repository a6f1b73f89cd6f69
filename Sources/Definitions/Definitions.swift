/// Everything that the files of a project say.
package struct Definitions: Sendable {
  package var project = ProjectDefinition()
  package var entities: [EntityDefinition] = []
  /// Metrics that stand outside an entity.
  package var metrics: [MetricDefinition] = []
  /// Of all files, in their order.
  package var checks: [CheckDefinition] = []
  package var examples: [ExampleDefinition] = []
  package var questions: [SavedQuestion] = []
  package var currencies = CurrencyDefinitions()
  package var removed: [RemovedDefinition] = []
  package var people = PeopleDefinitions()

  package init() {}
}
