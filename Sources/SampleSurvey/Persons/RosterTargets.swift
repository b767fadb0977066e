/// Schooling of a kind of person, per thousand; the rest have none or primary.
struct SchoolingTarget: Sendable {
  let isBottom40: Bool
  /// Towns or villages; both where it is nil.
  let isUrban: Bool?
  let sex: Sex
  /// As `Person.band`.
  let band: Int
  let higher: Int
  let secondary: Int

  func applies(to person: Person) -> Bool {
    person.isBottom40 == isBottom40 && person.sex == sex && person.band == band
      && (isUrban.map { $0 == person.isUrban } ?? true)
  }
}

/// The figures from which households are filled; all are invented.
enum RosterTargets {
  /// Per thousand of 15-19, 20-24, 25-34, 35-49, among those who are not heads of households.
  static func bands(_ sex: Sex, isBottom40: Bool) -> [Int] {
    switch (sex, isBottom40) {
    case (.female, true): [225, 175, 290, 310]
    case (.female, false): [170, 165, 300, 365]
    case (.male, true): [600, 300, 100, 0]
    case (.male, false): [530, 350, 120, 0]
    }
  }

  static let schooling: [SchoolingTarget] =
    targets(
      isBottom40: true, isUrban: nil,
      women: [(4, 520), (13, 281), (15, 145), (8, 50), (2, 15)],
      men: [(0, 200), (20, 330), (15, 235), (15, 170), (5, 60)])
    + targets(
      isBottom40: false, isUrban: true,
      women: [(90, 830), (460, 420), (360, 410), (130, 500), (70, 300)],
      men: [(90, 800), (380, 490), (480, 380), (240, 480), (170, 400)])
    + targets(
      isBottom40: false, isUrban: false,
      women: [(50, 780), (250, 420), (100, 410), (35, 330), (15, 110)],
      men: [(50, 760), (200, 530), (130, 430), (60, 400), (30, 230)])

  /// One target for each band of age, given as higher and secondary.
  private static func targets(
    isBottom40: Bool, isUrban: Bool?, women: [(Int, Int)], men: [(Int, Int)]
  ) -> [SchoolingTarget] {
    [(Sex.female, women), (.male, men)].flatMap { sex, bands in
      bands.enumerated().map { band, shares in
        SchoolingTarget(
          isBottom40: isBottom40, isUrban: isUrban, sex: sex, band: band, higher: shares.0,
          secondary: shares.1)
      }
    }
  }
}
