import Definitions
import Diagnostics
package import Model
package import Planning
package import SQL
import Values

/// A question that finds out which currencies lacked a rate for a formula, and on which days.
///
/// - Returns: a statement whose columns are the currency, the day and the number of rows without a rate; nil when the
///   formula converts nothing.
package func missingRateQuery(
  for formula: TypedExpression, of query: MetricQuery, in model: Model, for dialect: Dialect
) -> CompiledQuery? {
  var detailed = query
  detailed.metrics = [.init(name: "amount", formula: formula, currency: nil)]
  detailed.having = nil
  detailed.order = []
  detailed.limit = nil
  detailed.offset = nil
  detailed.dimensions = [
    .init(name: "currency", type: .text, unit: .none, grain: nil),
    .init(name: "day", type: .date, unit: .none, grain: .day),
  ]
  var converts = false
  detailed.bases = query.bases.map { base in
    var copy = base
    let nothing = { (type: ValueType) in
      TypedExpression(.operation(.cast(type), [TypedExpression(.literal(.null), .null)]), type)
    }
    copy.groups = [nothing(.text), nothing(.date)]
    formula.forEachLeaf { leaf in
      guard case .aggregate(let aggregate) = leaf.node, aggregate.entity == base.entity,
        let currency = aggregate.argument?.unit.currency, let day = rateDay(of: base, in: query, model)
      else { return }
      converts = true
      switch currency {
      case .row(let field):
        copy.groups = [
          TypedExpression(.operation(.cast(.text), [TypedExpression(.field(field), .currency)]), .text), day,
        ]
      case .fixed(let code): copy.groups = [TypedExpression(.literal(.text(code)), .text), day]
      case .question: break
      }
    }
    return copy
  }
  guard converts else { return nil }
  let planned = makePlan(for: detailed, in: model)
  guard let statement = lowerPlan(planned, in: model, for: dialect).value else { return nil }
  return CompiledQuery(
    sql: printSQL(statement, for: dialect), columns: compiledColumns(of: planned, dialect), plan: planned,
    query: detailed)
}
