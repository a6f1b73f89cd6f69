import Definitions
import Model

/// What rules about metrics read of an entity that is no part of what a metric means.
struct Surroundings: Sendable, Equatable {
  let owner: String?
  let tier: About.Tier?
  /// Names, values where they are declared, and the column that each is.
  let dimensions: [Dimension]
  /// The columns that a check says to have a value in every row.
  let neverNull: Set<String>

  struct Dimension: Sendable, Equatable {
    let name: String
    let values: [String]?
    let column: Int?
  }

  /// Of every entity of a model.
  static func all(of model: Model, _ checks: [CheckDefinition]) -> [Surroundings] {
    var neverNull: [String: Set<String>] = [:]
    for check in checks {
      guard let entity = check.entity, check.isUnconditional, case .notNull(let columns) = check.rule else {
        continue
      }
      neverNull[entity, default: []].formUnion(columns.map(\.value))
    }
    return model.entities.map { entity in
      Surroundings(
        owner: entity.about.owner?.value, tier: entity.about.tier,
        dimensions: entity.dimensions.map {
          Dimension(name: $0.name, values: $0.values, column: $0.expression.ownColumn)
        },
        neverNull: neverNull[entity.name] ?? [])
    }
  }
}
