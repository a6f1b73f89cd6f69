import Foundation

/// Runs the built `datum` as a person would, and gives back what it printed.
enum CommandLineTool {
  struct Outcome {
    let output: String
    let error: String
    let exitCode: Int32
  }

  /// The binary beside the test bundle.
  static let path: String = {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let folder =
      bundle?.deletingLastPathComponent()
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = folder.appending(path: "datum").path()
    return FileManager.default.isExecutableFile(atPath: beside) ? beside : Example.root + ".build/debug/datum"
  }()

  static func run(_ arguments: [String], in folder: String, environment: [String: String] = [:]) throws
    -> Outcome
  {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    var variables = ProcessInfo.processInfo.environment
    variables["DATUM_POSTGRES_URL"] = nil
    process.environment = variables.merging(environment) { $1 }
    let files = try (0..<2).map { index -> FileHandle in
      let path = NSTemporaryDirectory() + "datum-run-\(UUID().uuidString)-\(index)"
      _ = FileManager.default.createFile(atPath: path, contents: nil)
      return try FileHandle(forUpdating: URL(filePath: path))
    }
    defer { for file in files { try? file.close() } }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = files[0]
    process.standardError = files[1]
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { file -> String in
      try file.seek(toOffset: 0)
      return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
    }
    return Outcome(output: texts[0], error: texts[1], exitCode: process.terminationStatus)
  }

  /// Words of a command as a shell splits them: blanks, and quotes of both kinds.
  static func words(_ command: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in command {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character == " " || character == "\n" {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}
