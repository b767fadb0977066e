/// How a page looks: on a screen from 360 pixels on, and on A4.
enum PageStyle {
  /// The rules of the page, in which nothing needs to be escaped.
  static let sheet = """
    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 80rem; padding: 1rem; font: 1rem/1.5 Arial, Helvetica,
      "Liberation Sans", "DejaVu Sans", sans-serif; color: \(FigurePalette.ink);
      background: \(FigurePalette.paper); overflow-wrap: break-word; }
    h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
    h2 { font-size: 1.375rem; line-height: 1.25; margin: 2rem 0 .75rem; }
    h3 { font-size: 1.125rem; line-height: 1.3; margin: 1.5rem 0 .5rem; }
    h4 { font-size: 1rem; line-height: 1.3; margin: 1.25rem 0 .5rem; }
    p, ul { margin: .5rem 0; max-width: 54rem; }
    li p { margin: 0; }
    a { color: \(FigurePalette.border(.ahead)); }
    a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid
      \(FigurePalette.border(.behind)); outline-offset: 2px; }
    main:focus { outline: none; }
    .skip { position: absolute; left: -100vw; padding: .5rem; background:
      \(FigurePalette.paper); }
    .skip:focus { left: 1rem; top: .5rem; }
    nav ol { columns: 16rem; column-gap: 2.5rem; max-width: 68rem; margin: .5rem 0; padding-left: 1.75rem; }
    header p, footer, .note { color: \(FigurePalette.quiet); }
    .note, footer { font-size: .875rem; }
    .finding { font-size: 1.0625rem; }
    .verdict, .caution { border-left: .375rem solid \(FigurePalette.quiet); padding: .5rem .75rem;
      background: #F3F3F3; }
    .robust { border-color: \(FigurePalette.border(.ahead)); }
    .sensitive, .caution { border-color: \(FigurePalette.border(.behind)); }
    .refused { border-color: \(FigurePalette.ink); border-left-style: double; }
    details { margin: 1rem 0; }
    .tree > details > summary { border-top: 2px solid \(FigurePalette.ink); padding-top: .75rem; }
    summary { cursor: pointer; }
    summary h2, summary h3, summary h4 { display: inline; }
    figure { margin: 1rem 0; }
    figcaption, .download { font-size: .875rem; }
    .scroll { overflow-x: auto; margin: .75rem 0; }
    .figure { overflow-x: auto; }
    .figure svg { display: block; width: 100%; max-width: 54rem; min-width: 36rem; height: auto; }
    .narrow svg { max-width: 24rem; min-width: 18rem; }
    .pair { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: flex-start; }
    .pair > * { min-width: 0; }
    .pair > figure { flex: 1 1 36rem; }
    .pair > figure.narrow { flex: 0 1 24rem; }
    .pair > .scroll { flex: 1 1 26rem; max-width: 100%; }
    table { border-collapse: collapse; font-size: .875rem; line-height: 1.35; }
    caption { text-align: left; font-weight: bold; padding: .25rem 0; }
    th, td { padding: .25rem .625rem; border-bottom: 1px solid \(FigurePalette.guide);
      text-align: right; vertical-align: top; font-variant-numeric: tabular-nums; }
    th:first-child { text-align: left; padding-left: .25rem; min-width: 8rem; }
    th.words, td.words { text-align: left; min-width: 9rem; }
    td { white-space: nowrap; } td.words { white-space: normal; }
    td.long { min-width: 20rem; }
    thead th { vertical-align: bottom; border-bottom: 2px solid \(FigurePalette.ink); }
    tbody th { font-weight: normal; }
    .behind, .ahead, .chosen { font-weight: bold; }
    .step { display: inline-block; }
    .step-1 { padding-left: 1rem; } .step-2 { padding-left: 2rem; }
    .step-3 { padding-left: 3rem; } .step-4 { padding-left: 4rem; }
    .step-5 { padding-left: 5rem; } .step-6 { padding-left: 6rem; }
    .behind > * { background: \(FigurePalette.fill(.behind)); }
    .ahead > * { background: \(FigurePalette.fill(.ahead)); }
    .behind th, .ahead th, .chosen th, .total th { font-weight: bold; }
    .total > * { border-top: 1px solid \(FigurePalette.ink); }
    @media print {
      @page { size: A4; margin: 15mm 12mm; }
      body { max-width: none; padding: 0; font-size: 9.5pt; }
      h1 { font-size: 18pt; } h2 { font-size: 14pt; } h3 { font-size: 12pt; } h4 { font-size:
      10.5pt; }
      table, .note, figcaption { font-size: 8pt; }
      th, td { padding: .15rem .4rem; }
      .wide th, .wide td { padding: .15rem .2rem; }
      .wide th:first-child { min-width: 4.5rem; }
      .wide .words { min-width: 3.5rem; }
      td.long { min-width: 14rem; }
      .finding { font-size: 10pt; }
      nav, .skip, .download { display: none; }
      a { color: inherit; text-decoration: none; }
      .scroll, .figure { overflow: visible; }
      .figure svg { min-width: 0; max-width: 100%; max-height: 200mm; }
      .pair > figure { flex: 1 1 110mm; }
      .pair > figure.narrow { flex: 0 1 80mm; }
      h1, h2, h3, h4, summary, caption { break-after: avoid; }
      figure, tr, .pair, .verdict, .caution { break-inside: avoid; }
      thead { display: table-header-group; }
      .tree + .tree { break-before: page; }
      summary { list-style: none; }
      summary::-webkit-details-marker { display: none; }
      details::details-content { content-visibility: visible; block-size: auto; }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }

    """
}
