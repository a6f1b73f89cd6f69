import Diagnostics
import YAMLTree

extension DefinitionReader {
  /// Reads `roles:`: by name, the rows that are seen and the names that are hidden.
  mutating func roles(_ fields: inout FieldReader) -> [RoleDefinition] {
    pairs(fields.node("roles"), "roles").map { pair in
      var inner = FieldReader(pairs(pair.value, "a role"), of: "a role", span: pair.value.span)
      defer { finish(inner) }
      let rows = pairs(inner.node("rows"), "rows").compactMap { seenRows($0) }
      return RoleDefinition(
        name: Written(pair.key.text, pair.key.span), rows: rows, hide: texts(inner.node("hide"), "hide"))
    }
  }

  /// `order: brand_id in $brand_ids`, `brand: all`.
  private mutating func seenRows(_ pair: YAMLPair) -> RoleDefinition.Rows? {
    let entity = Written(pair.key.text, pair.key.span)
    guard let scalar = scalar(pair.value, "a condition") else { return nil }
    return .init(entity: entity, condition: scalar.text == "all" ? nil : expression(scalar))
  }
}
