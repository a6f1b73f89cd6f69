import Definitions
import Model
import Values

extension MetricQuery {
  /// The years of which times are seen in the zone of the question, so that no more of a clock is written down; nil where
  /// times are seen that the range of time does not bound.
  var yearsInZone: ClosedRange<Int>? {
    guard zone != "UTC" else { return nil }
    var first: Day?
    var last: Day?
    for base in allBases {
      guard let from = base.firstDay, let to = base.lastDay else { return nil }
      first = min(first ?? from, from)
      last = max(last ?? to, to)
    }
    guard let first, let last, first <= last, seesOnlyBoundedTimes else { return nil }
    // A day in the zone may begin on the day before, and no clock is further ahead than fourteen hours.
    return first.adding(days: -2).components.year...last.adding(days: 2).components.year
  }

  private var allBases: [Base] {
    bases + groupQueries.flatMap(\.query.allBases) + totals.flatMap(\.query.allBases)
  }

  private var seesOnlyBoundedTimes: Bool {
    !formulas.contains(where: \.isInZone)
      && bases.allSatisfy { base in (base.groups + base.conditions).allSatisfy { $0.seesOnly(base.time) } }
      && formulas.flatMap(rowAggregates).allSatisfy { aggregate, query in
        let time = query.base(of: aggregate)?.time
        return aggregate.rowExpressions.allSatisfy { $0.seesOnly(time) }
      }
      && groupQueries.allSatisfy(\.query.seesOnlyBoundedTimes)
      && totals.allSatisfy(\.query.seesOnlyBoundedTimes)
  }
}

extension TypedExpression {
  /// Whether no other time of its rows is seen in a zone.
  fileprivate func seesOnly(_ time: TypedExpression?) -> Bool {
    switch node {
    case .operation(.inZone, let operands):
      operands[0].node == time?.node || operands[0].node == time?.unzoned
    case .operation(_, let operands): operands.allSatisfy { $0.seesOnly(time) }
    case .conditional(let branches, let otherwise):
      branches.allSatisfy { $0.condition.seesOnly(time) && $0.value.seesOnly(time) }
        && otherwise?.seesOnly(time) ?? true
    // Rows of another entity are of any time.
    case .rollup: false
    case .literal, .field, .output, .missing, .aggregate: true
    }
  }

  /// The time below its zone.
  private var unzoned: Node {
    if case .operation(.inZone, let operands) = node { return operands[0].node }
    return node
  }
}
