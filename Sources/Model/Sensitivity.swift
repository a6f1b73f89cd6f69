/// What is made of columns whose values must not be shown.
extension TypedExpression {
  /// Whether a value of a sensitive column is in it.
  package func readsSensitive(_ model: Model) -> Bool {
    var found = false
    forEachLeaf { leaf in
      switch leaf.node {
      case .field(let field): found = found || model[field.entity].columns[field.column].isSensitive
      case .aggregate(let aggregate): found = found || aggregate.showsSensitive(model)
      case .rollup(let rollup): found = found || rollup.aggregate.showsSensitive(model)
      default: break
      }
    }
    return found
  }
}

extension Aggregate {
  /// A count shows no value.
  package func showsSensitive(_ model: Model) -> Bool {
    !function.isCount && argument?.readsSensitive(model) == true
  }
}
