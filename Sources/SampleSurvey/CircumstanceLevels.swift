/// Highest level of school attended; lower is none or primary.
enum Schooling: Int {
  case lower, secondary, higher

  var label: String { ["Lower", "Secondary", "Higher"][rawValue] }
}

enum Sex: Int {
  case male, female

  var label: String { ["Male", "Female"][rawValue] }
}

enum Religion: Int {
  case buddhist, animist, other

  var label: String { ["Buddhist", "Animist", "Other religion"][rawValue] }
}

enum Ethnicity: Int {
  case laoTai, monKhmer, hmongMien, other

  var label: String { ["Lao-Tai", "Mon-Khmer", "Hmong-Mien", "Other ethnicity"][rawValue] }
}
