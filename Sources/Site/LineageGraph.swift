import Catalog
import Diagnostics

/// What a subject is made of, to the left of it, and what uses it, to the right, as a picture.
struct LineageGraph {
  private struct Node {
    let subject: Subject
    var layer: Int
    var row = 0
  }

  private let catalog: Catalog
  private let address: (Subject) -> String
  private var nodes: [Node] = []
  private var edges: [(from: Int, to: Int)] = []
  /// By layer, how many have no place.
  private var left: [Int: Int] = [:]

  private static let depth = 3
  private static let mostRows = 14
  private static let box = (width: 186, height: 34, gapX: 64, gapY: 10)

  init(of subject: Subject, in catalog: Catalog, address: @escaping (Subject) -> String) {
    self.catalog = catalog
    self.address = address
    nodes = [Node(subject: subject, layer: 0)]
    grow(from: subject, by: -1) { catalog.parts(of: $0) }
    grow(from: subject, by: 1) { catalog.users(of: $0) }
    settle()
  }

  /// Moves what uses something of its own layer behind that, so that every line goes from left to right; then gives each
  /// its place from top to bottom.
  private mutating func settle() {
    var isChanged = true
    var rounds = 0
    while isChanged, rounds < nodes.count {
      isChanged = false
      rounds += 1
      for (from, to) in edges where nodes[from].layer >= nodes[to].layer {
        if nodes[to].layer > 0 {
          nodes[to].layer = nodes[from].layer + 1
        } else {
          nodes[from].layer = nodes[to].layer - 1
        }
        isChanged = true
      }
    }
    var rows: [Int: Int] = [:]
    for index in nodes.indices {
      nodes[index].row = rows[nodes[index].layer, default: 0]
      rows[nodes[index].layer, default: 0] += 1
    }
  }

  private mutating func grow(from start: Subject, by step: Int, _ next: (Subject) -> [Subject]) {
    var positions = [start.id: 0]
    var layer = [0]
    for distance in 1...LineageGraph.depth where !layer.isEmpty {
      var row = 0
      var found: [Int] = []
      for position in layer {
        for other in next(nodes[position].subject) {
          if let known = positions[other.id] {
            edges.append(step < 0 ? (known, position) : (position, known))
            continue
          }
          guard row < LineageGraph.mostRows else {
            left[step * distance, default: 0] += 1
            continue
          }
          positions[other.id] = nodes.count
          edges.append(step < 0 ? (nodes.count, position) : (position, nodes.count))
          found.append(nodes.count)
          nodes.append(Node(subject: other, layer: step * distance))
          row += 1
        }
      }
      layer = found
    }
  }

  /// An SVG element; nodes are links.
  var svg: String {
    let box = LineageGraph.box
    let layers = nodes.map(\.layer)
    let first = layers.min() ?? 0, last = layers.max() ?? 0
    let counts = Dictionary(grouping: nodes, by: \.layer).mapValues(\.count)
    let rows = (counts.map { $0.value + (left[$0.key] == nil ? 0 : 1) }.max() ?? 1)
    let width = (last - first + 1) * (box.width + box.gapX) - box.gapX + 4
    let height = rows * (box.height + box.gapY) - box.gapY + 4
    func place(_ node: Node) -> (x: Int, y: Int) {
      let own = (counts[node.layer] ?? 1) + (left[node.layer] == nil ? 0 : 1)
      let top = (height - own * (box.height + box.gapY) + box.gapY) / 2
      return (2 + (node.layer - first) * (box.width + box.gapX), top + node.row * (box.height + box.gapY))
    }
    var parts = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" viewBox=\"0 0 \(width) \(height)\">"
    ]
    for edge in edges {
      let start = place(nodes[edge.from]), end = place(nodes[edge.to])
      let (x1, y1) = (start.x + box.width, start.y + box.height / 2),
        (x2, y2) = (end.x, end.y + box.height / 2)
      let middle = (x1 + x2) / 2
      parts.append("<path d=\"M\(x1) \(y1) C\(middle) \(y1) \(middle) \(y2) \(x2) \(y2)\"/>")
    }
    for node in nodes {
      let (x, y) = place(node)
      let side = node.layer == 0 ? "self" : node.layer < 0 ? "part" : "user"
      let name = escaped(node.subject.name), kind = node.subject.kind.rawValue
      parts.append(
        "<a href=\"\(escaped(address(node.subject)))\" class=\"\(side)\"><title>\(kind) \(name)</title><rect x=\"\(x)\" y=\"\(y)\" width=\"\(box.width)\" height=\"\(box.height)\" rx=\"6\"/><text class=\"kind\" x=\"\(x + 9)\" y=\"\(y + 12)\">\(kind)</text><text x=\"\(x + 9)\" y=\"\(y + 26)\">\(escaped(short(node.subject.name)))</text></a>"
      )
    }
    for (layer, count) in left.sorted(by: { $0.key < $1.key }) {
      let x = 2 + (layer - first) * (box.width + box.gapX)
      let own = (counts[layer] ?? 0) + 1
      let top = (height - own * (box.height + box.gapY) + box.gapY) / 2
      let y = top + (own - 1) * (box.height + box.gapY) + 20
      parts.append("<text class=\"kind\" x=\"\(x + 9)\" y=\"\(y)\">and \(count) more</text>")
    }
    return parts.joined() + "</svg>"
  }

  private func short(_ name: String) -> String { name.count > 26 ? "\(name.prefix(25))…" : name }
}

/// For an attribute or a text of HTML.
func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
}
