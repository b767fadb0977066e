/// Signs of Stata, R, SPSS and word processors, and what they are called here.
enum ForeignSigns {
  /// The sign to write instead; nil for a sign that no one is known to expect.
  static func mend(_ sign: String) -> String? {
    switch sign {
    case "=": "=="
    case "!", "~": "not"
    case "~=", "<>", "≠": "!="
    case "=<", "≤": "<="
    case "=>", "≥": ">="
    case "&", "&&": "and"
    case "|", "||": "or"
    case "−", "–", "—": "-"
    case "×": "*"
    case "÷": "/"
    case "“", "”", "„", "«", "»": "\""
    case "‘", "’": "'"
    case "…": ".."
    default: nil
    }
  }
}

/// Functions of Stata, R and SPSS, and how to say the same here.
enum ForeignFunctions {
  /// What to write instead; nil for a function that no one is known to expect.
  static func mend(_ name: String) -> String? {
    switch name {
    case "inlist": "v106 in (1, 2)"
    case "inrange", "between", "range": "15 <= age <= 49, or age in (15..49)"
    case "mi", "is.na", "isna", "sysmis", "nmiss": "missing(v106)"
    case "cond", "ifelse", "if_else", "iif": "if v190 <= 2 then 'poor' else 'other'"
    case "case_when", "recode", "irecode": "case when v106 <= 1 then 'lower' else 'higher' end"
    case "anymatch": "any(m3a..m3c == 1)"
    case "anycount", "rowtotal", "rowsum": "count(m3a..m3c == 1)"
    case "rowmissing", "rowmiss": "count(missing(m3a..m3c))"
    case "rowmax": "max(m3a..m3c)"
    case "rowmin": "min(m3a..m3c)"
    case "xtile", "pctile", "ntile", "quantile": "bottom(40, v191)"
    case "autocode", "findInterval": "cut(age, 15, 25, 35)"
    case "int", "trunc": "floor(x)"
    case "real", "destring", "as.numeric": "number(x)"
    case "decode": "label(x)"
    case "strlower", "tolower", "lcase": "lower(x)"
    default: nil
    }
  }
}
