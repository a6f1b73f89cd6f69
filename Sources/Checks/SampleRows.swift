import Model
import Planning

/// The rows behind a number that counts them.
extension MetricQuery {
  /// The first rows that a metric counts, by their key, with the columns that its condition reads. Columns that are marked
  /// as sensitive are left out.
  func rows(behind metric: String, most: Int, in model: Model) -> MetricQuery? {
    guard let asked = metrics.first(where: { $0.name == metric }),
      let aggregate = asked.formula.aggregates.first, let base = base(of: aggregate)
    else { return nil }
    let entity = model[base.entity]
    var fields = entity.key.map { FieldReference(path: JoinPath(), entity: base.entity, column: $0) }
    aggregate.filter?.forEachLeaf { leaf in
      if case .field(let field) = leaf.node, !fields.contains(field) { fields.append(field) }
    }
    fields.removeAll { model[$0.entity].columns[$0.column].isSensitive }
    return grouped(by: fields, of: base, metric: asked, moreThan: 0, most: most, in: model)
  }

  /// The values of columns that stand in more than one of the rows that a metric counts.
  func values(of columns: [String], counted metric: String, in model: Model) -> MetricQuery? {
    guard let asked = metrics.first(where: { $0.name == metric }),
      let aggregate = asked.formula.aggregates.first, let base = base(of: aggregate)
    else { return nil }
    let fields = columns.compactMap { name in
      model[base.entity].members[name]?.column.map {
        FieldReference(path: JoinPath(), entity: base.entity, column: $0)
      }
    }
    return grouped(by: fields, of: base, metric: asked, moreThan: 1, most: nil, in: model)
  }

  private func grouped(
    by fields: [FieldReference], of base: Base, metric: AskedMetric, moreThan least: Int64, most: Int?,
    in model: Model
  ) -> MetricQuery {
    var query = self
    query.metrics = [metric]
    query.limit = most
    query.having = TypedExpression(.operation(.greater, [metric.formula, .integer(least)]), .boolean)
    query.dimensions = fields.map { field in
      let column = model[field.entity].columns[field.column]
      let path =
        field.path.isEmpty
        ? "" : model.text(of: field.path, from: base.entity).drop { $0 != "." }.dropFirst() + "."
      return .init(name: path + column.name, type: column.type, unit: column.unit, grain: nil)
    }
    query.groupNames = query.dimensions.map(\.name)
    query.order = query.dimensions.enumerated().map {
      Order(key: .dimension($0.offset), name: $0.element.name, isDescending: false)
    }
    var only = base
    only.groups = fields.map { field in
      let column = model[field.entity].columns[field.column]
      return TypedExpression(.field(field), column.type, unit: column.unit)
    }
    // Rows without a rate are counted by the aggregate; other rows need not be read.
    if let filter = metric.formula.aggregates.first?.filter, !filter.readsRates { only.filter.append(filter) }
    query.bases = [only]
    return query
  }
}
