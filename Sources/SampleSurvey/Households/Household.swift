/// A synthetic household: its place in the design, its circumstances and who lives in it.
struct Household {
  let cluster: Cluster
  /// The running number inside the cluster, from 1.
  let number: Int
  /// Prosperity, in thousandths of a standard deviation.
  var prosperity = 0
  /// Wealth quintile of the household population, 1 poorest to 5.
  var quintile = 1
  /// Highest schooling of the head.
  var headEducation = Schooling.lower
  var headSex = Sex.male
  var headAge = 40
  var religion = Religion.buddhist
  var ethnicity = Ethnicity.laoTai
  var childrenUnder5 = 0
  /// Whether it works land.
  var farms = false

  var isBottom40: Bool { quintile <= 2 }
  var residence: Residence { cluster.residence }
  var isUrban: Bool { residence == .urban }

  /// The same for households of the same wealth, residence, schooling and sex of the head.
  var cell: Int {
    (((isBottom40 ? 1 : 0) * 3 + residence.rawValue) * 3 + headEducation.rawValue) * 2
      + headSex.rawValue
  }
}
