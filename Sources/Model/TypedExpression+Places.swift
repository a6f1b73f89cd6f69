import Diagnostics

/// Where the parts of an expression stand.
extension TypedExpression {
  /// A copy in which nothing stands anywhere in some files but at their beginning: where it was is no longer what is there, and
  /// where it is now nobody has looked.
  func unplaced(in sources: Set<SourceID>) -> TypedExpression {
    var copy = self
    if let span, sources.contains(span.source) { copy.span = SourceSpan(span.source, 0, 0) }
    switch node {
    case .literal, .field, .output, .missing: break
    case .operation(let operation, let operands):
      copy.node = .operation(operation, operands.map { $0.unplaced(in: sources) })
    case .conditional(let branches, let otherwise):
      copy.node = .conditional(
        branches.map {
          Branch(condition: $0.condition.unplaced(in: sources), value: $0.value.unplaced(in: sources))
        }, otherwise: otherwise?.unplaced(in: sources))
    case .aggregate(let aggregate): copy.node = .aggregate(aggregate.unplaced(in: sources))
    case .rollup(var rollup):
      rollup.aggregate = rollup.aggregate.unplaced(in: sources)
      if case .time(var succession) = rollup.tie {
        succession.mapRowExpressions { $0.unplaced(in: sources) }
        succession.mapTimes { $0.unplaced(in: sources) }
        rollup.tie = .time(succession)
      }
      copy.node = .rollup(rollup)
    }
    return copy
  }
}

extension Aggregate {
  fileprivate func unplaced(in sources: Set<SourceID>) -> Aggregate {
    var copy = self
    copy.mapRowExpressions { $0.unplaced(in: sources) }
    copy.bookedAmount = bookedAmount?.unplaced(in: sources)
    if var grouped {
      grouped.formula = grouped.formula.unplaced(in: sources)
      grouped.filter = grouped.filter?.unplaced(in: sources)
      copy.grouped = grouped
    }
    return copy
  }
}
