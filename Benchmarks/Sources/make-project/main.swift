import Foundation
import SyntheticProject

// make-project FOLDER METRICS ENTITIES
let arguments = CommandLine.arguments
guard arguments.count == 4, let metrics = Int(arguments[2]), let entities = Int(arguments[3]) else {
  FileHandle.standardError.write(Data("usage: make-project FOLDER METRICS ENTITIES\n".utf8))
  exit(2)
}
_ = try SyntheticProject(at: arguments[1], metrics: metrics, entities: entities)
