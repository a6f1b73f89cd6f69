import Definitions
import Engines
import Model
import Normal
import Project
import Values

/// What a table of a counter-example looks like: its columns with the values worth trying, its key, what it refers to.
struct TableShape {
  struct Column {
    let name: String
    let type: CellType
    /// Values worth trying: those that definitions name, and those at the edges.
    var values: [Cell]
    let isNeverNull: Bool
  }

  struct Reference {
    /// Positions in `columns`.
    let columns: [Int]
    let table: String
    /// Names of columns of that table.
    let key: [String]
    /// Whether a check says that what is named exists.
    let isWhole: Bool
  }

  /// Rows hold from one day until another, one after the other.
  struct Validity {
    let of: [Int]
    let from: Int
    let end: Int
    let includesEnd: Bool
  }

  let table: SeedTable
  var columns: [Column]
  let key: [Int]
  /// Sets of columns that no two rows share, by checks.
  let unique: [[Int]]
  private(set) var references: [Reference]
  let validity: Validity?

  var name: String { table.name }
}

extension TableShape {
  /// The shapes of the tables that a formula of `base` can read, those that others refer to first.
  static func shapes(of project: ProvedProject, literals: LiteralValues) -> [TableShape] {
    let model = project.model
    let tables = seedTables(of: model)
    var shapes: [TableShape] = []
    for (index, entity) in model.entities.enumerated() {
      guard case .table(let parts) = entity.source, let name = parts.last,
        let table = tables.first(where: { $0.name == name })
      else { continue }
      let own = shape(of: entity, EntityID(index: index), table, project, literals)
      // Several entities may stand on one table, each with its own columns and joins.
      if let known = shapes.firstIndex(where: { $0.name == name }) {
        shapes[known].join(own)
      } else {
        shapes.append(own)
      }
    }
    return ordered(shapes)
  }

  private mutating func join(_ other: TableShape) {
    for column in other.columns where !columns.contains(where: { $0.name == column.name }) {
      columns.append(column)
    }
    references += other.references.map { reference in
      Reference(
        columns: reference.columns.compactMap { index in
          columns.firstIndex { $0.name == other.columns[index].name }
        },
        table: reference.table, key: reference.key, isWhole: reference.isWhole)
    }
  }

  private static func shape(
    of entity: Entity, _ id: EntityID, _ table: SeedTable, _ project: ProvedProject, _ literals: LiteralValues
  ) -> TableShape {
    let model = project.model
    let columns = entity.columns.enumerated().map { index, column -> Column in
      let type = CellType(of: column)
      let values = literals.values(of: column, index, in: id, type, model)
      return Column(
        name: column.name, type: type,
        values: project.allowed(values, of: column.name, in: entity.name),
        isNeverNull: entity.key.contains(index) || project.isNeverNull(column.name, of: entity.name))
    }
    let references = entity.joins.filter { !$0.columns.isEmpty }.compactMap { join -> Reference? in
      guard case .table(let parts) = model[join.target].source, let name = parts.last else { return nil }
      return Reference(
        columns: join.columns, table: name, key: join.key.map { model[join.target].columns[$0].name },
        isWhole: project.isWhole(join.name, of: entity.name))
    }
    return TableShape(
      table: table, columns: columns, key: entity.key,
      unique: project.unique(in: entity.name).compactMap { names in
        let positions = names.compactMap { name in entity.columns.firstIndex { $0.name == name } }
        return positions.count == names.count ? positions : nil
      }, references: references,
      validity: entity.validity.map {
        Validity(of: $0.of, from: $0.from, end: $0.end, includesEnd: $0.includesEnd)
      })
  }

  /// What is referred to stands before what refers to it; circles are broken where they begin.
  private static func ordered(_ shapes: [TableShape]) -> [TableShape] {
    var result: [TableShape] = []
    var visiting: Set<String> = []
    func visit(_ shape: TableShape) {
      guard !visiting.contains(shape.name) else { return }
      visiting.insert(shape.name)
      for reference in shape.references {
        if let target = shapes.first(where: { $0.name == reference.table }) { visit(target) }
      }
      result.append(shape)
    }
    for shape in shapes { visit(shape) }
    return result
  }
}
