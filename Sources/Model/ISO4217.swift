/// The currency codes of ISO 4217 as of 2026-01-01 and their minor units.
package enum ISO4217 {
  package static func isCode(_ code: String) -> Bool { codeSet.contains(code) }

  /// Decimals of the minor unit: 2 for EUR, 0 for JPY, 3 for TND.
  package static func minorUnits(_ code: String) -> Int {
    if withoutDecimals.contains(code) { return 0 }
    if withThree.contains(code) { return 3 }
    if withFour.contains(code) { return 4 }
    return 2
  }

  private static let withoutDecimals: Set<String> = words(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF")
  private static let withThree: Set<String> = words("BHD IQD JOD KWD LYD OMR TND")
  private static let withFour: Set<String> = words("CLF UYW")

  /// All codes in alphabetical order.
  package static let codes: [String] = codeSet.sorted()

  private static let codeSet: Set<String> = words(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
    CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
    GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL
    LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR
    PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY
    TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
