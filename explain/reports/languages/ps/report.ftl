title = د سینې د اېکسرې تشریح
title-abstained = د دې انځور لپاره هېڅ موندنه نه ده ورکړل شوې
disclaimer = دا طبي وسیله نه ده. له روزل شوي لوستونکي سره مرسته کوي او هېڅکله یې ځای نه نیسي.
review-status = پښتو متن: مسوده، تر اوسه کوم ډاکټر نه ده کتلې.
    .status = drafted
phantom-banner = مصنوعي انځور: xvlm جوړ کړی، د ناروغ نه دی

heading-findings = موندنې
heading-absent = ولټول شو او ونه موندل شو
heading-cautions = پام وکړئ
heading-measures = اندازې
heading-codes = کوډونه
heading-provenance = دا معلومات له کومه راغلي
heading-limits = محدودیتونه

impression-some = { $count ->
    [one] یوه موندنه له خپل حد څخه اوښتې: { $findings }.
   *[other] { NUMBER($count) } موندنې له خپل حد څخه اوښتې: { $findings }.
}
impression-none = هېڅ موندنه له خپل حد څخه نه ده اوښتې. دا د ناروغۍ نشتوالی نه ثابتوي.
impression-abstained = xvlm د دې انځور لپاره هېڅ موندنه نه ورکوي.
finding-certain = { $finding }: { $certainty }
finding-likely = { $probability }، { $certainty }
list-comma = ،
list-semicolon = ؛

abstention-turned = انځور پر اړخ یا سرچپه دی: { $turn } یې وګرځوئ او بیا هڅه وکړئ.
abstention-other_view = فایل پخپله وايي چې دا د مخې لید نه دی.
abstention-other_examination = فایل پخپله وايي چې دا د سینې اېکسرې نه ده.
abstention-negative = دا انځور نېګاټیف دی: هډوکي تور او هوا سپینه ښکاري. بیا یې داسې صادر کړئ چې هډوکي سپین وي.
abstention-not_chest_radiograph = دا له مخې څخه د سینې اېکسرې نه ښکاري.
abstention-no_lungs_seen = سږي په کې ونه لیدل شول.
abstention-unlike_training_images = دا له هغو انځورونو ډېر زیات توپیر لري چې موډل ترې زده کړې.
abstention-blank = انځور تش دی یا تقریباً هېڅ کنټراسټ نه لري.
abstention-too_small = انځور ډېر زیات لږ پیکسلونه لري.
turn-90 = د ساعت د ستنې په لور یو پر څلورمه برخه (۹۰°)
turn-180 = نیمه دوره (۱۸۰°)
turn-270 = د ساعت د ستنې په مخالف لور یو پر څلورمه برخه (۹۰°)

caution-unlike_training_images = انځور له هغو توپیر لري چې موډل ترې زده کړې؛ پر شمېرو لږ باور وکړئ.
caution-child = ناروغ ماشوم دی؛ موډل تر ډېره پر لویانو روزل شوی او اندازه شوی.
caution-lungs_cropped = د سږو یوه برخه له انځور بهر ده.
caution-patient_rotated = یو سږی تر بل ډېر نری ښکاري: ښايي ناروغ یوې خوا ته اوښتی وي، یا یو سږی کوچنی وي.
caution-tilted = سینه په انځور کې یوې خوا ته کږه ده؛ یادې شوې برخې ښايي ښویېدلې وي.
caution-over_exposed = سږي ډېر تور دي (وړانګې زیاتې وې)؛ واړه جزئیات ښايي ورک شي.
caution-under_exposed = سږي ډېر سپین دي (وړانګې لږې وې)؛ څه چې په کې دي ښايي پټ وي.
caution-low_contrast = انځور لږ کنټراسټ لري.
caution-low_resolution = انځور لږ پیکسلونه لري؛ وړې موندنې ښايي پاتې شي.
caution-failed_gate = د موډل دا کاپي په خپلو ازموینو کې ناکامه شوه: څه چې وايي، او چېرته يې ښيي، له هغه موډل څخه ډېر لرې دي چې ترې جوړه شوې ده. باور پرې مه کوئ.
caution-window_ignored = په فایل کې د ښودلو لومړنۍ امستنې له انځور سره سمون نه لري او ونه کارول شوې.
caution-says_other_body_part = په فایل کې له سینې پرته د بدن د بلې برخې نوم دی. ډاډ ترلاسه کړئ چې دا سم انځور دی.
caution-says_other_view = فایل دې ته د مخې لید وايي او بل لید هم یادوي. ډاډ ترلاسه کړئ چې له مخې یا شا اخیستل شوی دی.
caution-for_processing = په فایل کې د کشفوونکي خام انځور دی، نه هغه چې د لوستلو لپاره چمتو شوی؛ که کېدای شي هغه صادر کړئ.
caution-partly_blank = د انځور پورتنۍ یا ښکتنۍ برخه تشه ده: کېدای شي انځور پرې شوی یا خراب شوی وي.

certainty-possible = امکان شته
certainty-probable = ډېر امکان
certainty-very_likely = خورا ډېر امکان
certainty-scale = د هغې موندنې د احتمال لپاره ټکي چې له خپل حد څخه اوښتې: تر { $probable } کم «امکان شته»، تر { $very_likely } کم «ډېر امکان»، له هغه وروسته «خورا ډېر امکان».

side-right = د ناروغ ښي اړخ
side-left = د ناروغ کيڼ اړخ
side-both = دواړه اړخونه
side-central = د سینې منځ
zone-right_upper = ښۍ پورتنۍ برخه
zone-right_middle = ښۍ منځنۍ برخه
zone-right_lower = ښۍ ښکتنۍ برخه
zone-left_upper = کيڼه پورتنۍ برخه
zone-left_middle = کيڼه منځنۍ برخه
zone-left_lower = کيڼه ښکتنۍ برخه
zone-outside_lungs = له سږو بهر
zone-share = { $zone } { $share }
where-side = { $side }: { $zones }

label-where = چېرته
label-why = ولې
label-consider = په پام کې ونیسئ
label-threshold = حد { $threshold }
test-figures = احتمال { $before }؛ د دې ځای په پټولو سره { $hidden }؛ بل چېرته د همدومره ځای په پټولو سره { $elsewhere }.
verdict-matters = ځواب پر دې ځای ولاړ دی.
verdict-matters_little = ځواب پر دې ځای یوازې لږ ولاړ دی.
verdict-does_not_matter = ځواب پر دې ځای نه دی ولاړ: پر ښودل شوي ځای باور مه کوئ.
untested = د پټولو لپاره څه نه وو، نو ښودل شوی ځای ونه ازمویل شو.
stated-yes = د موډل راپور لیکونکي، چې جلا وپوښتل شو، دا هم یاده کړه.
stated-no = د موډل راپور لیکونکي، چې جلا وپوښتل شو، دا یاده نه کړه.
bar-before = انځور لکه څنګه چې دی
bar-hidden = دا ځای پټ شوی
bar-elsewhere = بل ځای پټ شوی

absent-note = هره یوه تر خپل حد لاندې پاتې شوه. نه موندل د نشتوالي مانا نه لري.

heart-ratio-PA = د زړه او سینې نسبت { $ratio } (په انځور کې اندازه شوی، PA لید). د لویانو په PA لید کې تر { $limit } زیات ته لوی ویل کېږي (Danzer 1919).
heart-ratio-unknown = د زړه او سینې نسبت { $ratio } (په انځور کې اندازه شوی، لید نامعلوم). د لویانو په PA لید کې تر { $limit } زیات ته لوی ویل کېږي (Danzer 1919)؛ AP لید زړه لوی ښيي.
heart-ratio-AP = د زړه او سینې نسبت اندازه نه شو: AP لید زړه لوی ښيي.
heart-ratio-none = د زړه او سینې نسبت اندازه نه شو: د زړه څنډې روښانه نه دي.

provenance-image = انځور { $source }، لید { $view }
provenance-model = موډل { $bundle } { $version }، sha256 { $sha256 }
provenance-thresholds = د موډل حدونه: { $point }
provenance-clinic-thresholds = د دې کلینیک حدونه، { $date }: { $point }، sha256 { $sha256 }
provenance-software = xvlm { $xvlm } پر { $engine }، د موندنو جدول { $findings }
operating-point-few_false_alarms = لږ غلط خبرداري
operating-point-best_f1 = د پاتې شویو او غلطو خبرداریو ترمنځ توازن (F1)
operating-point-sensitivity_90 = ۹۰٪ حساسیت
view-PA = PA
view-AP = AP
view-unknown = نامعلوم

limits-list = دا { NUMBER($count) } موندنې لټوي او نور څه نه. هډوکي، وسایل او نلونه نه لوستل کېږي.
limits-tuberculosis = دا د { finding-tuberculosis } پېژندلو لپاره نه دی روزل شوی. دلته هېڅ ځواب یې نه تاییدوي او نه ردوي.
limits-place = په کرښو ګېر شوي ځایونه ښيي چې څه پر دې موډل اغېز کړی. دا د ناروغۍ ثبوت نه دی.
limits-sides = اړخونه هغه وخت سم دي چې انځور د معمول په څېر ښودل شوی وي، د ناروغ ښی د کتونکي کیڼ لور ته. د هندارې په څېر اړول شوی انځور یې سره بدلوي.
limits-consider = نور هغه څه چې باید په پام کې ونیول شي یو عمومي لېست دی او له دې انځور نه دی لوستل شوی.

marker-right = ښی
marker-left = کيڼ
show = په انځور کې ښودل
image-alt = د سینې اېکسرې چې د هرې موندنې شواهد په کې په کرښه ګېر دي
percent-under = تر { $percent } کم
percent-over = تر { $percent } زیات

note = یادونه
note-wrote = { $file } ولیکل شو
note-fallback = { $wanted } دلته نه شي کارېدلی؛ پر { $engine } روان دی
step-explaining = تشریح کېږي
