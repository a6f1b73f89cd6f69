import Diagnostics
import YAMLTree

/// Where in a request a finding is: a pointer into its body, or the name of a parameter.
struct RequestPlaces {
  /// The body; nil where the question stands in parameters.
  private let tree: YAMLNode?
  private let sources: SourceFiles

  init(_ tree: YAMLNode? = nil, in sources: SourceFiles) {
    self.tree = tree
    self.sources = sources
  }

  /// nil for what stands elsewhere, as definitions do.
  func pointer(of place: SourceSpan?) -> String? {
    guard let place else { return nil }
    if let tree { return pointer(to: place, in: tree, "") }
    let name = sources[place.source].name
    return name.hasPrefix("?") ? name : nil
  }

  /// The line and the column in the text that the pointer leads to; nil for what stands elsewhere.
  func span(of place: SourceSpan?) -> JSONValue? {
    guard let place, pointer(of: place) != nil else { return nil }
    let file = sources[place.source]
    let start = file.position(of: Int(place.start)), end = file.position(of: Int(place.end))
    return .fields([
      ("in", .text(file.name)), ("line", .number(start.line)), ("column", .number(start.column)),
      ("end_line", .number(end.line)), ("end_column", .number(end.column)),
    ])
  }

  /// The pointer of the smallest value that a place lies in.
  private func pointer(to place: SourceSpan, in node: YAMLNode, _ path: String) -> String? {
    guard node.span.source == place.source else { return nil }
    switch node.content {
    case .mapping(let pairs):
      for pair in pairs {
        let inner = "\(path)/\(escaped(pair.key.text))"
        if pair.key.span.holds(place) { return inner }
        if pair.value.span.holds(place) { return pointer(to: place, in: pair.value, inner) }
      }
    case .sequence(let items):
      for (index, item) in items.enumerated() where item.span.holds(place) {
        return pointer(to: place, in: item, "\(path)/\(index)")
      }
    case .scalar, .missing: break
    }
    return path
  }

  /// RFC 6901: `~` is `~0`, `/` is `~1`.
  private func escaped(_ key: String) -> String {
    key.replacing("~", with: "~0").replacing("/", with: "~1")
  }
}

extension SourceSpan {
  fileprivate func holds(_ other: SourceSpan) -> Bool { start <= other.start && other.end <= end }
}
