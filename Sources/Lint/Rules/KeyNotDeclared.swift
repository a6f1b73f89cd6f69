import Diagnostics

extension LintRule {
  static let keyNotDeclared = LintRule(
    .keyNotDeclared, "key-not-declared", refusedAs: [.missingKey, .keyColumnUnknown, .joinKeyMismatch],
    summary: "an entity that is joined and has no key",
    why: "Without a key a row may find several, and count as often. Every entity declares one.",
    bad: """
      entity: shop
      table: shops
      columns: {id: integer}
      """,
    good: """
      entity: shop
      table: shops
      key: id
      columns: {id: integer}
      """)
}
