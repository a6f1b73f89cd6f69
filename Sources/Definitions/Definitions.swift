package import Diagnostics

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
  /// The expressions of definitions, where YAML has them; for those who write them anew.
  package var expressions: [YAMLScalarPlace] = []
  package var currencies = CurrencyDefinitions()
  package var removed: [RemovedDefinition] = []
  package var people = PeopleDefinitions()
  package var roles: [RoleDefinition] = []

  package init() {}
}

/// An expression as it stands in a file.
package struct YAMLScalarPlace: Sendable {
  /// Without quotes and escapes.
  package let text: String
  /// With its quotes.
  package let span: SourceSpan
  /// What it is put in; nil for none.
  package let quote: Character?
}
