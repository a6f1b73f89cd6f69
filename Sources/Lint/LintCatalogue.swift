package import Diagnostics

/// Every rule, in the order of their codes. A rule that is not listed here does not exist.
package enum LintCatalogue {
  package static let rules: [LintRule] = [
    .unknownReference,
    .typesDiffer,
    .fanOut,
    .chasmTrap,
    .severalPaths,
    .unsafeReaggregation,
    .divisionUnguarded,
    .integerDivision,
    .nullSemanticsDiffer,
    .elseZero,
    .countNullable,
    .distinctNullable,
    .nonAdditiveSummed,
    .ratioOfRowRatios,
    .filterOnMeasureGrain,
    .cyclicDefinition,
    .contradictoryFilter,
    .enumValueUnknown,
    .keyNotDeclared,
    .dialectUnsupported,
    .floatMoney,
    .dialectDrift,
    .impureExpression,

    .samePlan,
    .samePlanElsewhere,
    .nearDuplicate,
    .sameNameOtherPlan,
    .synonymCollision,
    .inlinedMetric,
    .redeclaredConstant,
    .duplicateDimension,

    .mixedCurrencySum,
    .currencyUndeclared,
    .rateDateUndeclared,
    .unitsDiffer,
    .percentScale,
    .minorUnits,

    .noTimeDimension,
    .zoneUndeclared,
    .weekStartUnpinned,
    .relativeNow,
    .halfOpenRange,
    .fiscalCalendarMissing,
    .cumulativeUndeclared,
    .offsetWithoutSpine,

    .nameCase,
    .reservedName,
    .nameTooLong,
    .nameSuffix,
    .abbreviation,
    .labelRepeatsName,

    .noDescription,
    .emptyDescription,
    .noExample,
    .descriptionContradictsPlan,
    .deadLink,
    .noSynonyms,

    .orphan,
    .departedOwner,
    .unknownHandle,
    .ownersDisagree,
    .patternMatchesNothing,
    .lineShadowed,
    .singlePersonOwner,

    .usesDeprecated,
    .deprecationIncomplete,
    .migrationClaimFalse,
    .pastRemoval,
    .nameReused,

    .unpartitionedScan,
    .expensiveDistinct,
    .crossJoin,
    .functionOnKey,
    .deepChain,
    .repeatedSubplan,

    .sensitiveDimension,
    .sensitiveAggregate,
    .rowPolicyDropped,
    .smallGroup,
    .stringBuiltSQL,
    .secretLiteral,

    .suppressionWithoutReason,
    .suppressionUnused,
    .suppressionExpired,
  ]

  /// By code or by name, in any letters.
  package static func rule(named word: String) -> LintRule? {
    rules.first { $0.code.rawValue == word.uppercased() || $0.name == word.lowercased() }
  }

  package static func rule(_ code: Code) -> LintRule? { rules.first { $0.code == code } }
}
