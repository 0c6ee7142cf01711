title = Bayanin hoton ƙirji
title-abstained = Ba a ba da wani sakamako ga wannan hoto ba
disclaimer = Wannan ba na'urar magani ba ce. Tana taimaka wa ƙwararren mai karatu, ba ta taɓa maye gurbinsa.
review-status = Rubutun Hausa: daftari, likita bai duba shi ba tukuna.
    .status = drafted
phantom-banner = HOTON ƘIRƘIRA: xvlm ne ya yi shi, ba na majinyaci ba

heading-findings = Abubuwan da aka gani
heading-absent = An nema ba a gani ba
heading-cautions = A kula
heading-measures = Awo
heading-codes = Lambobin tsari
heading-provenance = Inda wannan bayani ya fito
heading-limits = Iyakoki

impression-some = { $count ->
    [one] Abu ɗaya ya wuce iyakarsa: { $findings }.
   *[other] Abubuwa { $count } sun wuce iyakokinsu: { $findings }.
}
impression-none = Babu abin da ya wuce iyakarsa. Wannan ba ya nufin babu cuta.
impression-abstained = xvlm ba ya ba da sakamako ga wannan hoto.
finding-certain = { $finding }: { $certainty }
finding-likely = { $probability }, { $certainty }
list-comma = ,
list-semicolon = ;

abstention-turned = Hoton yana kwance a gefe ko a juye: a juya shi { $turn } sannan a sake gwadawa.
abstention-other_view = Fayil ɗin da kansa ya ce wannan ba hoton gaba ba ne.
abstention-other_examination = Fayil ɗin da kansa ya ce wannan ba hoton ƙirji ba ne.
abstention-negative = Hoton nan jujjuyayye ne: ƙasusuwa sun yi duhu, iska ta yi haske. A sake fitar da shi da ƙasusuwa masu haske.
abstention-not_chest_radiograph = Wannan bai yi kama da hoton ƙirji na gaba ba.
abstention-no_lungs_seen = Ba a ga huhu a cikinsa ba.
abstention-unlike_training_images = Ya bambanta ƙwarai da hotunan da samfurin ya koya da su.
abstention-blank = Hoton babu komai a cikinsa, ko kuma kusan babu bambancin haske.
abstention-too_small = Ɗigon hoton sun yi kaɗan ƙwarai.
turn-90 = kwata zagaye bisa hanyar agogo (90°)
turn-180 = rabin zagaye (180°)
turn-270 = kwata zagaye saɓanin hanyar agogo (90°)

caution-unlike_training_images = Hoton ya bambanta da waɗanda samfurin ya koya da su; a rage dogaro da alkaluman.
caution-child = Majinyacin yaro ne; an koyar da samfurin kuma an auna shi galibi a kan manya.
caution-lungs_cropped = Wani ɓangare na huhu yana wajen hoton.
caution-patient_rotated = Ɓangaren huhu ɗaya ya fi ɗayan tsukewa sosai: wataƙila majinyacin ya juya gefe, ko huhu ɗaya ya fi ƙanƙanta.
caution-tilted = Ƙirjin ya karkata gefe ɗaya a hoton; sassan da aka ambata na iya kaucewa.
caution-over_exposed = Huhun sun yi baƙi ƙwarai (haske ya yi yawa); ƙananan abubuwa na iya ɓacewa.
caution-under_exposed = Huhun sun yi fari ƙwarai (haske ya yi kaɗan); abin da ke cikinsu na iya ɓoyewa.
caution-low_contrast = Hoton yana da ƙarancin bambancin haske.
caution-low_resolution = Ɗigon hoton kaɗan ne; ana iya rasa ƙananan abubuwa.
caution-failed_gate = Wannan kwafin samfurin bai ci gwajinsa ba: abin da yake faɗa, da inda yake nunawa, sun bambanta sosai da samfurin da aka yi shi daga gare shi. Kada a dogara da shi.
caution-window_ignored = Saitin nuni na farko da ke cikin fayil ɗin bai dace da hotonsa ba, kuma ba a yi amfani da shi ba.
caution-says_other_body_part = Fayil ɗin ya ambaci wani sashen jiki dabam, ba ƙirji ba. A tabbatar cewa wannan shi ne hoton da ya dace.
caution-says_other_view = Fayil ɗin ya ce wannan hoton gaba ne, kuma ya ambaci wani kusurwa dabam. A tabbatar cewa an ɗauke shi daga gaba ko baya.
caution-for_processing = Fayil ɗin yana ɗauke da ɗanyen hoton na’ura, ba wanda aka shirya don karatu ba; a fitar da wancan idan zai yiwu.
caution-partly_blank = Sashen sama ko na ƙasa na hoton babu komai: watakila an yanke hoton, ko ya lalace.

certainty-possible = mai yiwuwa
certainty-probable = da babban yiwuwa
certainty-very_likely = da babban yiwuwa ƙwarai
certainty-scale = Kalmomin yiwuwar abin da ya wuce iyakarsa: «mai yiwuwa» ƙasa da { $probable }, «da babban yiwuwa» ƙasa da { $very_likely }, «da babban yiwuwa ƙwarai» daga nan zuwa sama.

side-right = gefen dama na majinyaci
side-left = gefen hagu na majinyaci
side-both = gefe biyu
side-central = tsakiyar ƙirji
zone-right_upper = sashen sama na dama
zone-right_middle = sashen tsakiya na dama
zone-right_lower = sashen ƙasa na dama
zone-left_upper = sashen sama na hagu
zone-left_middle = sashen tsakiya na hagu
zone-left_lower = sashen ƙasa na hagu
zone-outside_lungs = wajen huhu
zone-share = { $zone } { $share }
where-side = { $side }: { $zones }

label-where = Ina
label-why = Me ya sa
label-consider = A yi tunanin
label-threshold = iyaka { $threshold }
test-figures = Yiwuwa { $before }; idan aka rufe wannan wuri { $hidden }; idan aka rufe wani wuri mai girma ɗaya { $elsewhere }.
verdict-matters = Amsar ta dogara ga wannan wuri.
verdict-matters_little = Amsar ta dogara ga wannan wuri kaɗan kawai.
verdict-does_not_matter = Amsar ba ta dogara ga wannan wuri ba: kada a dogara ga wurin da aka nuna.
untested = Babu abin da za a rufe, don haka ba a gwada wurin da aka nuna ba.
stated-yes = Marubucin rahoton samfurin, da aka tambaye shi dabam, shi ma ya ambace shi.
stated-no = Marubucin rahoton samfurin, da aka tambaye shi dabam, bai ambace shi ba.
bar-before = hoton yadda yake
bar-hidden = an rufe wannan wuri
bar-elsewhere = an rufe wani wuri

absent-note = Kowanne ya tsaya ƙasa da iyakarsa. Rashin gani ba ya nufin babu.

heart-ratio-PA = Rabon zuciya da ƙirji { $ratio } (an auna a hoton, fuskar PA). Idan ya wuce { $limit } akan ce ta yi girma a hoton PA na babba (Danzer 1919).
heart-ratio-unknown = Rabon zuciya da ƙirji { $ratio } (an auna a hoton, ba a san fuskar ba). Idan ya wuce { $limit } akan ce ta yi girma a hoton PA na babba (Danzer 1919); hoton AP yana nuna zuciya ta fi girma.
heart-ratio-AP = Ba a auna rabon zuciya da ƙirji ba: hoton AP yana nuna zuciya ta fi girma.
heart-ratio-none = Ba a auna rabon zuciya da ƙirji ba: gefunan zuciya ba su fito sarai ba.

provenance-image = Hoto { $source }, fuska { $view }
provenance-model = Samfuri { $bundle } { $version }, sha256 { $sha256 }
provenance-thresholds = Iyakokin samfuri: { $point }
provenance-clinic-thresholds = Iyakokin wannan asibiti, { $date }: { $point }, sha256 { $sha256 }
provenance-software = xvlm { $xvlm } a kan { $engine }, jadawalin abubuwa { $findings }
operating-point-few_false_alarms = ƙarancin faɗakarwar ƙarya
operating-point-best_f1 = daidaito tsakanin waɗanda aka rasa da faɗakarwar ƙarya (F1)
operating-point-sensitivity_90 = gano kashi 90%
view-PA = PA
view-AP = AP
view-unknown = ba a sani ba

limits-list = Yana neman abubuwa { $count } kawai, ba wani abu ba. Ba ya karanta ƙashi, na'urori ko bututu.
limits-tuberculosis = Ba a koya masa gane { finding-tuberculosis } ba. Babu amsa a nan da ta tabbatar ko ta ƙaryata shi.
limits-place = Wuraren da aka zana suna nuna abin da ya shafi amsar wannan samfuri. Ba hujjar cuta ba ne.
limits-sides = Ɓangarorin daidai ne idan an nuna hoton yadda aka saba, daman maras lafiya a hagun mai kallo. Hoton da aka juya kamar a madubi yana musanya su.
limits-consider = Sauran abin da za a yi tunani a kai jeri ne na gaba ɗaya, ba a karanta shi daga wannan hoto ba.

marker-right = D
marker-left = H
show = Nuna a hoton
image-alt = Hoton ƙirji da aka zana iyakar hujjar kowane abu
percent-under = < { $percent }
percent-over = > { $percent }

note = lura
note-wrote = an rubuta { $file }
note-fallback = ba za a iya amfani da { $wanted } a nan ba; ana amfani da { $engine }
step-explaining = ana bayani
