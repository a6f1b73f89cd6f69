import Definitions
import Diagnostics
import Model

extension LintRule {
  static let minorUnits = LintRule(
    .minorUnits, "minor-units", .warning,
    summary: "a column of cents that is declared as something else",
    why: """
      A column called fee_cents holds whole cents. Read as units its amounts are a hundred times too large, and for yen they are right by chance.
      Declare money(currency, minor).
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        currency: currency
        fee_cents: money(currency)
      metrics:
        fees: sum(fee_cents)
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        currency: currency
        fee_cents: {type: "money(currency, minor)"}
      metrics:
        fees: sum(fee_cents)
      """
  ) { project in
    project.model.entities.flatMap { entity in
      entity.columns.compactMap { column -> LintFinding? in
        guard let last = LintedProject.words(of: column.name).last,
          ["cents", "pence", "minor"].contains(last)
        else { return nil }
        if case .money(_, isMinor: true, _) = column.physical { return nil }
        let finding = Finding(
          .minorUnits, "'\(column.name)' looks like whole minor units and is not declared so",
          at: column.span,
          severity: .warning
        ).helping("declare it: {type: \"money(currency, minor)\"}")
        return LintFinding(finding, of: project.subject(column, of: entity))
      }
    }
  }
}
