package import Model
package import SQL

/// A statement that finds versions which overlap: a row that meets two of them would count twice.
///
/// - Returns: a statement with the columns that tell what a row is a version of, its start, its end and the start of
///   the next one, which is before that end.
package func versionConflictStatement(
  of entity: EntityID, _ validity: Validity, in model: Model, for dialect: Dialect
) -> String {
  let definition = model[entity]
  let keys = validity.of.map { definition.columns[$0].name }
  let from = definition.columns[validity.from].name
  let end = definition.columns[validity.end].name
  let scan = ScanContext(entity: entity, model: model)
  let own = { (name: String) in SQLExpression.column(table: scan.source.alias, name: name) }
  let column = { (name: String) in SQLExpression.output(table: "versions", name: name) }
  var versions = Select()
  versions.source = scan.source
  versions.columns =
    keys.enumerated().map { .init(own($0.element), as: "key_\($0.offset + 1)") } + [
      .init(own(from), as: "starts"), .init(own(end), as: "ends"),
      .init(
        .window(.lead(own(from)), partitionBy: keys.map(own), orderBy: [.init(own(from))]), as: "next_starts"),
    ]
  versions.filter = (keys + [from]).map { .not(.isNull(own($0))) }
  // A version that ends as it begins holds for nothing.
  let holds = SQLExpression.binary(validity.includesEnd ? .greaterOrEqual : .greater, own(end), own(from))
  versions.filter.append(.binary(.or, .isNull(own(end)), holds))
  var select = Select()
  select.source = .query(.select(versions), alias: "versions")
  select.columns = versions.columns.map { .init(column($0.name), as: $0.name) }
  let isAfter = SQLExpression.binary(
    validity.includesEnd ? .greaterOrEqual : .greater, column("ends"), column("next_starts"))
  select.filter = [
    .not(.isNull(column("next_starts"))), .binary(.or, .isNull(column("ends")), isAfter),
  ]
  select.order = versions.columns.map { .init(column($0.name), isDescending: false) }
  return printSQL(Statement(query: .select(select)), for: dialect)
}
