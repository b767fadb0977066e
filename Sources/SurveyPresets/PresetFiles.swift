/// The files of the library of presets, as bytes inside the program.
///
/// A module of its own, so that they are compiled only when one of them changes.
package enum PresetFiles {
  /// Every preset by the name of its file, sorted.
  package static let all: [(name: String, bytes: [UInt8])] = [
    ("dhs-br", PackageResources.dhs_br_json),
    ("dhs-hr", PackageResources.dhs_hr_json),
    ("dhs-ir", PackageResources.dhs_ir_json),
    ("dhs-kr", PackageResources.dhs_kr_json),
    ("dhs-mr", PackageResources.dhs_mr_json),
    ("dhs-pr", PackageResources.dhs_pr_json),
    ("mics-ch", PackageResources.mics_ch_json),
    ("mics-hh", PackageResources.mics_hh_json),
    ("mics-hl", PackageResources.mics_hl_json),
    ("mics-mn", PackageResources.mics_mn_json),
    ("mics-wm", PackageResources.mics_wm_json),
  ]
}
