import Mustache

/// The templates of the pages, read once. What is put into them is escaped.
struct SitePages: Sendable {
  private let templates: [String: MustacheTemplate]

  static let shared = Result { try SitePages() }

  private init() throws {
    var templates: [String: MustacheTemplate] = [:]
    for name in ["layout", "home", "list", "subject", "people"] {
      templates[name] = try MustacheTemplate(string: SiteAssets.text(name))
    }
    self.templates = templates
  }

  func render(_ content: [String: Any], _ name: String) -> String { templates[name]?.render(content) ?? "" }
}
