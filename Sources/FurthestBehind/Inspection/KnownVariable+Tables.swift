extension KnownVariable {
  // Names | part | meaning: the recode manuals of the DHS Program and the MICS6 data dictionaries.
  static let dhsVariables = """
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
    hv243e | indicator | household has a computer
    hv216 | - | rooms used for sleeping
    hv230a | - | place for washing hands: seen or not
    hv230b | - | water at the place for washing hands
    hv232 | - | soap or detergent at the place for washing hands
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
    hv140 | - | birth registered
    v044 | - | selected for the domestic violence module
    v130 mv130 | circumstance | religion
    v131 mv131 | circumstance | ethnicity
    v045c hv045c mv045c | circumstance | native language
    v201 mv201 | - | children ever born
    v208 | - | births in the last five years
    v212 mv212 | - | age at first birth
    v213 | indicator | currently pregnant
    v218 mv218 | - | living children
    v312 | - | current contraceptive method
    v313 | - | kind of current contraceptive method
    v501 mv501 | circumstance | current marital status
    v502 mv502 | circumstance | currently, formerly or never in union
    v511 mv511 | - | age at first marriage or union
    v155 mv155 | - | literacy
    v626a | - | unmet need for family planning
    v170 mv170 | indicator | has an account in a bank
    v169a mv169a | indicator | owns a mobile phone
    v171a mv171a | - | use of the internet
    v169b mv169b | indicator | uses a mobile phone for financial transactions
    v177 mv177 | indicator | uses mobile money
    v481 mv481 | indicator | covered by health insurance
    v714 | indicator | currently working
    v731 mv731 | - | worked in the last 12 months
    v744a v744b v744c v744d v744e mv744a mv744b mv744c mv744d mv744e | - | beating justified
    v467b v467c v467d v467f | - | getting medical help: a problem
    bidx midx | - | birth's number in the history
    bord | circumstance | birth order
    b0 | - | twin
    b3 | - | child's date of birth, months since 1900
    b4 | circumstance | sex of the child
    b5 | indicator | child is alive
    b7 | - | age at death in months
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
    d103a d103b d103c | - | emotional violence by the partner
    d104 | indicator | any emotional violence by the partner
    d106 | indicator | any less severe violence by the partner
    d107 | indicator | any severe violence by the partner
    d108 | indicator | any sexual violence by the partner
    """

  static let micsVariables = """
    hh1 | psu | cluster number
    hh2 | id | household number
    hh6 | circumstance | area: urban or rural
    hh7 | circumstance | region
    hh46 hh9 | - | result of the household interview
    hhsex | circumstance | sex of the head of household
    hc1a | circumstance | religion of the head of household
    hc1b | circumstance | language of the head of household
    hc2 | circumstance | ethnicity of the head of household
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
    mwm17 mwm7 | - | result of the man's interview
    uf17 | - | result of the child's interview
    mstatus mmstatus | circumstance | marital status
    fdisability mdisability cdisability | circumstance | functional difficulty
    hc8 hc8a | - | household has electricity
    hc3 | - | rooms used for sleeping
    hc6 | - | cooking fuel (MICS5)
    hc9b | - | household has a mobile phone (MICS5), a refrigerator (MICS6)
    hc11 | - | household has a computer (MICS6), agricultural land (MICS5)
    hc12 | - | household has a mobile phone (MICS6), hectares of land (MICS5)
    hc13 | - | household has the internet (MICS6), livestock (MICS5)
    hc15 | - | household has agricultural land (MICS6), a bank account (MICS5)
    hc19 | - | household has a bank account
    eu1 | - | type of cookstove
    eu4 | - | fuel of the cookstove
    hw1 | - | place for washing hands: seen or not
    hw2 | - | water at the place for washing hands
    hw3 hw7a hw7b | - | soap or detergent at the place for washing hands
    ws1 | - | source of drinking water
    ws2 | - | source of water for cooking and washing
    ws8 | - | type of toilet (MICS5)
    ws9 | - | toilet shared with other households (MICS5)
    ws3 ws4 | - | getting to the water
    ws11 | - | type of toilet
    ws15 | - | toilet shared with other households
    ed3 ed4a ed4b ed5 | - | school: ever attended, level and grade, attended this year (MICS5)
    ed9 | indicator | attended school this year
    ed5a ed5b ed6 | - | level, grade and completion of school
    cm17 cm13 | indicator | birth in the last two years
    ceb cm10 cm11 | - | children ever born
    cp1 | - | currently pregnant
    cp4a cp4b cp4c cp4d cp4e cp4f cp4g cp4h cp4i cp4j cp4k | - | method of contraception
    cp3a cp3b cp3c cp3d cp3e cp3f cp3g cp3h cp3i cp3j cp3k | - | method of contraception (MICS5)
    wb4 | - | age of the woman; level of education in MICS5
    wb2 | - | age of the woman (MICS5)
    mwb4 | - | age of the man; level of education in MICS5
    mwb2 | - | age of the man (MICS5)
    wb14 | - | reading a sentence
    wb18 mwb18 ub9 | indicator | covered by health insurance
    wagem mwagem | - | age at first marriage or union
    wdob wdobfc | - | date of birth, and of the first birth, in months since 1900
    mt9 mmt9 | - | ever used the internet
    mt10 mmt10 | - | use of the internet lately
    mt11 mmt11 | - | owns a mobile phone
    mn5 | - | antenatal visits
    mn20 mn18 | - | place of delivery
    mn19a mn19b mn19c mn17a mn17b mn17c | - | assistance at birth
    cage ag2 ub2 | - | age of the child: in months (CAGE), in years
    br1 br2 | - | birth certificate, birth registered
    ub8 ec5 | indicator | attends an early childhood education programme
    haz2 | - | height for age, z-score
    waz2 | - | weight for age, z-score
    whz2 | - | weight for height, z-score
    hazflag whzflag wazflag | - | z-score flagged
    dv1a dv1b dv1c dv1d dv1e mdv1a mdv1b mdv1c mdv1d mdv1e | - | beating justified
    """
}
