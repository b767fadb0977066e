/// A variable that the DHS or the MICS programme defines, known by its name.
struct KnownVariable: Sendable, Equatable {
  /// The survey programmes with standard names.
  enum Programme: String, Sendable {
    case dhs = "DHS"
    case mics = "MICS"
  }

  var programme: Programme
  var meaning: String
  /// The part that it mostly plays; nil for what is counted or described.
  var role: Inspection.Role.Name?

  /// The variable that a column's name stands for, in any case.
  ///
  /// Repeated entries are known by their base: `m3a_1`, `hv106_01`.
  init?(column name: String) {
    let name = name.lowercased()
    if let found = Self.table[name] ?? Self.table[Self.base(name)] {
      self = found
    } else {
      return nil
    }
  }

  private init(programme: Programme, meaning: String, role: Inspection.Role.Name?) {
    self.programme = programme
    self.meaning = meaning
    self.role = role
  }

  /// The name without an entry number.
  private static func base(_ name: String) -> String {
    guard let line = name.lastIndex(of: "_") else { return name }
    let number = name[name.index(after: line)...]
    let isNumber = (1...2).contains(number.count) && number.allSatisfy(\.isNumber)
    return isNumber ? String(name[..<line]) : name
  }

  private static let table: [String: KnownVariable] = {
    var table: [String: KnownVariable] = [:]
    for (programme, list) in [(Programme.dhs, dhs), (.mics, mics)] {
      for line in list.split(separator: "\n") {
        let parts = line.split(separator: "|", maxSplits: 2).map {
          $0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        }
        guard parts.count == 3 else { continue }
        let role = Inspection.Role.Name(rawValue: String(parts[1]))
        for name in String(parts[0]).split(separator: " ") {
          table[String(name)] = KnownVariable(
            programme: programme, meaning: String(parts[2]), role: role)
        }
      }
    }
    return table
  }()

  // Names | part | meaning: the recode manuals of the DHS Program and the MICS6 data dictionaries.
  private static let dhs = """
    caseid mcaseid | id | case identification
    hhid | id | household identification
    v000 hv000 mv000 | - | country code and phase
    v001 hv001 mv001 | id | cluster number
    v002 hv002 mv002 | id | household number
    v003 mv003 hvidx | id | line number
    v005 mv005 | weight | sampling weight, six decimals implied
    hv005 | weight | household sampling weight, six decimals implied
    d005 | weight | domestic violence weight, six decimals implied
    v021 hv021 mv021 | psu | primary sampling unit
    v022 hv022 mv022 | stratum | sample stratum
    v023 hv023 mv023 | stratum | stratification used in the sample design
    v006 hv006 mv006 | - | month of interview
    v007 hv007 mv007 | - | year of interview
    v008 hv008 mv008 | - | date of interview, months since 1900
    v011 mv011 | - | date of birth, months since 1900
    v012 mv012 | circumstance | age in years
    v013 mv013 | circumstance | age in five-year groups
    v024 hv024 mv024 | circumstance | region
    v025 hv025 mv025 | circumstance | type of place of residence
    v101 mv101 | circumstance | region
    v102 mv102 | circumstance | type of place of residence
    v106 mv106 | circumstance | highest education level
    hv106 | circumstance | highest education level attended
    v107 mv107 hv107 | - | highest year of education at that level
    hv108 v133 mv133 | - | education in single years
    hv109 v149 mv149 | circumstance | educational attainment
    v113 hv201 | - | source of drinking water
    v115 hv204 | - | minutes to get to the water; 996 on the premises
    v116 hv205 | - | type of toilet
    hv225 v160 | - | toilet shared with other households
    hv226 v161 | - | cooking fuel
    hv206 v119 | indicator | household has electricity
    hv207 v120 | indicator | household has a radio
    hv208 v121 | indicator | household has television
    hv209 v122 | indicator | household has a refrigerator
    hv221 v153 | indicator | household has a telephone
    hv243a | indicator | household has a mobile phone
    hv247 | indicator | household has a bank account
    hv244 | indicator | household owns land for agriculture
    hv009 | - | household members
    hv012 | - | usual members
    hv013 | - | members who slept there last night
    hv014 v137 | circumstance | children of 5 and under in the household
    hv219 v151 | circumstance | sex of the head of household
    hv220 v152 | circumstance | age of the head of household
    hv270 v190 mv190 | circumstance | wealth quintile
    hv270a v190a mv190a | circumstance | wealth quintile for urban and rural
    hv271 v191 mv191 | - | wealth score, five decimals implied
    hv102 | indicator | usual resident
    hv103 | indicator | slept there last night
    hv104 | circumstance | sex of the member
    hv105 | circumstance | age of the member
    hv121 | - | attended school in the current year
    v044 | - | selected for the domestic violence module
    v130 mv130 | circumstance | religion
    v131 mv131 | circumstance | ethnicity
    v045c | circumstance | native language
    v201 mv201 | - | children ever born
    v208 | - | births in the last five years
    v218 mv218 | - | living children
    v312 | - | current contraceptive method
    v313 | - | kind of current contraceptive method
    v501 mv501 | circumstance | current marital status
    v502 mv502 | circumstance | currently, formerly or never in union
    v626a | - | unmet need for family planning
    v170 mv170 | indicator | has an account in a bank
    v169a mv169a | indicator | owns a mobile phone
    v171a mv171a | - | use of the internet
    v481 mv481 | indicator | covered by health insurance
    v714 | indicator | currently working
    v731 mv731 | - | worked in the last 12 months
    v744a v744b v744c v744d v744e | - | beating justified
    v467b v467c v467d v467f | - | getting medical help: a problem
    bidx midx | - | birth's number in the history
    bord | circumstance | birth order
    b0 | - | twin
    b3 | - | child's date of birth, months since 1900
    b4 | circumstance | sex of the child
    b5 | indicator | child is alive
    b8 | circumstance | age of the child in years
    b19 | - | age of the child in months
    m3a m3b m3c m3d m3e m3f m3g m3h m3i m3j m3k m3l m3m m3n | indicator | assistance at birth
    m4 | - | duration of breastfeeding
    m14 | - | antenatal visits
    m15 | - | place of delivery
    m17 | indicator | delivery by caesarean section
    m70 | indicator | baby's check-up within two months
    h1 | - | has a health card
    h2 h3 h4 h5 h6 h7 h8 h9 | - | vaccination received
    h11 | - | had diarrhoea recently
    hc61 | circumstance | mother's highest education level
    hc70 hw70 | - | height for age, z-score times 100; 9996 and above flagged
    hc71 hw71 | - | weight for age, z-score times 100; 9996 and above flagged
    hc72 hw72 | - | weight for height, z-score times 100; 9996 and above flagged
    hw1 hc1 | - | age of the child in months
    d105a d105b d105c d105d d105e d105f d105g d105h d105i d105j d105k | - | violence by the partner
    """

  private static let mics = """
    hh1 | psu | cluster number
    hh2 | id | household number
    hh6 | circumstance | area: urban or rural
    hh7 | circumstance | region
    hh46 hh9 | - | result of the household interview
    hh48 hh11 | - | household members
    hl1 ln | id | line number
    hl3 | - | relationship to the head of household
    hl4 | circumstance | sex of the member
    hl6 | circumstance | age of the member
    hhweight | weight | household sampling weight
    wmweight | weight | women's sampling weight
    mnweight | weight | men's sampling weight
    chweight | weight | children's sampling weight
    windex5 | circumstance | wealth quintile
    windex10 | - | wealth decile
    wscore | - | wealth score
    helevel | circumstance | education of the head of household
    welevel | circumstance | education of the woman
    mwelevel | circumstance | education of the man
    melevel | circumstance | education of the mother
    wageg | circumstance | age of the woman in groups
    wm17 wm7 | - | result of the woman's interview
    mwm17 | - | result of the man's interview
    uf17 | - | result of the child's interview
    mstatus | circumstance | marital status
    fdisability | circumstance | functional difficulty
    hc8 | - | household has electricity
    hc19 | - | household has a bank account
    eu1 | - | type of cookstove
    ws1 | - | source of drinking water
    ws3 ws4 | - | getting to the water
    ws11 | - | type of toilet
    ws15 | - | toilet shared with other households
    ed5a ed5b ed6 | - | level, grade and completion of school
    cm17 | indicator | birth in the last two years
    mn19a mn19b mn19c | - | assistance at birth
    haz2 | - | height for age, z-score
    waz2 | - | weight for age, z-score
    whz2 | - | weight for height, z-score
    hazflag whzflag wazflag | - | z-score flagged
    dv1a dv1b dv1c dv1d dv1e | - | beating justified
    """
}
