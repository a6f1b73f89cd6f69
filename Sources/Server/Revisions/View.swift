import Catalog
import Definitions
import Diagnostics
import HTTPTypes
import Model
import SQL
import Site

/// What somebody sees of a revision.
final class View: Sendable {
  let revision: Revision
  let model: Model
  /// Answers that are the same until the definitions change.
  let cache: ResponseCache

  init(_ revision: Revision, model: Model) {
    self.revision = revision
    self.model = model
    // There is one view of everything, and there may be many of roles.
    cache = ResponseCache(mostBytes: model.role == nil ? 16 << 20 : 1 << 20)
  }

  var lookup: Lookup { revision.lookup(of: model) }

  /// The catalogue as pages.
  var site: Site {
    get throws {
      let dialects = model.targets.compactMap { target in
        revision.dialects[target.value].map { (target.value, $0) }
      }
      return try Site(
        lookup.catalog, lookup.owners, model: model, dialects: dialects,
        contributions: revision.contributions, isLive: true)
    }
  }

  /// The dialect that a question is compiled for.
  ///
  /// - Throws: `Problem` where there is none of that name.
  func dialect(named name: String) throws -> Dialect {
    if let dialect = revision.dialects[name] { return dialect }
    let names = revision.dialects.keys.sorted()
    let finding = Finding(.unknownDialect, "unknown dialect '\(name)'", at: nil).suggesting(name, from: names)
      .noting("dialects are \(names.joined(separator: ", "))")
    throw Problem(.notFound, finding).at("/dialect")
  }
}
