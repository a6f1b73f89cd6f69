import Definitions
import Diagnostics
import Model

extension LintRule {
  static let nameCase = LintRule(
    .nameCase, "case", .warning,
    summary: "a name that is not in small letters",
    why: """
      Names are asked for by people and programs, and databases fold their case, each in its way. gmv_per_buyer is the same everywhere.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics:
        ordersPlaced: count()
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
      metrics:
        orders_placed: count()
      """
  ) { project in
    project.names.compactMap { name, span, subject in
      guard name.utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return nil }
      let finding = Finding(.nameCase, "'\(name)' is not in small letters", at: span, severity: .warning)
        .helping(
          "call it \(snakeCase(name)), and list the old name under 'removed:' with the new one as its replacement"
        )
      return LintFinding(finding, of: subject)
    }
  }
}

/// `ordersPlaced` as `orders_placed`.
func snakeCase(_ name: String) -> String {
  var result = ""
  var wasSmall = false
  for character in name {
    if character.isUppercase, wasSmall { result.append("_") }
    wasSmall = character.isLowercase || character.isNumber
    result += character.lowercased()
  }
  return result
}

extension LintedProject {
  /// The names that people ask for, with what they are of.
  var names: [(name: String, span: SourceSpan, subject: LintFinding.Subject)] {
    model.entities.flatMap { entity in
      [(entity.name, entity.nameSpan, subject(entity))]
        + entity.dimensions.map { ($0.name, $0.nameSpan, subject($0, of: entity)) }
    } + model.metrics.map { ($0.name, $0.nameSpan, subject($0)) }
  }
}
