package import Definitions
package import Model
package import Normal

/// What definitions are proved against: a model, and what its checks say of the data.
package struct ProvedProject: Sendable {
  package let model: Model
  package let definitions: Definitions

  package init(model: Model, definitions: Definitions) {
    self.model = model
    self.definitions = definitions
  }

  /// Whether the project says so: in a check, in a key, in the values of a dimension.
  package func holds(_ assumption: Assumption) -> Bool {
    switch assumption {
    case .notNull, .reference: assumption.declaration(in: definitions, model) != nil
    // A question refuses amounts without a rate, or tells of them.
    case .uniqueKey, .declaredValues, .everyRate: true
    }
  }

  /// Whether a check says that every row that an entity names by a join exists.
  func isWhole(_ join: String, of entity: String) -> Bool {
    definitions.checks.contains { check in
      guard check.entity == entity, case .references(let name) = check.rule else { return false }
      return name.value == join
    }
  }

  /// Whether a check says that a column has a value in every row.
  func isNeverNull(_ column: String, of entity: String) -> Bool {
    definitions.checks.contains { check in
      guard check.entity == entity, case .notNull(let columns) = check.rule else { return false }
      return columns.contains { $0.value == column }
    }
  }
}

/// A definition that is proved: a metric, or an expression of metrics.
package struct ProvedFormula: Sendable {
  package let name: String
  /// How it is asked for.
  package let expression: Expression
  package let formula: TypedExpression
  package let project: ProvedProject

  package init(name: String, expression: Expression, formula: TypedExpression, project: ProvedProject) {
    self.name = name
    self.expression = expression
    self.formula = formula
    self.project = project
  }
}
