/// The stable name of each kind of finding. `docs/errors/<code>.md` explains it, `Tests/Failures/<code>-…` shows it.
///
/// A code is never used for anything else and never reused.
package enum Code: String, Sendable, CaseIterable {
  // Y: files and YAML
  case unreadable = "Y001"
  case notText = "Y002"
  case notUTF8 = "Y003"
  case yamlSyntax = "Y004"
  case duplicateKey = "Y005"
  case alias = "Y006"
  case keyNotText = "Y007"
  case yamlTooDeep = "Y008"
  case severalDocuments = "Y009"
  case yamlTag = "Y010"

  // S: the shape of definitions
  case unknownKey = "S001"
  case wrongShape = "S002"
  case missingKey = "S003"
  case valueNotAllowed = "S004"
  case badName = "S005"
  case nothingDefined = "S006"
  case badColumnType = "S007"
  case notInThisRelease = "S008"
  case noProject = "S009"
  case variableUnset = "S010"

  // E: the text of expressions
  case unexpectedToken = "E001"
  case unterminatedText = "E002"
  case expressionTooDeep = "E003"
  case badNumber = "E004"
  case unknownCharacter = "E005"
  case badDate = "E006"
  case unknownFunction = "E007"
  case wrongArguments = "E008"
  case missingExpression = "E009"

  // M: the meaning of definitions
  case unknownName = "M001"
  case duplicateName = "M002"
  case cycle = "M003"
  case typeMismatch = "M004"
  case unitMismatch = "M005"
  case aggregateInRow = "M006"
  case rowInMetric = "M007"
  case toManyPath = "M008"
  case noCommonGrain = "M009"
  case ambiguousPath = "M010"
  case unknownEntity = "M011"
  case joinKeyMismatch = "M012"
  case unknownValue = "M013"
  case keyColumnUnknown = "M014"
  case unknownPerson = "M015"
  case noTime = "M016"
  case dialectCannotSay = "M017"

  // FX: money, as numbered in docs/currency.md
  case currenciesDiffer = "FX001"
  case currencyColumnsDiffer = "FX002"
  case moneyAndNumber = "FX003"
  case moneyTimesMoney = "FX004"
  case moneyRatioOfCurrencies = "FX005"
  case mixesCurrencies = "FX006"
  case convertAfterAggregation = "FX007"
  case literalDecimals = "FX008"
  case unknownCurrency = "FX009"
  case distinctMoney = "FX013"
  case noConversionPath = "FX014"
  case missingRate = "FX101"

  // Q: questions
  case unknownMetric = "Q001"
  case unknownDimension = "Q002"
  case cannotSlice = "Q003"
  case nothingAsked = "Q004"
  case badTimeRange = "Q005"
  case badCount = "Q006"
  case badOrder = "Q007"
  case notATime = "Q008"
  case unknownZone = "Q009"
  case askedTwice = "Q010"

  // D: dialect files
  case dialectUnknownKey = "D001"
  case dialectPlaceholder = "D002"
  case dialectMissingMeaning = "D003"
  case unknownDialect = "D004"
  case dialectBadValue = "D005"
  case dialectCycle = "D006"

  // R: running a question
  case unknownConnection = "R001"
  case cannotConnect = "R002"
  case statementFailed = "R003"
  case timedOut = "R004"
  case cancelled = "R005"
  case badSeed = "R006"
  case overflow = "R007"
}
