import Definitions
import Diagnostics
import Model

extension LintRule {
  static let floatMoney = LintRule(
    .floatMoney, "float-money", .warning,
    summary: "an amount that is stored as a binary number",
    why: """
      Binary numbers hold no tenth of a cent exactly: 0.1 + 0.2 is not 0.3, and a sum of a million rows is off by what nobody can explain.
      Store amounts as decimals, or as whole minor units, and declare them as money.
      """,
    bad: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        total: float
      metrics:
        value: sum(total)
      """,
    good: """
      entity: order
      table: orders
      key: order_id
      time: placed_at
      columns:
        order_id: integer
        placed_at: timestamp
        total: money(USD)
      metrics:
        value: sum(total)
      """
  ) { project in
    project.model.entities.flatMap { entity in
      entity.columns.compactMap { column -> LintFinding? in
        guard case .float = column.physical, isNameOfAmount(column.name) else { return nil }
        let finding = Finding(
          .floatMoney, "'\(column.name)' looks like an amount and is a binary number", at: column.span,
          severity: .warning
        ).helping(
          "store it as a decimal and declare it: \(column.name): money(USD), or money(currency_column)")
        return LintFinding(finding, of: project.subject(column, of: entity))
      }
    }
  }
}

/// Whether a column of that name mostly holds an amount of money.
func isNameOfAmount(_ name: String) -> Bool {
  let words: Set<String> = [
    "amount", "price", "revenue", "cost", "costs", "fee", "fees", "total", "subtotal", "gmv", "balance",
    "payout", "salary",
    "discount", "tax", "usd", "eur", "gbp",
  ]
  return LintedProject.words(of: name).contains { words.contains($0) }
}
