import Diagnostics
import SQL
import Zones

func cannotSay(_ form: Form, _ dialect: Dialect) -> Finding {
  Finding(
    .dialectCannotSay, "\(dialect.title) has no way to say \(form.meaning) ('\(form.rawValue)')", at: nil
  )
  .noting("a meaning that a database lacks is refused, never approximated")
  .helping("ask on another connection, or leave that part out of the question")
}

func unknownZone(_ name: String) -> Finding {
  let finding = Finding(
    .unknownZone,
    hasZoneDatabase
      ? "the time zone database of this machine has no zone '\(name)'"
      : "this machine has no time zone database, which tells when the clocks of '\(name)' are set", at: nil)
  return hasZoneDatabase
    ? finding.helping("name a zone by its continent and city: Europe/Berlin")
    : finding.helping("install it: apt-get install tzdata")
}
