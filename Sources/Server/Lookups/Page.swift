import Diagnostics
import FoundationEssentials
import HTTPTypes

/// A part of a list, and where it goes on. A cursor holds the revision, so that no entry is left out or told twice.
struct Page {
  private let start: Int
  private let limit: Int
  private let revision: String

  /// - Throws: `Problem` where the cursor is of another revision, or none.
  init(_ parameters: QueryParameters, _ revision: String) throws {
    self.revision = revision
    limit =
      try parameters["limit"].map { text in
        guard let limit = Int(text), (1...500).contains(limit) else {
          throw CatalogEndpoints.wrong("limit", "a number from 1 to 500")
        }
        return limit
      } ?? 100
    guard let cursor = try parameters["cursor"] else {
      start = 0
      return
    }
    let parts =
      Data(base64Encoded: cursor).map { String(decoding: $0, as: UTF8.self).split(separator: " ") } ?? []
    guard parts.count == 2, let position = Int(parts[1]), (1...10_000_000).contains(position)
    else {
      throw CatalogEndpoints.wrong("cursor", "'next' of the page before")
    }
    guard parts[0] == revision else {
      throw Problem(
        .conflict, "revision_gone", "the definitions have changed since that page",
        helps: ["begin the list again"]
      ).at("?cursor")
    }
    start = position
  }

  /// How many items tell this page, and whether there is another.
  var needed: Int { start + limit + 1 }

  func json<Item>(of items: [Item], _ describe: (Item) -> JSONValue) -> JSONValue {
    let shown = items.dropFirst(start).prefix(limit)
    let end = start + shown.count
    let next = end < items.count ? Data("\(revision) \(end)".utf8).base64EncodedString() : nil
    return .fields([
      ("items", .list(shown.map(describe))), ("next", next.map { .text($0) } ?? .null),
      ("revision", .text(revision)),
    ])
  }
}
