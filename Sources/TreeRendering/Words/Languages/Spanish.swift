/// The words of Spanish.
///
/// Before `%` stands a no-break space (U+00A0).
enum Spanish: Vocabulary {
  static let numbers = NumberFormat(
    decimalMark: ",", groupMark: "\u{A0}", fewestGroupedDigits: 5, percentSign: "\u{A0}%")

  static func form(for count: Int) -> PluralForm { count == 1 ? .one : .other }

  static func pattern(_ phrase: Phrase) -> Pattern {
    switch phrase {
    // MARK: Numbers
    case .perCent: "{number} %"
    case .points: "{number} puntos porcentuales"
    case .rangeAcrossZero: "{low} a {high}"
    case .intervalName: "intervalo del {level} %"

    // MARK: Counts
    case .rows: .plural(one: "{n} fila", other: "{n} filas")
    case .psus: .plural(one: "{n} UPM", other: "{n} UPM")
    case .strata: .plural(one: "{n} estrato", other: "{n} estratos")
    case .levels: .plural(one: "{n} nivel", other: "{n} niveles")
    case .trees: .plural(one: "{n} árbol", other: "{n} árboles")
    case .samples: .plural(one: "{n} muestra", other: "{n} muestras")
    case .combinations: .plural(one: "{n} combinación", other: "{n} combinaciones")
    case .conjunctions: .plural(one: "{n} conjunción", other: "{n} conjunciones")
    case .degreesOfFreedom: .plural(one: "{n} grado de libertad", other: "{n} grados de libertad")

    // MARK: The two ends
    case .furthestBehind: "Los más rezagados"
    case .furthestAhead: "Los más adelantados"
    case .markBehind: "los más rezagados"
    case .markAhead: "los más adelantados"

    // MARK: Groups
    case .everyone: "Total"
    case .semicolon: "; "
    case .levelsOr: "{levels} o {last}"
    case .levelRun: "{first} a {last}"
    case .noLevels: "ninguno"
    case .anyValue: "cualquier valor"
    case .upTo: "hasta {value}"
    case .orMore: "{value} o más"
    case .below: "menos de {value}"
    case .fromTo: "{from} a {to}"
    case .fromBelow: "de {from} a menos de {below}"
    case .missing: "sin dato"
    case .orMissing: "{range} o sin dato"
    case .named: "{name}: {value}"
    case .standardInput: "entrada estándar"

    // MARK: The indicator
    case .titleInSentence: "«{title}»"
    case .columnInSentence: "«{title}»"
    case .opportunity: "oportunidad: los más rezagados tienen la tasa más baja"
    case .barrier: "barrera: los más rezagados tienen la tasa más alta"
    case .averageOpportunity: "En promedio, el {rate} dispone de {indicator}."
    case .averageBarrier: "En promedio, el {rate} padece {indicator}."

    // MARK: The two sentences
    case .leadColon: "{group}:"
    case .leadDash: "{group} –"
    case .behindOpportunity:
      """
      Los más rezagados: {lead} solo el {rate} dispone de {indicator}, frente al {average} en \
      promedio; el grupo representa el {share} de la población{deprived}.
      """
    case .behindBarrier:
      """
      Los más rezagados: {lead} el {rate} padece {indicator}, frente al {average} en promedio; \
      el grupo representa el {share} de la población{deprived}.
      """
    case .behindOpportunityShare: " y el {share} de todas las personas que no disponen de ello"
    case .behindBarrierShare: " y el {share} de todas las personas que lo padecen"
    case .aheadOpportunity: "Los más adelantados: {lead} el {rate} dispone de ello{gap}."
    case .aheadBarrier: "Los más adelantados: {lead} el {rate} lo padece{gap}."
    case .gapClause: ", una brecha de {gap}"
    case .gapClauseInterval: ", una brecha de {gap} ({interval}: {range})"
    case .intervalOf: "{interval}: {range}"
    case .nobodyBehind: "Ningún grupo está más rezagado que otro: el árbol es un solo grupo."
    case .noGroupShown:
      "Ningún grupo puede mostrarse como el más rezagado, porque hay grupos pequeños ocultos."

    // MARK: Headings
    case .direction: "Sentido"
    case .definitionHeading: "Definición"
    case .survey: "Encuesta"
    case .data: "Datos"
    case .sample: "Muestra"
    case .average: "Promedio"
    case .group: "Grupo"
    case .rate: "Tasa"
    case .share: "Parte"
    case .shareOfAll: "Parte\ndel total"
    case .shareOfDeprived: "Parte de las\nprivaciones"
    case .cumulative: "Acumu-\nlado"
    case .cases: "n"
    case .psusHeading: "UPM"
    case .gapHeading: "Brecha, puntos porcentuales"
    case .split: "División"
    case .difference: "diferencia"
    case .differenceHeading: "Dife-\nrencia"
    case .differencePoints: "Diferencia, puntos porcentuales"
    case .rateName: "tasa"
    case .shareOfAllName: "parte del total"
    case .shareOfDeprivedName: "parte de las privaciones"
    case .cumulativeName: "acumulado"
    case .yes: "sí"
    case .no: "no"
    case .noNodes: "(ningún grupo)"

    // MARK: Sample and rules
    case .sampleSize: "n {n}, ponderado {weight}"
    case .psusInStrata: "{psus} en {strata}"
    case .allUsed:
      .plural(one: "{n} fila leída, todas usadas.", other: "{n} filas leídas, todas usadas.")
    case .leftOut:
      .plural(
        one: "{n} fila leída: {used} usada; excluidas: {reasons}.",
        other: "{n} filas leídas: {used} usadas; excluidas: {reasons}.")
    case .exclusion: "{rows} ({reason})"
    case .rules: "Reglas: perfil {profile}, {rules}."
    case .depthUpTo: "profundidad hasta {n}"
    case .rowsInLeaf: .plural(one: "{n} fila o más por hoja", other: "{n} filas o más por hoja")
    case .shareInLeaf: "{share} de la población o más por hoja"
    case .psusInLeaf: .plural(one: "{n} UPM o más por hoja", other: "{n} UPM o más por hoja")
    case .rowsToSplit:
      .plural(one: "{n} fila o más para dividir", other: "{n} filas o más para dividir")
    case .cpRule: "cp {cp}"
    case .design: "Diseño: {parts}."
    case .psusInStratum: "{range} UPM por estrato"
    case .psusInFile: "{range} UPM en el archivo"
    case .rangeWithMedian: "{low} a {high} (mediana {median})"
    case .strataWithOnePSU:
      .plural(one: "{n} estrato con una sola UPM", other: "{n} estratos con una sola UPM")
    case .weightRatio: "el mayor peso es {ratio} veces el menor"
    case .weightsDesignEffect: "efecto de diseño de los pesos {deff}"
    case .averageDesignEffect: "efecto de diseño del promedio {deff}"

    // MARK: Notes on estimates
    case .intervalsNote:
      "Tasas con su {interval}: método {method}, linealización de Taylor, {design}."
    case .rowsAsPSUs:
      """
      Sin columna de UPM: cada fila cuenta como una UPM, por lo que los intervalos son \
      probablemente demasiado estrechos.
      """
    case .noWeight: "sin peso"
    case .weightColumn: "peso {column}"
    case .psuColumn: "UPM {column}"
    case .strataColumn: "estratos {column}"
    case .fpcColumn: "población finita {column}"
    case .lonePSUs:
      .plural(one: "{n} estrato con una sola UPM", other: "{n} estratos con una sola UPM")
    case .lonePSUsPolicy: "{strata} ({policy})"
    case .standardErrors: "Errores estándar: {reasons}."
    case .hiddenNote: "* Oculto: muy pocas filas, o para proteger a un grupo con muy pocas filas."
    case .hiddenNoteNCHS:
      "* Oculto: muy pocas filas o demasiado incierto, o para proteger a un grupo así."
    case .hiddenPairs:
      """
      Dos grupos ocultos cuentan como el que forman juntos; los más rezagados y los más \
      adelantados están entre los grupos mostrados.
      """
    case .smallNote: "( ) Tasa con 25 a 49 filas sin ponderar: léase con cautela."
    case .fewDegrees: "Menos de 8 grados de libertad, léase con cautela: {letters}."
    case .searchNote:
      """
      Las diferencias, sus intervalos y las pruebas F de Rao-Scott no están ajustados por la \
      búsqueda que eligió los grupos: parecen más seguros de lo que son.
      """
    case .shareNote: "Parte: parte ponderada de la población."

    // MARK: The figure
    case .averageSentence: "Promedio {rate}. {direction}."
    case .legend:
      """
      En grande: tasa. Parte: parte ponderada de la población. n: filas sin ponderar. Letras: \
      hojas, A la más rezagada. Ramas: cuanto más anchas, mayor la parte.
      """
    case .legendOneNode: "n: filas sin ponderar."
    case .scale: "Barras: la tasa en una escala de 0 a 100 %; trazo: el promedio, {average}."
    case .nearTieLegend: "≈: dividiría el grupo casi igual de bien."
    case .source: "Fuente: {parts}."
    case .footnote: "[{number}] {note}."
    case .seeNote: "véase"
    case .someOf: "{n} de {all}"
    case .nodeShare: "parte {share}"
    case .nodeCases: "n {n}"
    case .nodeCasesPSUs: "n {n}, {psus}"
    case .groupsWorstFirst: "Grupos, del más rezagado al más adelantado:"
    case .leafDescription: "{group}: {rate}, parte {share}, n {n}."
    case .treeFigures: "{rate}, parte {share}, n {n}"

    // MARK: How the tree was found
    case .importance: "Lo que explica el árbol, por circunstancia: {parts}."
    case .nearTie:
      "Casi empate en el grupo {id}, {group}: {rivals} explicaría casi tanto como {circumstance}."
    case .rival: "{circumstance} ({share})"
    case .divisionsTried: "Divisiones probadas: {parts}."
    case .pruningPSUs: "Poda por validación cruzada ({rule}, {folds} bloques de UPM enteras)"
    case .pruningRows: "Poda por validación cruzada ({rule}, {folds} bloques de filas)"
    case .complexity: "CP"
    case .splits: "Divisiones"
    case .relativeError: "Error rel."
    case .crossValidationError: "xerror"
    case .crossValidationSpread: "xstd"

    // MARK: Robustness
    case .crossFitted:
      """
      Estimación cruzada: los grupos así hallados alcanzan el {behind} entre los más rezagados \
      y el {ahead} entre los más adelantados, una brecha de {gap}.
      """
    case .crossFittedNote:
      """
      Estimación cruzada: los grupos se hallan en una parte de la muestra y se miden en la otra \
      ({trees}), para que la suerte de la búsqueda no cuente. Es la tasa de los grupos así \
      hallados, no solo del grupo impreso.
      """
    case .crossFittedNoSplit:
      .plural(
        one: "{n} de estos árboles no divide nada: allí se mide a todos.",
        other: "{n} de estos árboles no dividen nada: allí se mide a todos.")
    case .stability: "Estabilidad: de {trees} en muestras extraídas de nuevo, {splits}."
    case .stabilityOverlap:
      """
      Estabilidad: de {trees} en muestras extraídas de nuevo, {splits}; su grupo más rezagado \
      coincide con el de arriba en un {overlap} (es el mismo grupo en el {same} de los casos), y una \
      persona del grupo vuelve a estar en él con una probabilidad del {chance}.
      """
    case .divideFirst: "el {share} divide primero por {circumstance}"
    case .divideNext: "el {share} por {circumstance}"
    case .divideNothing: "el {share} no divide nada"
    case .divideOtherwise: "el {share} de otro modo"
    case .stabilityNote:
      """
      Estabilidad: se extraen de nuevo UPM enteras; la coincidencia de dos grupos es el peso de \
      las personas en ambos sobre el de las que están en alguno, en promedio, y desde el 80 % \
      son el mismo.
      """
    case .stabilityLeftOut:
      .plural(
        one: "{n} muestra sin ningún caso queda fuera.",
        other: "{n} muestras sin ningún caso quedan fuera.")
    case .missedGroup:
      """
      No hallado por el árbol: {group}, con el {rate} frente al {treeRate} del grupo de arriba, \
      que reúne el {overlap} de sus personas.
      """
    case .missedForAll:
      "No hallado por el árbol: {group}, con el {rate} frente al {treeRate} del total."
    case .missedLower:
      """
      En estimación cruzada, los grupos hallados probando todas las conjunciones están \
      {difference} más abajo{interval}.
      """
    case .missedHigher:
      """
      En estimación cruzada, los grupos hallados probando todas las conjunciones están \
      {difference} más arriba{interval}.
      """
    case .missedNoteTwo:
      """
      No hallado por el árbol: el grupo más rezagado de {conjunctions} de hasta dos condiciones, \
      con las mismas reglas de tamaño.
      """
    case .missedNoteThree:
      """
      No hallado por el árbol: el grupo más rezagado de {conjunctions} de hasta tres \
      condiciones, con las mismas reglas de tamaño.
      """
    case .missedLimited: "No se prueba por separado cada nivel de {circumstances}."
    case .robust: "Veredicto: robusto. El grupo y su tasa se sostienen."
    case .sensitive: "Veredicto: sensible, cítese con cautela: {reasons}."
    case .doNotQuote: "Veredicto: no citar: {reasons}."
    case .noVerdict: "Veredicto: ninguno, porque {reasons}."
    case .reasonNoSplit: "ninguna circunstancia divide la muestra"
    case .reasonFewCases: "el grupo tiene menos de 25 casos"
    case .reasonNotEstimable: "el grupo tiene muy pocas UPM para un error de muestreo"
    case .reasonSuppressed: "las cifras del grupo están ocultas"
    case .reasonMayBeZero:
      "medidos donde no se buscaron, tales grupos quizá no estén más rezagados que el promedio"
    case .reasonOverstatedAll: "toda la diferencia con el promedio se debe a la búsqueda"
    case .reasonOverstatedBy: "el {share} de la diferencia con el promedio se debe a la búsqueda"
    case .reasonOverstated: "la diferencia con el promedio se debe a la búsqueda"
    case .reasonReturnChance:
      "una persona del grupo vuelve a hallarse en él con una probabilidad de solo el {share}"
    case .reasonLowReturnChance:
      "una persona del grupo vuelve a hallarse en él con una probabilidad de menos del 70 %"
    case .reasonOverlap: "los grupos vueltos a hallar coinciden con él en solo un {share}"
    case .reasonLowOverlap: "los grupos vueltos a hallar coinciden con él en menos del 60 %"
    case .reasonNoPSUs: "sin columna de UPM no se puede imitar el muestreo"
    case .reasonNoCrossFitting: "la estimación cruzada está desactivada o no es posible"
    case .reasonNoBootstrap: "el bootstrap está desactivado"
    case .verdictNote:
      """
      Veredicto: robusto cuando la búsqueda explica a lo sumo el 15 % de la diferencia con el \
      promedio, la probabilidad de volver a hallar a una persona es del 70 % o más y la \
      coincidencia del 60 % o más. No citar cuando nada se divide, el grupo está oculto, tiene \
      menos de 25 casos o muy pocas UPM, su diferencia con el promedio en estimación cruzada \
      puede ser 0, o más de la mitad se debe a la búsqueda. Sensible entre ambos.
      """
    case .targeting: "Focalización"
    case .personsPer100: "Personas por\n100 privaciones"
    case .gapToAverage: "Brecha con\npromedio"
    case .rank: "Rango\n5-95 %"
    case .personsNote:
      "Personas por 100 privaciones: a las que hay que llegar para alcanzar a 100 que las sufren."
    case .rankNote: "Rango: según la tasa en muestras extraídas de nuevo, siendo 1 el más rezagado."
    case .otherRules: "Otros tamaños de hoja y profundidades"
    case .leafRows: "Filas\npor hoja"
    case .depth: "Profundidad"
    case .leaves: "Hojas"
    case .gap: "Brecha"
    case .overlap: "Coincidencia"
    case .leafShare: "Parte\npor hoja"
    case .asAbove: "{group} (como arriba)"
    case .overlapNote:
      """
      Coincidencia: peso de las personas que están en este grupo y en el de arriba, sobre el de \
      las que están en alguno.
      """
    case .hiddenToProtect: "* Oculto para proteger a un grupo pequeño."
    case .gapSpread:
      """
      Brechas de árboles en muestras extraídas de nuevo: mediana {median}, percentiles 5 a 95: \
      {range}. No es un intervalo de confianza: tales brechas nunca llegan a 0.
      """
    case .optimismLower:
      """
      En su propia muestra, el grupo más rezagado de un árbol así está {difference} más abajo \
      que en la muestra completa.
      """
    case .optimismHigher:
      """
      En su propia muestra, el grupo más rezagado de un árbol así está {difference} más arriba \
      que en la muestra completa.
      """

    // MARK: Inequality
    case .inequality: "Desigualdad"
    case .dIndex: "Índice D"
    case .correctedD: "D corregido"
    case .leafD: "D de las hojas"
    case .hoi: "HOI"
    case .contributions: "Contribuciones"
    case .cells: "Celdas"
    case .withError: "{figure} (error estándar {error})"
    case .chanceAlone: "{figure}; el azar por sí solo da {chance}"
    case .notDistinguishable: "no se distingue de la igualdad"
    case .geometric: "{figure}; geométrico {geometric}"
    case .noContributions: "ninguna: {reason}"
    case .notDecomposed: "sin descomponer"
    case .sameRates: "todas las celdas tienen la misma tasa"
    case .cellsOf: "{combinations} de {circumstances}; {rows} filas por celda en promedio"
    case .oneCell: "1: ninguna circunstancia divide la muestra"
    case .complementNote: "(*) Sobre el complemento de la barrera: desigualdad en librarse de ella."
    case .noErrorOfD: "Sin error estándar de D: {reason}."
    case .inequalityOf: "Desigualdad: {title}"
    case .opportunityWord: "oportunidad"
    case .barrierWord: "barrera"
    case .averageAndDirection: "Promedio {rate}; {direction}. {definition}."
    case .directionOnly: "{direction}. {definition}."
    case .concentrationIndex: "Índice de concentración"
    case .erreygersIndex: "Índice de Erreygers"
    case .wagstaffIndex: "Índice de Wagstaff"
    case .slopeIndex: "Índice de pendiente (SII), puntos porcentuales"
    case .relativeIndex: "Índice relativo (RII)"
    case .byRank: "Según el rango"
    case .byRankOf: "Según el rango de {name}"
    case .byRankOfLevels: "Según el rango de {name} ({levels})"
    case .fromWorstOff: "Del más rezagado al más adelantado: {levels}."
    case .negativeOnBarrier:
      "Sobre la barrera tal cual: un índice negativo significa que recae en los más rezagados."
    case .groupsCompared: "Grupos comparados"
    case .comparedLevels: "{name}: {reference} y {other}"
    case .notCompared: "sin comparar"
    case .againstHeading: "Otra\ntasa"
    case .parHeading: "PAR"
    case .pafHeading: "PAF"
    case .referenceHeading: "Referencia y otro extremo"
    case .nothingDivides: "Ninguna circunstancia divide la muestra."
    case .comparisonNote:
      """
      La referencia es el nivel más alto de una circunstancia ordenada; si no, la mejor tasa. \
      PAR: la tasa de referencia menos la del total, en puntos porcentuales como la diferencia; \
      PAF: lo mismo como parte de la tasa del total.
      """
    case .regressionTitle: "Regresión logística con todas las circunstancias"
    case .oddsRatio: "Razón de\nmomios"
    case .forEachUnit: "{name}, por unidad"
    case .noLimit: "sin límite"
    case .referenceLevel: "{level} (referencia)"
    case .collinearLevel: "{level} (colineal)"
    case .separatedLevel: "{level} (separado)"
    case .absentLevel: "{level} (ninguna fila)"
    case .regressionMethod:
      "Ponderada, con errores estándar por linealización; intervalos t con {degrees}."

    // MARK: The report
    case .reportTitle: "¿Quién está más rezagado?"
    case .reportTitleOf: "¿Quién está más rezagado? {survey}"
    case .skipToContent: "Ir al contenido"
    case .contents: "Índice"
    case .summary: "Resumen"
    case .summaryCaption: "Todos los indicadores de un vistazo"
    case .summaryNote:
      """
      Tasas en porcentaje de la población ponderada; brecha: la mejor tasa menos la peor, en \
      puntos porcentuales; razón: la tasa mayor sobre la menor. Índice D: desigualdad entre \
      todas las combinaciones de circunstancias, de 0 (ninguna) a 1.
      """
    case .indicatorHeading: "Indicador"
    case .whoIsBehind: "Quién está más rezagado"
    case .ratioHeading: "Razón"
    case .verdictHeading: "Veredicto"
    case .verdictRobust: "robusto"
    case .verdictSensitive: "sensible"
    case .verdictDoNotQuote: "no citar"
    case .verdictNone: "ninguno"
    case .notAnalysed: "No analizado"
    case .extendedName: "{title} (ampliado)"
    case .outsidePublishedNote:
      "† El promedio se aparta de la cifra publicada: el árbol no se da por bueno."
    case .outsidePublishedCaution:
      "El promedio se aparta de la cifra publicada: el árbol no se da por bueno."
    case .publishedDiffers:
      """
      El promedio, {average}, se aparta de la cifra publicada, {published}, en más de \
      {tolerance}: el árbol no se da por bueno.
      """
    case .publishedFigure: "{rate}, tolerancia {tolerance}"
    case .publishedHeading: "Cifra publicada"
    case .saveFigure: "Guardar la figura (SVG)"
    case .saveTable: "Guardar la tabla (CSV)"
    case .figureName: "Figura"
    case .groupsCaption: "Grupos, del más al menos rezagado"
    case .treeCaption: "El árbol, del total a sus partes"
    case .splitsCaption: "Divisiones y pruebas de sus diferencias"
    case .targetingCaption: "Qué significaría llegar a cada grupo, el más rezagado primero"
    case .robustness: "¿Se sostiene el hallazgo?"
    case .robustnessCaption: "Las cifras detrás de estas frases"
    case .figureHeading: "Cifra"
    case .valueHeading: "Valor"
    case .intervalHeading: "Intervalo"
    case .circumstance: "Circunstancia"
    case .crossFittedBehind: "Tasa cruzada, los más rezagados"
    case .crossFittedAhead: "Tasa cruzada, los más adelantados"
    case .crossFittedGap: "Brecha cruzada, puntos porcentuales"
    case .crossFittedDifference:
      "Diferencia cruzada de los más rezagados con el promedio, puntos porcentuales"
    case .searchPart: "Parte de la diferencia con el promedio que se debe a la búsqueda"
    case .redrawnTrees: "Árboles en muestras extraídas de nuevo"
    case .overlapAverage: "Coincidencia de su grupo más rezagado con el grupo"
    case .sameGroupShare: "Mismo grupo hallado de nuevo"
    case .returnChance: "Probabilidad de una persona del grupo de volver a hallarse"
    case .gapMedian:
      "Brecha en muestras extraídas de nuevo: mediana y percentiles 5 a 95, puntos porcentuales"
    case .optimismPoints:
      """
      Tasa del grupo de una muestra extraída de nuevo allí menos en la muestra completa, puntos \
      porcentuales
      """
    case .missedRate: "No hallado por el árbol: {group}"
    case .missedTreeRate: "El grupo del árbol, en comparación"
    case .missedOverlap: "Parte de sus personas en el grupo del árbol"
    case .missedDifference: "Diferencia cruzada con el grupo del árbol, puntos porcentuales"
    case .noFirstSplit: "nada divide la muestra"
    case .otherFirstSplits: "Todas menos las tres primeras, juntas"
    case .firstSplitTitle: "Primera división en muestras extraídas de nuevo"
    case .firstSplitNote:
      """
      Frecuencia con que cada circunstancia divide primero toda la muestra: {trees} en muestras \
      en que se extraen de nuevo UPM enteras.
      """
    case .inequalityCaption: "Desigualdad entre todas las combinaciones de circunstancias"
    case .measureHeading: "Medida"
    case .contributionsCaption: "Partes de D por circunstancia (valores de Shapley)"
    case .partOfD: "Parte de D"
    case .warnings: "Advertencias"
    case .method: "Método y reproducibilidad"
    case .factHeading: "Qué"
    case .sdgHeading: "Indicador de los ODS"
    case .unitHeading: "Unidad"
    case .sourceHeading: "Fuente"
    case .bytesHeading: "Bytes"
    case .fingerprintHeading: "Huella"
    case .programHeading: "Programa"
    case .designHeading: "Diseño"
    case .rulesHeading: "Reglas"
    case .rowsCaption: "Filas leídas, excluidas y usadas"
    case .rowsHeading: "Filas"
    case .numberHeading: "Número"
    case .rowsRead: "Leídas"
    case .rowsLeftOut: "Excluidas: {reason}"
    case .rowsUsed: "Usadas"
    case .optionsCaption: "Opciones que pueden cambiar una cifra"
    case .optionHeading: "Opción"
    case .opportunitiesHeading: "Oportunidades: más es mejor"
    case .barriersHeading: "Barreras: menos es mejor"
    case .accessChartTitle: "Promedio, los más rezagados y los más adelantados"
    case .inequalityChartTitle: "Desigualdad por indicador: índice D"
    case .chanceAloneLegend: "D por el azar solo, si todos fueran iguales"
    case .dIntervalNote:
      "Líneas finas: intervalo del 95 %, D más o menos 1,96 errores estándar (jackknife por UPM)."
    case .correctedDNote:
      """
      D corregido: sin la parte que añaden las muestras pequeñas; da el orden. Si no supera 0, \
      no se distingue de la igualdad.
      """
    case .targetingChartTitle: "Llegar primero a los más rezagados"
    case .targetingChartNote:
      "Grupos desde el más rezagado, por letra; recta: privación igual para todos."
    case .shareOfDeprivedAxis: "parte de todas las privaciones"
    case .shareOfPopulationAxis: "parte de la población"
    case .targetingPoint: "{letter}: {share} de la población, {deprived} de las privaciones."
    case .search: "Cómo se halló el árbol"
    case .importanceCaption: "Lo que las circunstancias explican de todo lo que explica el árbol"
    case .nearTiesCaption: "Casi empates: lo que habría dividido casi igual de bien"
    case .rivalHeading: "Casi igual de bueno"
    case .rivalGain: "Su ganancia respecto a la de la división"
    case .divisionsOfSplit: "Divisiones probadas, la elegida"
    case .divisionsOfRival: "Divisiones probadas, la otra"
    case .chosenTree: "{cp} (elegido)"
    case .recurringValue: "Común a los más rezagados"
    case .recurringIn: "Indicadores"
    case .recurringOf: "De"
    case .recurringWhich: "Cuáles"
    case .recurringNote:
      "De: los indicadores que tienen un grupo más rezagado y pueden elegir esta circunstancia."

    // MARK: A search explained
    case .explainedGroup: "Grupo {id}: {group}"
    case .explainedFigures: "n {n}, {share} de la población, tasa {rate}"
    case .dividedBy: "Dividido por {circumstance}."
    case .undivided: "No dividido: {reason}."
    case .gainHeading: "Ganancia"
    case .percentOfBest: "% de la mejor"
    case .cutsHeading: "Cortes"
    case .bestDivision: "Mejor división: tasa más baja | más alta"
    case .noAdmissibleDivision: "ninguna división admitida"
    case .levelHeading: "Nivel"
    case .emptyLevel: "(vacío)"
    case .moreLevels: .plural(one: "y {n} nivel más", other: "y {n} niveles más")
    case .levelsNotListed: "demasiados valores, o muy pocas filas, para mostrarlos"
    case .explainedNote:
      "Parte: parte ponderada del grupo. Cortes: divisiones que las reglas admiten."
    case .hiddenLevelNote:
      "* Oculto: muy pocas filas, o para proteger un nivel que tiene muy pocas."
    case .undividedLeaf: "es una hoja"
    case .undividedHiddenGroup: "está oculto para proteger a un grupo pequeño"
    case .undividedHiddenDivision: "su división está oculta para proteger a un grupo pequeño"
    case .undividedCutBack: "la validación cruzada suprimió su división"
    case .undividedDeep: "está a la profundidad máxima del árbol ({n})"
    case .undividedRows: "tiene {n} filas, y un grupo necesita {all} para dividirse"
    case .undividedNoRoom: "ninguna división deja suficientes personas a ambos lados"
    case .undividedNoDifference: "ninguna circunstancia hace diferencia"
    case .undividedComplexity:
      "ninguna división explica la parte de la variación total que pide el parámetro de complejidad"

    // MARK: A run
    case .runTitle: "Quiénes son los más rezagados"
    case .runTitleOf: "Quiénes son los más rezagados: {surveys}"
    case .runCounts:
      .plural(
        one:
          "{n} árbol: {done} hecho, {outside} fuera de la cifra publicada, {failed} fallido.",
        other:
          "{n} árboles: {done} hechos, {outside} fuera de la cifra publicada, {failed} fallidos.")
    case .runWidest:
      """
      La brecha más amplia está en {indicator}: {gap}, entre {behind} ({behindRate}) y {ahead} \
      ({aheadRate}).
      """
    case .runByGap: "Indicadores según la brecha"
    case .runRecurring: "Lo que se repite entre los más rezagados"
    case .runRecurs: "{value}, en {n} de {all} indicadores: {indicators}."
    case .runByInequality: "Indicadores según la desigualdad"
    case .runAverageOfAll: "Promedio de los indicadores"
    case .runAcross: "Entre encuestas"
    case .runByGroup: "Según {group}"
    case .runExtended: "Con religión, etnia o lengua"
    case .runOutside: "Fuera de la cifra publicada"
    case .runFailed: "Sin árbol"

    // MARK: Remarks that the analysis leaves in a finding
    case .missingWeight: "peso sin dato"
    case .zeroWeight: "peso cero"
    case .outsidePopulation: "fuera de la población"
    case .undeterminedPopulation: "población sin determinar"
    case .missingIndicator: "indicador sin dato"
    case .missingCircumstance: "circunstancia sin dato: {name}"
    case .definition: "{indicator} es 1"
    case .definitionAmong: "{condition}, entre las filas con {population}"
    case .missingIsNo: "{definition}; una respuesta sin dato cuenta como no"
    case .noRowsEstimable: "no estimable: ninguna fila"
    case .noCaseEstimable: "no estimable: ningún caso"
    case .noVariation: "sin variación"
    case .tooFewPSUs: "no estimable: {psus} en {strata}"
    case .strataWithLonePSU:
      .plural(
        one: "no estimable: {n} estrato con una sola UPM",
        other: "no estimable: {n} estratos con una sola UPM")
    case .strataHaveLonePSU:
      .plural(
        one: "no estimable: {n} estrato tiene una sola UPM",
        other: "no estimable: {n} estratos tienen una sola UPM")
    case .everyStratumLone: "no estimable: cada estrato tiene una sola UPM"
    case .noDegreesOfFreedom: "no estimable: ningún grado de libertad (UPM menos estratos)"
    case .zeroComparison: "no estimable: la tasa de comparación es 0"
    case .zeroDenominator: "no estimable: el denominador es 0"
    case .weightsTooLarge: "no estimable: los pesos son demasiado grandes"
    case .weightsTooLargeToSum: "no estimable: los pesos son demasiado grandes para sumarlos"
    case .hiddenBelow: "oculto: menos de {n} filas"
    case .noPSUColumnRemark: "sin columna de UPM"
    case .tooManyCircumstances: "{n} circunstancias; las contribuciones se calculan hasta {limit}"
    case .tooManyLevels: "las circunstancias tienen demasiados niveles para descomponerlas juntas"
    case .figuresHiddenBelow: "Las cifras que revelarían menos de {n} filas están ocultas."
    case .thinCells:
      """
      Menos de 30 filas por celda en promedio: el azar sesga D hacia arriba; para ordenar, úsese \
      el D corregido.
      """
    case .manyValues:
      """
      {name} tiene {n} valores, y cada uno forma celdas propias; con tramos de valores D es más \
      estable.
      """
    case .figuresHiddenSmallGroup: "Las cifras que revelarían un grupo pequeño están ocultas."
    case .hiddenSmallGroup: "oculto para proteger a un grupo pequeño"
    case .noWealthColumn:
      """
      No se reconoce ninguna columna de riqueza para ordenar a las personas: indique una con \
      --rank.
      """
    case .cannotRank: "{name} no puede ordenar a las personas."
    case .valuesNotRanked:
      """
      Los valores de {name} no se pueden ordenar tal cual: véanse --ordered y --na, o indique \
      otra columna con --rank.
      """
    case .orderUnknown:
      "No se conoce el orden de los niveles de {name}: indíquelo con --ordered {example}."
    case .ranksSmallGroup: "Oculto: {name} ordena un grupo de menos de {n} filas."
    case .onlyTwoLevels:
      "{name} tiene solo dos niveles: estas cifras no dicen más que una comparación de ambos."
    case .onlyTwoLevelsOther:
      """
      {name} tiene solo dos niveles: estas cifras no dicen más que una comparación de ambos; \
      otra columna puede ordenar con más detalle: --rank {other}.
      """
    case .noRowRanked: "Ninguna fila tiene rango."
    case .noSlopeEverybody:
      "Sin índice de pendiente ni relativo: todos o nadie tienen el indicador."
    case .noSlopeOneRank: "Sin índice de pendiente ni relativo: todos tienen el mismo rango."
    case .noSlopeSeparated:
      """
      Sin índice de pendiente ni relativo: un rango separa a todos los que tienen el indicador \
      de los demás.
      """
    case .noSlopeNotConverged:
      "Sin índice de pendiente ni relativo: la regresión sobre el rango no converge."
    case .ranksBelowZero: "En {name}, 1 se toma por los pobres y se ordena por debajo de 0."
    case .levelsRanked: "Los niveles de {name} se ordenan {levels}."
    case .tooFewComparable:
      """
      menos de dos grupos pueden mostrarse: cada uno necesita {n} filas, y ninguno puede delatar \
      a otro menor
      """
    case .noRegressionFewRows: "Sin regresión: menos de {n} filas."
    case .noRegressionNoWeight: "Sin regresión: ninguna fila tiene peso."
    case .noRegressionEverybody: "Sin regresión: todos tienen el indicador."
    case .noRegressionNobody: "Sin regresión: nadie tiene el indicador."
    case .noRegressionTooMany:
      "Sin regresión: {n} coeficientes, más que los {limit} que se ajustan; agrupe niveles."
    case .noRegressionNotConverged: "Sin regresión: el ajuste no converge."
    case .noIntervals: "Sin intervalos: no quedan grados de libertad."
    case .levelsHidden: "Oculto: niveles de menos de {n} filas, y los que los delatarían."
    case .rowsWithoutRank:
      .plural(
        one: "{n} fila sin rango según {name} queda fuera de estas cifras.",
        other: "{n} filas sin rango según {name} quedan fuera de estas cifras.")
    case .separatedRows:
      .plural(
        one:
          """
          Separación: un nivel, o una combinación, en que todos o nadie tienen el indicador no \
          tiene razón de momios finita; los demás se ajustan sin su {n} fila.
          """,
        other:
          """
          Separación: un nivel, o una combinación, en que todos o nadie tienen el indicador no \
          tiene razón de momios finita; los demás se ajustan sin sus {n} filas.
          """)
    case .warningLabel: "advertencia:"
    case .fileCutOff:
      """
      El archivo termina en la línea {line} sin fin de línea, tras el campo {fields} de \
      {columns}: si se cortó, faltan filas.
      """
    case .noWeightGiven:
      """
      No se indica ningún peso, así que todas las filas cuentan lo mismo; la columna {column} \
      parece un peso muestral (--weight {column}).
      """
    case .noPSUGiven:
      """
      No se indica ninguna unidad primaria de muestreo; la columna {column} parece serlo (--psu \
      {column}).
      """
    case .noStrataGiven:
      """
      No se indica ningún estrato; la columna {column} parece serlo (--strata {column}). Las \
      unidades de estratos distintos con el mismo código se toman por una sola.
      """
    case .explainsItself:
      "La circunstancia {name} es parte del indicador: este se explica por sí mismo."
    case .onlyOneLevel:
      "La circunstancia {name} tiene un solo nivel entre las filas usadas; se excluye."
    case .noValueUsed:
      "La circunstancia {name} no tiene ningún valor entre las filas usadas; se excluye."
    case .circularWealth:
      """
      {wealth} es un índice de bienes y servicios que incluye {component}: las diferencias de \
      {column} según {wealth} son en parte circulares.
      """
    case .notRedrawn:
      """
      {option} no es posible sin unidad primaria de muestreo (--psu): se vuelven a sortear \
      unidades enteras.
      """
    case .notRedrawnBoth:
      """
      {option} y {other} no son posibles sin unidad primaria de muestreo (--psu): se vuelven a \
      sortear unidades enteras.
      """
    case .notPruned: "El árbol no se poda: la validación cruzada necesita personas en dos bloques."
    case .noSplitFound: "Ninguna división cumple las reglas de parada: el árbol es un solo grupo."
    case .constantIndicator:
      "El indicador es {value} en todas las filas usadas: no hay nada que dividir."
    case .nearlyConstant:
      "El indicador es 1 en el {percent} %: tan cerca de {end} que un árbol dice poco."
    case .wholeWeights:
      """
      Los pesos de {column} son números enteros con una media cercana al millón: quizá tengan \
      seis decimales implícitos. Las partes y las tasas no dependen de ello; el total ponderado, \
      sí.
      """
    case .risingWeights:
      """
      Los pesos de {column} crecen de fila en fila, como números de personas: compruebe que es \
      el peso muestral.
      """
    case .outsidePublishedWarning:
      """
      El promedio es del {percent} % y la cifra publicada, del {published} %: la diferencia, en \
      puntos, supera {tolerance}. Compruebe la definición, el universo y el peso antes de usar \
      el árbol.
      """
    case .divisionsHidden:
      "Las divisiones que aislarían a un grupo pequeño no se muestran (--suppress {profile})."
    case .groupHidden:
      """
      No se muestra nada de este grupo: junto con la tasa nacional, revelaría la de un grupo \
      pequeño.
      """
    case .thresholdMissing: "{origin}: bottom({bottom}, ..) falta, pues ninguna fila tiene valor."
    case .threshold:
      """
      {origin}: bottom({bottom}, ..) significa {threshold} o menos y reúne el {percent} % de \
      {units}.
      """
    case .unmatchedRows:
      .plural(
        one: "{n} de {all} filas no tiene correspondencia en {file}; faltan allí: {names}.",
        other: "{n} de {all} filas no tienen correspondencia en {file}; faltan allí: {names}.")
    case .electricityPart: "la electricidad"
    case .waterPart: "el agua"
    case .sanitationPart: "el saneamiento"
    case .fuelPart: "el combustible para cocinar"
    case .assetsPart: "los bienes del hogar"
    case .weighedRows: "las filas ({weight})"
    case .weighedHouseholds: "los hogares ({weight}; el archivo no da el número de miembros)"
    case .weighedPeople: "las personas de los hogares ({weight} por {members})"
    case .withoutWeight: "sin peso"
    }
  }
}
