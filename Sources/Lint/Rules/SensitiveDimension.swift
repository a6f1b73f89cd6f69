import Definitions
import Diagnostics
import Model

extension LintRule {
  static let sensitiveDimension = LintRule(
    .sensitiveDimension, "pii-dimension", .error,
    summary: "a sensitive column that anybody can group by",
    why: """
      Grouping by an address shows every address. Hide the dimension, or leave it out; a part of it, such as the domain, may be enough.
      """,
    bad: """
      entity: customer
      table: customers
      key: id
      columns: {id: integer, mail: {type: text, sensitive: true}}
      dimensions: {mail: {}}
      """,
    good: """
      entity: customer
      table: customers
      key: id
      columns: {id: integer, mail: {type: text, sensitive: true}}
      dimensions: {mail: {hidden: true}}
      """
  ) { project in
    project.model.entities.flatMap { entity in
      entity.dimensions.compactMap { dimension -> LintFinding? in
        guard !dimension.about.isHidden, dimension.expression.readsSensitive(project.model) else {
          return nil
        }
        let finding = Finding(
          .sensitiveDimension, "'\(entity.name).\(dimension.name)' shows values of a sensitive column",
          at: dimension.nameSpan
        ).helping("hide it: hidden: true, or leave it out")
        return LintFinding(finding, of: project.subject(dimension, of: entity))
      }
    }
  }
}
