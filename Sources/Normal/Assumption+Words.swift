package import Definitions
package import Model

extension Assumption {
  /// `order.subtotal is never null`
  package func text(in model: Model) -> String {
    switch self {
    case .notNull(let base, let field): "\(name(of: field, from: base, in: model)) is never null"
    case .declaredValues(_, let dimension): "\(dimension) has no values but those that are declared"
    case .uniqueKey(let entity): "the key of \(model[entity].name) is set and unique"
    case .reference(let base, let path): "each \(model.text(of: path, from: base)) that is named exists"
    case .everyRate: "every amount has a rate"
    }
  }

  /// The check that holds the data to it, as an item of `checks:` of an entity; nil where questions see to it themselves.
  package func check(in model: Model) -> (entity: String, item: String)? {
    switch self {
    case .notNull(let base, let field):
      field.path.isEmpty
        ? (model[base].name, "not_null: \(model[base].columns[field.column].name)")
        : (model[base].name, "\(pathText(of: field, from: base, in: model)) is not null")
    case .declaredValues(let field, _):
      (
        model[field.entity].name,
        "\(model[field.entity].columns[field.column].name) in (\(declared(field, in: model).map { "'\($0)'" }.joined(separator: ", ")))"
      )
    case .uniqueKey(let entity):
      (
        model[entity].name,
        "unique: \(model[entity].key.map { model[entity].columns[$0].name }.joined(separator: ", "))"
      )
    case .reference(let base, let path):
      (
        model[base].name,
        "references: \(model.text(of: path, from: base).split(separator: ".").dropFirst().joined(separator: "."))"
      )
    case .everyRate: nil
    }
  }

  /// The check of the project that says so; nil where there is none.
  package func declaration(in definitions: Definitions, _ model: Model) -> CheckDefinition? {
    definitions.checks.first { check in
      guard let entity = check.entity, check.isUnconditional else { return false }
      switch (self, check.rule) {
      case (.notNull(let base, let field), .notNull(let columns)):
        return field.path.isEmpty && entity == model[base].name
          && columns.contains { $0.value == model[base].columns[field.column].name }
      case (.notNull(let base, let field), .holds(.isNull(.path(let steps, _), negated: true, _))):
        return entity == model[base].name
          && steps.map(\.name).joined(separator: ".") == pathText(of: field, from: base, in: model)
      case (.uniqueKey(let own), .unique(let columns)):
        return entity == model[own].name
          && columns.map(\.value) == model[own].key.map { model[own].columns[$0].name }
      case (.reference(let base, let path), .references(let join)):
        return entity == model[base].name && path.steps.count == 1
          && join.value == model[base].joins[path.steps[0]].name
      default: return false
      }
    }
  }

  private func name(of field: FieldReference, from base: EntityID, in model: Model) -> String {
    "\(model[base].name).\(pathText(of: field, from: base, in: model))"
  }

  private func pathText(of field: FieldReference, from base: EntityID, in model: Model) -> String {
    let path = model.text(of: field.path, from: base).split(separator: ".").dropFirst()
    return (path.map(String.init) + [model[field.entity].columns[field.column].name]).joined(separator: ".")
  }

  private func declared(_ field: FieldReference, in model: Model) -> [String] {
    model[field.entity].dimension(ofColumn: field.column)?.values ?? []
  }
}
