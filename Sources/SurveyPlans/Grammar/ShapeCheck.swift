import Spelling

/// Compares a value with its shape and collects what does not fit.
struct ShapeCheck {
  let options: PlanOptionTable
  private(set) var faults: [PlanFault] = []

  init(options: PlanOptionTable) {
    self.options = options
  }

  /// Checks a value and everything in it.
  mutating func check(_ value: JSONValue, as shape: PlanShape) {
    guard shape.admits(value) else {
      return add(.wrongType(expected: shape.words, found: value.words), value.site)
    }
    switch shape {
    case .truth, .nothing: return
    case .text, .words: checkText(value)
    case .number(let low, let high):
      guard let number = value.number else { return }
      if number < low ?? number || number > high ?? number {
        add(.outOfBounds(number, from: low, to: high), value.site)
      }
    case .choice(let names):
      guard let text = value.text, !names.contains(text) else { return }
      add(.badChoice(text, choices: names, nearest: nearest(to: text, among: names)), value.site)
    case .list(let element):
      for value in value.list ?? [] { check(value, as: element) }
    case .map(let element, _):
      for member in value.members ?? [] {
        if member.key.isEmpty { add(.emptyText, member.keySite) }
        check(member.value, as: element)
      }
    case .object(let object): check(value, as: object)
    case .options: checkOptions(value)
    case .missingCodes: checkMissingCodes(value)
    case .either(let shapes):
      if let fitting = shapes.first(where: { $0.admits(value) }) { check(value, as: fitting) }
    }
  }

  private mutating func checkText(_ value: JSONValue) {
    if let text = value.text, text.allSatisfy(\.isWhitespace) { add(.emptyText, value.site) }
  }

  private mutating func check(_ value: JSONValue, as object: PlanObject) {
    for member in value.members ?? [] {
      if let key = object.key(member.key) {
        check(member.value, as: key.shape)
      } else {
        let known = object.keys.map(\.name)
        add(
          .unknownKey(
            member.key, of: object.name, nearest: nearest(to: member.key, among: known),
            known: known), member.keySite)
      }
    }
  }

  private mutating func checkOptions(_ value: JSONValue) {
    for member in value.members ?? [] {
      let known = options.all.map(PlanOptionTable.key)
      guard let spec = options.spec(member.key) else {
        if ["opportunity", "barrier"].contains(member.key) {
          add(
            .misplacedKey(
              member.key, of: "options", mend: "Write it into the indicator, beside its name."),
            member.keySite)
        } else {
          add(
            .unknownKey(
              member.key, of: "options",
              nearest: nearest(to: member.key.replacing("_", with: "-"), among: known),
              known: known), member.keySite)
        }
        continue
      }
      if member.value.isNull { continue }
      do throws(PlanFault) {
        _ = try PlanOptionTable.values(member.value, of: spec)
      } catch {
        faults.append(error)
      }
    }
  }

  private mutating func checkMissingCodes(_ value: JSONValue) {
    guard let spec = options.spec("na") else { return }
    do throws(PlanFault) {
      _ = try PlanOptionTable.values(value, of: spec)
    } catch {
      faults.append(error)
    }
  }

  private mutating func add(_ kind: PlanFault.Kind, _ site: Site) {
    faults.append(PlanFault(kind, at: site))
  }
}
