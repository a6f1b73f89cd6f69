import Definitions
import Diagnostics
import HTTPTypes
import Model
import Project
import YAMLTree

/// The values of a dimension, as a question: how many rows have each.
struct ValuesQuestion {
  let question: Question

  /// - Throws: `Problem` where there is no such dimension.
  init(_ exchange: Exchange) throws {
    let parameters = exchange.parameters
    try parameters.allow(["dimension", "contains", "where", "limit", "format"])
    guard let dimension = try parameters["dimension"] else {
      throw CatalogEndpoints.wrong("dimension", "the name of a dimension, as in brand.country")
    }
    let model = exchange.view.model
    let entity = String(dimension.prefix { $0 != "." })
    guard dimension.contains("."), model.entityNamed[entity] != nil else {
      let names = model.entities.flatMap { entity in entity.dimensions.map { "\(entity.name).\($0.name)" } }
      let finding = Finding(.unknownDimension, "unknown dimension '\(dimension)'", at: nil)
        .suggesting(dimension, from: names).helping("write the entity and the dimension: brand.country")
      throw Problem(.unprocessableContent, finding).at("?dimension")
    }
    let limit = try parameters["limit"] ?? "100"
    guard let most = Int(limit), (1...10_000).contains(most) else {
      throw CatalogEndpoints.wrong("limit", "a number from 1 to 10000")
    }
    question = try Question(
      values: dimension, of: entity, limit: limit, filter: try parameters["where"],
      contains: try parameters["contains"], in: exchange.view)
  }
}

extension Question {
  fileprivate init(
    values dimension: String, of entity: String, limit: String, filter: String?, contains: String?,
    in view: View
  ) throws {
    var sources = view.revision.project.sources
    func part(_ text: String, _ name: String, as metric: String? = nil) -> QueryText.Part {
      QueryText.Part(
        text, at: ScalarOrigin(wholeOf: sources.add(SourceFile(name: "?\(name)", text: text))), name: metric)
    }
    var asked = AskedQuestion()
    asked.text.metrics = [part("count(\(entity))", "dimension", as: "rows")]
    let group = part(dimension, "dimension")
    asked.text.groups = [group]
    asked.text.filter = filter.map { part($0, "where") }
    asked.text.order = [part("-rows", "limit")]
    asked.text.limit = part(limit, "limit")
    try self.init(asked, sources, RequestPlaces(in: sources), in: view)
    if let contains, !contains.isEmpty { keep(group: 0, containing: contains, group.span) }
  }
}
