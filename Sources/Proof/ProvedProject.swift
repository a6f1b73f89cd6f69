package import Definitions
import Engines
package import Model
package import Normal
import Values

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
    // Of rates a question says itself what it does without one.
    case .uniqueKey, .declaredValues, .everyRate: true
    }
  }

  /// Whether a check says that every row that an entity names by a join exists.
  func isWhole(_ join: String, of entity: String) -> Bool {
    definitions.checks.contains { check in
      guard check.entity == entity, check.isUnconditional, case .references(let name) = check.rule else {
        return false
      }
      return name.value == join
    }
  }

  /// The sets of columns that no two rows of an entity share.
  func unique(in entity: String) -> [[String]] {
    definitions.checks.compactMap { check in
      guard check.entity == entity, check.isUnconditional, case .unique(let columns) = check.rule else {
        return nil
      }
      return columns.map(\.value)
    }
  }

  /// Those of some values that comparisons of a column with a number leave: `quantity >= 0`.
  func allowed(_ values: [Cell], of column: String, in entity: String) -> [Cell] {
    var values = values
    for check in definitions.checks {
      guard check.entity == entity, check.isUnconditional,
        case .holds(.binary(let comparison, let side, .literal(let literal, _), _)) = check.rule,
        side.singleName == column, let bound = literal.number
      else { continue }
      values.removeAll { cell in
        guard let value = cell.decimal else { return false }
        switch comparison {
        case .greater: return !(value > bound)
        case .greaterOrEqual: return value < bound
        case .less: return !(value < bound)
        case .lessOrEqual: return value > bound
        case .equal: return value != bound
        case .notEqual: return value == bound
        default: return false
        }
      }
    }
    return values.isEmpty ? [.null] : values
  }

  /// Whether a check says that a column has a value in every row.
  func isNeverNull(_ column: String, of entity: String) -> Bool {
    definitions.checks.contains { check in
      guard check.entity == entity, check.isUnconditional, case .notNull(let columns) = check.rule else {
        return false
      }
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

extension Literal {
  fileprivate var number: Decimal? {
    switch self {
    case .integer(let value): Decimal(value)
    case .decimal(let value), .money(let value, _), .quantity(let value, _): value.trimmed(to: 0)
    case .null, .boolean, .text, .date, .timestamp, .interval: nil
    }
  }
}

extension Cell {
  fileprivate var decimal: Decimal? {
    switch self {
    case .integer(let value): Decimal(value)
    case .decimal(let value): value.trimmed(to: 0)
    case .null, .boolean, .float, .text, .date, .timestamp: nil
    }
  }
}
