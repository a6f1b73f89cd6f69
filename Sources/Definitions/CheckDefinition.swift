package import Diagnostics
package import Values

/// What must hold of the data: an item of `checks:`.
package struct CheckDefinition: Sendable {
  package enum Rule: Sendable {
    /// No two rows have the same values in these columns.
    case unique([Written<String>])
    case notNull([Written<String>])
    /// Each row that names a row of the other entity finds it.
    case references(Written<String>)
    /// The newest of these moments is not older than so much.
    case fresh(Expression, count: Int64, grain: Grain)
    /// Of each row, or of each group of a question.
    case holds(Expression)
    /// Two metrics are as near to each other as that, in each group of a question.
    case near(Expression, Distance, to: Expression)
  }

  package enum Distance: Sendable {
    /// Hundredths of the second metric.
    case percent(Decimal)
    case amount(Expression)
  }

  package let rule: Rule
  /// As it was written, for findings.
  package let text: String
  package let span: SourceSpan
  package let description: String?
  package let severity: Finding.Severity
  /// The entity in whose file it stands; nil for a file of metrics.
  package let entity: String?
  /// Groups, range of time, currency and the like of a rule about metrics; for a rule about rows only its filter counts.
  package let question: QueryRequest
}

/// A question with its answer, which must not drift: an item of `examples:`.
package struct ExampleDefinition: Sendable {
  package let question: QueryRequest
  /// The rows of the answer; a cell without a text is null.
  package let rows: [Row]
  package let span: SourceSpan

  package struct Row: Sendable {
    package let cells: [Written<String?>]
    package let span: SourceSpan
  }
}

extension CheckDefinition {
  /// Whether it holds of every row: it has no condition of its own, and a row that breaks it is an error.
  package var isUnconditional: Bool { severity == .error && question.filter == nil && question.time == nil }
}
