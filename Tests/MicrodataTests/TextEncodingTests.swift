import Foundation
import Testing

@testable import Microdata

@Suite struct TextEncodingTests {
  private static let oneByte = TextEncoding.allCases.filter { $0.upperHalf != nil }

  @Test(arguments: oneByte)
  func everyByteHasACharacterOfItsOwn(encoding: TextEncoding) throws {
    let characters = try #require(encoding.upperHalf)
    #expect(characters.count == 128)
    #expect(Set(characters).count == 128)
  }

  /// Sums of place (from 1) times code point, a byte without a character counting as itself:
  /// Python 3.11, `ord(bytes([b]).decode("cp1252"))` for b in 0x80...0xFF.
  @Test(arguments: [
    (TextEncoding.windows1250, 4_356_256),
    (.windows1251, 10_539_701),
    (.windows1252, 3_860_234),
    (.windows1253, 8_837_971),
    (.windows1254, 3_900_167),
    (.windows1256, 12_760_196),
    (.windows1257, 4_330_937),
    (.windows1258, 5_233_522),
    (.windows874, 26_333_335),
    (.koi8r, 23_636_351),
    (.latin1, 1_755_776),
  ])
  func theTablesArePythons(encoding: TextEncoding, sum: Int) throws {
    let characters = try #require(encoding.upperHalf)
    #expect(
      characters.enumerated().reduce(0) { $0 + ($1.offset + 1) * Int($1.element.value) } == sum)
  }

  @Test(arguments: [
    (TextEncoding.windows1250, String.Encoding.windowsCP1250),
    (.windows1251, .windowsCP1251), (.windows1252, .windowsCP1252), (.latin1, .isoLatin1),
  ])
  func theTablesAreFoundations(encoding: TextEncoding, other: String.Encoding) throws {
    let characters = try #require(encoding.upperHalf)
    for (byte, character) in zip(UInt8(0x80)...0xFF, characters) {
      guard let text = String(data: Data([byte]), encoding: other) else { continue }
      #expect(text.unicodeScalars.first == character)
    }
  }

  @Test func namesThatPeopleUseAreKnown() {
    #expect(TextEncoding(named: "UTF8") == .utf8)
    #expect(TextEncoding(named: "UTF-16") == .utf16LittleEndian)
    #expect(TextEncoding(named: "Latin-1") == .latin1)
    #expect(TextEncoding(named: "CP1252") == .windows1252)
    #expect(TextEncoding(named: "EBCDIC") == nil)
    for encoding in TextEncoding.allCases {
      #expect(TextEncoding(named: encoding.rawValue) == encoding)
    }
  }

  /// Text with characters of one, two, three and four bytes in UTF-8.
  private static let text = "a,é,ຫຼວງພະບາງ,😀,\u{202F}Ж\r\n"

  @Test(arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian], [1, 2, 3, 4, 5, 7, 100])
  func utf16IsDecodedInPieces(encoding: TextEncoding, pieceLength: Int) {
    let bytes = Self.text.utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return encoding == .utf16BigEndian ? pair : pair.reversed()
    }
    #expect(decoded(bytes, encoding, pieceLength) == (Self.text, false))
    // A byte, or half a character, is missing.
    #expect(decoded(bytes.dropLast(1), encoding, pieceLength).isMalformed)
    let firstHalf = Self.text.utf16.prefix { !UTF16.isTrailSurrogate($0) }
    #expect(decoded(bytes.prefix(firstHalf.count * 2), encoding, pieceLength).isMalformed)
  }

  private func decoded(
    _ bytes: some Collection<UInt8>, _ encoding: TextEncoding, _ pieceLength: Int
  ) -> (text: String, isMalformed: Bool) {
    var transcoder = Transcoder(from: encoding)
    var output: [UInt8] = []
    var rest = Array(bytes)[...]
    repeat {
      let piece = Array(rest.prefix(pieceLength))
      rest = rest.dropFirst(pieceLength)
      output += piece.withUnsafeBufferPointer {
        transcoder.transcode($0, isLast: rest.isEmpty)
      }
    } while !rest.isEmpty
    return (String(decoding: output, as: UTF8.self), transcoder.hasMalformed)
  }
}
