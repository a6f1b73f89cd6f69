import Server

@main
struct DatumServer {
  static func main() async throws {
    try await serve()
  }
}
