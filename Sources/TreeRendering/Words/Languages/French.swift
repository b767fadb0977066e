/// The words of French.
///
/// Before `:`, `;`, `?`, `!`, `%` and inside « » stand no-break spaces (U+00A0).
enum French: Vocabulary {
  static let numbers = NumberFormat(
    decimalMark: ",", groupMark: "\u{A0}", percentSign: "\u{A0}%")

  static func form(for count: Int) -> PluralForm { count < 2 ? .one : .other }

  static func form(forDecimal value: Double) -> PluralForm { abs(value) < 2 ? .one : .other }

  static func pattern(_ phrase: Phrase) -> Pattern {
    switch phrase {
    // MARK: Numbers
    case .perCent: "{number} %"
    case .points:
      .plural(one: "{number} point de pourcentage", other: "{number} points de pourcentage")
    case .rangeAcrossZero: "{low} à {high}"
    case .intervalName: "intervalle à {level} %"

    // MARK: Counts
    case .rows: .plural(one: "{n} ligne", other: "{n} lignes")
    case .psus: .plural(one: "{n} UPS", other: "{n} UPS")
    case .strata: .plural(one: "{n} strate", other: "{n} strates")
    case .levels: .plural(one: "{n} modalité", other: "{n} modalités")
    case .trees: .plural(one: "{n} arbre", other: "{n} arbres")
    case .samples: .plural(one: "{n} échantillon", other: "{n} échantillons")
    case .combinations: .plural(one: "{n} combinaison", other: "{n} combinaisons")
    case .conjunctions: .plural(one: "{n} conjonction", other: "{n} conjonctions")
    case .degreesOfFreedom: .plural(one: "{n} degré de liberté", other: "{n} degrés de liberté")

    // MARK: The two ends
    case .furthestBehind: "Les plus défavorisés"
    case .furthestAhead: "Les plus favorisés"
    case .markBehind: "les plus défavorisés"
    case .markAhead: "les plus favorisés"

    // MARK: Groups
    case .everyone: "Ensemble"
    case .semicolon: " ; "
    case .levelsOr: "{levels} ou {last}"
    case .levelRun: "{first} à {last}"
    case .noLevels: "aucune"
    case .anyValue: "toute valeur"
    case .upTo: "{value} au plus"
    case .orMore: "{value} ou plus"
    case .below: "moins de {value}"
    case .fromTo: "{from} à {to}"
    case .fromBelow: "de {from} à moins de {below}"
    case .missing: "valeur manquante"
    case .orMissing: "{range} ou valeur manquante"
    case .named: "{name} : {value}"
    case .standardInput: "entrée standard"

    // MARK: The indicator
    case .titleInSentence: "« {title} »"
    case .columnInSentence: "« {title} »"
    case .opportunity: "opportunité : les plus défavorisés ont le taux le plus bas"
    case .barrier: "obstacle : les plus défavorisés ont le taux le plus élevé"
    case .averageOpportunity: "En moyenne, {rate} bénéficient de {indicator}."
    case .averageBarrier: "En moyenne, {rate} subissent {indicator}."

    // MARK: The two sentences
    case .leadColon: "{group} :"
    case .leadDash: "{group} –"
    case .behindOpportunity:
      """
      Les plus défavorisés : {lead} {rate} seulement bénéficient de {indicator}, contre \
      {average} en moyenne ; ce groupe représente {share} de la population{deprived}.
      """
    case .behindBarrier:
      """
      Les plus défavorisés : {lead} {rate} subissent {indicator}, contre {average} en moyenne ; \
      ce groupe représente {share} de la population{deprived}.
      """
    case .behindOpportunityShare: " et {share} de toutes les personnes qui n'en bénéficient pas"
    case .behindBarrierShare: " et {share} de toutes les personnes qui le subissent"
    case .aheadOpportunity: "Les plus favorisés : {lead} {rate} en bénéficient{gap}."
    case .aheadBarrier: "Les plus favorisés : {lead} {rate} le subissent{gap}."
    case .gapClause: ", soit un écart de {gap}"
    case .gapClauseInterval: ", soit un écart de {gap} ({interval} : {range})"
    case .intervalOf: "{interval} : {range}"
    case .nobodyBehind:
      "Aucun groupe n'est plus défavorisé que les autres : l'arbre est un seul groupe."
    case .noGroupShown:
      """
      Aucun groupe ne peut être montré comme le plus défavorisé, car de petits groupes sont \
      masqués.
      """

    // MARK: Headings
    case .direction: "Sens"
    case .definitionHeading: "Définition"
    case .survey: "Enquête"
    case .data: "Données"
    case .sample: "Échantillon"
    case .average: "Moyenne"
    case .group: "Groupe"
    case .rate: "Taux"
    case .share: "Part"
    case .shareOfAll: "Part du\ntotal"
    case .shareOfDeprived: "Part des\nprivations"
    case .cumulative: "Part\ncumulée"
    case .cases: "n"
    case .psusHeading: "UPS"
    case .gapHeading: "Écart, points de pourcentage"
    case .split: "Division"
    case .difference: "différence"
    case .differenceHeading: "Diffé-\nrence"
    case .differencePoints: "Différence, points de pourcentage"
    case .rateName: "taux"
    case .shareOfAllName: "part du total"
    case .shareOfDeprivedName: "part des privations"
    case .cumulativeName: "part cumulée"
    case .yes: "oui"
    case .no: "non"
    case .noNodes: "(aucun groupe)"

    // MARK: Sample and rules
    case .sampleSize: "n {n}, pondéré {weight}"
    case .psusInStrata: "{psus} dans {strata}"
    case .allUsed:
      .plural(one: "{n} ligne lue, toutes utilisées.", other: "{n} lignes lues, toutes utilisées.")
    case .leftOut:
      .plural(
        one: "{n} ligne lue, dont {used} utilisée ; écartées : {reasons}.",
        other: "{n} lignes lues, dont {used} utilisées ; écartées : {reasons}.")
    case .exclusion: "{rows} ({reason})"
    case .rules: "Règles : profil {profile}, {rules}."
    case .depthUpTo: "profondeur de {n} au plus"
    case .rowsInLeaf:
      .plural(one: "{n} ligne ou plus par feuille", other: "{n} lignes ou plus par feuille")
    case .shareInLeaf: "{share} de la population ou plus par feuille"
    case .psusInLeaf:
      .plural(one: "{n} UPS ou plus par feuille", other: "{n} UPS ou plus par feuille")
    case .rowsToSplit:
      .plural(one: "{n} ligne ou plus pour diviser", other: "{n} lignes ou plus pour diviser")
    case .cpRule: "cp {cp}"
    case .design: "Plan de sondage : {parts}."
    case .psusInStratum: "{range} UPS par strate"
    case .psusInFile: "{range} UPS dans le fichier"
    case .rangeWithMedian: "{low} à {high} (médiane {median})"
    case .strataWithOnePSU:
      .plural(one: "{n} strate à une seule UPS", other: "{n} strates à une seule UPS")
    case .weightRatio: "le plus grand poids vaut {ratio} fois le plus petit"
    case .weightsDesignEffect: "effet de plan des poids {deff}"
    case .averageDesignEffect: "effet de plan de la moyenne {deff}"

    // MARK: Notes on estimates
    case .intervalsNote:
      "Taux avec leur {interval} : méthode {method}, linéarisation de Taylor, {design}."
    case .rowsAsPSUs:
      """
      Pas de colonne d'UPS : chaque ligne compte comme une UPS, les intervalles sont donc sans \
      doute trop étroits.
      """
    case .noWeight: "sans poids"
    case .weightColumn: "poids {column}"
    case .psuColumn: "UPS {column}"
    case .strataColumn: "strates {column}"
    case .fpcColumn: "population finie {column}"
    case .lonePSUs: .plural(one: "{n} strate à une seule UPS", other: "{n} strates à une seule UPS")
    case .lonePSUsPolicy: "{strata} ({policy})"
    case .standardErrors: "Erreurs types : {reasons}."
    case .hiddenNote: "* Masqué : trop peu de lignes, ou pour protéger un groupe qui en a trop peu."
    case .hiddenNoteNCHS:
      "* Masqué : trop peu de lignes ou trop incertain, ou pour protéger un tel groupe."
    case .hiddenPairs:
      """
      Deux groupes masqués comptent pour celui qu'ils forment ensemble ; les plus défavorisés et \
      les plus favorisés sont pris parmi les groupes montrés.
      """
    case .smallNote: "( ) Taux sur 25 à 49 lignes non pondérées : à lire avec prudence."
    case .fewDegrees: "Moins de 8 degrés de liberté, à lire avec prudence : {letters}."
    case .searchNote:
      """
      Les différences, leurs intervalles et les tests F de Rao-Scott ne tiennent pas compte de \
      la recherche qui a choisi les groupes : ils paraissent plus sûrs qu'ils ne le sont.
      """
    case .shareNote: "Part : part pondérée de la population."

    // MARK: The figure
    case .averageSentence: "Moyenne {rate}. {direction}."
    case .legend:
      """
      En grand : taux. Part : part pondérée de la population. n : lignes non pondérées. \
      Lettres : feuilles, A étant la plus défavorisée. Branches : d'autant plus larges que la \
      part est grande.
      """
    case .legendOneNode: "n : lignes non pondérées."
    case .scale: "Barres : le taux sur une échelle de 0 à 100 % ; trait : la moyenne, {average}."
    case .nearTieLegend: "≈ : diviserait le groupe presque aussi bien."
    case .source: "Source : {parts}."
    case .footnote: "[{number}] {note}."
    case .seeNote: "voir"
    case .someOf: "{n} sur {all}"
    case .nodeShare: "part {share}"
    case .nodeCases: "n {n}"
    case .nodeCasesPSUs: "n {n}, {psus}"
    case .groupsWorstFirst: "Groupes, du plus défavorisé au plus favorisé :"
    case .leafDescription: "{group} : {rate}, part {share}, n {n}."
    case .treeFigures: "{rate}, part {share}, n {n}"

    // MARK: How the tree was found
    case .importance: "Ce que l'arbre explique, par circonstance : {parts}."
    case .nearTie:
      """
      Presque à égalité au groupe {id}, {group} : {rivals} expliquerait presque autant que \
      {circumstance}.
      """
    case .rival: "{circumstance} ({share})"
    case .divisionsTried: "Divisions essayées : {parts}."
    case .pruningPSUs: "Élagage par validation croisée ({rule}, {folds} blocs d'UPS entières)"
    case .pruningRows: "Élagage par validation croisée ({rule}, {folds} blocs de lignes)"
    case .complexity: "CP"
    case .splits: "Divisions"
    case .relativeError: "Err. rel."
    case .crossValidationError: "xerror"
    case .crossValidationSpread: "xstd"

    // MARK: Robustness
    case .crossFitted:
      """
      Estimation croisée : les groupes ainsi trouvés sont à {behind} pour les plus défavorisés \
      et à {ahead} pour les plus favorisés, soit un écart de {gap}.
      """
    case .crossFittedNote:
      """
      Estimation croisée : les groupes sont trouvés dans une partie de l'échantillon et mesurés \
      dans l'autre ({trees}), pour que le hasard de la recherche ne compte pas. C'est le taux de \
      groupes ainsi trouvés, non du seul groupe imprimé.
      """
    case .crossFittedNoSplit:
      .plural(
        one: "{n} de ces arbres ne divise rien : tout le monde y est mesuré.",
        other: "{n} de ces arbres ne divisent rien : tout le monde y est mesuré.")
    case .stability: "Stabilité : sur {trees} de rééchantillons, {splits}."
    case .stabilityOverlap:
      """
      Stabilité : sur {trees} de rééchantillons, {splits} ; leur groupe le plus défavorisé \
      recouvre celui-ci à {overlap} (c'est le même groupe dans {same} des cas), et une personne \
      du groupe s'y retrouve avec une probabilité de {chance}.
      """
    case .divideFirst: "{share} divisent d'abord par {circumstance}"
    case .divideNext: "{share} par {circumstance}"
    case .divideNothing: "{share} ne divisent rien"
    case .divideOtherwise: "{share} autrement"
    case .stabilityNote:
      """
      Stabilité : des UPS entières sont tirées à nouveau ; le recouvrement de deux groupes est \
      le poids des personnes dans les deux rapporté à celui des personnes dans l'un ou l'autre, \
      en moyenne, et à partir de 80 % ils sont le même.
      """
    case .stabilityLeftOut:
      .plural(
        one: "{n} échantillon sans aucun cas est écarté.",
        other: "{n} échantillons sans aucun cas sont écartés.")
    case .missedGroup:
      """
      Manqué par l'arbre : {group}, à {rate} contre {treeRate} pour le groupe ci-dessus, qui \
      compte {overlap} de ses membres.
      """
    case .missedForAll: "Manqué par l'arbre : {group}, à {rate} contre {treeRate} pour l'ensemble."
    case .missedLower:
      """
      En estimation croisée, les groupes trouvés en essayant toutes les conjonctions sont plus \
      bas de {difference}{interval}.
      """
    case .missedHigher:
      """
      En estimation croisée, les groupes trouvés en essayant toutes les conjonctions sont plus \
      hauts de {difference}{interval}.
      """
    case .missedNoteTwo:
      """
      Manqué par l'arbre : le groupe le plus défavorisé de {conjunctions} de deux conditions au \
      plus, selon les mêmes règles de taille.
      """
    case .missedNoteThree:
      """
      Manqué par l'arbre : le groupe le plus défavorisé de {conjunctions} de trois conditions au \
      plus, selon les mêmes règles de taille.
      """
    case .missedLimited: "Toutes les modalités de {circumstances} ne sont pas essayées séparément."
    case .robust: "Verdict : robuste. Le groupe et son taux se confirment."
    case .sensitive: "Verdict : sensible, à citer avec prudence : {reasons}."
    case .doNotQuote: "Verdict : ne pas citer : {reasons}."
    case .noVerdict: "Verdict : aucun, car {reasons}."
    case .reasonNoSplit: "aucune circonstance ne divise l'échantillon"
    case .reasonFewCases: "le groupe compte moins de 25 cas"
    case .reasonNotEstimable: "le groupe a trop peu d'UPS pour une erreur d'échantillonnage"
    case .reasonSuppressed: "les chiffres du groupe sont masqués"
    case .reasonMayBeZero:
      """
      mesurés là où ils n'ont pas été cherchés, de tels groupes ne sont peut-être pas plus \
      défavorisés que la moyenne
      """
    case .reasonOverstatedAll: "toute la différence avec la moyenne tient à la recherche"
    case .reasonOverstatedBy: "{share} de la différence avec la moyenne tient à la recherche"
    case .reasonOverstated: "la différence avec la moyenne tient à la recherche"
    case .reasonReturnChance:
      "une personne du groupe n'y est retrouvée qu'avec une probabilité de {share}"
    case .reasonLowReturnChance:
      "une personne du groupe y est retrouvée avec une probabilité de moins de 70 %"
    case .reasonOverlap: "les groupes retrouvés ne le recouvrent qu'à {share}"
    case .reasonLowOverlap: "les groupes retrouvés le recouvrent à moins de 60 %"
    case .reasonNoPSUs: "sans colonne d'UPS, le tirage ne peut être imité"
    case .reasonNoCrossFitting: "l'estimation croisée est désactivée ou impossible"
    case .reasonNoBootstrap: "le bootstrap est désactivé"
    case .verdictNote:
      """
      Verdict : robuste quand 15 % au plus de la différence avec la moyenne tient à la \
      recherche, que la probabilité de retrouver une personne est de 70 % ou plus et le \
      recouvrement de 60 % ou plus. Ne pas citer quand rien n'est divisé, que le groupe est \
      masqué, compte moins de 25 cas ou trop peu d'UPS, que sa différence avec la moyenne en \
      estimation croisée peut être nulle, ou que plus de la moitié en tient à la recherche. \
      Sensible entre les deux.
      """
    case .targeting: "Ciblage"
    case .personsPer100: "Personnes pour\n100 privations"
    case .gapToAverage: "Écart à la\nmoyenne"
    case .rank: "Rang\n5-95 %"
    case .personsNote:
      "Personnes pour 100 privations : à atteindre pour en toucher 100 qui subissent la privation."
    case .rankNote: "Rang : selon le taux dans les rééchantillons, 1 étant le plus défavorisé."
    case .otherRules: "Autres tailles de feuille et profondeurs"
    case .leafRows: "Lignes par\nfeuille"
    case .depth: "Profondeur"
    case .leaves: "Feuilles"
    case .gap: "Écart"
    case .overlap: "Recouvrement"
    case .leafShare: "Part par\nfeuille"
    case .asAbove: "{group} (comme ci-dessus)"
    case .overlapNote:
      """
      Recouvrement : poids des personnes à la fois dans ce groupe et dans celui ci-dessus, \
      rapporté à celui des personnes dans l'un ou l'autre.
      """
    case .hiddenToProtect: "* Masqué pour protéger un petit groupe."
    case .gapSpread:
      """
      Écarts des arbres de rééchantillons : médiane {median}, du 5e au 95e centile : {range}. Ce \
      n'est pas un intervalle de confiance : de tels écarts n'atteignent jamais 0.
      """
    case .optimismLower:
      """
      Dans son propre échantillon, le groupe le plus défavorisé d'un tel arbre est plus bas de \
      {difference} que dans l'échantillon entier.
      """
    case .optimismHigher:
      """
      Dans son propre échantillon, le groupe le plus défavorisé d'un tel arbre est plus haut de \
      {difference} que dans l'échantillon entier.
      """

    // MARK: Inequality
    case .inequality: "Inégalité"
    case .dIndex: "Indice D"
    case .correctedD: "D corrigé"
    case .leafD: "D des feuilles"
    case .hoi: "HOI"
    case .contributions: "Contributions"
    case .cells: "Cellules"
    case .withError: "{figure} (erreur type {error})"
    case .chanceAlone: "{figure} ; le hasard seul donne {chance}"
    case .notDistinguishable: "ne se distingue pas de l'égalité"
    case .geometric: "{figure} ; géométrique {geometric}"
    case .noContributions: "aucune : {reason}"
    case .notDecomposed: "non décomposé"
    case .sameRates: "toutes les cellules ont le même taux"
    case .cellsOf: "{combinations} de {circumstances} ; {rows} lignes par cellule en moyenne"
    case .oneCell: "1 : aucune circonstance ne divise l'échantillon"
    case .complementNote: "(*) Sur le complément de l'obstacle : inégalité d'y échapper."
    case .noErrorOfD: "Pas d'erreur type de D : {reason}."
    case .inequalityOf: "Inégalité : {title}"
    case .opportunityWord: "opportunité"
    case .barrierWord: "obstacle"
    case .averageAndDirection: "Moyenne {rate} ; {direction}. {definition}."
    case .directionOnly: "{direction}. {definition}."
    case .concentrationIndex: "Indice de concentration"
    case .erreygersIndex: "Indice d'Erreygers"
    case .wagstaffIndex: "Indice de Wagstaff"
    case .slopeIndex: "Indice de pente (SII), points de pourcentage"
    case .relativeIndex: "Indice relatif (RII)"
    case .byRank: "Selon le rang"
    case .byRankOf: "Selon le rang de {name}"
    case .byRankOfLevels: "Selon le rang de {name} ({levels})"
    case .fromWorstOff: "Du plus défavorisé au plus favorisé : {levels}."
    case .negativeOnBarrier:
      "Sur l'obstacle tel quel : un indice négatif signifie qu'il touche les plus défavorisés."
    case .groupsCompared: "Groupes comparés"
    case .comparedLevels: "{name} : {reference} et {other}"
    case .notCompared: "non comparé"
    case .againstHeading: "Autre\ntaux"
    case .parHeading: "PAR"
    case .pafHeading: "PAF"
    case .referenceHeading: "Référence et autre extrême"
    case .nothingDivides: "Aucune circonstance ne divise l'échantillon."
    case .comparisonNote:
      """
      La référence est la plus haute modalité d'une circonstance ordonnée, sinon le meilleur \
      taux. PAR : le taux de référence moins celui de l'ensemble, en points de pourcentage comme \
      la différence ; PAF : de même, en part du taux de l'ensemble.
      """
    case .regressionTitle: "Régression logistique sur toutes les circonstances"
    case .oddsRatio: "Rapport de\ncotes"
    case .forEachUnit: "{name}, par unité"
    case .noLimit: "sans limite"
    case .referenceLevel: "{level} (référence)"
    case .collinearLevel: "{level} (colinéaire)"
    case .separatedLevel: "{level} (séparée)"
    case .absentLevel: "{level} (aucune ligne)"
    case .regressionMethod: "Pondérée, erreurs types par linéarisation ; intervalles t à {degrees}."

    // MARK: The report
    case .reportTitle: "Qui est le plus défavorisé ?"
    case .reportTitleOf: "Qui est le plus défavorisé ? {survey}"
    case .skipToContent: "Aller au contenu"
    case .contents: "Sommaire"
    case .summary: "Synthèse"
    case .summaryCaption: "Tous les indicateurs d'un coup d'œil"
    case .summaryNote:
      """
      Taux en pour cent de la population pondérée ; écart : le meilleur taux moins le moins \
      bon, en points de pourcentage ; rapport : le plus grand taux sur le plus petit. Indice D : inégalité entre toutes \
      les combinaisons de circonstances, de 0 (aucune) à 1.
      """
    case .indicatorHeading: "Indicateur"
    case .whoIsBehind: "Qui est le plus défavorisé"
    case .ratioHeading: "Rapport"
    case .verdictHeading: "Verdict"
    case .verdictRobust: "robuste"
    case .verdictSensitive: "sensible"
    case .verdictDoNotQuote: "ne pas citer"
    case .verdictNone: "aucun"
    case .notAnalysed: "Non analysé"
    case .extendedName: "{title} (étendu)"
    case .outsidePublishedNote:
      "† La moyenne s'écarte du chiffre publié : l'arbre n'est pas présenté comme bon."
    case .outsidePublishedCaution:
      "La moyenne s'écarte du chiffre publié : l'arbre n'est pas présenté comme bon."
    case .publishedDiffers:
      """
      La moyenne, {average}, s'écarte du chiffre publié, {published}, de plus de {tolerance} : \
      l'arbre n'est pas présenté comme bon.
      """
    case .publishedFigure: "{rate}, tolérance {tolerance}"
    case .publishedHeading: "Chiffre publié"
    case .saveFigure: "Enregistrer la figure (SVG)"
    case .saveTable: "Enregistrer le tableau (CSV)"
    case .figureName: "Figure"
    case .groupsCaption: "Groupes, du moins au plus favorisé"
    case .treeCaption: "L'arbre, de l'ensemble à ses parties"
    case .splitsCaption: "Divisions, et tests de leurs différences"
    case .targetingCaption: "Ce que signifierait atteindre chaque groupe, le moins favorisé d'abord"
    case .robustness: "Le résultat tient-il ?"
    case .robustnessCaption: "Les chiffres derrière ces phrases"
    case .figureHeading: "Chiffre"
    case .valueHeading: "Valeur"
    case .intervalHeading: "Intervalle"
    case .circumstance: "Circonstance"
    case .crossFittedBehind: "Taux croisé, les plus défavorisés"
    case .crossFittedAhead: "Taux croisé, les plus favorisés"
    case .crossFittedGap: "Écart croisé, points de pourcentage"
    case .crossFittedDifference:
      "Différence croisée des plus défavorisés avec la moyenne, points de pourcentage"
    case .searchPart: "Part de la différence avec la moyenne qui tient à la recherche"
    case .redrawnTrees: "Arbres de rééchantillons"
    case .overlapAverage: "Recouvrement de leur groupe le plus défavorisé avec le groupe"
    case .sameGroupShare: "Même groupe retrouvé"
    case .returnChance: "Probabilité de retrouver une personne du groupe"
    case .gapMedian:
      "Écart dans les rééchantillons : médiane, et du 5e au 95e centile, points de pourcentage"
    case .optimismPoints:
      "Taux du groupe d'un rééchantillon là moins dans l'échantillon complet, points de pourcentage"
    case .missedRate: "Manqué par l'arbre : {group}"
    case .missedTreeRate: "Le groupe de l'arbre, en comparaison"
    case .missedOverlap: "Part de ses personnes dans le groupe de l'arbre"
    case .missedDifference: "Différence croisée avec le groupe de l'arbre, points de pourcentage"
    case .noFirstSplit: "rien ne divise l'échantillon"
    case .otherFirstSplits: "Tous sauf les trois premiers, ensemble"
    case .firstSplitTitle: "Première division dans les rééchantillons"
    case .firstSplitNote:
      """
      Fréquence à laquelle chaque circonstance divise d'abord tout l'échantillon : {trees} \
      d'échantillons où des UPS entières sont tirées de nouveau.
      """
    case .inequalityCaption: "Inégalité entre toutes les combinaisons de circonstances"
    case .measureHeading: "Mesure"
    case .contributionsCaption: "Parts de D par circonstance (valeurs de Shapley)"
    case .partOfD: "Part de D"
    case .warnings: "Avertissements"
    case .method: "Méthode et reproductibilité"
    case .factHeading: "Quoi"
    case .sdgHeading: "Indicateur des ODD"
    case .unitHeading: "Unité"
    case .sourceHeading: "Source"
    case .bytesHeading: "Octets"
    case .fingerprintHeading: "Empreinte"
    case .programHeading: "Programme"
    case .designHeading: "Plan de sondage"
    case .rulesHeading: "Règles"
    case .rowsCaption: "Lignes lues, écartées et utilisées"
    case .rowsHeading: "Lignes"
    case .numberHeading: "Nombre"
    case .rowsRead: "Lues"
    case .rowsLeftOut: "Écartées : {reason}"
    case .rowsUsed: "Utilisées"
    case .optionsCaption: "Options qui peuvent changer un chiffre"
    case .optionHeading: "Option"
    case .opportunitiesHeading: "Opportunités : plus, c'est mieux"
    case .barriersHeading: "Obstacles : moins, c'est mieux"
    case .accessChartTitle: "Moyenne, les plus défavorisés et les plus favorisés"
    case .inequalityChartTitle: "Inégalité par indicateur : indice D"
    case .chanceAloneLegend: "D par le seul hasard, si tous étaient égaux"
    case .dIntervalNote:
      "Traits fins : intervalle à 95 %, D plus ou moins 1,96 erreur type (jackknife par UPS)."
    case .correctedDNote:
      """
      D corrigé : sans la part qu'ajoutent les petits échantillons ; il donne l'ordre. S'il ne \
      dépasse pas 0, il ne se distingue pas de l'égalité.
      """
    case .targetingChartTitle: "Atteindre d'abord les moins favorisés"
    case .targetingChartNote:
      "Groupes à partir du moins favorisé, par lettre ; droite : privation égale de tous."
    case .shareOfDeprivedAxis: "part de toutes les privations"
    case .shareOfPopulationAxis: "part de la population"
    case .targetingPoint: "{letter} : {share} de la population, {deprived} des privations."
    case .search: "Comment l'arbre a été trouvé"
    case .importanceCaption: "Ce que les circonstances expliquent de tout ce qu'explique l'arbre"
    case .nearTiesCaption: "Presque à égalité : ce qui aurait divisé presque aussi bien"
    case .rivalHeading: "Presque aussi bon"
    case .rivalGain: "Son gain rapporté à celui de la division"
    case .divisionsOfSplit: "Divisions essayées, la retenue"
    case .divisionsOfRival: "Divisions essayées, l'autre"
    case .chosenTree: "{cp} (retenu)"
    case .recurringValue: "Commun aux plus défavorisés"
    case .recurringIn: "Indicateurs"
    case .recurringOf: "Sur"
    case .recurringWhich: "Lesquels"
    case .recurringNote:
      "Sur : les indicateurs qui ont un groupe le plus défavorisé et cette circonstance au choix."

    // MARK: A search explained
    case .explainedGroup: "Groupe {id} : {group}"
    case .explainedFigures: "n {n}, {share} de la population, taux {rate}"
    case .dividedBy: "Divisé selon {circumstance}."
    case .undivided: "Non divisé : {reason}."
    case .gainHeading: "Gain"
    case .percentOfBest: "% du meilleur"
    case .cutsHeading: "Coupes"
    case .bestDivision: "Meilleure division : taux plus bas | plus haut"
    case .noAdmissibleDivision: "aucune division admise"
    case .levelHeading: "Modalité"
    case .emptyLevel: "(vide)"
    case .moreLevels: .plural(one: "et {n} autre modalité", other: "et {n} autres modalités")
    case .levelsNotListed: "trop de valeurs, ou trop peu de lignes, pour les donner"
    case .explainedNote:
      "Part : part pondérée du groupe. Coupes : divisions que les règles admettent."
    case .hiddenLevelNote:
      "* Masqué : trop peu de lignes, ou pour protéger une modalité qui en a trop peu."
    case .undividedLeaf: "c'est une feuille"
    case .undividedHiddenGroup: "il est masqué pour protéger un petit groupe"
    case .undividedHiddenDivision: "sa division est masquée pour protéger un petit groupe"
    case .undividedCutBack: "la validation croisée a supprimé sa division"
    case .undividedDeep: "il est à la profondeur maximale de l'arbre ({n})"
    case .undividedRows: "il compte {n} lignes, et il en faut {all} pour diviser un groupe"
    case .undividedNoRoom: "aucune division ne laisse assez de personnes des deux côtés"
    case .undividedNoDifference: "aucune circonstance ne fait de différence"
    case .undividedComplexity:
      """
      aucune division n'explique la part de la variation totale que demande le paramètre de \
      complexité
      """

    // MARK: A run
    case .runTitle: "Qui sont les plus défavorisés"
    case .runTitleOf: "Qui sont les plus défavorisés : {surveys}"
    case .runCounts:
      .plural(
        one:
          "{n} arbre : {done} achevé, {outside} hors du chiffre publié, {failed} en échec.",
        other:
          "{n} arbres : {done} achevés, {outside} hors du chiffre publié, {failed} en échec.")
    case .runWidest:
      """
      L'écart le plus grand concerne {indicator} : {gap}, entre {behind} ({behindRate}) et \
      {ahead} ({aheadRate}).
      """
    case .runByGap: "Les indicateurs selon l'écart"
    case .runRecurring: "Ce qui revient chez les plus défavorisés"
    case .runRecurs: "{value}, dans {n} indicateurs sur {all} : {indicators}."
    case .runByInequality: "Les indicateurs selon l'inégalité"
    case .runAverageOfAll: "Moyenne des indicateurs"
    case .runAcross: "D'une enquête à l'autre"
    case .runByGroup: "Selon {group}"
    case .runExtended: "Avec la religion, l'ethnie ou la langue"
    case .runOutside: "Hors du chiffre publié"
    case .runFailed: "Sans arbre"

    // MARK: Remarks that the analysis leaves in a finding
    case .missingWeight: "poids manquant"
    case .zeroWeight: "poids nul"
    case .outsidePopulation: "hors de la population"
    case .undeterminedPopulation: "population indéterminée"
    case .missingIndicator: "indicateur manquant"
    case .missingCircumstance: "circonstance manquante : {name}"
    case .definition: "{indicator} vaut 1"
    case .definitionAmong: "{condition}, parmi les lignes où {population}"
    case .missingIsNo: "{definition} ; une réponse manquante compte comme non"
    case .noRowsEstimable: "non estimable : aucune ligne"
    case .noCaseEstimable: "non estimable : aucun cas"
    case .noVariation: "aucune variation"
    case .tooFewPSUs: "non estimable : {psus} dans {strata}"
    case .strataWithLonePSU:
      .plural(
        one: "non estimable : {n} strate à une seule UPS",
        other: "non estimable : {n} strates à une seule UPS")
    case .strataHaveLonePSU:
      .plural(
        one: "non estimable : {n} strate n'a qu'une UPS",
        other: "non estimable : {n} strates n'ont qu'une UPS")
    case .everyStratumLone: "non estimable : chaque strate n'a qu'une UPS"
    case .noDegreesOfFreedom: "non estimable : aucun degré de liberté (UPS moins strates)"
    case .zeroComparison: "non estimable : le taux de comparaison est 0"
    case .zeroDenominator: "non estimable : le dénominateur est 0"
    case .weightsTooLarge: "non estimable : les poids sont trop grands"
    case .weightsTooLargeToSum: "non estimable : les poids sont trop grands pour être additionnés"
    case .hiddenBelow: "masqué : moins de {n} lignes"
    case .noPSUColumnRemark: "pas de colonne d'UPS"
    case .tooManyCircumstances:
      "{n} circonstances ; les contributions sont calculées jusqu'à {limit}"
    case .tooManyLevels: "les circonstances ont trop de modalités pour être décomposées ensemble"
    case .figuresHiddenBelow:
      "Les chiffres qui renseigneraient sur moins de {n} lignes sont masqués."
    case .thinCells:
      """
      Moins de 30 lignes par cellule en moyenne : D est biaisé vers le haut par le hasard ; pour \
      classer, utiliser le D corrigé.
      """
    case .manyValues:
      """
      {name} a {n} valeurs, et chacune forme ses propres cellules ; des tranches de valeurs \
      donnent un D plus stable.
      """
    case .figuresHiddenSmallGroup:
      "Les chiffres qui renseigneraient sur un petit groupe sont masqués."
    case .hiddenSmallGroup: "masqué pour protéger un petit groupe"
    case .noWealthColumn:
      """
      Aucune colonne de richesse n'est reconnue pour classer les personnes : indiquez-en une \
      avec --rank.
      """
    case .cannotRank: "{name} ne peut classer les personnes."
    case .valuesNotRanked:
      """
      Les valeurs de {name} ne peuvent être classées telles quelles : voir --ordered et --na, ou \
      indiquez une autre colonne avec --rank.
      """
    case .orderUnknown:
      "L'ordre des modalités de {name} n'est pas connu : donnez-le avec --ordered {example}."
    case .ranksSmallGroup: "Masqué : {name} classe un groupe de moins de {n} lignes."
    case .onlyTwoLevels:
      """
      {name} n'a que deux modalités : ces chiffres n'en disent pas plus qu'une comparaison des \
      deux.
      """
    case .onlyTwoLevelsOther:
      """
      {name} n'a que deux modalités : ces chiffres n'en disent pas plus qu'une comparaison des \
      deux ; une autre colonne peut classer plus finement : --rank {other}.
      """
    case .noRowRanked: "Aucune ligne n'a de rang."
    case .noSlopeEverybody: "Pas d'indice de pente ni relatif : tous ou aucun ont l'indicateur."
    case .noSlopeOneRank: "Pas d'indice de pente ni relatif : tous ont le même rang."
    case .noSlopeSeparated:
      """
      Pas d'indice de pente ni relatif : un rang sépare tous ceux qui ont l'indicateur de tous \
      les autres.
      """
    case .noSlopeNotConverged:
      "Pas d'indice de pente ni relatif : la régression sur le rang ne converge pas."
    case .ranksBelowZero: "Dans {name}, 1 est pris pour les pauvres et se classe sous 0."
    case .levelsRanked: "Les modalités de {name} sont classées {levels}."
    case .tooFewComparable:
      """
      moins de deux groupes peuvent être montrés : chacun doit compter {n} lignes, et aucun ne \
      doit en trahir un plus petit
      """
    case .noRegressionFewRows: "Pas de régression : moins de {n} lignes."
    case .noRegressionNoWeight: "Pas de régression : aucune ligne n'a de poids."
    case .noRegressionEverybody: "Pas de régression : tous ont l'indicateur."
    case .noRegressionNobody: "Pas de régression : personne n'a l'indicateur."
    case .noRegressionTooMany:
      """
      Pas de régression : {n} coefficients, plus que les {limit} qui sont ajustés ; regroupez \
      des modalités.
      """
    case .noRegressionNotConverged: "Pas de régression : l'ajustement ne converge pas."
    case .noIntervals: "Pas d'intervalles : il ne reste aucun degré de liberté."
    case .levelsHidden: "Masqué : modalités de moins de {n} lignes, et celles qui les trahiraient."
    case .rowsWithoutRank:
      .plural(
        one: "{n} ligne sans rang selon {name} est écartée de ces chiffres.",
        other: "{n} lignes sans rang selon {name} sont écartées de ces chiffres.")
    case .separatedRows:
      .plural(
        one:
          """
          Séparation : une modalité, ou une combinaison, dont tous ou aucun ont l'indicateur n'a \
          pas de rapport de cotes fini ; les autres sont ajustées sans sa {n} ligne.
          """,
        other:
          """
          Séparation : une modalité, ou une combinaison, dont tous ou aucun ont l'indicateur n'a \
          pas de rapport de cotes fini ; les autres sont ajustées sans ses {n} lignes.
          """)
    case .warningLabel: "avertissement :"
    case .fileCutOff:
      """
      Le fichier se termine à la ligne {line} sans fin de ligne, après le champ {fields} \
      sur {columns} : s'il a été tronqué, des lignes manquent.
      """
    case .noWeightGiven:
      """
      Aucun poids n'est indiqué et chaque ligne compte donc autant ; la colonne {column} \
      ressemble à un poids de sondage (--weight {column}).
      """
    case .noPSUGiven:
      """
      Aucune unité primaire de sondage n'est indiquée ; la colonne {column} y ressemble (--psu \
      {column}).
      """
    case .noStrataGiven:
      """
      Aucune strate n'est indiquée ; la colonne {column} y ressemble (--strata {column}). Des \
      unités de strates différentes qui ont le même code sont prises pour une seule.
      """
    case .explainsItself:
      "La circonstance {name} fait partie de l'indicateur : il s'explique par lui-même."
    case .onlyOneLevel:
      "La circonstance {name} n'a qu'une modalité parmi les lignes utilisées ; elle est écartée."
    case .noValueUsed:
      "La circonstance {name} n'a aucune valeur parmi les lignes utilisées ; elle est écartée."
    case .circularWealth:
      """
      {wealth} est un indice de biens et de services qui comprend {component} : les différences \
      de {column} selon {wealth} sont en partie circulaires.
      """
    case .notRedrawn:
      """
      {option} n'est pas possible sans unité primaire de sondage (--psu) : ce sont des unités \
      entières qui sont tirées de nouveau.
      """
    case .notRedrawnBoth:
      """
      {option} et {other} ne sont pas possibles sans unité primaire de sondage (--psu) : ce sont \
      des unités entières qui sont tirées de nouveau.
      """
    case .notPruned:
      "L'arbre n'est pas élagué : la validation croisée demande des personnes dans deux blocs."
    case .noSplitFound:
      "Aucune division ne satisfait aux règles d'arrêt : l'arbre se réduit à un seul groupe."
    case .constantIndicator:
      "L'indicateur vaut {value} dans toutes les lignes utilisées : il n'y a rien à diviser."
    case .nearlyConstant:
      "L'indicateur vaut 1 pour {percent} % : si près de {end} qu'un arbre dit peu de chose."
    case .wholeWeights:
      """
      Les poids de {column} sont des nombres entiers dont la moyenne avoisine le million : ils \
      ont peut-être six décimales implicites. Les parts et les taux n'en dépendent pas, le total \
      pondéré si.
      """
    case .risingWeights:
      """
      Les poids de {column} croissent de ligne en ligne, comme des numéros de personnes : \
      vérifiez que c'est bien le poids de sondage.
      """
    case .outsidePublishedWarning:
      """
      La moyenne est de {percent} % et le chiffre publié de {published} % : l'écart, en points, \
      dépasse {tolerance}. Vérifiez la définition, la population de référence et le poids avant \
      d'utiliser l'arbre.
      """
    case .divisionsHidden:
      "Les divisions qui isoleraient un petit groupe ne sont pas montrées (--suppress {profile})."
    case .groupHidden:
      """
      Rien n'est montré de ce groupe : rapproché du taux national, il révélerait celui d'un \
      petit groupe.
      """
    case .thresholdMissing:
      "{origin} : bottom({bottom}, ..) manque, car aucune ligne n'a de valeur."
    case .threshold:
      """
      {origin} : bottom({bottom}, ..) signifie {threshold} ou moins, et réunit {percent} % des \
      {units}.
      """
    case .unmatchedRows:
      .plural(
        one: "{n} ligne sur {all} n'a pas de correspondance dans {file} ; y manquent : {names}.",
        other:
          "{n} lignes sur {all} n'ont pas de correspondance dans {file} ; y manquent : {names}.")
    case .electricityPart: "l'électricité"
    case .waterPart: "l'eau"
    case .sanitationPart: "l'assainissement"
    case .fuelPart: "le combustible de cuisson"
    case .assetsPart: "les biens du ménage"
    case .weighedRows: "lignes ({weight})"
    case .weighedHouseholds: "ménages ({weight} ; le fichier ne donne pas le nombre de membres)"
    case .weighedPeople: "personnes des ménages ({weight} fois {members})"
    case .withoutWeight: "sans poids"
    }
  }
}
