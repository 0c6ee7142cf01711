title = Maelezo ya picha ya eksirei ya kifua
title-abstained = Hakuna majibu yaliyotolewa kwa picha hii
disclaimer = Hiki si kifaa cha tiba. Kinamsaidia msomaji aliyefunzwa, na hakichukui nafasi yake kamwe.
review-status = Maandishi ya Kiswahili: rasimu, bado hayajakaguliwa na mtaalamu wa afya.
    .status = drafted
phantom-banner = PICHA YA KUTENGENEZWA: imeundwa na xvlm, si ya mgonjwa

heading-findings = Yaliyoonekana
heading-absent = Yaliyotafutwa na hayakuonekana
heading-cautions = Angalia
heading-measures = Vipimo
heading-codes = Misimbo
heading-provenance = Chanzo cha taarifa hii
heading-limits = Mipaka

impression-some = { $count ->
    [one] Jambo moja limevuka kiwango chake: { $findings }.
   *[other] Mambo { $count } yamevuka viwango vyake: { $findings }.
}
impression-none = Hakuna jambo lililovuka kiwango chake. Hii haimaanishi kwamba hakuna ugonjwa.
impression-abstained = xvlm haitoi majibu kwa picha hii.
finding-certain = { $finding }: { $certainty }
finding-likely = { $probability }, { $certainty }
list-comma = ,
list-semicolon = ;

abstention-turned = Picha imelala upande au imepinduliwa: igeuze { $turn }, kisha ujaribu tena.
abstention-other_view = Faili lenyewe linasema kwamba hii si picha ya kutoka mbele.
abstention-other_examination = Faili lenyewe linasema kwamba hii si eksirei ya kifua.
abstention-negative = Picha hii ni negativu: mifupa ni meusi na hewa ni nyeupe. Ihamishe tena ikiwa na mifupa meupe.
abstention-not_chest_radiograph = Picha hii haifanani na eksirei ya kifua iliyopigwa kutoka mbele au nyuma.
abstention-no_lungs_seen = Mapafu hayakuonekana kwenye picha.
abstention-unlike_training_images = Picha ni tofauti mno na picha ambazo modeli ilijifunza.
abstention-blank = Picha ni tupu au haina utofauti wa mwanga.
abstention-too_small = Picha ina pikseli chache mno.
turn-90 = robo mzunguko kufuata mwelekeo wa saa (90°)
turn-180 = nusu mzunguko (180°)
turn-270 = robo mzunguko kinyume cha mwelekeo wa saa (90°)

caution-unlike_training_images = Picha ni tofauti na zile ambazo modeli ilijifunza; usiziamini sana takwimu hizi.
caution-child = Mgonjwa ni mtoto; modeli ilifunzwa na kupimwa zaidi kwa watu wazima.
caution-lungs_cropped = Sehemu ya mapafu iko nje ya picha.
caution-patient_rotated = Pafu moja linaonekana jembamba sana kuliko lingine: huenda mgonjwa aligeuka upande mmoja, au pafu moja ni dogo.
caution-tilted = Kifua kimeinama upande mmoja kwenye picha; sehemu zilizotajwa zinaweza kuwa zimesogea.
caution-over_exposed = Mapafu ni meusi mno (mionzi ilizidi); mambo madogo yanaweza kupotea.
caution-under_exposed = Mapafu ni meupe mno (mionzi ilipungua); yaliyomo yanaweza kufichika.
caution-low_contrast = Picha ina utofauti mdogo wa mwanga.
caution-low_resolution = Picha ina pikseli chache; mambo madogo yanaweza kukosekana.
caution-failed_gate = Nakala hii ya modeli haikufaulu ukaguzi wake: inachosema, na mahali inapoonyesha, vinatofautiana mno na modeli ilikotokana. Usiitegemee.
caution-window_ignored = Mipangilio ya kwanza ya kuonyesha iliyo kwenye faili haifai picha yake na haikutumika.
caution-says_other_body_part = Faili linataja sehemu nyingine ya mwili, si kifua. Hakikisha kwamba hii ndiyo picha sahihi.
caution-says_other_view = Faili linasema kwamba hii ni picha ya kutoka mbele, na pia linataja mwelekeo mwingine. Hakikisha kwamba ilipigwa kutoka mbele au nyuma.
caution-for_processing = Faili lina picha ghafi ya kipokezi, si ile iliyoandaliwa kusomwa; hamisha hiyo ukiweza.
caution-partly_blank = Sehemu ya juu au ya chini ya picha ni tupu: huenda picha imekatwa au imeharibika.

certainty-possible = uwezekano upo
certainty-probable = uwezekano mkubwa
certainty-very_likely = uwezekano mkubwa sana
certainty-scale = Maneno ya uwezekano wa jambo lililovuka kiwango chake: uwezekano upo, chini ya { $probable }; uwezekano mkubwa, chini ya { $very_likely }; uwezekano mkubwa sana, kuanzia hapo.

side-right = upande wa kulia wa mgonjwa
side-left = upande wa kushoto wa mgonjwa
side-both = pande zote mbili
side-central = katikati ya kifua
zone-right_upper = sehemu ya juu kulia
zone-right_middle = sehemu ya kati kulia
zone-right_lower = sehemu ya chini kulia
zone-left_upper = sehemu ya juu kushoto
zone-left_middle = sehemu ya kati kushoto
zone-left_lower = sehemu ya chini kushoto
zone-outside_lungs = nje ya mapafu
zone-share = { $zone } { $share }
where-side = { $side }: { $zones }

label-where = Wapi
label-why = Kwa nini
label-consider = Fikiria
label-threshold = kiwango { $threshold }
test-figures = Uwezekano { $before }; sehemu hii ikifichwa { $hidden }; sehemu nyingine ya ukubwa sawa ikifichwa { $elsewhere }.
verdict-matters = Jibu linategemea sehemu hii.
verdict-matters_little = Jibu linategemea sehemu hii kidogo tu.
verdict-does_not_matter = Jibu halitegemei sehemu hii: usitegemee mahali palipoonyeshwa.
untested = Hakukuwa na kitu cha kuficha, kwa hiyo mahali palipoonyeshwa hapakujaribiwa.
stated-yes = Mwandishi wa modeli, alipoulizwa peke yake, alitaja jambo hili pia.
stated-no = Mwandishi wa modeli, alipoulizwa peke yake, hakutaja jambo hili.
bar-before = picha ilivyo
bar-hidden = sehemu hii ikifichwa
bar-elsewhere = sehemu nyingine ikifichwa

absent-note = Kila moja lilibaki chini ya kiwango chake. Kutoonekana si sawa na kutokuwepo.

heart-ratio-PA = Uwiano wa moyo na kifua { $ratio } (umepimwa kwenye picha, mwelekeo PA). Zaidi ya { $limit } moyo huitwa mkubwa kwenye picha za PA za mtu mzima (Danzer 1919).
heart-ratio-unknown = Uwiano wa moyo na kifua { $ratio } (umepimwa kwenye picha, mwelekeo haujulikani). Zaidi ya { $limit } moyo huitwa mkubwa kwenye picha za PA za mtu mzima (Danzer 1919); picha za AP hukuza moyo.
heart-ratio-AP = Uwiano wa moyo na kifua haukupimwa: picha za AP hukuza moyo.
heart-ratio-none = Uwiano wa moyo na kifua haukupimwa: mipaka ya moyo haionekani wazi.

provenance-image = Picha { $source }, mwelekeo { $view }
provenance-model = Modeli { $bundle } { $version }, sha256 { $sha256 }
provenance-thresholds = Viwango vya modeli: { $point }
provenance-clinic-thresholds = Viwango vya kliniki hii, { $date }: { $point }, sha256 { $sha256 }
provenance-software = xvlm { $xvlm } kwa { $engine }, jedwali la mambo { $findings }
operating-point-few_false_alarms = tahadhari chache za uongo
operating-point-best_f1 = uwiano kati ya yaliyokosekana na tahadhari za uongo (F1)
operating-point-sensitivity_90 = unyeti wa asilimia 90
view-PA = PA
view-AP = AP
view-unknown = haujulikani

limits-list = Modeli inatafuta mambo { $count } tu. Haisomi mifupa, vifaa wala mirija.
limits-tuberculosis = Haikufunzwa kutambua { finding-tuberculosis }. Hakuna jibu hapa linalothibitisha wala kukanusha ugonjwa huo.
limits-place = Mistari inaonyesha sehemu zilizoathiri jibu la modeli. Si uthibitisho wa ugonjwa.
limits-sides = Pande ni sahihi picha ikionyeshwa kama kawaida, kulia kwa mgonjwa kukiwa kushoto kwa mtazamaji. Picha iliyogeuzwa kama kwenye kioo huzibadilisha.
limits-consider = Mambo mengine ya kufikiria ni orodha ya jumla; hayakusomwa kwenye picha hii.

marker-right = R
marker-left = L
show = Onyesha kwenye picha
image-alt = Picha ya eksirei ya kifua yenye mistari kuzunguka sehemu za kila jambo
percent-under = < { $percent }
percent-over = > { $percent }

note = taarifa
note-wrote = { $file } imeandikwa
note-fallback = { $wanted } haiwezi kutumika hapa; inatumika { $engine }
step-explaining = inaeleza
