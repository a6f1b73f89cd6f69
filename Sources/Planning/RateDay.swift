import Definitions
package import Model
import Values

/// The day whose rate converts the amounts of a row: that of the entity's own time, in the zone of the question.
package func rateDay(of base: MetricQuery.Base, in query: MetricQuery, _ model: Model) -> TypedExpression? {
  guard let time = base.time else { return nil }
  guard time.type == .timestamp else { return time }
  var local = time
  if query.zone != "UTC", !isWallTime(time, model) {
    local = TypedExpression(.operation(.inZone(query.zone), [time]), .timestamp)
  }
  return local.day
}

private func isWallTime(_ time: TypedExpression, _ model: Model) -> Bool {
  guard case .field(let field) = time.node,
    case .timestamp(zone: .some) = model[field.entity].columns[field.column].physical
  else { return false }
  return true
}
